// States in which a message is shown instead of the list.

import { AS_GUEST, OWNER, SELF_JOINED, STUB } from "./fixtures.js";
import { OLGA, TEAM } from "./participants.js";

/** @import { State } from "./states.js" */

/** @type {State[]} */
export const MESSAGES = /** @type {State[]} */ ([
  { name: "guest", title: "A guest", height: "usual", server: { room: AS_GUEST, people: TEAM } },
  { name: "outside", title: "Outside, without an account", server: { room: STUB } },
  { name: "outsideuser", title: "Outside, with an account", server: { viewer: SELF_JOINED, room: STUB } },
  { name: "lobby", title: "In the lobby", height: "usual", server: { room: { ...AS_GUEST, lobbyState: 1 } } },
  { name: "signedout", title: "Signed out", server: {}, attributes: { "user-id": "olga" } },
  {
    name: "wrongaccount",
    title: "Another account",
    server: OWNER,
    attributes: { "user-id": "max" },
  },
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
  {
    name: "banned",
    title: "Banned",
    server: { viewer: SELF_JOINED, room: STUB, api: "talk22", refuses: { "POST active": 403 }, words: { "POST active": "ban" } },
    steps: (driver) => driver.click(".way-in .button"),
  },
  { name: "maintenance", title: "Maintenance", server: { outage: "maintenance" } },
  { name: "offline", title: "Offline", server: { outage: "offline" } },
  { name: "failed", title: "The server fails", server: { outage: "broken" } },
  { name: "toonew", title: "A newer API", server: { api: "newer" } },
  { name: "notalk", title: "No Talk", server: { viewer: OLGA, api: null } },
  { name: "noconversation", title: "No conversation selected", server: {}, attributes: { token: "" } },
  { name: "badtoken", title: "Not a token", server: {}, attributes: { token: "Not a token!" } },
]).map((state) => ({ height: "short", ...state }));
