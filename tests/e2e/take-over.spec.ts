// One account in two browsers: only one of them can be connected, and the viewer decides which.

import { expect, test } from "./fixtures";
import { ui } from "./names";
import { isJoin } from "./pages/embedding";
import { recordUrls } from "./pages/network";
import { OLGA, UMA } from "./participants";

const ONLINE = ui.row("Uma Krishnan", ui.you, ui.roleUser, ui.online);

test.beforeEach(({ control, token }) => control.putRoom(token, { type: 2, name: "Team", participants: [OLGA, UMA] }));

test("a second browser asks first; cancelling keeps the first one connected", async ({ control, token, browserOf }) => {
  const [desk, phone] = [await browserOf("uma"), await browserOf("uma")];
  await desk.open({ token });
  await desk.panel.join.click();
  await expect(desk.panel.row("Uma Krishnan")).toHaveAccessibleName(ONLINE);
  const [, before] = (await control.room(token)).participants;

  await phone.open({ token });
  await expect(phone.panel.row("Uma Krishnan")).toHaveAccessibleName(ONLINE);
  await expect(phone.panel.own).toContainText(ui.ownElsewhere);
  await expect(phone.panel.join).toHaveAccessibleDescription(ui.connectedElsewhere);
  const joins = recordUrls(phone.page, isJoin);
  await phone.panel.join.click();
  const question = phone.panel.question(ui.takeOverTitle);
  await expect(question).toHaveAccessibleDescription(ui.takeOverText);
  await expect(question.getByRole("button", { name: ui.cancel })).toBeFocused();
  await question.getByRole("button", { name: ui.cancel }).click();
  await expect(question).toBeHidden();
  await phone.refreshed();
  expect(joins).toEqual([]);
  const [, after] = (await control.room(token)).participants;
  expect(after.session).toBe(before.session);
  await expect(desk.panel.leave).toBeVisible();
});

test("taking over moves the session; the first browser keeps the list and can take it back", async ({
  token,
  browserOf,
}) => {
  const [desk, phone] = [await browserOf("uma"), await browserOf("uma")];
  await Promise.all([desk.open({ token }), phone.open({ token })]);
  await desk.panel.joinAndWait();
  await phone.panel.join.click();
  await phone.panel.answer(ui.takeOverTitle, ui.takeOver);
  await expect(phone.panel.leave).toBeVisible();
  await expect(phone.panel.question(ui.takeOverTitle)).toBeHidden();

  await expect(desk.panel.own).toContainText(ui.ownElsewhere);
  await desk.page.mouse.move(0, 0);
  await desk.panel.expectRows(ONLINE, ui.row("Olga Petrova", ui.roleOwner, ui.offline));
  await desk.panel.join.click();
  await desk.panel.answer(ui.takeOverTitle, ui.takeOver);
  await expect(desk.panel.leave).toBeVisible();
  await expect(desk.panel.own).toContainText(ui.ownOnline);
  await expect(phone.panel.own).toContainText(ui.ownElsewhere);
  // Since the question was answered, pointer and focus are in the list, and the order waits for them.
  await phone.page.mouse.move(0, 0);
  await phone.panel.moreActions.focus();
  await phone.panel.expectRows(ONLINE, ui.row("Olga Petrova", ui.roleOwner, ui.offline));
});

test("a call that started elsewhere meanwhile is not ended without asking", async ({ control, token, browserOf }) => {
  const [desk, phone] = [await browserOf("uma"), await browserOf("uma")];
  await Promise.all([desk.open({ token }), phone.open({ token })]);
  await phone.panel.expectRows(
    ui.row("Uma Krishnan", ui.you, ui.roleUser, ui.offline),
    ui.row("Olga Petrova", ui.roleOwner, ui.offline),
  );
  await desk.panel.joinAndWait();
  await control.patchParticipants(token, [{ userId: "uma", inCall: 7 }]);
  // The conversation as the phone read it a moment before: without a session.
  await phone.page.route(`**/room/${token}?*`, async (route) => {
    const response = await route.fetch();
    const body = await response.json();
    body.ocs.data.sessionId = "0";
    await route.fulfill({ response, json: body });
  });
  const refused = phone.page.waitForResponse((response) => isJoin(response.request()));
  await phone.panel.join.click();
  expect((await refused).status()).toBe(409);
  const question = phone.panel.question(ui.takeOverTitle);
  await expect(question).toBeVisible();
  await desk.panel.expectRow("Uma Krishnan", ui.you, ui.roleUser, ui.inCall);
  await phone.page.unrouteAll();
  const forced = phone.page.waitForRequest(isJoin);
  await question.getByRole("button", { name: ui.takeOver }).click();
  expect((await forced).postDataJSON()).toEqual({ force: true });
  await expect(phone.panel.leave).toBeVisible();
  await expect(desk.panel.own).toContainText(ui.ownElsewhere);
});

test("two tabs of one browser: the second does not take the session for its own", async ({ token, openPanel }) => {
  const first = await openPanel("uma");
  await first.panel.joinAndWait();
  const { Embedding } = await import("./pages/embedding");
  const second = await new Embedding(await first.page.context().newPage()).open({ token });
  await expect(second.panel.own).toContainText(ui.ownElsewhere);
  await second.panel.join.click();
  await expect(second.panel.question(ui.takeOverTitle)).toBeVisible();
});
