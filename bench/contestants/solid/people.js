// Rows are replaced with every answer and not made into a store: only those on the screen are ever read, and a proxy for
// each of ten thousand would cost more than it saves.

import { batch, createMemo, createRoot, createSignal } from 'solid-js';
import { Pending } from '../shared/pending.js';
import { decode, matching, order } from '../shared/participants.js';
import { sectionsOf } from '../shared/sections.js';

export function createPeople({ lang, now: start, send }) {
  const compare = order(lang);
  const pending = new Pending();
  const [sorted, setSorted] = createSignal([]);
  const [query, setQuery] = createSignal('');
  const [now, setNow] = createSignal(start);
  const [commands, setCommands] = createSignal(0);
  const { rows, sections } = createRoot(() => {
    const rows = createMemo(() => {
      commands();
      return matching(pending.apply(sorted()), query());
    });
    return { rows, sections: createMemo(() => sectionsOf(rows(), now())) };
  });
  return {
    rows,
    sections,
    now,
    receive(bytes, seconds = now()) {
      pending.absorb();
      const next = decode(bytes).sort(compare);
      batch(() => {
        setNow(seconds);
        setSorted(next);
      });
    },
    filter: (text) => void setQuery(text),
    perform: (row, action) => pending.perform(row, action, send, () => setCommands((count) => count + 1)),
  };
}
