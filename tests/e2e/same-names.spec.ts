// People of one name are told apart wherever they are named: in rows, menus, questions and news.

import { expect, test } from "./fixtures";
import { ui } from "./names";
import { OLGA } from "./participants";

test.beforeEach(({ control, token }) =>
  control.putRoom(token, {
    type: 3,
    name: "Namesakes",
    participants: [
      OLGA,
      { userId: "anna.s", displayName: "Anna Schmidt", type: 3 },
      { userId: "anna.schmidt2", displayName: "anna schmidt", type: 3 },
      { name: "Olga Petrova", type: 4, session: true, pingAge: 5 },
      { name: "", type: 4, session: true, pingAge: 10 },
      { name: "\u2800", type: 4, session: true, pingAge: 20 },
    ],
  }),
);

test("rows have the id, or that it is a guest, and nameless guests a number", async ({ openPanel }) => {
  const { panel } = await openPanel("olga");
  await expect(panel.rows).toHaveCount(6);
  expect((await panel.rowNames()).sort()).toEqual(
    [
      ui.row("Olga Petrova (olga)", ui.you, ui.roleOwner, ui.offline),
      ui.row("Olga Petrova (guest)", ui.roleGuest, ui.online),
      ui.row(ui.guestNumbered(1), ui.roleGuest, ui.online),
      ui.row(ui.guestNumbered(2), ui.roleGuest, ui.online),
      ui.row("Anna Schmidt (anna.s)", ui.roleUser, ui.offline),
      ui.row("anna schmidt (anna.schmidt2)", ui.roleUser, ui.offline),
    ].sort(),
  );
  const row = panel.row("Anna Schmidt (anna.s)");
  await expect(row.getByText("Anna Schmidt", { exact: true })).toBeVisible();
  await expect(row.getByText("anna.s", { exact: true })).toBeVisible();
});

test("questions and news name the one who is meant, and who is alone needs no id", async ({ openPanel }) => {
  const { panel } = await openPanel("olga");
  await panel.actions("Anna Schmidt (anna.s)").click();
  await panel.item(ui.removeFromConversation).click();
  const question = panel.question(ui.removeTitle("Anna Schmidt (anna.s)"));
  await question.getByRole("button", { name: ui.remove }).click();
  await expect(panel.news).toHaveText(ui.removed("Anna Schmidt (anna.s)"));
  await panel.expectRow("anna schmidt", ui.roleUser, ui.offline);
});

test("promoting who has the name of a moderator asks first", async ({ control, token, openPanel }) => {
  const { panel } = await openPanel("olga");
  await panel.actions("Olga Petrova (guest)").click();
  await panel.item(ui.promoteToModerator).click();
  const question = panel.question(ui.promoteTitle("Olga Petrova (guest)"));
  await expect(question.getByText(ui.promoteNamesake)).toBeVisible();
  await question.getByRole("button", { name: ui.cancel }).click();
  expect(await control.types(token)).toMatchObject({ "Olga Petrova": 4 });
  await panel.actions("anna schmidt (anna.schmidt2)").click();
  await panel.item(ui.promoteToModerator).click();
  await expect(panel.news, "nobody who moderates has that name").toHaveText(ui.promoted("anna schmidt (anna.schmidt2)"));
});

test("ids are found", async ({ openPanel }) => {
  const { panel } = await openPanel("olga");
  await panel.openField(panel.addButton);
  await panel.search.fill("schmidt2");
  await expect(panel.rows).toHaveCount(2);
  await expect(panel.row("anna schmidt (anna.schmidt2)")).toBeVisible();
});
