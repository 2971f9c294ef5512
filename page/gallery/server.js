// A server made of fixed answers: what a panel's own `fetch` talks to. It knows as much of the API as the panel asks.

import { NOW } from "./clock.js";
import { row } from "./people.js";

const DATE = new Date(NOW).toUTCString();
const SESSION = "here/".padEnd(255, "s");

const never = () => new Promise(() => {});

function reply(status, data = [], headers = {}) {
  const body = { ocs: { meta: { status: status < 300 ? "ok" : "failure", statuscode: status, message: "" }, data } };
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", date: DATE, ...headers },
  });
}

/** What a state says about its server; see states.js. Steps change it while the panel is open. */
const USUAL = {
  /** Who is signed in: one of the people, or null. */
  viewer: null,
  /** The list, or the status that is answered instead. */
  people: [],
  /** Fields of the conversation that are others than usual, or the status that is answered instead. */
  room: {},
  /** "v1", "v4", "newer", or null for a server without Talk. */
  api: "v1",
  /** What a search for people to add finds, or the status that is answered instead. */
  found: [],
  /** Statuses of commands, by method and last part of the path: { "POST moderators": 403 }; or what makes one of a body. */
  refuses: {},
  /** Nothing is answered at all: "hangs", "offline", "maintenance", "broken". */
  trouble: null,
};

const FEATURES = {
  v1: ["conversation-v2", "conversation-v3"],
  v4: ["conversation-v4"],
  newer: ["conversation-v7"],
};

export class Server {
  constructor(said) {
    Object.assign(this, USUAL, said);
    this.isV4 = this.api === "v4";
  }

  /** Answers a request of the panel. */
  answer = async (request) => {
    if (this.trouble) {
      return this.inTrouble();
    }
    const { pathname } = new URL(request.url);
    const [, path] = /\/(?:ocs\/v2\.php|index\.php)\/(.*)$/.exec(pathname) ?? [];
    const name = path?.split("/").at(-1);
    const refuses = this.refuses[`${request.method} ${name}`];
    const refused = typeof refuses === "function" ? refuses(await request.json()) : refuses;
    if (refused) {
      return reply(refused);
    }
    if (request.method !== "GET") {
      return this.carryOut(request.method, name);
    }
    switch (name) {
      case "capabilities":
        return reply(200, this.capabilities());
      case "user":
        return this.viewer ? reply(200, { id: this.viewer.id, "display-name": this.viewer.name }) : reply(401);
      case "participants":
        return this.listed(this.people, (people) => people.map((person) => row(person, this.isV4)));
      case "get":
        return this.listed(this.found, (found) => found);
      case "settings":
        return reply(200, { signalingMode: "internal" });
      default:
        return path?.includes("/signaling/")
          ? new Promise((resolve) => (this.endSession = () => resolve(reply(404))))
          : this.listed(this.room, (room) => this.conversation(room));
    }
  };

  inTrouble() {
    switch (this.trouble) {
      case "offline":
        throw new TypeError("no network");
      case "maintenance":
        return reply(503, [], { "x-nextcloud-maintenance-mode": "1" });
      case "broken":
        return reply(500);
      default:
        return never();
    }
  }

  listed(what, read) {
    return typeof what === "number" ? reply(what) : reply(200, read(what));
  }

  capabilities() {
    const spreed = FEATURES[this.api] && { features: FEATURES[this.api] };
    return { version: {}, capabilities: spreed ? { spreed } : {} };
  }

  conversation(room) {
    const everybody = Array.isArray(this.people) ? this.people : [];
    const named = everybody.map(({ id, name, type }) => [id, { name, type, call: 0, sessionId: "0" }]);
    return {
      type: 3,
      displayName: "Design review",
      participantType: this.viewer?.type ?? 4,
      hasPassword: false,
      lobbyState: 0,
      objectType: "",
      sessionId: this.isHere ? SESSION : "0",
      participants: this.isV4 ? [] : Object.fromEntries(named),
      ...(this.isV4 && {
        attendeeId: this.viewer?.place ?? 0,
        actorType: this.viewer ? "users" : "guests",
        actorId: this.viewer?.id ?? "",
        canLeaveConversation: true,
      }),
      ...room,
    };
  }

  /** A join is answered by the conversation; the long poll after it never ends. */
  carryOut(method, name) {
    if (name === "active") {
      this.isHere = method === "POST";
      const ago = this.isHere ? 0 : undefined;
      const isViewer = ({ id }) => id === this.viewer?.id;
      if (Array.isArray(this.people)) {
        this.people = this.people.map((person) => (isViewer(person) ? { ...person, ago } : person));
      }
      return this.isHere ? reply(200, this.conversation({ ...this.room, sessionId: SESSION })) : reply(200);
    }
    return reply(200);
  }
}
