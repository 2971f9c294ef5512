// The participants of the gallery, and their rows in the answers of either API.

import { NOW } from "./clock.js";

/**
 * A participant. Only API v4 has `actor`, `devices`, `status`, `permissions` and `place`.
 *
 * @typedef {object} Person
 * @property {string} id
 * @property {string} name
 * @property {number | string} type participant type; a text is one that no server sends
 * @property {boolean} [isGuest] there is no account
 * @property {number} [ago] seconds since the last ping; without it the participant is offline
 * @property {number} [call] flags of the call
 * @property {string} [actor] actor type, if it is another one than that of a user or a guest
 * @property {number} [devices] number of sessions
 * @property {[icon: string | null, message: string]} [status]
 * @property {number} [permissions]
 * @property {number} [place] attendee id
 * @property {string} [address] address that was invited
 * @property {string} [pin] PIN for dialling in
 */

const SECONDS = NOW / 1000;

/** A session id, as long as a real server's. @param {string} of */
const session = (of) => `${of}/`.padEnd(255, "s");

/**
 * A participant with an account.
 *
 * @param {string} id
 * @param {string} name
 * @param {Partial<Person>} more
 * @returns {Person}
 */
export const user = (id, name, type = 3, more = {}) => ({ id, name, type, ...more });

/**
 * A guest.
 *
 * @param {string} name
 * @param {Partial<Person>} more
 * @returns {Person}
 */
export const guest = (name, more = {}) => ({ id: `guest-${name}`, name, type: 4, isGuest: true, ago: 8, ...more });

/**
 * The row of a participant in an answer.
 *
 * @param {Person} person
 * @param {boolean} isV4
 */
export function row(person, isV4) {
  const { id, name, type, isGuest, ago, call = 0, actor, devices = 1, status, permissions = 0, place, address, pin } = person;
  const isHere = ago !== undefined;
  const shared = { displayName: name, participantType: type, lastPing: isHere ? SECONDS - ago : 0, inCall: call };
  if (!isV4) {
    return { ...shared, userId: isGuest ? "" : id, sessionId: isHere ? session(id) : "0" };
  }
  const [icon, message] = status ?? [];
  return {
    ...shared,
    attendeeId: place,
    actorType: actor ?? (isGuest ? "guests" : "users"),
    actorId: id,
    sessionIds: isHere ? Array.from({ length: devices }, (_, at) => session(`${id}${at}`)) : [],
    permissions: permissions || (type === 1 || type === 2 || type === 6 ? 254 : 246),
    attendeePermissions: permissions,
    statusIcon: icon ?? null,
    statusMessage: message ?? null,
    invitedActorId: address,
    phoneNumber: actor === "phones" ? name : "",
    attendeePin: pin ?? "",
  };
}

export const OLGA = user("olga", "Olga Petrova", 1);
export const MAX = user("max", "Max Mustermann", 2, { ago: 12 });
export const UMA = user("uma", "Uma Krishnan", 3);
export const GINA = guest("Gina");
export const TOBI = user("tobi", "Tobias Weber", 3, { ago: 320 });

/** Every role and every presence. @type {Person[]} */
export const TEAM = [
  OLGA,
  user("amelie", "Amélie Lefèvre", 3, { ago: 9, call: 7 }),
  MAX,
  user("kofi", "Kofi Mensah", 3, { ago: 31, call: 3 }),
  GINA,
  guest("Gus", { type: 6 }),
  user("sven", "Sven Ek", 5, { ago: 44 }),
  TOBI,
  UMA,
];

const GIVEN = ["Ada", "Bruno", "Chiara", "Dmitri", "Elif", "Farah", "Goran", "Hana", "Ivo", "Jun"];
const FAMILY = ["Ahmed", "Berg", "Costa", "Diaz", "Ek", "Fischer", "Grant", "Hansen", "Ito", "Jensen"];

/** A thousand users, a tenth of them online. */
export const THOUSAND = Array.from({ length: 1000 }, (_, at) => {
  const name = `${GIVEN[at % 10]} ${FAMILY[Math.floor(at / 10) % 10]} ${String(at).padStart(3, "0")}`;
  return user(`person${at}`, name, at === 0 ? 1 : 3, at % 10 === 0 ? { ago: Math.floor(at / 10) } : {});
});

/** @type {Person[]} */
export const LONG_NAMES = [
  OLGA,
  user("pierre", "Pierre-Alexandre Christophe de La Rochefoucauld-Liancourt von und zu Hohenstein", 2, { ago: 20 }),
  user("wide", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft", 5, { ago: 25 }),
  user("x", "X", 3),
  guest("A guest who tells a long story about themselves where others only write a name", { type: 6 }),
];

/** @type {Person[]} */
export const BOTH_WAYS = [
  OLGA,
  user("dana", "דנה כהן", 2, { ago: 20 }),
  user("mixed", "יוסי (Joe) לוי 42", 3, { ago: 25 }),
  // A control character that would reverse the rest of the line if the panel kept it.
  user("trick", "Eve \u202Enimda\u202C (1)", 3, { ago: 26 }),
  guest("", { ago: 30 }),
];

/** People of the same name, and guests without one. */
export const NAMESAKES = /** @type {Person[]} */ ([
  OLGA,
  user("anna.schmidt", "Anna Schmidt", 3, { ago: 10 }),
  user("anna.s2", "Anna Schmidt", 3),
  guest("olga petrova", { ago: 12 }),
  guest("", { ago: 20 }),
  { ...guest("", { ago: 30 }), id: "guest-2" },
]).map((person, at) => ({ ...person, place: at + 1 }));

export const UNKNOWN_ROLES = [OLGA, user("future", "Fay Future", 9, { ago: 30 }), user("zero", "Zero Zeller", 0), UMA];

/** Participants that only API v4 lists. @type {Person[]} */
export const ROWS_OF_V4 = /** @type {Person[]} */ ([
  { ...OLGA, devices: 2 },
  user("max", "Max Mustermann", 2, { ago: 12, status: [null, "In a workshop until noon, back for the review"] }),
  user("wide", "Pierre-Alexandre de La Rochefoucauld", 3, { ago: 40, devices: 3, status: [null, "Travelling"] }),
  user("uma", "Uma Krishnan", 3, { permissions: 1 + 4 + 128 }),
  { id: "design", name: "Design", type: 3, actor: "groups" },
  { id: "board", name: "Board", type: 3, actor: "circles" },
  { id: "ext@example.org", name: "ext@example.org", type: 4, actor: "emails" },
  GINA,
]).map((person, at) => ({ ...person, place: at + 1 }));

/** Participants that only Talk 22 lists. @type {Person[]} */
export const ROWS_OF_TALK_22 = /** @type {Person[]} */ ([
  OLGA,
  MAX,
  user("kofi", "Kofi Mensah", 3, { ago: 31, permissions: 255 }),
  user("uma", "Uma Krishnan", 3, { permissions: 1 + 4 + 128 }),
  { id: "bob@https://partner.example", name: "Bob Miller", type: 3, actor: "federated_users", ago: 20 },
  { id: "49301", name: "+49 30 1234567", type: 3, actor: "phones", pin: "1234567" },
  { id: "a".repeat(64), name: "Nora Lind", type: 4, actor: "emails", isGuest: true, address: "nora@example.org", ago: 15 },
  { id: "b".repeat(64), name: "", type: 4, actor: "emails", isGuest: true, address: "partner@example.org" },
  { id: "c".repeat(64), name: "", type: 4, actor: "emails", isGuest: true },
  { id: "board", name: "Board", type: 3, actor: "circles" },
]).map((person, at) => ({ ...person, place: at + 1 }));

/** The team with numbers, of which some may not pass the lobby. @type {Person[]} */
export const IN_LOBBY = TEAM.map((person, at) => ({ ...person, permissions: 0, place: at + 1 }));

/** Results of the search for people to add. */
export const FOUND = [
  { id: "ana", label: "Ana Pereira", source: "users" },
  { id: "anil", label: "Anil Kumar", source: "users" },
  { id: "analysts", label: "Analysts", source: "groups" },
  { id: "an@example.org", label: "an@example.org", source: "emails" },
];
