// Types of the element. What each part means stands in docs/reference.md of the package.

import type { Messages } from "./messages.js";

export type { Messages };

/** What somebody is in a conversation. */
export type Role = "owner" | "moderator" | "user" | "guest" | "self-joined" | "guest-moderator" | "unknown";

/** Somebody in the list. */
export interface Participant {
  /** `user:` and the user id; for guests `guest:` and a random id that this element keeps as long as the guest stays. */
  key: string;
  /** `null` for guests. */
  userId: string | null;
  /** As the panel shows it. */
  name: string;
  role: Role;
  online: boolean;
  inCall: boolean;
}

/** Whom an action is about; also somebody who is not in the list yet. */
export interface Target {
  /** As in `Participant`; also `group:`, `email:`, `circle:`, `federated:` or `phone:` and an id for what is added, `ip:` and a number for an address
   * whose ban ends, `conversation:` and the token of a new group. */
  key: string;
  userId: string | null;
  name: string;
  role: Role | null;
}

/** What the panel shows as a whole. */
export type State =
  | "loading"
  | "listed"
  | "guest"
  | "lobby"
  | "outside"
  | "removed"
  | "banned"
  | "not-found"
  | "signed-out"
  | "wrong-account"
  | "maintenance"
  | "offline"
  | "too-new"
  | "no-talk"
  | "no-conversation"
  | "error";

/** Where the viewer is connected. */
export type Session = "none" | "here" | "elsewhere" | "lost";

/** What was asked for. */
export type ActionKind =
  | "add"
  | "remove"
  | "promote"
  | "demote"
  | "join"
  | "leave"
  | "leave-for-good"
  | "set-guest-name"
  | "set-permissions"
  | "resend-invitation"
  | "ban"
  | "end-ban"
  | "admit"
  | "send-to-lobby"
  | "set-lobby"
  | "notify"
  | "dial-out"
  | "import"
  | "new-group"
  | "custom";

/** Why something did not work. */
export type ErrorCode =
  | "offline"
  | "timeout"
  | "unsendable"
  | "unreadable"
  | "too-large"
  | "signed-out"
  | "forbidden"
  | "banned"
  | "not-found"
  | "lobby"
  | "csrf"
  | "bad-request"
  | "conflict"
  | "too-many"
  | "maintenance"
  | "server"
  | "not-api"
  | "unexpected"
  | "wrong-account"
  | "no-token"
  | "bad-token"
  | "bad-server"
  | "too-new"
  | "no-talk"
  | "prevented"
  | "cancelled"
  | "busy"
  | "not-possible"
  | "bad-value"
  | "disconnected"
  | "no-wasm"
  | "csp-wasm"
  | "too-old"
  | "load-failed"
  | "panic";

/** What went wrong. */
export interface Problem {
  code: ErrorCode;
  /** The server's status, if it answered. */
  status: number | null;
  /** The same call may work later. */
  retryable: boolean;
  /** In words, in the panel's language. */
  message: string;
}

/** How a call ended; it never rejects. */
export type Result<Success = unknown> = ({ ok: true } & Success) | ({ ok: false } & Problem);

/** Answers to what a join could ask. */
export interface JoinOptions {
  /** The conversation's password. */
  password?: string;
  /** End a session elsewhere without asking. */
  takeOver?: boolean;
  /** The name of a guest. */
  name?: string;
}

export interface LeaveOptions {
  /** The viewer has agreed already; otherwise they are asked where leaving ends the membership. */
  confirmed?: boolean;
}

/** Headers for every request, or an account with an app password for HTTP Basic. */
export type Credentials = { headers?: Record<string, string>; user?: string; password?: string };

/** An entry of the page's own in the menu of a row. */
export interface RowAction {
  /** Names it in `tp-action`. */
  id: string;
  label: string;
  /** Whether somebody's menu has it; everybody's otherwise. */
  offered?: (person: Participant) => boolean;
  run: (person: Participant) => void;
}

/** Events by name, with their details. */
export interface TalkParticipantsEvents {
  "tp-ready": { token: string; state: State; total: number; online: number };
  /** What is shown is something else now; the same as the element's states. */
  "tp-state": { state: State; empty: boolean; joined: boolean; stale: boolean };
  "tp-change": { added: Participant[]; removed: Participant[]; changed: Participant[]; total: number; online: number };
  "tp-before-action": { kind: ActionKind; target: Target | null };
  "tp-action": {
    kind: ActionKind;
    /** The `id` of the page's own action, if `kind` is `custom`. */
    action: string | null;
    target: Target | null;
    /** `unknown`: no answer came, or none that tells; the list shows whether it worked. */
    outcome: "done" | "failed" | "prevented" | "unknown";
    code: ErrorCode | null;
    status: number | null;
  };
  "tp-session": { state: Session };
  "tp-guest-name": { name: string };
  "tp-auth-required": { reason: "signed-out" | "wrong-account" };
  "tp-error": Problem;
}

/** `HTMLElementEventMap` with the element's own events. */
export type TalkParticipantsEventMap = HTMLElementEventMap & {
  [Name in keyof TalkParticipantsEvents]: CustomEvent<TalkParticipantsEvents[Name]>;
};

/** The attributes, as strings. */
export interface TalkParticipantsAttributes {
  token?: string;
  "base-url"?: string;
  "signaling-backend"?: string;
  "user-id"?: string;
  lang?: string;
  theme?: "auto" | "light" | "dark";
  sort?: "last-ping" | "name" | "last-name" | "role";
  "poll-interval"?: string | number;
  readonly?: boolean;
  "heading-level"?: string | number;
  density?: "comfortable" | "compact";
  session?: "panel" | "host";
  avatars?: "on" | "off";
  announce?: "on" | "off";
}

export declare class TalkParticipants extends HTMLElement {
  /** The attribute `token`, and so on. */
  token: string | null;
  baseUrl: string | null;
  signalingBackend: string | null;
  userId: string | null;
  theme: string | null;
  sort: string | null;
  pollInterval: string | number | null;
  readonly: boolean;
  headingLevel: string | number | null;
  density: string | null;
  session: string | null;
  avatars: string | null;
  announce: string | null;

  credentials: Credentials | null;
  /** The page's own way to send requests; it is called with a `Request`. */
  fetch: ((request: Request) => Promise<Response>) | null;
  /** The token against cross-site requests, or what gives it. */
  requestToken: string | (() => string | null) | null;
  /** Texts of the page's own. */
  messages: Messages | null;
  actions: RowAction[] | null;

  readonly whenReady: Promise<Result>;
  readonly participants: Participant[];

  join(options?: JoinOptions): Promise<Result<{ sessionId: string; role: Role }>>;
  leave(options?: LeaveOptions): Promise<Result>;
  refresh(): Promise<Result<{ total: number; online: number }>>;
  setGuestName(name: string): Promise<Result<{ name: string }>>;
  /** Leads to the row of a participant, by `key`. */
  reveal(key: string): Promise<Result>;
  focus(options?: FocusOptions): Promise<Result>;

  addEventListener<Name extends keyof TalkParticipantsEventMap>(
    type: Name,
    listener: (this: TalkParticipants, event: TalkParticipantsEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof TalkParticipantsEventMap>(
    type: Name,
    listener: (this: TalkParticipants, event: TalkParticipantsEventMap[Name]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

/** What templates can set, besides the attributes by their own names. */
export type TalkParticipantsProperties = Partial<
  Pick<
    TalkParticipants,
    | "baseUrl"
    | "signalingBackend"
    | "userId"
    | "pollInterval"
    | "headingLevel"
    | "credentials"
    | "fetch"
    | "requestToken"
    | "messages"
    | "actions"
  >
>;

/** Where files are that build tools do not find by themselves. Before the first element. */
export declare function configure(options: {
  /** The WebAssembly file, `talk-participants_bg.wasm`. */
  wasm?: string | URL;
  /** A folder with the files of `languages/`, or addresses by BCP 47 tag, also of languages that the package does not have. */
  languages?: string | URL | Record<string, string | URL>;
}): void;
/** Defines the element, unless the page has one of that name already. */
export declare function define(name?: string): void;

declare global {
  interface HTMLElementTagNameMap {
    "talk-participants": TalkParticipants;
  }
}
