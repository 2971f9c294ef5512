// Participants that many tests share: accounts of the reference server, as rows of a conversation.

import type { Row } from "./control";

export const OLGA: Row = { userId: "olga", displayName: "Olga Petrova", type: 1 };
export const MAX: Row = { userId: "max", displayName: "Max Mustermann", type: 2 };
export const HANNAH: Row = { userId: "hannah", displayName: "Hannah Weiß", type: 2 };
export const UMA: Row = { userId: "uma", displayName: "Uma Krishnan", type: 3 };
export const NILS: Row = { userId: "nils", displayName: "Nils Holm", type: 3 };
export const VERA: Row = { userId: "vera", displayName: "Vera", type: 1 };
