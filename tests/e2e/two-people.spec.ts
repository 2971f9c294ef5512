// Two browsers, a moderator and a guest, see each other arrive and leave.

import type { Room } from "./control";
import { expect, test } from "./fixtures";

const OPEN_DAY: Room = {
  type: 3,
  name: "Open day",
  password: "let-me-in",
  participants: [
    { userId: "olga", displayName: "Olga Petrova", type: 1 },
    { userId: "max", displayName: "Max Mustermann", type: 2 },
  ],
};

test("a moderator sees a guest arrive and leave", async ({ host, another, control, token }) => {
  await control.putRoom(token, OPEN_DAY);
  await host.open(token);
  await host.enterAs("Moderator");
  const moderator = host.panel;
  await moderator.join.click();
  await expect(moderator.row("Max Mustermann")).toHaveAccessibleName("Max Mustermann, You, Moderator, Online");
  await expect(moderator.news).toHaveText("You joined.");

  const visitor = await another(token);
  await visitor.enterAs("Guest");
  const guest = visitor.panel;
  await expect(guest.heading("You are not in this conversation")).toBeVisible();
  await guest.name.fill("Ana");
  await guest.join.click();
  await expect(guest.passwordDialog).toBeVisible();
  await expect(guest.password).toBeFocused();
  await guest.password.fill("open sesame");
  await guest.passwordDialog.getByRole("button", { name: "Join" }).click();
  await expect(guest.passwordDialog.getByRole("alert")).toHaveText("That password is not right. Check it and try again.");
  await expect(guest.password).toHaveValue("open sesame");
  await expect(guest.password).toHaveAttribute("aria-invalid", "true");
  expect((await control.room(token)).participants).toHaveLength(2);

  await guest.password.fill("let-me-in");
  await guest.password.press("Enter");
  await expect(guest.passwordDialog).toBeHidden();
  await expect(guest.heading("Guests cannot see the list")).toBeVisible();
  await expect(moderator.row("Ana")).toHaveAccessibleName("Ana, Guest, Online");
  await expect(moderator.count(3, 2)).toBeVisible();

  await guest.leave.click();
  await guest.question("Leave this conversation?").getByRole("button", { name: "Leave" }).click();
  await expect(guest.heading("You are not in this conversation")).toBeVisible();
  await moderator.expectRows("Max Mustermann, You, Moderator, Online", "Olga Petrova, Owner, Offline");
  await expect(moderator.count(2, 1)).toBeVisible();
});

test("two users see each other come online and go", async ({ control, token, browserOf }) => {
  await control.putRoom(token, { ...OPEN_DAY, type: 2, password: null });
  const [olga, max] = [await browserOf("olga"), await browserOf("max")];
  await Promise.all([olga.open({ token }), max.open({ token })]);
  const before = { olga: "Olga Petrova, Owner, Offline", max: "Max Mustermann, Moderator, Offline" };
  await olga.panel.expectRows(before.max, "Olga Petrova, You, Owner, Offline");
  await max.panel.expectRows("Max Mustermann, You, Moderator, Offline", before.olga);

  await max.panel.join.click();
  await olga.panel.expectRows("Max Mustermann, Moderator, Online", "Olga Petrova, You, Owner, Offline");
  await olga.panel.join.click();
  await expect(max.panel.row("Olga Petrova")).toHaveAccessibleName("Olga Petrova, Owner, Online");
  await max.panel.leave.click();
  await expect(olga.panel.row("Max Mustermann")).toHaveAccessibleName(/^Max Mustermann, Moderator, Last seen /);
  await expect(olga.panel.count(2, 1)).toBeVisible();
  await expect(max.panel.news).toHaveText("You left.");
});
