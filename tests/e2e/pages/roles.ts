// A conversation with a participant of every role, and browsers that are logged in as each of them.

import { expect } from "@playwright/test";
import type { Control, Room } from "../control";
import { ui } from "../names";
import type { Embedding } from "./embedding";

/** Who looks at the panel. */
export const ROLES = ["owner", "moderator", "guest moderator", "user", "self-joined user", "guest"] as const;
export type ViewerRole = (typeof ROLES)[number];

/** Those who may see menus. */
export const MODERATING: readonly ViewerRole[] = ["owner", "moderator", "guest moderator"];

/** One person of each role to look through, and one of each to act on. */
export const EVERYBODY: Room = {
  type: 3,
  name: "Everybody",
  participants: [
    { userId: "olga", displayName: "Olga Petrova", type: 1 },
    { userId: "max", displayName: "Max Mustermann", type: 2 },
    { userId: "uma", displayName: "Uma Krishnan", type: 3 },
    { userId: "sven", displayName: "Sven Åkesson", type: 5 },
    { userId: "hannah", displayName: "Hannah Weiß", type: 2 },
    { userId: "nils", displayName: "Nils Holm", type: 3 },
    { userId: "rosa", displayName: "Rosa Lindqvist", type: 5, session: true },
    { name: "Ana", type: 4 },
    { name: "Gloria", type: 6 },
  ],
};

const ACCOUNTS: Partial<Record<ViewerRole, string>> = {
  owner: "olga",
  moderator: "max",
  user: "uma",
  "self-joined user": "sven",
};

/** The name under which guests come in. */
export const GUEST = "Greta";

type Scene = {
  control: Control;
  token: string;
  browserOf: (user: string | null) => Promise<Embedding>;
};

/** Makes {@link EVERYBODY} and opens the panel in it, as somebody of a role. */
export async function openAs(role: ViewerRole, { control, token, browserOf }: Scene): Promise<Embedding> {
  await control.putRoom(token, EVERYBODY);
  const account = ACCOUNTS[role];
  if (account !== undefined) {
    const viewer = await (await browserOf(account)).open({ token });
    await expect(viewer.panel.rows).toHaveCount(EVERYBODY.participants.length);
    return viewer;
  }
  const guest = await enterAsGuest({ token, browserOf });
  if (role === "guest moderator") {
    await promoteGuest(control, token);
    await guest.page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(guest.panel.rows).toHaveCount(EVERYBODY.participants.length + 1);
  }
  return guest;
}

/** Joins as a guest, through the panel. */
export async function enterAsGuest({ token, browserOf }: Omit<Scene, "control">, name = GUEST): Promise<Embedding> {
  const guest = await (await browserOf(null)).open({ token });
  await guest.panel.name.fill(name);
  const named = guest.page.waitForResponse(/\/guest\/[a-z0-9]+\/name/);
  await guest.panel.join.click();
  await named;
  await expect(guest.panel.heading(ui.guestsCannotSeeTitle)).toBeVisible();
  return guest;
}

/** Makes the guest who came in a guest moderator, behind the panel's back. */
async function promoteGuest(control: Control, token: string): Promise<void> {
  await control.patchParticipants(token, [{ session: await sessionOf(control, token, GUEST), type: 6 }]);
}

/** The session of a guest. */
export async function sessionOf(control: Control, token: string, name: string): Promise<string> {
  const { participants } = await control.room(token);
  return participants.find((row: any) => row.actorType === "guests" && row.displayName === name).session;
}
