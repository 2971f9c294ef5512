// A Talk server with fixed answers: the `fetch` of a panel in the gallery. It has the endpoints that the panel uses.

import { NOW } from "./clock.js";
import { row } from "./participants.js";

/** @import { Person } from "./participants.js" */

/**
 * Nothing is answered at all, or only failures.
 *
 * @typedef {"hangs" | "offline" | "maintenance" | "broken"} Outage
 */

/**
 * The status of a refused command, by its body.
 *
 * @typedef {(body: any) => number | null | false} Refusal
 */

/**
 * What the server answers. Steps change it while the panel is shown.
 *
 * @typedef {object} ServerState
 * @property {Person | null} viewer who is signed in
 * @property {Person[] | number} people the list, or the status that is answered instead
 * @property {Record<string, unknown> | number} room fields of the conversation that differ from the usual ones, or a status
 * @property {"v1" | "v4" | "talk22" | "newer" | null} api `null` for a server without Talk
 * @property {object[] | number} found results of the search for people to add, or a status
 * @property {Record<string, number | Refusal>} refuses statuses of commands by method and last part of the path, such as
 *   "POST moderators"
 * @property {Record<string, string>} words what Talk 22 says in refusals, by the same keys
 * @property {Outage | null} outage
 */

const DATE = new Date(NOW).toUTCString();
const SESSION = "here/".padEnd(255, "s");

/**
 * A response with an OCS envelope.
 *
 * @param {number} status
 * @param {unknown} data
 * @param {Record<string, string>} headers
 */
function reply(status, data = [], headers = {}) {
  const body = { ocs: { meta: { status: status < 300 ? "ok" : "failure", statuscode: status, message: "" }, data } };
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", date: DATE, ...headers },
  });
}

/** Whether the search finds somebody: by a part of the name or the id. @param {any} one @param {string} search */
const isFound = ({ id, label }, search) => `${label} ${id}`.toLowerCase().includes(search.toLowerCase());

/** @type {ServerState} */
const USUAL = { viewer: null, people: [], room: {}, api: "v1", found: [], refuses: {}, words: {}, outage: null };

const FEATURES = {
  v1: ["conversation-v2", "conversation-v3"],
  v4: ["conversation-v4"],
  talk22: ["conversation-v4", "ban-v1", "webinary-lobby", "publishing-permissions", "send-call-notification"],
  newer: ["conversation-v7"],
};

/** Two bans: of a user, and of the address of a guest who tried to come back. */
const BANS = [
  {
    id: 501,
    moderatorDisplayName: "Max Mustermann",
    bannedActorType: "users",
    bannedActorId: "ivan",
    bannedDisplayName: "Ivan Petrov",
    bannedTime: NOW / 1000 - 86_400,
    internalNote: "Insulted two people in the chat, and went on after a warning.",
  },
  {
    id: 502,
    moderatorDisplayName: "Max Mustermann",
    bannedActorType: "ip",
    bannedActorId: "192.0.2.1",
    bannedDisplayName: "192.0.2.1",
    bannedTime: NOW / 1000 - 3_600,
    internalNote: "",
  },
];

export class FakeServer {
  viewer = USUAL.viewer;
  people = USUAL.people;
  room = USUAL.room;
  api = USUAL.api;
  found = USUAL.found;
  refuses = USUAL.refuses;
  words = USUAL.words;
  outage = USUAL.outage;
  /** The viewer has a session here. */
  isJoined = false;
  /** Ends the session as another one does that takes over. @type {(() => void) | null} */
  endSession = null;

  /** @param {Partial<ServerState>} state */
  constructor(state) {
    Object.assign(this, state);
    this.isV4 = this.api === "v4" || this.api === "talk22";
  }

  /**
   * Answers a request of the panel.
   *
   * @param {Request} request
   * @returns {Promise<Response>}
   */
  fetch = async (request) => {
    if (this.outage) {
      return this.#fail(this.outage);
    }
    const { pathname, searchParams } = new URL(request.url);
    const [, path] = /\/(?:ocs\/v2\.php|index\.php)\/(.*)$/.exec(pathname) ?? [];
    const name = path?.includes("/ban/") ? "bans" : path?.split("/").at(-1);
    const refuses = this.refuses[`${request.method} ${name}`];
    const refused = typeof refuses === "function" ? refuses(await request.json()) : refuses;
    if (refused) {
      const word = this.words[`${request.method} ${name}`];
      return reply(refused, word ? { error: word } : []);
    }
    if (request.method !== "GET") {
      return this.#carryOut(request.method, name);
    }
    switch (name) {
      case "capabilities":
        return reply(200, this.#capabilities());
      case "user":
        return this.viewer ? reply(200, { id: this.viewer.id, "display-name": this.viewer.name }) : reply(401);
      case "participants":
        return statusOr(this.people, (people) => people.map((person) => row(person, this.isV4)));
      case "get":
        return statusOr(this.found, (found) => found.filter((one) => isFound(one, searchParams.get("search") ?? "")));
      case "bans":
        return reply(200, BANS);
      case "settings":
        return reply(200, { signalingMode: "internal" });
      default:
        return path?.includes("/signaling/")
          ? this.#longPoll()
          : statusOr(this.room, (room) => this.#conversation(room));
    }
  };

  /**
   * @param {Outage} outage
   * @returns {Response | Promise<Response>}
   */
  #fail(outage) {
    switch (outage) {
      case "offline":
        throw new TypeError("no network");
      case "maintenance":
        return reply(503, [], { "x-nextcloud-maintenance-mode": "1" });
      case "broken":
        return reply(500);
      case "hangs":
        return new Promise(() => {});
    }
  }

  /** Is answered when the session ends. @returns {Promise<Response>} */
  #longPoll() {
    return new Promise((resolve) => (this.endSession = () => resolve(reply(404))));
  }

  #capabilities() {
    const version = this.api === "talk22" ? "22.0.0" : undefined;
    const spreed = this.api && { features: FEATURES[this.api], version };
    return { version: {}, capabilities: spreed ? { spreed } : {} };
  }

  /** @param {Record<string, unknown>} room */
  #conversation(room) {
    const participants = Array.isArray(this.people) ? this.people : [];
    const byId = participants.map(({ id, name, type }) => [id, { name, type, call: 0, sessionId: "0" }]);
    return {
      type: 3,
      displayName: "Design review",
      participantType: this.viewer?.type ?? 4,
      hasPassword: false,
      lobbyState: 0,
      objectType: "",
      sessionId: this.isJoined ? SESSION : "0",
      participants: this.isV4 ? [] : Object.fromEntries(byId),
      ...(this.isV4 && {
        attendeeId: this.viewer?.place ?? 0,
        actorType: this.viewer ? "users" : "guests",
        actorId: this.viewer?.id ?? "",
        canLeaveConversation: true,
      }),
      ...room,
    };
  }

  /**
   * Joins and leaves; any other command is answered, and changes nothing.
   *
   * @param {string} method
   * @param {string | undefined} name
   */
  #carryOut(method, name) {
    if (name !== "active") {
      return reply(200);
    }
    this.isJoined = method === "POST";
    const ago = this.isJoined ? 0 : undefined;
    if (Array.isArray(this.people)) {
      this.people = this.people.map((person) => (person.id === this.viewer?.id ? { ...person, ago } : person));
    }
    return this.isJoined ? statusOr(this.room, (room) => this.#conversation({ ...room, sessionId: SESSION })) : reply(200);
  }
}

/**
 * Replies with a status, or else with the data that `read` makes.
 *
 * @template Data
 * @param {Data | number} value
 * @param {(data: Data) => unknown} read
 */
function statusOr(value, read) {
  return typeof value === "number" ? reply(value) : reply(200, read(value));
}
