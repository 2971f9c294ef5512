// States in which the list is shown, with what surrounds it.

import { AS_GUEST_MODERATOR, OWNER } from "./fixtures.js";
import {
  BOTH_WAYS,
  FOUND,
  IN_LOBBY,
  LONG_NAMES,
  MAX,
  NAMESAKES,
  OLGA,
  ROWS_OF_TALK_22,
  ROWS_OF_V4,
  TEAM,
  THOUSAND,
  UMA,
  UNKNOWN_ROLES,
} from "./participants.js";
import { fails, removingMany, selecting } from "./steps.js";

/** @import { State } from "./states.js" */

/** @type {State[]} */
export const LIST = [
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
  { name: "namesakes", title: "People with the same name", server: { viewer: NAMESAKES[0], people: NAMESAKES, api: "v4" } },
  { name: "roles", title: "Roles nobody knows yet", server: { viewer: OLGA, people: UNKNOWN_ROLES } },
  {
    name: "v4",
    title: "Groups, addresses, devices and statuses",
    server: { viewer: ROWS_OF_V4[0], people: ROWS_OF_V4, api: "v4" },
    height: "tall",
  },
  {
    name: "talk22",
    title: "Telephones, other servers, invitations and permissions",
    server: { viewer: ROWS_OF_TALK_22[0], people: ROWS_OF_TALK_22, api: "talk22" },
    height: "tall",
  },
  {
    name: "inlobby",
    title: "People in the lobby",
    server: { viewer: IN_LOBBY[0], people: IN_LOBBY, api: "talk22", room: { lobbyState: 1 } },
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
export const NOTES = [
  {
    name: "nobodymatches",
    title: "Nobody matches",
    server: OWNER,
    steps: async (driver) => {
      await driver.search("zzz");
      await driver.press(".find input", "Escape");
    },
  },
  {
    name: "nobodyofkind",
    title: "Nobody of a kind",
    server: OWNER,
    steps: async (driver) => {
      await driver.click(".filter:last-child input");
      await driver.refreshWith({ people: [OLGA, UMA] });
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
      await driver.find(".session .tinted");
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
      (await driver.find("[role=row]:not(.own)")).focus();
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
export const ADDING = [
  {
    name: "suggestions",
    title: "Adding: suggestions",
    server: { ...OWNER, found: FOUND },
    height: "tall",
    steps: async (driver) => {
      await driver.search("an");
      await driver.find(".suggestion");
      await driver.press(".find input", "ArrowDown");
    },
  },
  {
    name: "chosen",
    title: "Adding: chosen",
    server: { ...OWNER, found: FOUND },
    height: "tall",
    steps: async (driver) => {
      await driver.search("Ana Pereira, analysts, kim@example.org,");
      await driver.find(".chip:not(.pending):nth-child(3)");
    },
  },
  {
    name: "pasted",
    title: "Adding: pasted, and not all known",
    server: {
      ...OWNER,
      found: [...FOUND, ...["kim", "kim.li2"].map((id) => ({ id, label: "Kim Li", source: "users" }))],
    },
    height: "tall",
    steps: async (driver) => {
      await driver.search(`Ana Pereira, Kim Li, ${UMA.name}, nobody,`);
      await driver.find(".chip:nth-child(3) .choose");
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
      await driver.search("ana, anil,");
      await driver.find(".chip:not(.pending):nth-child(2)");
      await driver.click(".sheet > .button");
      await driver.find(".outcome:nth-child(2)");
    },
  },
  {
    name: "nosearch",
    title: "Adding without a search",
    server: { ...OWNER, found: 404 },
    height: "tall",
    steps: async (driver) => {
      await driver.search("an");
      await driver.find(".find select");
    },
  },
];
