// Raw state: rows are replaced with every answer and never changed in place, so Svelte need not wrap them.

import { Pending } from '../shared/pending.js';
import { decode, matching, order } from '../shared/participants.js';
import { sectionsOf } from '../shared/sections.js';

export class People {
  #sorted = $state.raw([]);
  #query = $state('');
  #commands = $state(0);
  #pending = new Pending();
  #compare;
  #send;
  now = $state(0);
  rows = $derived.by(() => {
    // Read for its own sake: the commands themselves are plain data.
    void this.#commands;
    return matching(this.#pending.apply(this.#sorted), this.#query);
  });
  sections = $derived(sectionsOf(this.rows, this.now));

  constructor({ lang, now, send }) {
    this.#compare = order(lang);
    this.#send = send;
    this.now = now;
  }

  receive(bytes, now = this.now) {
    this.#pending.absorb();
    this.#sorted = decode(bytes).sort(this.#compare);
    this.now = now;
  }

  filter(text) {
    this.#query = text;
  }

  perform(row, action) {
    return this.#pending.perform(row, action, this.#send, () => (this.#commands += 1));
  }
}
