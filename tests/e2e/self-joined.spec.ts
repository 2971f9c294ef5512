// A user who comes in by the public link: the password each time, and leaving ends the membership.

import { expect, test } from "./fixtures";
import { ui } from "./names";
import { isJoin } from "./pages/embedding";
import { recordUrls } from "./pages/network";
import { OLGA } from "./participants";

test.beforeEach(({ control, token }) =>
  control.putRoom(token, { type: 3, name: "Open day", password: "let-me-in", participants: [OLGA] }),
);

test(
  "joins with the password, is listed, and is warned before leaving",
  { tag: ["@v4", "@firefox"] },
  async ({ control, token, openPanel }) => {
    const olga = await openPanel("olga");
    const sven = await openPanel("sven");
    await expect(sven.panel.heading(ui.notInConversationTitle)).toBeVisible();
    await sven.panel.join.click();
    await expect(sven.panel.passwordDialog).toBeVisible();
    await sven.panel.password.fill("let-me-in");
    await sven.panel.password.press("Enter");
    await sven.panel.expectRows(
      ui.row("Sven Åkesson", ui.you, ui.roleSelfJoined, ui.online),
      ui.row("Olga Petrova", ui.roleOwner, ui.offline),
    );
    await olga.panel.expectRow("Sven Åkesson", ui.roleSelfJoined, ui.online);

  await expect(sven.panel.leave).toHaveAccessibleDescription(ui.leaveSelfJoinedText);
  await sven.panel.leave.click();
  const question = sven.panel.question(ui.leaveTitle);
  await expect(question).toHaveAccessibleDescription(ui.leaveSelfJoinedText);
  await question.getByRole("button", { name: ui.cancel }).click();
  await expect(question).toBeHidden();
  expect((await control.room(token)).participants).toHaveLength(2);

  await sven.panel.leave.click();
  await question.getByRole("button", { name: ui.leave }).click();
  await expect(sven.panel.heading(ui.leftTitle)).toBeVisible();
  await expect(sven.panel.news).toHaveText(ui.left);
  await olga.panel.expectRows(ui.row("Olga Petrova", ui.you, ui.roleOwner, ui.offline));
  expect((await control.room(token)).participants).toHaveLength(1);
});

test(
  "the password is asked for before anything is sent that would cost the membership",
  { tag: "@v4" },
  async ({ control, token, browserOf, isV4 }) => {
    const [desk, phone] = [await browserOf("sven"), await browserOf("sven")];
    await desk.open({ token });
    await desk.panel.join.click();
    await desk.panel.password.fill("let-me-in");
    await desk.panel.password.press("Enter");
    await expect(desk.panel.leave).toBeVisible();

  await phone.open({ token });
  const joins = recordUrls(phone.page, isJoin);
  await phone.panel.join.click();
  // On newer servers a second device ends nothing on the first.
  if (!isV4) {
    await phone.panel.answer(ui.takeOverTitle, ui.takeOver);
  }
  await expect(phone.panel.passwordDialog).toBeVisible();
  expect(joins).toEqual([]);
  expect((await control.room(token)).participants).toHaveLength(2);

    await phone.panel.password.fill("let-me-in");
    await phone.panel.password.press("Enter");
    const devices = isV4 ? [ui.devices(2)] : [];
    await phone.panel.expectRows(
      ui.row("Sven Åkesson", ui.you, ui.roleSelfJoined, ui.online, ...devices),
      ui.row("Olga Petrova", ui.roleOwner, ui.offline),
    );
    await expect(phone.panel.leave).toBeVisible();
  },
);

test("the password can be looked at, and is forgotten with the dialog", async ({ openPanel }) => {
  const sven = await openPanel("sven");
  await sven.panel.join.click();
  await sven.panel.password.fill("typo");
  await expect(sven.panel.password).toHaveAttribute("type", "password");
  await sven.panel.passwordDialog.getByRole("checkbox", { name: ui.passwordShow }).check();
  await expect(sven.panel.password).toHaveAttribute("type", "text");
  await sven.panel.passwordDialog.getByRole("button", { name: ui.cancel }).click();
  await expect(sven.panel.passwordDialog).toBeHidden();
  await sven.panel.join.click();
  await expect(sven.panel.password).toHaveValue("");
  await expect(sven.panel.password).toHaveAttribute("type", "password");
});
