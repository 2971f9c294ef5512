// The order of the rows is kept while the viewer is about to press something in the list; what the rows say is not.

import type { Room, Row } from "./control";
import { expect, test } from "./fixtures";
import { ui } from "./names";
import { VERA } from "./participants";

const BORIS: Row = { userId: "boris", displayName: "Boris", type: 3, session: true, pingAge: 40 };

const ROOM: Room = {
  type: 2,
  name: "Waiting",
  participants: [VERA, { userId: "amelie", displayName: "Amélie", type: 3, session: true, pingAge: 5 }, BORIS],
};
const ROW_OF_AMELIE = ui.row("Amélie", ui.roleUser, ui.online);
const ROW_OF_BORIS = ui.row("Boris", ui.roleUser, ui.online);
const ROW_OF_PROMOTED_BORIS = ui.row("Boris", ui.roleModerator, ui.online);
const ROW_OF_VERA = ui.row("Vera", ui.you, ui.roleOwner, ui.offline);

const BEFORE = [ROW_OF_VERA, ROW_OF_AMELIE, ROW_OF_BORIS];
/** Boris has become a moderator and has the newest ping: he would rise to the top. */
const RISES = { userId: "boris", type: 2, pingAge: 0 };
const HELD = [ROW_OF_VERA, ROW_OF_AMELIE, ROW_OF_PROMOTED_BORIS];
const AFTER = [ROW_OF_VERA, ROW_OF_PROMOTED_BORIS, ROW_OF_AMELIE];

test.beforeEach(({ control, token }) => control.putRoom(token, ROOM));

test("a row with the focus keeps the order until the focus leaves the list", async ({ control, token, openPanel }) => {
  const vera = await openPanel("vera");
  const { panel } = vera;
  await panel.expectRows(...BEFORE);
  await panel.row("Boris").focus();
  await control.patchParticipants(token, [RISES]);
  await panel.expectRows(...HELD);
  await expect(panel.pill).toHaveText(ui.changes(1));
  await vera.refreshed();
  expect(await panel.rowNames()).toEqual(HELD);
  await panel.moreActions.focus();
  await panel.expectRows(...AFTER);
  await expect(panel.pill).toHaveCount(0);
});

test("a pointer that moves over the list keeps the order until it leaves", async ({ control, token, openPanel }) => {
  const vera = await openPanel("vera");
  const { panel, page } = vera;
  await panel.expectRows(...BEFORE);
  await panel.row("Boris").hover();
  await control.patchParticipants(token, [RISES]);
  await panel.expectRows(...HELD);
  await vera.refreshed();
  await expect(panel.pill).toHaveText(ui.changes(1));
  await page.mouse.move(0, 0);
  await panel.expectRows(...AFTER);
});

test("a pointer that lies still keeps the order for ten seconds", async ({ control, token, openPanel }) => {
  const { panel } = await openPanel("vera");
  await panel.expectRows(...BEFORE);
  await panel.row("Boris").hover();
  await control.patchParticipants(token, [RISES]);
  await panel.expectRows(...HELD);
  await expect(panel.pill).toBeVisible();
  await expect.poll(() => panel.rowNames(), { timeout: 15_000 }).toEqual(AFTER);
  await expect(panel.pill).toHaveCount(0);
});

for (const way of ["an open menu", "an open question"]) {
  test(`${way} keeps the order`, async ({ control, token, openPanel }) => {
    const vera = await openPanel("vera");
    const { panel, page } = vera;
    await panel.expectRows(...BEFORE);
    await panel.actions("Amélie").click();
    if (way === "an open question") {
      await panel.item(ui.removeFromConversation).click();
      await expect(panel.question(ui.removeTitle("Amélie"))).toBeVisible();
    }
    await page.mouse.move(0, 0);
    await control.patchParticipants(token, [RISES]);
    await vera.refreshed();
    expect(await panel.rowNames()).toEqual(HELD);
    await page.keyboard.press("Escape");
    await expect(panel.actions("Amélie")).toBeFocused();
    await vera.refreshed();
    expect(await panel.rowNames(), "the focus keeps it now").toEqual(HELD);
    await panel.moreActions.focus();
    await panel.expectRows(...AFTER);
  });
}

test("the button adopts the order at once, by keyboard and by pointer", async ({ control, token, openPanel }) => {
  const { panel, page } = await openPanel("vera");
  await panel.expectRows(...BEFORE);
  await panel.row("Boris").hover();
  await control.patchParticipants(token, [RISES]);
  await panel.pill.click();
  await panel.expectRows(...AFTER);
  await expect(panel.pill).toHaveCount(0);

  await control.patchParticipants(token, [{ userId: "amelie", type: 2, pingAge: -100 }]);
  await panel.row("Boris").hover();
  await expect(panel.pill).toBeVisible();
  await panel.pill.focus();
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await panel.rowNames())[1]).toBe(ui.row("Amélie", ui.roleModerator, ui.online));
  await expect(panel.list.locator(":focus"), "the focus goes to the list").toHaveCount(1);
});

test("joins and removals show at once, but no row moves", async ({ control, token, openPanel }) => {
  const { panel } = await openPanel("vera");
  await panel.expectRows(...BEFORE);
  await panel.row("Boris").hover();
  await control.putRoom(token, {
    ...ROOM,
    participants: [VERA, BORIS, { name: "Gustav", type: 4, session: `gustav-${token}`, pingAge: 0 }],
  });
  await panel.expectRows(
    ROW_OF_VERA,
    ui.row("Amélie", ui.roleUser, ui.noLongerHere),
    ROW_OF_BORIS,
    ui.row("Gustav", ui.roleGuest, ui.online),
  );
  await expect(panel.count(3, 2)).toBeVisible();
  await expect(panel.actions("Amélie"), "no commands for a removed participant").toHaveCount(0);
  await expect(panel.pill).toHaveText(ui.changes(2));
  await panel.pill.click();
  await panel.expectRows(ROW_OF_VERA, ui.row("Gustav", ui.roleGuest, ui.online), ROW_OF_BORIS);
});

test("a waiting order is announced once", async ({ control, token, openPanel }) => {
  const zoe: Row = { userId: "zoe", displayName: "Zoë", type: 3 };
  await control.putRoom(token, { ...ROOM, participants: [...ROOM.participants, zoe] });
  const vera = await openPanel("vera");
  const { panel } = vera;
  await panel.expectRows(...BEFORE, ui.row("Zoë", ui.roleUser, ui.offline));
  await panel.row("Boris").focus();
  const status = panel.root.locator(".waiting").getByRole("status");
  await expect(status).toHaveText("");
  await control.patchParticipants(token, [RISES]);
  const said = ui.changesWait(ui.changes(1));
  await expect(status).toHaveText(said);
  await control.patchParticipants(token, [{ userId: "zoe", session: true, pingAge: -100 }]);
  await vera.refreshed();
  await expect(panel.pill).toHaveText(ui.changes(2));
  await expect(status).toHaveText(said);
});

test("a participant whom the viewer removes goes at once, despite the focus", async ({ control, token, openPanel }) => {
  const vera = await openPanel("vera");
  const { panel, page } = vera;
  await panel.expectRows(...BEFORE);
  await panel.actions("Amélie").focus();
  await page.keyboard.press("Enter");
  await panel.item(ui.removeFromConversation).press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await panel.expectRows(ROW_OF_VERA, ROW_OF_BORIS);
  await expect(panel.row("Boris")).toBeFocused();
  await vera.refreshed();
  expect(await panel.rowNames()).toEqual([ROW_OF_VERA, ROW_OF_BORIS]);
  await expect(panel.pill).toHaveCount(0);
  expect(Object.keys(await control.types(token))).not.toContain("amelie");
});
