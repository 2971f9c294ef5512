// The list in Svelte 5 with TanStack Virtual.

import { flushSync, mount as mountComponent, tick, unmount } from 'svelte';
import Panel from './Panel.svelte';
import { People } from './people.svelte.js';

export function mount(root, options) {
  const people = new People(options);
  const panel = mountComponent(Panel, {
    target: root,
    props: { people, viewer: options.viewer, viewerRole: options.role },
  });
  flushSync();
  return {
    receive: (bytes, now) => flushSync(() => people.receive(bytes, now)),
    filter: (text) => flushSync(() => people.filter(text)),
    settled: () => tick(),
    unmount: () => unmount(panel),
  };
}
