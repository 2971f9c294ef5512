// Reactive at the top only (shallowRef): rows are replaced with every answer and never changed in place, so that Vue need
// not wrap ten thousand objects.

import { computed, shallowRef, triggerRef } from 'vue';
import { Pending } from '../shared/pending.js';
import { decode, matching, order } from '../shared/participants.js';
import { sectionsOf } from '../shared/sections.js';

export function createStore(options) {
  const compare = order(options.lang);
  const sorted = shallowRef([]);
  const pending = shallowRef(new Pending());
  const query = shallowRef('');
  const now = shallowRef(options.now);
  const rows = computed(() => matching(pending.value.apply(sorted.value), query.value));
  const sections = computed(() => sectionsOf(rows.value, now.value));

  return {
    rows,
    sections,
    now,
    receive(bytes, seconds = now.value) {
      pending.value.absorb();
      sorted.value = decode(bytes).sort(compare);
      now.value = seconds;
    },
    filter(text) {
      query.value = text;
    },
    perform: (row, action) => pending.value.perform(row, action, options.send, () => triggerRef(pending)),
  };
}
