// What happens to a conversation between two answers. Each change alters the roster in place.

import { MODERATOR, USER, VIEWER, isOnline } from './roster.js';

/** Nothing. */
export function identical() {}

/** One in a hundred got another role, another name, or went into the call or out of it; at least one another role. */
export function onePercent(roster) {
  const { people, random } = roster;
  const able = people.filter(({ participantType }) => participantType === USER || participantType === MODERATOR);
  const count = Math.max(1, Math.round(people.length / 100));
  random.sample(able.length, count).forEach((place, i) => {
    const person = able[place];
    if (i % 3 === 2 && isOnline(person)) {
      person.inCall = person.inCall ? 0 : 3;
      return;
    }
    person.participantType = person.participantType === USER ? MODERATOR : USER;
    if (i % 3 === 1) person.displayName = roster.name();
  });
}

/** Half a minute later: everybody who is online has sent a ping. */
export function pings(roster) {
  roster.now += 30;
  for (const person of roster.people) if (isOnline(person)) person.lastPing += 30;
}

/** One in twenty left, and as many others joined. */
export function tenPercent(roster) {
  const { people, random } = roster;
  const count = Math.max(1, Math.round(people.length / 20));
  const leaving = new Set(random.sample(people.length, count).filter((place) => people[place].userId !== VIEWER));
  const staying = people.filter((_, place) => !leaving.has(place));
  for (let i = 0; i < leaving.size; i += 1) staying.push(roster.newcomer(random.below(10) < 3));
  roster.people = staying;
}

/** Somebody who was offline comes online and is the newest; the next time the same person goes again. */
export function comeAndGo(roster) {
  if (roster.guest) {
    roster.disconnect(roster.guest);
    roster.guest = null;
    return;
  }
  const offline = roster.people.filter((person) => !isOnline(person));
  roster.guest = roster.random.of(offline);
  roster.connect(roster.guest, roster.now);
}

/** A minute of a busy conversation: pings, and something else with one in a hundred. */
export function busy(roster) {
  pings(roster);
  onePercent(roster);
}
