// The order of the rows: last ping, then name, then identity; and when the screen follows.

import type { Row } from "./control";
import { expect, test } from "./fixtures";
import { matching, ui } from "./names";
import { VERA } from "./participants";

const ROW_OF_AMELIE = ui.row("Amélie", ui.roleUser, ui.online);
const ROW_OF_BORIS = ui.row("Boris", ui.roleUser, ui.online);
const ROW_OF_VERA = ui.row("Vera", ui.you, ui.roleOwner, ui.offline);

/** A conversation of Vera and two participants who are online, with the ages of their pings in seconds. */
const room = (amelie: number, boris: number, ...more: Row[]) => ({
  type: 2,
  name: "Order",
  participants: [
    VERA,
    { userId: "amelie", displayName: "Amélie", type: 3, session: true, pingAge: amelie },
    { userId: "boris", displayName: "Boris", type: 3, session: true, pingAge: boris },
    ...more,
  ],
});

test("rows are sorted by last ping, then by name, then by identity", async ({ control, token, openPanel }) => {
  await control.putRoom(token, {
    type: 3,
    name: "Order",
    participants: [
      { userId: "zoe", displayName: "Zoë", type: 3 },
      { userId: "twin-b", displayName: "Twin", type: 2 },
      { userId: "old", displayName: "Aaron", type: 3, session: true, pingAge: 60 },
      { userId: "eva", displayName: "eva", type: 3 },
      VERA,
      { userId: "new", displayName: "Zacharias", type: 3, session: true, pingAge: 5 },
      { userId: "emile", displayName: "Émile", type: 3 },
      { userId: "twin-a", displayName: "Twin", type: 3 },
      { name: "Guest in between", type: 4, session: true, pingAge: 30 },
      { userId: "asa", displayName: "Åsa", type: 3 },
    ],
  });
  const { panel } = await openPanel("vera");
  await panel.expectRows(
    ROW_OF_VERA,
    ui.row("Zacharias", ui.roleUser, ui.online),
    ui.row("Guest in between", ui.roleGuest, ui.online),
    ui.row("Aaron", ui.roleUser, ui.online),
    ui.row("Åsa", ui.roleUser, ui.offline),
    ui.row("Émile", ui.roleUser, ui.offline),
    ui.row("eva", ui.roleUser, ui.offline),
    ui.row("Twin (twin-a)", ui.roleUser, ui.offline),
    ui.row("Twin (twin-b)", ui.roleModerator, ui.offline),
    ui.row("Zoë", ui.roleUser, ui.offline),
  );
  const tops = await panel.rows.evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().top));
  expect(tops, "the order on the screen").toEqual([...new Set(tops)].sort((a, b) => a - b));
  const indexes = await panel.rows.evaluateAll((rows) => rows.map((row) => Number(row.getAttribute("aria-rowindex"))));
  expect(indexes).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test("a participant whose ping gets more than a minute ahead moves up", async ({ control, token, openPanel }) => {
  await control.putRoom(token, room(70, 75));
  const { panel } = await openPanel("vera");
  await panel.expectRows(ROW_OF_VERA, ROW_OF_AMELIE, ROW_OF_BORIS);
  await control.patchParticipants(token, [{ userId: "boris", pingAge: 0 }]);
  await panel.expectRows(ROW_OF_VERA, ROW_OF_BORIS, ROW_OF_AMELIE);
});

test("pings alone do not shuffle the rows", async ({ control, token, openPanel }) => {
  await control.putRoom(token, room(5, 40));
  const vera = await openPanel("vera");
  const rows = [ROW_OF_VERA, ROW_OF_AMELIE, ROW_OF_BORIS];
  await vera.panel.expectRows(...rows);
  await control.patchParticipants(token, [{ userId: "boris", pingAge: 0 }, { userId: "amelie", pingAge: 30 }]);
  await vera.refreshed();
  expect(await vera.panel.rowNames()).toEqual(rows);
  // What a fresh look makes of the same answer proves that there was something to hold back.
  await vera.page.reload();
  await vera.panel.expectRows(ROW_OF_VERA, ROW_OF_BORIS, ROW_OF_AMELIE);
});

test("participants move up when they come online, down when they go offline", async ({ control, token, openPanel }) => {
  await control.putRoom(token, room(20, 30, { userId: "zoe", displayName: "Zoë", type: 3 }));
  const { panel } = await openPanel("vera");
  await panel.expectRows(ROW_OF_VERA, ROW_OF_AMELIE, ROW_OF_BORIS, ui.row("Zoë", ui.roleUser, ui.offline));
  await control.patchParticipants(token, [{ userId: "zoe", session: true }]);
  await panel.expectRows(ROW_OF_VERA, ui.row("Zoë", ui.roleUser, ui.online), ROW_OF_AMELIE, ROW_OF_BORIS);
  await control.patchParticipants(token, [{ userId: "amelie", session: null }]);
  await expect.poll(() => panel.rowNames()).toEqual([
    ROW_OF_VERA,
    ui.row("Zoë", ui.roleUser, ui.online),
    ROW_OF_BORIS,
    expect.stringMatching(matching((when) => ui.row("Amélie", ui.roleUser, ui.lastSeen(when)), "(this minute|\\d minutes? ago)")),
  ]);
});

test("a new participant appears in place, a removed one disappears", async ({ control, token, openPanel }) => {
  await control.putRoom(token, room(10, 30));
  const { panel } = await openPanel("vera");
  await expect(panel.rows).toHaveCount(3);
  await control.putRoom(token, room(10, 30, { name: "Gustav", type: 4, session: `gustav-${token}`, pingAge: 20 }));
  await panel.expectRows(ROW_OF_VERA, ROW_OF_AMELIE, ui.row("Gustav", ui.roleGuest, ui.online), ROW_OF_BORIS);
  await expect(panel.count(4, 3)).toBeVisible();
  await control.patchParticipants(token, [
    { session: `gustav-${token}`, remove: true },
    { userId: "boris", remove: true },
  ]);
  await panel.expectRows(ROW_OF_VERA, ROW_OF_AMELIE);
  await expect(panel.count(2, 1)).toBeVisible();
});

test("a promotion reorders as well, and the role changes in place", async ({ control, token, openPanel }) => {
  await control.putRoom(token, room(5, 40));
  const vera = await openPanel("vera");
  await vera.panel.expectRows(ROW_OF_VERA, ROW_OF_AMELIE, ROW_OF_BORIS);
  await control.patchParticipants(token, [{ userId: "boris", pingAge: 0, type: 2 }]);
  await vera.panel.expectRows(ROW_OF_VERA, ui.row("Boris", ui.roleModerator, ui.online), ROW_OF_AMELIE);
});
