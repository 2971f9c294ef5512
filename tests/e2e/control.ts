// The reference server's control API: sets the state before a test, and reads it afterwards.

export type ActorType = "users" | "guests" | "emails" | "groups" | "circles" | "phones" | "federated_users";

/** What an account shows with `includeStatus`. */
export type Status = { kind: string; icon?: string; message?: string; clearAt?: number };

/** One of several open sessions; a fresh id if none is given. */
export type Session = { id?: string; pingAge?: number; inCall?: number };

/** A row of a room as a test describes it; the server fills in what is left out. */
export type Row = {
  /** Names an existing row, for changes. */
  attendeeId?: number;
  /** A user with `userId`, else a guest, if nothing is said. */
  actorType?: ActorType;
  /** The address of an invitation, the id of a group. */
  actorId?: string;
  userId?: string;
  displayName?: string;
  /** Name of a guest. */
  name?: string;
  /** 1 owner, 2 moderator, 3 user, 4 guest, 5 self-joined user, 6 guest moderator. */
  type?: number;
  /** `true` for a fresh session id, null for none. */
  session?: string | boolean | null;
  /** Seconds since the last ping. */
  pingAge?: number;
  inCall?: number;
  /** Several devices; a server of API v1 shows the last one. */
  sessions?: Session[];
  /** Own permissions as bits, 0 for those of the room. */
  permissions?: number;
  status?: Status;
  /** Of Talk 22: the number of a telephone, and the PIN with which somebody dials in. */
  phoneNumber?: string;
  pin?: string;
};

/** A row as the server tells it. */
export type StoredRow = {
  attendeeId: number;
  actorType: ActorType;
  actorId: string;
  /** User id or invited address. */
  userId: string | null;
  displayName: string | null;
  type: number;
  permissions: number;
  status: string | null;
  sessions: { id: string; lastPing: number; pingAge: number; inCall: number }[];
  /** The newest of them. */
  session: string | null;
  lastPing: number;
  pingAge: number | null;
  /** Of all sessions together. */
  inCall: number;
};

export type Room = {
  /** 1 one-to-one, 2 group, 3 public. */
  type: number;
  name: string;
  password?: string | null;
  lobby?: 0 | 1;
  readOnly?: 0 | 1;
  /** Permissions of everybody without own ones, 0 for the usual ones. */
  callPermissions?: number;
  participants: Row[];
  /** Of Talk 22. */
  listable?: 0 | 1;
  sip?: 0 | 1;
  lobbyTimer?: number;
  objectType?: string;
  remoteServer?: string;
  remoteToken?: string;
};

/** What goes wrong in a lane: so many of a hundred requests, by a seed. */
export type Schedule = { seed: number; percent: number; kinds?: Record<string, number>; longestMs?: number };

/** A request that arrived in a lane; `status` is that with which it was carried out, null if it was not. */
export type Arrived = {
  ms: number;
  class: string;
  about: unknown;
  fault: string | null;
  /** It was carried out, and its answer was lost or changed. */
  after: boolean;
  status: number | null;
};

export class Control {
  constructor(private readonly url: string) {}

  /** Creates a room, or replaces it with all its participants. */
  putRoom(token: string, room: Room): Promise<unknown> {
    return this.send("PUT", `rooms/${token}`, room);
  }

  /**
   * Changes rows without ending a long poll. A row is named by `attendeeId`, `actorId` (with `actorType`), `userId` or, for
   * guests, `session`.
   */
  patchParticipants(token: string, rows: (Row & { remove?: true })[]): Promise<unknown> {
    return this.send("PATCH", `rooms/${token}/participants`, rows);
  }

  /** Creates a group of accounts, or adds accounts to it. */
  putGroup(id: string, members: string[]): Promise<unknown> {
    return this.send("PUT", `groups/${id}`, { members });
  }

  /** Creates an account, or renames it. */
  putAccount(id: string, displayName: string): Promise<unknown> {
    return this.send("PUT", `accounts/${id}`, { displayName });
  }

  /** Lets an account log in, or not any more: whatever it is logged in with is refused from then on. */
  setEnabled(id: string, displayName: string, enabled: boolean): Promise<unknown> {
    return this.send("PUT", `accounts/${id}`, { displayName, enabled });
  }

  /** The type of everybody in a room, by user id or, for guests, by name. */
  async types(token: string): Promise<Record<string, number>> {
    const { participants } = await this.room(token);
    const entry = (row: any): [string, number] => [row.userId ?? row.displayName, row.type];
    return Object.fromEntries(participants.map(entry));
  }

  /** Divides a room: who is in which breakout room. */
  putBreakoutRooms(token: string, rooms: string[][]): Promise<unknown> {
    return this.send("PUT", `rooms/${token}/breakout-rooms`, { rooms, started: true });
  }

  /** Everything the server knows of a room. */
  room(token: string): Promise<any> {
    return this.send("GET", `rooms/${token}`);
  }

  /** The rows of a room. */
  async rows(token: string): Promise<StoredRow[]> {
    return (await this.room(token)).participants;
  }

  /** Makes the gateway forget the passwords of all tabs, as after ten minutes without a request. */
  forgetPasswords(): Promise<unknown> {
    return this.send("POST", "idle", {});
  }
  /** Moves the server's clock. */
  advance(seconds: number): Promise<unknown> {
    return this.send("POST", "clock", { advance: seconds });
  }

  maintenance(on: boolean): Promise<unknown> {
    return this.send("POST", "maintenance", { on });
  }

  /** Replaces what the server says it can do; null for the default. */
  capabilities(features: string[] | null): Promise<unknown> {
    return this.send("POST", "capabilities", { features });
  }

  /** Sets what goes wrong for requests with the header `X-Fault-Lane: {lane}`, and logs them from the first time on. */
  faults(lane: string, schedule: Schedule): Promise<unknown> {
    return this.send("POST", `faults/${lane}`, schedule);
  }

  /** What arrived in a lane. */
  async arrived(lane: string): Promise<Arrived[]> {
    return ((await this.send("GET", `faults/${lane}`)) as { requests: Arrived[] }).requests;
  }

  private async send(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.url}/control/${path}`, {
      method,
      headers: { "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) {
      throw new Error(`control ${method} ${path}: ${answer.status} ${text}`);
    }
    return text === "" ? undefined : JSON.parse(text);
  }
}
