// One account in two browsers: only one of them can be connected, and the viewer decides which.

import { expect, test } from "./fixtures";
import { ui } from "./names";
import { isJoin } from "./pages/embedding";

const ONLINE = ui.row("Uma Krishnan", ui.you, ui.roleUser, ui.online);

test.beforeEach(({ control, token }) =>
  control.putRoom(token, {
    type: 2,
    name: "Team",
    participants: [
      { userId: "olga", displayName: "Olga Petrova", type: 1 },
      { userId: "uma", displayName: "Uma Krishnan", type: 3 },
    ],
  }),
);

test("a second browser asks first; cancelling keeps the first one connected", async ({ control, token, browserOf }) => {
  const [desk, phone] = [await browserOf("uma"), await browserOf("uma")];
  await desk.open({ token });
  await desk.panel.join.click();
  await expect(desk.panel.row("Uma Krishnan")).toHaveAccessibleName(ONLINE);
  const [, before] = (await control.room(token)).participants;

  await phone.open({ token });
  await expect(phone.panel.row("Uma Krishnan")).toHaveAccessibleName(ONLINE);
  await expect(phone.panel.root.getByText(ui.connectedElsewhere)).toBeVisible();
  let joins = 0;
  phone.page.on("request", (request) => (joins += Number(isJoin(request))));
  await phone.panel.join.click();
  const question = phone.panel.question(ui.takeOverTitle);
  await expect(question).toHaveAccessibleDescription(ui.takeOverText);
  await expect(question.getByRole("button", { name: ui.cancel })).toBeFocused();
  await question.getByRole("button", { name: ui.cancel }).click();
  await expect(question).toBeHidden();
  await phone.refreshed();
  expect(joins).toBe(0);
  const [, after] = (await control.room(token)).participants;
  expect(after.session).toBe(before.session);
  await expect(desk.panel.leave).toBeVisible();
});

test("taking over moves the session; the first browser says so, keeps the list and can take it back", async ({
  token,
  browserOf,
}) => {
  const [desk, phone] = [await browserOf("uma"), await browserOf("uma")];
  await Promise.all([desk.open({ token }), phone.open({ token })]);
  await desk.panel.join.click();
  await expect(desk.panel.leave).toBeVisible();
  await phone.panel.join.click();
  await phone.panel.question(ui.takeOverTitle).getByRole("button", { name: ui.takeOver }).click();
  await expect(phone.panel.leave).toBeVisible();
  await expect(phone.panel.question(ui.takeOverTitle)).toBeHidden();

  await expect(desk.panel.heading(ui.connectedElsewhereTitle)).toBeVisible();
  await desk.page.mouse.move(0, 0);
  await desk.panel.expectRows(ONLINE, ui.row("Olga Petrova", ui.roleOwner, ui.offline));
  await desk.panel.join.click();
  await desk.panel.question(ui.takeOverTitle).getByRole("button", { name: ui.takeOver }).click();
  await expect(desk.panel.leave).toBeVisible();
  await expect(desk.panel.heading(ui.connectedElsewhereTitle)).toHaveCount(0);
  await expect(phone.panel.heading(ui.connectedElsewhereTitle)).toBeVisible();
  // Since the question was answered, pointer and focus are in the list, and the order waits for them.
  await phone.page.mouse.move(0, 0);
  await phone.panel.search.focus();
  await phone.panel.expectRows(ONLINE, ui.row("Olga Petrova", ui.roleOwner, ui.offline));
});

test("a call that started elsewhere meanwhile is not ended without asking", async ({ control, token, browserOf }) => {
  const [desk, phone] = [await browserOf("uma"), await browserOf("uma")];
  await Promise.all([desk.open({ token }), phone.open({ token })]);
  await phone.panel.expectRows(ui.row("Olga Petrova", ui.roleOwner, ui.offline), ui.row("Uma Krishnan", ui.you, ui.roleUser, ui.offline));
  await desk.panel.join.click();
  await expect(desk.panel.leave).toBeVisible();
  await control.patchParticipants(token, [{ userId: "uma", inCall: 7 }]);
  // The conversation as the phone read it a moment before: nobody connected.
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
  await expect(desk.panel.row("Uma Krishnan")).toHaveAccessibleName(ui.row("Uma Krishnan", ui.you, ui.roleUser, ui.inCall));
  await phone.page.unrouteAll();
  const forced = phone.page.waitForRequest(isJoin);
  await question.getByRole("button", { name: ui.takeOver }).click();
  expect((await forced).postDataJSON()).toEqual({ force: true });
  await expect(phone.panel.leave).toBeVisible();
  await expect(desk.panel.heading(ui.connectedElsewhereTitle)).toBeVisible();
});

test("two tabs of one browser: the second does not take the session for its own", async ({ token, browserOf }) => {
  const first = await (await browserOf("uma")).open({ token });
  await first.panel.join.click();
  await expect(first.panel.leave).toBeVisible();
  const { Embedding } = await import("./pages/embedding");
  const second = await new Embedding(await first.page.context().newPage()).open({ token });
  await expect(second.panel.root.getByText(ui.connectedElsewhere)).toBeVisible();
  await second.panel.join.click();
  await expect(second.panel.question(ui.takeOverTitle)).toBeVisible();
});
