// Two browsers see each other's participants come and go.

import type { Room } from "./control";
import { expect, test } from "./fixtures";
import { beginning, ui } from "./names";
import { MAX, OLGA } from "./participants";

const OPEN_DAY: Room = { type: 3, name: "Open day", password: "let-me-in", participants: [OLGA, MAX] };

test(
  "a moderator sees a guest arrive and leave",
  { tag: ["@v4", "@firefox"] },
  async ({ host, another, control, token }) => {
    await control.putRoom(token, OPEN_DAY);
    await host.open(token);
    await host.enterAs("Moderator");
    const moderator = host.panel;
    await moderator.join.click();
    await moderator.expectRow("Max Mustermann", ui.you, ui.roleModerator, ui.online);
    await expect(moderator.news).toHaveText(ui.joined);

  const visitor = await another(token);
  await visitor.enterAs("Guest");
  const guest = visitor.panel;
  await expect(guest.heading(ui.notInConversationTitle)).toBeVisible();
  await guest.name.fill("Ana");
  await guest.join.click();
  await expect(guest.passwordDialog).toBeVisible();
  await expect(guest.password).toBeFocused();
  await guest.password.fill("open sesame");
  await guest.passwordDialog.getByRole("button", { name: ui.join }).click();
  await expect(guest.passwordDialog.getByRole("alert")).toHaveText(ui.passwordWrong);
  await expect(guest.password).toHaveValue("open sesame");
  await expect(guest.password).toHaveAttribute("aria-invalid", "true");
  expect((await control.room(token)).participants).toHaveLength(2);

  await guest.password.fill("let-me-in");
  await guest.password.press("Enter");
  await expect(guest.passwordDialog).toBeHidden();
  await expect(guest.heading(ui.anyGuestIn)).toBeVisible();
  await moderator.expectRow("Ana", ui.roleGuest, ui.online);
  await expect(moderator.count(3, 2)).toBeVisible();

    await guest.leave.click();
    await guest.answer(ui.leaveTitle, ui.leave);
    await expect(guest.heading(ui.leftTitle)).toBeVisible();
    await moderator.expectRows(
      ui.row("Max Mustermann", ui.you, ui.roleModerator, ui.online),
      ui.row("Olga Petrova", ui.roleOwner, ui.offline),
    );
    await expect(moderator.count(2, 1)).toBeVisible();
  },
);

test("two users see each other join and leave", { tag: "@firefox" }, async ({ control, token, browserOf }) => {
  await control.putRoom(token, { ...OPEN_DAY, type: 2, password: null });
  const [olga, max] = [await browserOf("olga"), await browserOf("max")];
  await Promise.all([olga.open({ token }), max.open({ token })]);
  const before = {
    olga: ui.row("Olga Petrova", ui.roleOwner, ui.offline),
    max: ui.row("Max Mustermann", ui.roleModerator, ui.offline),
  };
  await olga.panel.expectRows(ui.row("Olga Petrova", ui.you, ui.roleOwner, ui.offline), before.max);
  await max.panel.expectRows(ui.row("Max Mustermann", ui.you, ui.roleModerator, ui.offline), before.olga);

  await max.panel.join.click();
  await olga.panel.expectRows(
    ui.row("Olga Petrova", ui.you, ui.roleOwner, ui.offline),
    ui.row("Max Mustermann", ui.roleModerator, ui.online),
  );
  await olga.panel.join.click();
  await max.panel.expectRow("Olga Petrova", ui.roleOwner, ui.online);
  await max.panel.leave.click();
  await expect(olga.panel.row("Max Mustermann")).toHaveAccessibleName(
    beginning(ui.row("Max Mustermann", ui.roleModerator, ui.lastSeen(""))),
  );
  await expect(olga.panel.count(2, 1)).toBeVisible();
  await expect(max.panel.news).toHaveText(ui.left);
});
