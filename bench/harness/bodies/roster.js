// The people of a conversation as a server knows them. Seven of ten are offline, as in a large conversation; names are
// partly outside ASCII, session ids have the length that a real server gives them.

import { name } from './names.js';
import { random } from './random.js';

/** Of every roster. */
export const SEED = 20_110;
/** The server's clock at the first answer, in seconds. */
export const START = 1_795_384_300;
/** Who looks at the list: the owner. */
export const VIEWER = 'owner';

const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

export const OWNER = 1;
export const MODERATOR = 2;
export const USER = 3;
export const GUEST = 4;
export const SELF_JOINED = 5;
export const GUEST_MODERATOR = 6;

export class Roster {
  now = START;
  people = [];
  #attendees = 0;
  /** Names that are taken. */
  #names = new Set();

  constructor(count, seed = SEED) {
    this.random = random(seed + count);
    const online = Math.round(count * 0.3);
    this.people.push(this.#person(VIEWER, OWNER, true));
    for (let i = 1; i < count; i += 1) this.people.push(this.newcomer(i < online));
    // The server does not send them in any order that a reader would want.
    for (let i = count - 1; i > 0; i -= 1) {
      const other = this.random.below(i + 1);
      [this.people[i], this.people[other]] = [this.people[other], this.people[i]];
    }
  }

  /** Somebody new. Whoever has no account is here only while they are connected. */
  newcomer(online) {
    const chance = this.random.below(100);
    if (online && chance < 6) return this.#person('', chance < 1 ? GUEST_MODERATOR : GUEST, true);
    const user = `${this.random.text(LETTERS, 5)}.${this.random.text(LETTERS, 7)}`;
    if (online && chance < 10) return this.#person(user, SELF_JOINED, true);
    return this.#person(user, chance >= 95 ? MODERATOR : USER, online);
  }

  /** A name that nobody else has: the panel tells people of one name apart, and the other lists do not. */
  name() {
    for (;;) {
      const unique = `${name(this.random)} ${this.random.text(LETTERS, 4)}`;
      if (this.#names.has(unique)) continue;
      this.#names.add(unique);
      return unique;
    }
  }

  #person(userId, participantType, online) {
    const person = {
      inCall: 0,
      lastPing: 0,
      sessionId: '0',
      participantType,
      userId,
      displayName: this.name(),
      attendeeId: (this.#attendees += 1),
    };
    if (online) this.connect(person, this.now - 1 - this.random.below(30));
    return person;
  }

  connect(person, lastPing) {
    person.sessionId = this.random.text(BASE64, 255);
    person.lastPing = lastPing;
    // A few take part in the call, with sound, some with a camera too.
    const chance = this.random.below(10);
    person.inCall = chance === 0 ? 7 : chance === 1 ? 3 : 0;
  }

  disconnect(person) {
    person.sessionId = '0';
    person.lastPing = 0;
    person.inCall = 0;
  }
}

export const isOnline = (person) => person.sessionId !== '0';
