// States with a dialog or a menu over the page.

import { AS_GUEST_MODERATOR, OWNER, SELF_JOINED, STUB } from "./fixtures.js";
import { GINA, MAX, NAMESAKES, OLGA, ROWS_OF_TALK_22, ROWS_OF_V4, TEAM, UMA, guest, user } from "./participants.js";
import { command, fromPanelMenu, leaveForGood, password, removingMany } from "./steps.js";

/** @import { State } from "./states.js" */

/** @type {State[]} */
export const DIALOGS = /** @type {State[]} */ ([
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
    name: "namesake",
    title: "Promoting who has a moderator's name",
    server: { viewer: NAMESAKES[0], people: NAMESAKES, api: "v4" },
    steps: command({ ...OLGA, name: "olga petrova" }, 1),
  },
  {
    name: "makepublic",
    title: "Making a conversation public",
    server: { ...OWNER, room: { type: 2 } },
    steps: async (driver) => {
      await driver.search("kim@example.org,");
      await driver.find(".chip:not(.pending)");
      await driver.click(".sheet > .button");
      await driver.find("dialog[open] form");
    },
  },
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
    name: "ban",
    title: "Banning a guest",
    server: { viewer: ROWS_OF_TALK_22[0], people: ROWS_OF_TALK_22, api: "talk22" },
    steps: async (driver) => {
      await driver.openMenu("Nora Lind");
      await driver.click(".menu-items > :last-child");
      await driver.find("dialog[open] form");
    },
  },
  {
    name: "bans",
    title: "Banned people",
    server: { viewer: ROWS_OF_TALK_22[0], people: ROWS_OF_TALK_22, api: "talk22" },
    steps: fromPanelMenu(3, "dialog[open] li"),
  },
  {
    name: "lobbystart",
    title: "Turning on the lobby",
    server: { viewer: ROWS_OF_TALK_22[0], people: ROWS_OF_TALK_22, api: "talk22" },
    steps: fromPanelMenu(2, "dialog[open] form"),
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
