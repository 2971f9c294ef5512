// The list in Solid with TanStack Virtual.

import { render } from 'solid-js/web';
import { Panel } from './Panel.jsx';
import { createPeople } from './people.js';

export function mount(root, options) {
  const people = createPeople(options);
  const dispose = render(() => <Panel people={people} viewer={options.viewer} viewerRole={options.role} />, root);
  return {
    // Solid writes to the document before a setter returns.
    receive: people.receive,
    filter: people.filter,
    settled: () => Promise.resolve(),
    unmount: dispose,
  };
}
