// The viewer's own role changes while the panel is open, and what is offered follows.

import { expect, test } from "./fixtures";
import { beginning, ui } from "./names";
import { record, REMOVE } from "./pages/network";
import type { Embedding } from "./pages/embedding";
import { EVERYBODY, GUEST, sessionOf } from "./pages/roles";

const focus = ({ page }: Embedding): Promise<unknown> => page.evaluate(() => window.dispatchEvent(new Event("focus")));

test("a user who is promoted gets the menus and the combobox", async ({ control, token, openPanel, openAs }) => {
  const uma = await openAs("user");
  await expect(uma.panel.actions("Nils Holm")).toHaveCount(0);
  await expect(uma.panel.addButton).toHaveCount(0);
  const olga = await openPanel("olga");
  await olga.panel.choose("Uma Krishnan", ui.promoteToModerator);
  await uma.panel.expectRow("Uma Krishnan", ui.you, ui.roleModerator, ui.offline);
  await expect(uma.panel.actions("Nils Holm")).toBeVisible();
  await expect(uma.panel.addButton).toBeVisible();
  await expect(uma.panel.news).toHaveText(ui.nowModerator);
  await uma.panel.choose("Nils Holm", ui.promoteToModerator);
  await expect(uma.panel.news).toHaveText(ui.promoted("Nils Holm"));
  expect(await control.types(token)).toMatchObject({ uma: 2, nils: 2 });
});

test("a moderator who is demoted loses the menus and the combobox", async ({ openPanel, openAs }) => {
  const max = await openAs("moderator");
  await expect(max.panel.actions("Nils Holm")).toBeVisible();
  await expect(max.panel.addButton).toBeVisible();
  const olga = await openPanel("olga");
  await max.panel.actions("Nils Holm").focus();
  await olga.panel.choose("Max Mustermann", ui.demoteToUser);
  await max.panel.expectRow("Max Mustermann", ui.you, ui.roleUser, ui.offline);
  await expect(max.panel.row("Nils Holm"), "the focus stays in the row whose button went").toBeFocused();
  await expect(max.panel.root.getByRole("button", { name: beginning(ui.actions("")) })).toHaveCount(1);
  await expect(max.panel.ownActions).toHaveCount(1);
  await expect(max.panel.addButton).toHaveCount(0);
  await expect(max.panel.news).toHaveText(ui.noLongerModerator);
  await max.panel.moreActions.click();
  await expect(max.panel.menu.getByRole("menuitem")).toHaveText([ui.copyList, ui.exportAsCsv]);
});

test("a former moderator is offered no undo", async ({ control, token, openAs }) => {
  const max = await openAs("moderator");
  await max.panel.choose("Nils Holm", ui.promoteToModerator);
  await expect(max.panel.undo).toBeVisible();
  await control.patchParticipants(token, [{ userId: "max", type: 3 }]);
  await max.panel.expectRow("Max Mustermann", ui.you, ui.roleUser, ui.offline);
  await expect(max.panel.undo).toHaveCount(0);
  await max.panel.moreActions.click();
  await expect(max.panel.menu.getByRole("menuitem")).toHaveText([ui.copyList, ui.exportAsCsv]);
});

test("a moderator who is demoted while a menu is open is refused with a reason", async ({
  control,
  token,
  openPanel,
  openAs,
}) => {
  await openAs("user");
  const max = await openPanel("max", { "poll-interval": "3600" });
  await max.panel.actions("Nils Holm").click();
  await control.patchParticipants(token, [{ userId: "max", type: 3 }]);
  await max.panel.item(ui.promoteToModerator).click();
  await expect(max.panel.failure).toHaveText(ui.promoteFailed("Nils Holm", ui.notModerator));
  await max.panel.expectRow("Max Mustermann", ui.you, ui.roleUser, ui.offline);
  await max.panel.expectRow("Nils Holm", ui.roleUser, ui.offline);
  await expect(max.panel.root.getByRole("button", { name: beginning(ui.actions("")) })).toHaveCount(1);
  await expect(max.panel.ownActions).toHaveCount(1);
  await expect(max.panel.addButton).toHaveCount(0);
});

test("a demotion that the panel knows of stops a command chosen before", async ({ control, token, openAs }) => {
  const max = await openAs("moderator");
  const removals = record(max.page, REMOVE);
  await max.panel.choose("Nils Holm", ui.removeFromConversation);
  await expect(max.panel.question(ui.removeTitle("Nils Holm"))).toBeVisible();
  await control.patchParticipants(token, [{ userId: "max", type: 3 }]);
  await max.panel.expectRow("Max Mustermann", ui.you, ui.roleUser, ui.offline);
  await max.panel.answer(ui.removeTitle("Nils Holm"), ui.remove);
  await expect(max.panel.failure).toHaveText(ui.notModerator);
  await max.panel.expectRow("Nils Holm", ui.roleUser, ui.offline);
  expect(removals).toEqual([]);
  expect(await control.types(token)).toMatchObject({ nils: 3 });
});

test("a guest who is promoted gets the list and the menus, not the combobox", async ({
  control,
  token,
  openPanel,
  openAs,
}) => {
  const guest = await openAs("guest");
  const olga = await openPanel("olga");
  await olga.panel.choose(GUEST, ui.promoteToModerator);
  await expect(olga.panel.news).toHaveText(ui.promoted(GUEST));
  await focus(guest);
  await guest.panel.expectRow(GUEST, ui.you, ui.roleGuestModerator, ui.online);
  await expect(guest.panel.addButton).toHaveCount(0);
  await guest.panel.choose("Nils Holm", ui.promoteToModerator);
  await expect(guest.panel.news).toHaveText(ui.promoted("Nils Holm"));
  expect(await control.types(token)).toMatchObject({ nils: 2 });
});

test("a guest moderator who is demoted gets the view of guests", async ({ openPanel, openAs }) => {
  const guest = await openAs("guest moderator");
  await expect(guest.panel.actions("Nils Holm")).toBeVisible();
  const olga = await openPanel("olga");
  await olga.panel.choose(GUEST, ui.demoteToGuest);
  await expect(olga.panel.news).toHaveText(ui.demoted(GUEST));
  await expect(guest.panel.heading(ui.anyGuestIn)).toBeVisible();
  await expect(guest.panel.list).toHaveCount(0);
  await expect(guest.panel.name).toHaveValue(GUEST);
});

test("a moderator who is removed while a menu is open sees the notice", async ({ openPanel, openAs }) => {
  const max = await openAs("moderator");
  await max.panel.actions("Nils Holm").click();
  const olga = await openPanel("olga");
  await olga.panel.remove("Max Mustermann");
  await expect(max.panel.heading(ui.removedTitle)).toBeVisible();
  await expect(max.panel.list).toHaveCount(0);
  await expect(max.panel.menu).toBeHidden();
});

test("a guest who is removed by a moderator sees it", async ({ control, token, openPanel, openAs }) => {
  const guest = await openAs("guest");
  const session = await sessionOf(control, token, GUEST);
  const olga = await openPanel("olga");
  await olga.panel.remove(GUEST);
  await expect(olga.panel.news).toHaveText(ui.removed(GUEST));
  await focus(guest);
  await expect(guest.panel.heading(ui.removedTitle)).toBeVisible();
  const { participants } = await control.room(token);
  expect(participants.map((row: { session: string }) => row.session)).not.toContain(session);
  expect(participants).toHaveLength(EVERYBODY.participants.length);
});
