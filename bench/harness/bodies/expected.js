// What a correct list shows, written down a second time and as plainly as possible: it shares no code with a contestant.

const ROLES = ['', 'Owner', 'Moderator', 'User', 'Guest', 'Joined by link', 'Guest moderator'];
const collator = new Intl.Collator('en');
const before = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Newest ping first, then by name, then by identity: accounts before guests. */
export function inOrder(a, b, compareNames = collator.compare) {
  return (
    b.lastPing - a.lastPing ||
    compareNames(a.displayName, b.displayName) ||
    Number(a.userId === '') - Number(b.userId === '') ||
    before(a.userId, b.userId) ||
    before(a.sessionId, b.sessionId)
  );
}

function row(person, now, viewer) {
  const online = person.sessionId !== '0' && person.lastPing + 100 > now;
  const call = online && person.inCall !== 0;
  const presence = call ? 'In call' : online ? 'Online' : 'Offline';
  const role = ROLES[person.participantType];
  const own = person.userId === viewer;
  const { displayName: name, participantType: type, inCall } = person;
  return {
    name,
    own,
    label: `${name}, ${own ? 'You, ' : ''}${role}, ${presence}`,
    state: call ? 'in-call' : online ? 'online' : 'offline',
    presence,
    role,
    moderates: type === 1 || type === 2 || type === 6,
    // The badge of an ordinary user is not seen.
    plain: type === 3,
    // There is a second line: what somebody does in the call, and in the viewer's own row that it is theirs.
    lined: own || call,
    you: own,
    guest: type === 4 || type === 6,
    // Microphone and camera are the second and third bit.
    calls: inCall === 0 ? 0 : ((inCall >> 1) & 1) + ((inCall >> 2) & 1) + ((inCall >> 3) & 1),
    // The viewer is the owner: everybody else can be acted upon. The viewer's own menu is not looked at (`page/rows.js`).
    actions: own || type === 1 ? null : `Actions for ${name}`,
  };
}

/** The rows in order. */
export function expected(people, now, viewer = 'owner') {
  return [...people].sort((a, b) => inOrder(a, b)).map((person) => row(person, now, viewer));
}

/** The heading that a row stands below. The viewer's own row has no place of its own. */
export const sectionOf = ({ state }) => (state === 'offline' ? 'Offline' : 'Online');

const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** The rows whose names hold a text, without regard to case and accents. */
export function filtered(rows, text) {
  return rows.filter(({ name }) => fold(name).includes(fold(text)));
}
