// A sequence of answers, the same for every contestant: step 0 is the roster as it begins, each further step is one
// change later. Steps are kept for the contestants that come to them later, and forgotten with the track.

import { answer } from './answer.js';
import { expected } from './expected.js';
import { Roster } from './roster.js';

export class Track {
  #steps = [];
  #roster;
  #change;
  #kept;
  #api;
  #rows = { number: -1, rows: [] };

  /** `kept`: how many of the newest steps stay in memory; `api`: in whose rows the answers are written. */
  constructor(people, change, { kept = Infinity, api = 'v1' } = {}) {
    this.#roster = new Roster(people);
    this.#change = change;
    this.#kept = kept;
    this.#api = api;
  }

  /** The answer of a step: its bytes and the server's clock. */
  step(number) {
    while (this.#steps.length <= number) {
      const before = this.#steps.at(-1);
      if (before) this.#change(this.#roster);
      const { now, people } = this.#roster;
      this.#steps.push({ bytes: answer(people, this.#api), now, people: people.map((person) => ({ ...person })) });
      const old = this.#steps.length - 1 - this.#kept;
      if (old > 0) this.#steps[old] = null;
    }
    return this.#steps[number];
  }

  /** The rows that a list has to show after a step. */
  rows(number) {
    if (this.#rows.number !== number) {
      const { people, now } = this.step(number);
      // Contestants are checked one after the other at the same step.
      this.#rows = { number, rows: expected(people, now) };
    }
    return this.#rows.rows;
  }
}
