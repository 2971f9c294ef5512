// A command reaches the participant it was chosen for, whatever happens to them or to the list meanwhile.

import { expect, test } from "./fixtures";
import { containing, ui } from "./names";
import { DEMOTE, next, PROMOTE, record, REMOVE, REMOVE_GUEST } from "./pages/network";
import { EVERYBODY, sessionOf } from "./pages/roles";
import { NILS, OLGA } from "./participants";

/** For a panel that asks for the list only when it has a reason to. */
const SELDOM = { "poll-interval": "3600" };

test("two moderators promote the same participant at once", async ({ control, token, browserOf }) => {
  await control.putRoom(token, EVERYBODY);
  const moderators = [await browserOf("olga"), await browserOf("max")];
  for (const moderator of moderators) {
    await moderator.open({ token, ...SELDOM });
    await moderator.panel.actions("Nils Holm").click();
  }
  await Promise.all(
    moderators.map(async ({ panel, page }) => {
      const sent = next(page, PROMOTE);
      await panel.item(ui.promoteToModerator).click();
      await (await sent).response();
    }),
  );
  const texts = async (): Promise<string[]> => {
    const all = await Promise.all(
      moderators.flatMap(({ panel }) => [panel.news.textContent(), panel.failure.textContent()]),
    );
    return all.filter((text) => text !== null && text !== "") as string[];
  };
  await expect
    .poll(async () => (await texts()).sort())
    .toEqual([ui.promoted("Nils Holm"), ui.promoteFailed("Nils Holm", ui.promoteNotPossible("Nils Holm"))]);
  for (const { panel } of moderators) {
    await panel.expectRow("Nils Holm", ui.roleModerator, ui.offline);
  }
  expect(await control.types(token)).toMatchObject({ nils: 2 });
});

test("one moderator removes the participant whom the other demotes", async ({ control, token, openPanel }) => {
  await control.putRoom(token, EVERYBODY);
  const olga = await openPanel("olga", { ...SELDOM });
  const max = await openPanel("max", { ...SELDOM });
  await olga.panel.actions("Hannah Weiß").click();
  await max.panel.remove("Hannah Weiß");
  await expect(max.panel.news).toHaveText(ui.removed("Hannah Weiß"));
  await olga.panel.item(ui.demoteToUser).click();
  await expect(olga.panel.failure).toHaveText(ui.demoteFailed("Hannah Weiß", ui.participantGone));
  // The focus that was in the row's menu stays in the row, which goes when the focus leaves it.
  await expect(olga.panel.row("Hannah Weiß")).toBeFocused();
  await expect(olga.panel.row("Hannah Weiß")).toHaveAccessibleName(containing(ui.noLongerHere));
  await olga.panel.moreActions.focus();
  await expect(olga.panel.row("Hannah Weiß")).toHaveCount(0);
  await expect.poll(() => control.types(token)).not.toHaveProperty("hannah");
});

test("a demotion during the confirmation of a removal asks again", async ({ control, token, openPanel }) => {
  await control.putRoom(token, EVERYBODY);
  const olga = await openPanel("olga");
  const max = await openPanel("max");
  await max.panel.choose("Hannah Weiß", ui.removeFromConversation);
  const first = max.panel.question(ui.removeTitle("Hannah Weiß"));
  await expect(first).toBeVisible();
  await olga.panel.choose("Hannah Weiß", ui.demoteToUser);
  await expect(olga.panel.news).toHaveText(ui.demoted("Hannah Weiß"));
  await max.refreshed();
  await first.getByRole("button", { name: ui.remove }).click();
  const second = max.panel.question(ui.changedTitle("Hannah Weiß"));
  await expect(second).toHaveAccessibleDescription(
    ui.changedText("Hannah Weiß", ui.roleUser, ui.removeFromConversation),
  );
  expect(await control.types(token)).toMatchObject({ hannah: 3 });
  await second.getByRole("button", { name: ui.goOn }).click();
  await expect(max.panel.news).toHaveText(ui.removed("Hannah Weiß"));
  expect(await control.types(token)).not.toHaveProperty("hannah");
});

for (const answer of [ui.goOn, ui.cancel]) {
  test(`the role changes while the menu is open: it asks again (${answer})`, async ({ control, token, openAs }) => {
    const olga = await openAs("owner");
    const removals = record(olga.page, REMOVE);
    await olga.panel.actions("Nils Holm").click();
    await control.patchParticipants(token, [{ userId: "nils", type: 2 }]);
    await olga.panel.expectRow("Nils Holm", ui.roleModerator, ui.offline);
    await olga.panel.item(ui.removeFromConversation).click();
    const question = olga.panel.question(ui.changedTitle("Nils Holm"));
    await expect(question).toHaveAccessibleDescription(
      ui.changedText("Nils Holm", ui.roleModerator, ui.removeFromConversation),
    );
    await expect(question.getByRole("button")).toHaveText([ui.cancel, ui.goOn]);
    await expect(question.getByRole("button", { name: ui.cancel })).toBeFocused();
    expect(removals).toEqual([]);
    await question.getByRole("button", { name: answer }).click();
    if (answer === ui.goOn) {
      await expect(olga.panel.news).toHaveText(ui.removed("Nils Holm"));
      expect(await control.types(token)).not.toHaveProperty("nils");
    } else {
      await expect(question).toBeHidden();
      await olga.refreshed();
      expect(removals).toEqual([]);
      expect(await control.types(token)).toMatchObject({ nils: 2 });
    }
  });
}

test("a command that a role change made impossible is not sent", async ({ control, token, openAs }) => {
  const olga = await openAs("owner");
  const promotions = record(olga.page, PROMOTE);
  await olga.panel.actions("Nils Holm").click();
  await control.patchParticipants(token, [{ userId: "nils", type: 2 }]);
  await olga.panel.expectRow("Nils Holm", ui.roleModerator, ui.offline);
  await olga.panel.item(ui.promoteToModerator).click();
  await expect(olga.panel.failure).toHaveText(ui.noLongerAllowed("Nils Holm"));
  expect(promotions).toEqual([]);
});

test("the participant leaves while the menu is open", async ({ control, token, openAs }) => {
  const olga = await openAs("owner");
  const removals = record(olga.page, REMOVE);
  await olga.panel.choose("Nils Holm", ui.removeFromConversation);
  await control.patchParticipants(token, [{ userId: "nils", remove: true }]);
  await olga.refreshed();
  await olga.panel.answer(ui.removeTitle("Nils Holm"), ui.remove);
  await expect(olga.panel.failure).toHaveText(ui.participantGone);
  expect(removals).toEqual([]);
});

test("a new order under an open menu does not change the target", async ({ control, token, openAs }) => {
  const olga = await openAs("owner");
  const promotions = record(olga.page, PROMOTE);
  const before = await control.types(token);
  await olga.panel.actions("Nils Holm").click();
  await control.patchParticipants(token, [
    { userId: "uma", session: true, pingAge: 0 },
    { userId: "sven", session: true, pingAge: 5 },
    { userId: "max", session: true, pingAge: 10 },
  ]);
  await olga.panel.expectRow("Uma Krishnan", ui.roleUser, ui.online);
  await olga.refreshed();
  await olga.panel.item(ui.promoteToModerator).click();
  await expect(olga.panel.news).toHaveText(ui.promoted("Nils Holm"));
  expect(promotions).toEqual([{ participant: "nils" }]);
  expect(await control.types(token)).toEqual({ ...before, nils: 2 });
});

test("two participants of the same name are told apart", async ({ control, token, openPanel }) => {
  await control.putRoom(token, {
    ...EVERYBODY,
    participants: [
      OLGA,
      { name: "Ana", type: 4, session: "first-ana", pingAge: 0 },
      { name: "Ana", type: 4, session: "second-ana", pingAge: 80 },
    ],
  });
  const { panel } = await openPanel("olga");
  await panel.choose("Ana (guest 2)", ui.removeFromConversation);
  await panel.answer(ui.removeTitle("Ana (guest 2)"), ui.remove);
  await expect(panel.news).toHaveText(ui.removed("Ana (guest 2)"));
  const { participants } = await control.room(token);
  expect(participants.map((row: { session: string }) => row.session)).toEqual([null, "first-ana"]);
});

test("a guest who rejoined under the same name is not removed", async ({ control, token, openAs, enterAsGuest }) => {
  const olga = await openAs("owner");
  const guest = await enterAsGuest("Zoë");
  const removals = record(olga.page, REMOVE_GUEST);
  const before = await sessionOf(control, token, "Zoë");
  await olga.panel.choose("Zoë", ui.removeFromConversation);
  const question = olga.panel.question(ui.removeTitle("Zoë"));
  await expect(question).toBeVisible();

  await guest.panel.leave.click();
  await guest.panel.answer(ui.leaveTitle, ui.leave);
  await guest.panel.join.click();
  await expect(guest.panel.heading(ui.anyGuestIn)).toBeVisible();
  await expect.poll(() => sessionOf(control, token, "Zoë")).not.toBe(before);
  await olga.refreshed();
  await question.getByRole("button", { name: ui.remove }).click();
  await expect(olga.panel.failure).toHaveText(ui.guestGone);
  expect(removals).toEqual([]);
  await olga.refreshed();
  await expect.poll(() => olga.panel.rowNames()).toContain(ui.row("Zoë", ui.roleGuest, ui.online));
  expect(await control.types(token)).toMatchObject({ Zoë: 4 });

  await olga.panel.remove("Zoë");
  await expect(olga.panel.news).toHaveText(ui.removed("Zoë"));
  expect(await control.types(token)).not.toHaveProperty("Zoë");
});

test("a removal by an outdated list is refused after the guest rejoined", async ({
  control,
  token,
  openPanel,
  openAs,
  enterAsGuest,
}) => {
  await openAs("user");
  const guest = await enterAsGuest("Zoë");
  const olga = await openPanel("olga", { ...SELDOM });
  await olga.panel.choose("Zoë", ui.removeFromConversation);
  await guest.panel.leave.click();
  await guest.panel.answer(ui.leaveTitle, ui.leave);
  await guest.panel.join.click();
  await expect(guest.panel.heading(ui.anyGuestIn)).toBeVisible();
  await expect.poll(() => control.types(token)).toMatchObject({ Zoë: 4 });
  await olga.panel.answer(ui.removeTitle("Zoë"), ui.remove);
  await expect(olga.panel.failure).toHaveText(ui.removeFailed("Zoë", ui.guestGone));
  await expect.poll(() => olga.panel.rowNames()).toContain(ui.row("Zoë", ui.roleGuest, ui.online));
  expect(await control.types(token)).toMatchObject({ Zoë: 4 });
});

test("two moderators demote each other: both see the result of the server", async ({ control, token, openPanel }) => {
  await control.putRoom(token, EVERYBODY);
  const max = await openPanel("max");
  const hannah = await openPanel("hannah");
  await max.panel.actions("Hannah Weiß").click();
  await hannah.panel.actions("Max Mustermann").click();
  const sent = [next(max.page, DEMOTE), next(hannah.page, DEMOTE)];
  await Promise.all([max.panel.item(ui.demoteToUser).click(), hannah.panel.item(ui.demoteToUser).click()]);
  await Promise.all(sent.map(async (request) => (await request).response()));
  const types = await control.types(token);
  expect([types.max, types.hannah].sort()).toEqual([2, 3]);
  const role = (type: number | undefined): string => (type === 2 ? ui.roleModerator : ui.roleUser);
  await max.panel.expectRow("Max Mustermann", ui.you, role(types.max), ui.offline);
  await max.panel.expectRow("Hannah Weiß", role(types.hannah), ui.offline);
  await hannah.panel.expectRow("Hannah Weiß", ui.you, role(types.hannah), ui.offline);
  await hannah.panel.expectRow("Max Mustermann", role(types.max), ui.offline);
});

test("the right button opens the menu of a row where it is; scrolling closes it", async ({
  control,
  token,
  openPanel,
}) => {
  const people = Array.from({ length: 60 }, (_, at) => ({ userId: `p${at}`, displayName: `Person ${at + 10}`, type: 3 }));
  await control.putRoom(token, { type: 2, name: "Menus", participants: [OLGA, ...people] });
  const { panel, page } = await openPanel("olga");
  const row = panel.row("Person 12");
  await row.click({ button: "right", position: { x: 150, y: 20 } });
  await expect(panel.menu).toHaveAccessibleName(ui.actions("Person 12"));
  await expect(panel.item(ui.promoteToModerator)).toBeFocused();
  const [menu, at] = await Promise.all([panel.menu.boundingBox(), row.boundingBox()]);
  expect(Math.round(menu!.x - at!.x)).toBe(150);
  await page.keyboard.press("Escape");
  await expect(panel.menu).toBeHidden();
  await expect(row).toBeFocused();

  await panel.actions("Person 13").click();
  await expect(panel.menu).toHaveAccessibleName(ui.actions("Person 13"));
  await row.hover();
  await page.mouse.wheel(0, 600);
  await expect(panel.menu).toBeHidden();
  // A row without a menu is left to the browser.
  const prevented = await panel.root.evaluate((root) => {
    const event = new MouseEvent("contextmenu", { bubbles: true, cancelable: true, composed: true });
    return !root.shadowRoot!.querySelector("[role=grid]")!.dispatchEvent(event);
  });
  expect(prevented).toBe(false);
});

test("a long press opens the menu of a row; one that moves does not", async ({ control, token, openPanel }) => {
  await control.putRoom(token, { type: 2, name: "Menus", participants: [OLGA, NILS] });
  const { panel, page } = await openPanel("olga");
  const row = panel.row("Nils Holm");
  const touch = (type: string, clientX: number) =>
    row.dispatchEvent(type, { pointerType: "touch", isPrimary: true, clientX, clientY: 200, bubbles: true, composed: true });
  await touch("pointerdown", 100);
  await touch("pointermove", 130);
  await page.waitForTimeout(800);
  await expect(panel.menu).toBeHidden();
  await touch("pointerup", 130);
  await touch("pointerdown", 100);
  await expect(panel.item(ui.promoteToModerator)).toBeFocused();
  const left = () =>
    row.evaluate((row) => !row.dispatchEvent(new Event("touchend", { bubbles: true, cancelable: true, composed: true })));
  expect(await left(), "no click follows").toBe(true);
  await page.keyboard.press("Escape");
  await expect(row).toBeFocused();
  await touch("pointerdown", 100);
  await touch("pointerup", 100);
  expect(await left(), "a short press is a click").toBe(false);
});

test("what ends a membership stands last, apart from the other commands", async ({ openAs }) => {
  const { panel } = await openAs("owner");
  await panel.actions("Nils Holm").click();
  const [promote, remove] = await Promise.all(
    [ui.promoteToModerator, ui.removeFromConversation].map((name) => panel.item(name).boundingBox()),
  );
  expect(remove!.y - (promote!.y + promote!.height)).toBeGreaterThan(8);
});
