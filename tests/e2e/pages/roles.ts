// A conversation with a participant of every role, and browsers that are logged in as each of them.

import { expect, type Page } from "@playwright/test";
import type { Control, Room } from "../control";
import { ui } from "../names";
import { HANNAH, MAX, NILS, OLGA, UMA } from "../participants";
import type { Embedding } from "./embedding";

/** The roles of viewers. */
export const ROLES = ["owner", "moderator", "guest moderator", "user", "self-joined user", "guest"] as const;
export type ViewerRole = (typeof ROLES)[number];

/** The roles whose viewers see menus. */
export const MODERATING: readonly ViewerRole[] = ["owner", "moderator", "guest moderator"];

/** A participant of each role as viewer, and one of each as target of commands. */
export const EVERYBODY: Room = {
  type: 3,
  name: "Everybody",
  participants: [
    OLGA,
    MAX,
    UMA,
    { userId: "sven", displayName: "Sven Åkesson", type: 5 },
    HANNAH,
    NILS,
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

/** The name that guests join with. */
export const GUEST = "Greta";

type PerTest = {
  control: Control;
  token: string;
  browserOf: (user: string | null) => Promise<Embedding>;
};

/** Makes {@link EVERYBODY} and opens the panel in it with a role; `prepare` is called before the page is loaded. */
export async function openAs(
  { control, token, browserOf }: PerTest,
  role: ViewerRole,
  prepare: (page: Page) => Promise<void> = async () => undefined,
): Promise<Embedding> {
  await control.putRoom(token, EVERYBODY);
  const account = ACCOUNTS[role];
  if (account !== undefined) {
    const viewer = await browserOf(account);
    await prepare(viewer.page);
    await viewer.open({ token });
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
export async function enterAsGuest({ token, browserOf }: Omit<PerTest, "control">, name = GUEST): Promise<Embedding> {
  const guest = await (await browserOf(null)).open({ token });
  await guest.panel.name.fill(name);
  const named = guest.page.waitForResponse(/\/guest\/[a-z0-9]+\/name/);
  await guest.panel.join.click();
  await named;
  await expect(guest.panel.heading(ui.anyGuestIn)).toBeVisible();
  return guest;
}

/** Promotes the guest on the server, without a request of a panel. */
async function promoteGuest(control: Control, token: string): Promise<void> {
  await control.patchParticipants(token, [{ session: await sessionOf(control, token, GUEST), type: 6 }]);
}

/** The session of a guest. */
export async function sessionOf(control: Control, token: string, name: string): Promise<string> {
  const { participants } = await control.room(token);
  return participants.find((row: any) => row.actorType === "guests" && row.displayName === name).session;
}
