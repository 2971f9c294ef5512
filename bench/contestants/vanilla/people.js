// Everybody in the conversation, in order, from answer to answer.

import { Pending } from '../shared/pending.js';
import { identify, matching, order } from '../shared/participants.js';

const decoder = new TextDecoder();

export class People {
  #text = '';
  #byId = new Map();
  /** Everybody, in order as of the last answer. */
  #sorted = [];
  #query = '';
  #pending = new Pending();
  #compare;
  #generation = 0;

  constructor(lang) {
    this.#compare = order(lang);
  }

  receive(bytes) {
    this.#pending.absorb();
    const text = decoder.decode(bytes);
    // Nothing happened since the last answer: nothing to read, nothing to sort.
    if (text === this.#text) return;
    this.#text = text;
    this.#merge(JSON.parse(text).ocs.data);
  }

  /** Takes the newest rows into the people known already, whose order is then nearly right. */
  #merge(rows) {
    this.#generation += 1;
    const generation = this.#generation;
    const byId = this.#byId;
    let moved = false;
    const joined = [];
    for (const row of rows) {
      identify(row);
      const { id } = row;
      const known = byId.get(id);
      if (known === undefined) {
        row.generation = generation;
        byId.set(id, row);
        joined.push(row);
        continue;
      }
      known.generation = generation;
      if (known.lastPing !== row.lastPing || known.displayName !== row.displayName) {
        known.lastPing = row.lastPing;
        known.displayName = row.displayName;
        moved = true;
      }
      known.sessionId = row.sessionId;
      known.inCall = row.inCall;
      known.participantType = row.participantType;
    }
    let sorted = this.#sorted;
    if (byId.size > rows.length) {
      sorted = sorted.filter((person) => person.generation === generation);
      for (const [id, person] of byId) if (person.generation !== generation) byId.delete(id);
    }
    if (joined.length > 0) {
      sorted = merged(sorted.sort(this.#compare), joined.sort(this.#compare), this.#compare);
    } else if (moved) {
      sorted.sort(this.#compare);
    }
    this.#sorted = sorted;
  }

  filter(text) {
    this.#query = text;
  }

  /** Who is to be seen now. */
  shown() {
    return matching(this.#pending.apply(this.#sorted), this.#query);
  }

  perform(person, action, send, changed) {
    return this.#pending.perform(person, action, send, changed);
  }
}

/** Two sorted lists as one. */
function merged(a, b, compare) {
  if (a.length === 0) return b;
  const all = new Array(a.length + b.length);
  let [i, j] = [0, 0];
  for (let k = 0; k < all.length; k += 1) {
    const takeA = j === b.length || (i < a.length && compare(a[i], b[j]) <= 0);
    all[k] = takeA ? a[i++] : b[j++];
  }
  return all;
}
