// A user who comes in by the public link: the password each time, and leaving ends the membership.

import { expect, test } from "./fixtures";
import { ui } from "./names";
import { isJoin } from "./pages/embedding";

test.beforeEach(({ control, token }) =>
  control.putRoom(token, {
    type: 3,
    name: "Open day",
    password: "let-me-in",
    participants: [{ userId: "olga", displayName: "Olga Petrova", type: 1 }],
  }),
);

test("joins with the password, is listed, and is warned before leaving", { tag: ["@v4", "@firefox"] }, async ({ control, token, browserOf }) => {
  const olga = await (await browserOf("olga")).open({ token });
  const sven = await (await browserOf("sven")).open({ token });
  await expect(sven.panel.heading(ui.notInConversationTitle)).toBeVisible();
  await sven.panel.join.click();
  await expect(sven.panel.passwordDialog).toBeVisible();
  await sven.panel.password.fill("let-me-in");
  await sven.panel.password.press("Enter");
  await sven.panel.expectRows(ui.row("Sven Åkesson", ui.you, ui.roleSelfJoined, ui.online), ui.row("Olga Petrova", ui.roleOwner, ui.offline));
  await expect(olga.panel.row("Sven Åkesson")).toHaveAccessibleName(ui.row("Sven Åkesson", ui.roleSelfJoined, ui.online));

  await sven.panel.leave.click();
  const question = sven.panel.question(ui.leaveTitle);
  await expect(question).toHaveAccessibleDescription(ui.leaveSelfJoinedText);
  await question.getByRole("button", { name: ui.cancel }).click();
  await expect(question).toBeHidden();
  expect((await control.room(token)).participants).toHaveLength(2);

  await sven.panel.leave.click();
  await question.getByRole("button", { name: ui.leave }).click();
  await expect(sven.panel.heading(ui.notInConversationTitle)).toBeVisible();
  await expect(sven.panel.news).toHaveText(ui.left);
  await olga.panel.expectRows(ui.row("Olga Petrova", ui.you, ui.roleOwner, ui.offline));
  expect((await control.room(token)).participants).toHaveLength(1);
});

test("the password is asked for before anything is sent that would cost the membership", { tag: "@v4" }, async ({
  control,
  token,
  browserOf,
  isV4,
}) => {
  const [desk, phone] = [await browserOf("sven"), await browserOf("sven")];
  await desk.open({ token });
  await desk.panel.join.click();
  await desk.panel.password.fill("let-me-in");
  await desk.panel.password.press("Enter");
  await expect(desk.panel.leave).toBeVisible();

  await phone.open({ token });
  let joins = 0;
  phone.page.on("request", (request) => (joins += Number(isJoin(request))));
  await phone.panel.join.click();
  // On newer servers a second device ends nothing on the first.
  if (!isV4) {
    await phone.panel.question(ui.takeOverTitle).getByRole("button", { name: ui.takeOver }).click();
  }
  await expect(phone.panel.passwordDialog).toBeVisible();
  expect(joins).toBe(0);
  expect((await control.room(token)).participants).toHaveLength(2);

  await phone.panel.password.fill("let-me-in");
  await phone.panel.password.press("Enter");
  const devices = isV4 ? [ui.devices(2)] : [];
  await phone.panel.expectRows(ui.row("Sven Åkesson", ui.you, ui.roleSelfJoined, ui.online, ...devices), ui.row("Olga Petrova", ui.roleOwner, ui.offline));
  await expect(phone.panel.leave).toBeVisible();
});

test("the password can be looked at, and is forgotten with the dialog", async ({ token, browserOf }) => {
  const sven = await (await browserOf("sven")).open({ token });
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
