// What React is told of: rows that never change in place.

import { Pending } from '../shared/pending.js';
import { decode, matching, order } from '../shared/participants.js';
import { sectionsOf } from '../shared/sections.js';

export class Store {
  #listeners = new Set();
  #sorted = [];
  #query = '';
  #pending = new Pending();
  #state;
  #compare;
  #send;

  constructor({ lang, now, send }) {
    this.#compare = order(lang);
    this.#send = send;
    this.#state = { rows: [], sections: [], now };
  }

  subscribe = (listener) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  snapshot = () => this.#state;

  receive(bytes, now = this.#state.now) {
    this.#pending.absorb();
    this.#sorted = decode(bytes).sort(this.#compare);
    this.#publish(now);
  }

  filter(text) {
    this.#query = text;
    this.#publish();
  }

  perform(row, action) {
    return this.#pending.perform(row, action, this.#send, () => this.#publish());
  }

  #publish(now = this.#state.now) {
    const rows = matching(this.#pending.apply(this.#sorted), this.#query);
    this.#state = { rows, sections: sectionsOf(rows, now), now };
    for (const listener of this.#listeners) listener();
  }
}
