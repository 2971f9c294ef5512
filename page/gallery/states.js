// Every state of the panel that the gallery shows: the answers of its server, and the steps that lead there.

import {
  BOTH_WAYS,
  FOUND,
  GINA,
  LONG_NAMES,
  MAX,
  OLGA,
  ROWS_OF_V4,
  TEAM,
  THOUSAND,
  UMA,
  UNKNOWN_ROLES,
  guest,
  user,
} from "./participants.js";
import { command, fails, leaveForGood, password, removingMany, selecting } from "./steps.js";

/** @import { ServerState } from "./fake-server.js" */
/** @import { PanelDriver } from "./panel-driver.js" */

/**
 * @typedef {object} State
 * @property {string} name in the gallery's address
 * @property {string} title
 * @property {Partial<ServerState>} server
 * @property {Record<string, string>} [attributes] of the element
 * @property {(driver: PanelDriver) => Promise<unknown>} [steps]
 * @property {"short" | "usual" | "tall"} [height] of the frame
 * @property {boolean} [alone] it opens a dialog or a menu over the page, of which there can be only one at a time
 */

const OWNER = { viewer: OLGA, people: TEAM };
const SELF_JOINED = user("sven", "Sven Ek", 5);
/** A conversation's fields for somebody who is no member. */
const STUB = { participantType: 4, sessionId: "0", displayName: "" };
/** A conversation's fields for a guest with a session. */
const AS_GUEST = { participantType: 4, sessionId: "guest-Gina/".padEnd(255, "s") };
const AS_GUEST_MODERATOR = { participantType: 6, sessionId: "guest-Gus/".padEnd(255, "s") };

/** @type {State[]} */
const LIST = [
  { name: "nine", title: "Nine people, for their owner", server: OWNER, height: "tall" },
  { name: "user", title: "For a user: no controls", server: { viewer: UMA, people: TEAM }, height: "tall" },
  { name: "thousand", title: "A thousand people", server: { viewer: THOUSAND[0], people: THOUSAND } },
  { name: "one", title: "One person", server: { viewer: OLGA, people: [OLGA] } },
  { name: "empty", title: "Nobody", server: { viewer: OLGA, people: [] } },
  { name: "loading", title: "Loading", server: { outage: "hangs" } },
  {
    name: "compact",
    title: "Compact rows",
    server: OWNER,
    attributes: { density: "compact", readonly: "" },
  },
  {
    name: "pictures",
    title: "Pictures of the server, and none",
    server: { viewer: OLGA, people: TEAM },
    attributes: { avatars: "on" },
  },
  { name: "joined", title: "Connected", server: OWNER, steps: (driver) => driver.join() },
  { name: "longnames", title: "Long names", server: { viewer: OLGA, people: LONG_NAMES }, height: "tall" },
  { name: "bothways", title: "Names from right to left", server: { viewer: OLGA, people: BOTH_WAYS } },
  { name: "roles", title: "Roles nobody knows yet", server: { viewer: OLGA, people: UNKNOWN_ROLES } },
  {
    name: "v4",
    title: "Groups, addresses, devices and statuses",
    server: { viewer: ROWS_OF_V4[0], people: ROWS_OF_V4, api: "v4" },
    height: "tall",
  },
  {
    name: "guestmoderator",
    title: "For a guest who moderates",
    server: { people: TEAM, room: AS_GUEST_MODERATOR },
    height: "tall",
  },
];

/** @type {State[]} */
const NOTES = [
  {
    name: "nobodymatches",
    title: "Nobody matches",
    server: OWNER,
    steps: async (driver) => {
      await driver.find("[role=row]");
      await driver.type("[part=search]", "zzz");
    },
  },
  {
    name: "nobodyofkind",
    title: "Nobody of a kind",
    server: { viewer: OLGA, people: [OLGA, UMA] },
    steps: async (driver) => {
      await driver.choose(".choice", "guests");
    },
  },
  { name: "staleoffline", title: "Offline, with a list", server: OWNER, steps: fails("offline") },
  { name: "staleserver", title: "The server fails", server: OWNER, steps: fails("broken") },
  { name: "stalemaintenance", title: "Maintenance, with a list", server: OWNER, steps: fails("maintenance") },
  {
    name: "elsewhere",
    title: "Connected somewhere else",
    server: { ...OWNER, room: { sessionId: "other/".padEnd(255, "s") } },
  },
  {
    name: "lost",
    title: "Taken over",
    server: OWNER,
    steps: async (driver) => {
      await driver.join();
      driver.server.isJoined = false;
      const endSession = await driver.until(() => driver.server.endSession);
      endSession();
      await driver.find(".session.lost");
    },
  },
  {
    name: "news",
    title: "News that can be undone",
    server: { viewer: OLGA, people: [OLGA, UMA] },
    steps: async (driver) => {
      await driver.openMenu(UMA.name);
      await driver.chooseMenuItem(1);
      await driver.find(".news:not(.empty)");
      await driver.holdNotices();
    },
  },
  {
    name: "failure",
    title: "A failure",
    server: { viewer: OLGA, people: [OLGA, UMA], refuses: { "POST moderators": 403 } },
    steps: async (driver) => {
      await driver.openMenu(UMA.name);
      await driver.chooseMenuItem(1);
      await driver.find(".failure:not(.empty)");
    },
  },
  {
    name: "waiting",
    title: "An order that waits",
    server: OWNER,
    steps: async (driver) => {
      (await driver.find("[role=row]")).focus();
      await driver.refreshWith({ people: [{ ...UMA, ago: 1 }, ...TEAM.filter(({ id }) => id !== UMA.id)] });
      await driver.find(".pill");
    },
  },
  { name: "selecting", title: "Selecting many", server: OWNER, height: "tall", steps: selecting },
  {
    name: "running",
    title: "Something is done to many",
    server: OWNER,
    height: "tall",
    steps: async (driver) => {
      await removingMany(driver);
      driver.server.outage = "hangs";
      await driver.click("dialog[open] [type=submit]");
      await driver.find("progress");
    },
  },
  {
    name: "ended",
    title: "What became of many",
    server: { ...OWNER, refuses: { "DELETE participants": ({ participant }) => participant === UMA.id && 404 } },
    height: "tall",
    steps: async (driver) => {
      await removingMany(driver);
      await driver.click("dialog[open] [type=submit]");
      await driver.find(".batch-results");
    },
  },
  {
    name: "unreadable",
    title: "Rows that make no sense",
    server: { viewer: OLGA, people: [OLGA, UMA, { ...MAX, type: "?" }] },
  },
  {
    name: "twopeople",
    title: "A conversation of two",
    server: { viewer: OLGA, people: [OLGA, UMA], room: { type: 1, displayName: UMA.name } },
  },
];

/** @type {State[]} */
const ADDING = [
  {
    name: "suggestions",
    title: "Adding: suggestions",
    server: { ...OWNER, found: FOUND },
    height: "tall",
    steps: async (driver) => {
      await driver.type(".add input", "an");
      await driver.find(".suggestion");
      await driver.press(".add input", "ArrowDown");
    },
  },
  {
    name: "chosen",
    title: "Adding: chosen",
    server: { ...OWNER, found: FOUND },
    height: "tall",
    steps: async (driver) => {
      await driver.type(".add input", "Ana Pereira, Kim, an@example.org");
      await driver.find(".chip");
    },
  },
  {
    name: "results",
    title: "Adding: results",
    server: {
      ...OWNER,
      found: FOUND,
      refuses: { "POST participants": ({ newParticipant }) => (newParticipant === "ana" ? null : 404) },
    },
    height: "tall",
    steps: async (driver) => {
      await driver.type(".add input", "ana, nobody");
      await driver.click(".chosen > .button");
      await driver.find(".outcome:nth-child(2)");
    },
  },
  {
    name: "nosearch",
    title: "Adding without a search",
    server: { ...OWNER, found: 404 },
    height: "tall",
    steps: async (driver) => {
      await driver.type(".add input", "an");
      await driver.find(".add select");
    },
  },
];

/** @type {State[]} */
const WORDS = /** @type {State[]} */ ([
  { name: "guest", title: "A guest", height: "usual", server: { room: AS_GUEST, people: TEAM } },
  { name: "outside", title: "Outside, without an account", server: { room: STUB } },
  { name: "outsideuser", title: "Outside, with an account", server: { viewer: SELF_JOINED, room: STUB } },
  { name: "lobby", title: "In the lobby", height: "usual", server: { room: { ...AS_GUEST, lobbyState: 1 } } },
  { name: "signedout", title: "Signed out", server: {}, attributes: { "user-id": "olga" } },
  { name: "notfound", title: "Not found", server: { viewer: OLGA, room: 404 } },
  {
    name: "removed",
    title: "Removed",
    server: OWNER,
    steps: async (driver) => {
      await driver.find("[role=row]");
      await driver.refreshWith({ people: 404, room: STUB });
    },
  },
  { name: "maintenance", title: "Maintenance", server: { outage: "maintenance" } },
  { name: "offline", title: "Offline", server: { outage: "offline" } },
  { name: "failed", title: "The server fails", server: { outage: "broken" } },
  { name: "toonew", title: "A newer API", server: { api: "newer" } },
  { name: "notalk", title: "No Talk", server: { viewer: OLGA, api: null } },
  { name: "noconversation", title: "No conversation chosen", server: {}, attributes: { token: "" } },
  { name: "badtoken", title: "Not a token", server: {}, attributes: { token: "Not a token!" } },
]).map((state) => ({ height: "short", ...state }));

/** @type {State[]} */
const OVER = /** @type {State[]} */ ([
  { name: "menu", title: "The menu of a row", server: OWNER, steps: (driver) => driver.openMenu(GINA.name) },
  {
    name: "panelmenu",
    title: "The menu of the panel",
    server: OWNER,
    steps: async (driver) => {
      await driver.find("[role=row]");
      await driver.click(".more-actions .more");
      await driver.find("[role=menuitem]");
    },
  },
  { name: "remove", title: "Removing a user", server: OWNER, steps: command(UMA, 2) },
  { name: "removeguest", title: "Removing a guest", server: OWNER, steps: command(GINA, 2) },
  { name: "removemany", title: "Removing many", server: OWNER, steps: removingMany },
  {
    name: "demote",
    title: "Demoting the last moderator",
    server: { people: [MAX, UMA, guest("Gus", { type: 6 })], room: AS_GUEST_MODERATOR },
    steps: command(MAX, 1),
  },
  {
    name: "changed",
    title: "Somebody changed meanwhile",
    server: OWNER,
    steps: async (driver) => {
      await driver.openMenu(UMA.name);
      await driver.refreshWith({ people: TEAM.map((person) => (person === UMA ? { ...UMA, type: 2 } : person)) });
      await driver.chooseMenuItem(2);
      await driver.find("dialog[open] form");
    },
  },
  {
    name: "permissions",
    title: "Permissions",
    server: { viewer: ROWS_OF_V4[0], people: ROWS_OF_V4, api: "v4" },
    steps: command(UMA, 2),
  },
  {
    name: "leave",
    title: "Leaving as a self-joined user",
    server: { viewer: SELF_JOINED, people: TEAM },
    steps: async (driver) => {
      await driver.join();
      await driver.click(".session .button");
      await driver.find("dialog[open] form");
    },
  },
  {
    name: "leaveforgood",
    title: "Leaving for good",
    server: OWNER,
    steps: leaveForGood,
  },
  {
    name: "lastmoderator",
    title: "The last moderator leaves",
    server: { viewer: OLGA, people: [OLGA, UMA, user("kofi", "Kofi Mensah"), user("tobi", "Tobias Weber")] },
    steps: leaveForGood,
  },
  {
    name: "password",
    title: "A password",
    server: { viewer: SELF_JOINED, room: { ...STUB, hasPassword: true } },
    steps: password,
  },
  {
    name: "wrongpassword",
    title: "A wrong password",
    server: { viewer: SELF_JOINED, room: { ...STUB, hasPassword: true }, refuses: { "POST active": 403 } },
    steps: async (driver) => {
      await password(driver);
      await driver.type("dialog input", "guess");
      await driver.click("dialog [type=submit]");
      await driver.find("dialog [aria-invalid]");
    },
  },
  {
    name: "takeover",
    title: "Taking over",
    server: { ...OWNER, room: { sessionId: "other/".padEnd(255, "s") } },
    steps: async (driver) => {
      await driver.find("[role=row]");
      await driver.click(".session .button");
      await driver.find("dialog[open] form");
    },
  },
]).map((state) => ({ alone: true, ...state }));

/** Groups of states, in the order in which they are shown. */
export const GROUPS = [
  { name: "list", title: "The list", states: LIST },
  { name: "notes", title: "What is said around it", states: NOTES },
  { name: "adding", title: "Adding people", states: ADDING },
  { name: "words", title: "Instead of the list", states: WORDS },
  { name: "over", title: "Menus and questions", states: OVER },
];
