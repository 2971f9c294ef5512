// A guest's panel: no list, but who moderates, the own name, and leaving; and what a change of role does.

import type { Room } from "./control";
import { expect, test } from "./fixtures";
import { matching, ui } from "./names";
import { isJoin } from "./pages/embedding";
import { recordUrls } from "./pages/network";
import { MAX, OLGA, UMA } from "./participants";

const MARKET: Room = { type: 3, name: "Market", participants: [OLGA, MAX, UMA] };

test.beforeEach(({ control, token }) => control.putRoom(token, MARKET));

test(
  "a guest sees who moderates and chooses a name that the others see",
  { tag: ["@v4", "@firefox"] },
  async ({ isV4, openPanel }) => {
    const olga = await openPanel("olga");
    const guest = await openPanel(null);
    await expect(guest.panel.heading(ui.notInConversationTitle)).toBeVisible();
    await guest.panel.name.fill("Ana");
    await guest.panel.name.press("Enter");
    await expect(guest.panel.heading(ui.anyGuestIn)).toBeVisible();
    await expect(guest.panel.list).toHaveCount(0);
    // Newer servers do not tell guests.
    for (const name of isV4 ? [] : ["Olga Petrova", "Max Mustermann"]) {
      await expect(guest.panel.root.getByText(matching(ui.guestModerators, `.*${name}.*`))).toBeVisible();
    }
    await expect(guest.panel.root.getByText(/Uma Krishnan/)).toHaveCount(0);
    await olga.panel.expectRow("Ana", ui.roleGuest, ui.online);

  await expect(guest.panel.name).toHaveValue("Ana");
  await guest.panel.name.fill("  Ana from the agency ");
  await expect(guest.panel.heading(ui.guestIn("Ana"))).toBeVisible();
  await guest.panel.saveName.click();
  await expect(guest.panel.news).toHaveText(ui.nameSaved("Ana from the agency"));
  await expect(guest.panel.heading(ui.guestIn("Ana from the agency"))).toBeVisible();
  await olga.panel.expectRow("Ana from the agency", ui.roleGuest, ui.online);
});

test("a name that is too long is cut to 64 characters, not refused", async ({ control, token, openPanel }) => {
  const guest = await openPanel(null);
  await guest.panel.name.fill("ä".repeat(64));
  await expect(guest.panel.root.getByText(ui.nameTooLong)).toHaveCount(0);
  await guest.panel.name.fill("ä".repeat(70));
  await expect(guest.panel.root.getByText(ui.nameTooLong)).toBeVisible();
  await guest.panel.join.click();
  await expect(guest.panel.heading(ui.anyGuestIn)).toBeVisible();
  const names = async () =>
    (await control.room(token)).participants.map((row: { displayName: string }) => row.displayName);
  await expect.poll(names).toContain("ä".repeat(64));
});

test("a name that cannot be saved stays in the field, and why is said", async ({ enterAsGuest }) => {
  const guest = await enterAsGuest("Ana");
  await guest.page.route("**/guest/*/name?*", (route) => route.fulfill({ status: 500, body: "" }));
  await guest.panel.name.fill("Anastasia");
  await guest.panel.saveName.click();
  await expect(guest.panel.failure).toHaveText(ui.notKnown(ui.whyServer));
  await expect(guest.panel.name).toHaveValue("Anastasia");
  await guest.page.unroute("**/guest/*/name?*");
  await guest.panel.saveName.click();
  await expect(guest.panel.news).toHaveText(ui.nameSaved("Anastasia"));
  await expect(guest.panel.failure).toBeEmpty();
  await guest.panel.name.fill("");
  await guest.panel.saveName.click();
  await expect(guest.panel.news, "what guests without a name are called").toHaveText(ui.nameSaved(ui.guestWithoutName));
});

test(
  "a guest who is made a moderator gets the list, and loses it again",
  { tag: ["@v4", "@firefox"] },
  async ({ control, token, openPanel }) => {
    const guest = await openPanel(null, { "poll-interval": "1" });
    await guest.panel.name.fill("Gloria");
    await guest.panel.join.click();
    await expect(guest.panel.heading(ui.anyGuestIn)).toBeVisible();
    const { participants } = await control.room(token);
    const { session } = participants.find((row: { type: number }) => row.type === 4);

  await control.patchParticipants(token, [{ session, type: 6 }]);
  await guest.page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await guest.panel.expectRows(
    ui.row("Gloria", ui.you, ui.roleGuestModerator, ui.online),
    ui.row("Max Mustermann", ui.roleModerator, ui.offline),
    ui.row("Olga Petrova", ui.roleOwner, ui.offline),
    ui.row("Uma Krishnan", ui.roleUser, ui.offline),
  );
  await expect(guest.panel.leave).toBeVisible();
  await guest.panel.button(ui.editName).click();
  await expect(guest.panel.name).toHaveValue("Gloria");

  await control.patchParticipants(token, [{ session, type: 4 }]);
  await expect(guest.panel.heading(ui.anyGuestIn)).toBeVisible();
  await expect(guest.panel.list).toHaveCount(0);
});

test("a guest moderator is told that the role will be lost by leaving", async ({ control, token, enterAsGuest }) => {
  const guest = await enterAsGuest("Gloria");
  const { participants } = await control.room(token);
  const { session } = participants.find((row: { type: number }) => row.type === 4);
  await control.patchParticipants(token, [{ session, type: 6 }]);
  await guest.page.reload();
  await guest.panel.leave.click();
  const question = guest.panel.question(ui.leaveTitle);
  await expect(question).toHaveAccessibleDescription(ui.leaveGuestModeratorText);
  await question.getByRole("button", { name: ui.cancel }).click();
  await expect(question).toBeHidden();
  await guest.panel.expectRow("Gloria", ui.you, ui.roleGuestModerator, ui.online);
});

test("the session of a guest survives a reload, without joining again", { tag: "@v4" }, async ({ enterAsGuest }) => {
  const guest = await enterAsGuest("Ana");
  const joins = recordUrls(guest.page, isJoin);
  const keptAlive = guest.page.waitForRequest("**/signaling/*");
  await guest.page.reload();
  await keptAlive;
  await expect(guest.panel.heading(ui.anyGuestIn)).toBeVisible();
  await expect(guest.panel.name).toHaveValue("Ana");
  await guest.panel.leave.click();
  await guest.panel.answer(ui.leaveTitle, ui.leave);
  await expect(guest.panel.heading(ui.leftTitle)).toBeVisible();
  expect(joins).toEqual([]);
});
