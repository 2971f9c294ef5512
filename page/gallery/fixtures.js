// Servers and conversations that several states have in common.

import { OLGA, TEAM, user } from "./participants.js";

/** A server with the team, for its owner. */
export const OWNER = { viewer: OLGA, people: TEAM };
/** A user who joined by a link. */
export const SELF_JOINED = user("sven", "Sven Ek", 5);
/** A conversation's fields for somebody who is no member. */
export const STUB = { participantType: 4, sessionId: "0", displayName: "" };
/** A conversation's fields for a guest with a session. */
export const AS_GUEST = { participantType: 4, sessionId: "guest-Gina/".padEnd(255, "s") };
export const AS_GUEST_MODERATOR = { participantType: 6, sessionId: "guest-Gus/".padEnd(255, "s") };
