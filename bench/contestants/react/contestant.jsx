// The list in React 19 with TanStack Virtual. The store lies outside React, as with any data library; React hears of it
// through useSyncExternalStore.

import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { Panel } from './Panel.jsx';
import { Store } from './store.js';

export function mount(root, options) {
  const store = new Store(options);
  const reactRoot = createRoot(root);
  flushSync(() => reactRoot.render(<Panel store={store} viewer={options.viewer} viewerRole={options.role} />));
  return {
    receive: (bytes, now) => flushSync(() => store.receive(bytes, now)),
    filter: (text) => flushSync(() => store.filter(text)),
    async settled() {
      flushSync(() => {});
    },
    unmount: () => reactRoot.unmount(),
  };
}
