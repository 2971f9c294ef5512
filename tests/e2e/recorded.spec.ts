// Lists as a real server answered them, shown row for row at the time of the recording.

import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { ui } from "./names";

type Recorded = { ocs: { data: { lastPing: number }[] } };
type Exchange = { id: string; response: { status: number; body: Recorded } };

const FILE = new URL("../recordings/talk10-api-v1/participants-list.json", import.meta.url);
const RECORDINGS: Exchange[] = JSON.parse(readFileSync(FILE, "utf8")).exchanges;

const EVE = '<b>Eve</b> & "co"';

const LISTS = [
  {
    id: "001",
    what: "one of every kind, seen by the owner",
    viewer: "admin",
    count: "6 people, 3 online",
    rows: [
      ui.row(ui.guestNumbered(1), ui.roleGuest, ui.online),
      ui.row(ui.guestNumbered(2), ui.roleGuestModerator, ui.online),
      ui.row(EVE, ui.roleSelfJoined, ui.online),
      ui.row("admin", ui.you, ui.roleOwner, ui.offline),
      ui.row("Alice Liddell", ui.roleModerator, ui.offline),
      ui.row("Bøb Ünïcode 東京", ui.roleUser, ui.offline),
    ],
  },
  {
    id: "003",
    what: "the same, seen by a user",
    viewer: "bob",
    count: "6 people, 3 online",
    rows: [
      ui.row(ui.guestNumbered(1), ui.roleGuest, ui.online),
      ui.row(ui.guestNumbered(2), ui.roleGuestModerator, ui.online),
      ui.row(EVE, ui.roleSelfJoined, ui.online),
      ui.row("admin", ui.roleOwner, ui.offline),
      ui.row("Alice Liddell", ui.roleModerator, ui.offline),
      ui.row("Bøb Ünïcode 東京", ui.you, ui.roleUser, ui.offline),
    ],
  },
  {
    id: "019",
    what: "a participant in a call",
    viewer: "admin",
    count: "4 people, 2 online",
    rows: [
      ui.row("Alice Liddell", ui.roleModerator, ui.inCall),
      ui.row(EVE, ui.roleSelfJoined, ui.online),
      ui.row("admin", ui.you, ui.roleOwner, ui.offline),
      ui.row("Bøb Ünïcode 東京", ui.roleUser, ui.offline),
    ],
  },
  {
    id: "026",
    what: "pings that are 101 seconds old",
    viewer: "admin",
    secondsLater: 101,
    count: "4 people, 0 online",
    rows: [
      ui.row("Alice Liddell", ui.roleModerator, ui.lastSeen("1 minute ago")),
      ui.row(EVE, ui.roleSelfJoined, ui.lastSeen("1 minute ago")),
      ui.row("admin", ui.you, ui.roleOwner, ui.offline),
      ui.row("Bøb Ünïcode 東京", ui.roleUser, ui.offline),
    ],
  },
  {
    id: "032",
    what: "a ping of 80 seconds ago, which still counts",
    viewer: "admin",
    secondsLater: 80,
    count: "4 people, 1 online",
    rows: [
      ui.row(ui.guestNumbered(1), ui.roleGuestModerator, ui.online),
      ui.row("admin", ui.you, ui.roleOwner, ui.offline),
      ui.row("Alice Liddell", ui.roleModerator, ui.offline),
      ui.row("Bøb Ünïcode 東京", ui.roleUser, ui.offline),
    ],
  },
  {
    id: "033",
    what: "guests with all kinds of names",
    viewer: "admin",
    count: "7 people, 6 online",
    rows: [
      ui.row(EVE, ui.roleGuest, ui.online),
      ui.row("padded", ui.roleGuest, ui.online),
      ui.row("東京 guest 🎉", ui.roleGuest, ui.online),
      ui.row(ui.guestNumbered(1), ui.roleGuest, ui.online),
      ui.row(ui.guestNumbered(2), ui.roleGuest, ui.online),
      ui.row("Guest One", ui.roleGuest, ui.online),
      ui.row("admin", ui.you, ui.roleOwner, ui.offline),
    ],
  },
  {
    id: "034",
    what: "participants added in no order",
    viewer: "admin",
    count: "6 people, 2 online",
    rows: [
      ui.row(ui.guestNumbered(1), ui.roleGuest, ui.online),
      ui.row("Bøb Ünïcode 東京", ui.roleUser, ui.online),
      ui.row("admin", ui.you, ui.roleOwner, ui.offline),
      ui.row("Alice Liddell", ui.roleUser, ui.offline),
      ui.row("Dave", ui.roleModerator, ui.offline),
      ui.row("Frank", ui.roleUser, ui.offline),
    ],
  },
  {
    id: "036",
    what: "two owners of a one-to-one conversation",
    viewer: "admin",
    count: "2 people, 0 online",
    rows: [ui.row("admin", ui.you, ui.roleOwner, ui.offline), ui.row("Bøb Ünïcode 東京", ui.roleOwner, ui.offline)],
  },
  {
    id: "067",
    what: "one's own session among others",
    viewer: "bob",
    count: "6 people, 4 online",
    rows: [
      ui.row("Bøb Ünïcode 東京", ui.you, ui.roleUser, ui.online),
      ui.row(ui.guestNumbered(1), ui.roleGuest, ui.online),
      ui.row(ui.guestNumbered(2), ui.roleGuestModerator, ui.online),
      ui.row(EVE, ui.roleSelfJoined, ui.online),
      ui.row("admin", ui.roleOwner, ui.offline),
      ui.row("Alice Liddell", ui.roleModerator, ui.offline),
    ],
  },
];

for (const { id, what, viewer, count, rows, secondsLater = 0 } of LISTS) {
  test(`list ${id}: ${what}`, async ({ control, token, browserOf }) => {
    await control.putRoom(token, { type: 3, name: "Recorded", participants: [{ userId: viewer, type: 1 }] });
    const { panel, page } = await browserOf(viewer);
    const { body, status } = recorded(id);
    expect(status).toBe(200);
    const newest = Math.max(...body.ocs.data.map((row) => row.lastPing));
    await serve(page, body, (newest > 0 ? newest : 1795384294) + secondsLater);
    await page.goto(`/embedding.html?panel=${encodeURIComponent(JSON.stringify({ token, lang: "en" }))}`);
    // The viewer's own row stands first; the others follow in this order.
    const [own, others] = [true, false].map((isOwn) => rows.filter((row) => row.includes(`, ${ui.you},`) === isOwn));
    await panel.expectRows(...own!, ...others!);
    expect(rows).toHaveLength(body.ocs.data.length);
    await expect(panel.root.getByText(count, { exact: true })).toBeVisible();
    await expect(panel.list).toHaveAttribute("aria-rowcount", String(rows.length));
  });
}

test("an empty list", async ({ control, token, browserOf }) => {
  await control.putRoom(token, { type: 3, name: "Recorded", participants: [{ userId: "admin", type: 1 }] });
  const admin = await browserOf("admin");
  await serve(admin.page, recorded("052").body, 1795384339);
  await admin.open({ token });
  await expect(admin.panel.heading(ui.noParticipants)).toBeVisible();
  await expect(admin.panel.root.getByText(ui.counted(0, 0), { exact: true })).toBeVisible();
});

function recorded(id: string): Exchange["response"] {
  const exchange = RECORDINGS.find((candidate) => candidate.id === `participants-list-${id}`);
  if (exchange === undefined) {
    throw new Error(`no recording participants-list-${id}`);
  }
  return exchange.response;
}

/** Answers every request for the list with a recorded body, at a second since the epoch. */
async function serve(page: Page, body: Recorded, second: number): Promise<void> {
  await page.route("**/participants?*", (route) =>
    route.fulfill({ json: body, headers: { date: new Date(second * 1000).toUTCString() } }),
  );
}
