// The reference server's control API: sets the scene for a test, and tells the truth afterwards.

/** A row of a room as a test describes it; the server fills in what is left out. */
export type Row = {
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
};

export type Room = {
  /** 1 one-to-one, 2 group, 3 public. */
  type: number;
  name: string;
  password?: string | null;
  lobby?: 0 | 1;
  readOnly?: 0 | 1;
  participants: Row[];
};

export class Control {
  constructor(private readonly url: string) {}

  /** Creates a room, or replaces it with all its people. */
  putRoom(token: string, room: Room): Promise<unknown> {
    return this.send("PUT", `rooms/${token}`, room);
  }

  /** Changes rows without waking anybody; a row is named by `userId` or, for guests, `session`. */
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

  /** Everything the server knows of a room. */
  room(token: string): Promise<any> {
    return this.send("GET", `rooms/${token}`);
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
