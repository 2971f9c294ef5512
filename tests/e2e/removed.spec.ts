// The viewer is removed while the panel is open.

import type { Room } from "./control";
import { expect, test } from "./fixtures";
import { ui } from "./names";
import { OLGA, UMA } from "./participants";

const GROUP: Room = { type: 2, name: "Group", participants: [OLGA, UMA] };

test("from a group: there is no way back", async ({ control, token, openPanel }) => {
  await control.putRoom(token, GROUP);
  const uma = await openPanel("uma");
  await expect(uma.panel.rows).toHaveCount(2);
  await control.patchParticipants(token, [{ userId: "uma", remove: true }]);
  await expect(uma.panel.heading(ui.removedTitle)).toBeVisible();
  await expect(uma.panel.list).toHaveCount(0);
  await expect(uma.panel.join).toHaveCount(0);
});

test("from a group while joined", async ({ control, token, openPanel }) => {
  await control.putRoom(token, GROUP);
  const uma = await openPanel("uma");
  await uma.panel.joinAndWait();
  await control.patchParticipants(token, [{ userId: "uma", remove: true }]);
  await expect(uma.panel.heading(ui.removedTitle)).toBeVisible();
  await expect(uma.panel.leave).toHaveCount(0);
});

test(
  "from a public conversation: one can join again by the link",
  { tag: "@v4" },
  async ({ control, token, openPanel }) => {
    await control.putRoom(token, { ...GROUP, type: 3 });
    const uma = await openPanel("uma");
    await expect(uma.panel.rows).toHaveCount(2);
    await control.patchParticipants(token, [{ userId: "uma", remove: true }]);
    await expect(uma.panel.heading(ui.removedTitle)).toBeVisible();
    await expect(uma.panel.list).toHaveCount(0);
    await uma.panel.join.click();
    await uma.panel.expectRows(
      ui.row("Uma Krishnan", ui.you, ui.roleSelfJoined, ui.online),
      ui.row("Olga Petrova", ui.roleOwner, ui.offline),
    );
  },
);

test("a user who is added again after leaving for good gets the list", async ({ control, token, openPanel }) => {
  await control.putRoom(token, { ...GROUP, type: 3, participants: [OLGA] });
  const uma = await openPanel("uma");
  await expect(uma.panel.heading(ui.notInConversationTitle)).toBeVisible();
  await control.putRoom(token, { ...GROUP, type: 3 });
  await uma.page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await uma.panel.expectRows(
    ui.row("Uma Krishnan", ui.you, ui.roleUser, ui.offline),
    ui.row("Olga Petrova", ui.roleOwner, ui.offline),
  );
});

test("a guest is removed", { tag: "@v4" }, async ({ control, token, enterAsGuest }) => {
  await control.putRoom(token, { ...GROUP, type: 3 });
  const guest = await enterAsGuest("Ana");
  const { participants } = await control.room(token);
  const { session } = participants.find((row: { type: number }) => row.type === 4);
  await control.patchParticipants(token, [{ session, remove: true }]);
  await guest.page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(guest.panel.heading(ui.removedTitle)).toBeVisible();
  await expect(guest.panel.join).toBeVisible();
  await expect(guest.panel.name).toHaveValue("Ana");
});

test(
  "a guest whose session expired is not called removed, and joins again with one click",
  { tag: "@v4" },
  async ({ control, token, browserOf }) => {
    await control.putRoom(token, { ...GROUP, type: 3 });
    const guest = await browserOf(null);
    await guest.page.clock.install();
    await guest.open({ token });
    await guest.panel.name.fill("Ana");
    await guest.panel.join.click();
    await expect(guest.panel.heading(ui.anyGuestIn)).toBeVisible();
    await guest.page.route("**/ocs/**", (route) => route.abort());
    const { participants } = await control.room(token);
    const { session } = participants.find((row: { type: number }) => row.type === 4);
    await control.patchParticipants(token, [{ session, remove: true }]);
    await guest.page.clock.fastForward(150_000);
    await guest.page.unrouteAll();
    await guest.page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(guest.panel.heading(ui.notInConversationTitle)).toBeVisible();
    await expect(guest.panel.failure).toHaveText(ui.awayTooLong);
    await guest.panel.join.click();
    await expect(guest.panel.heading(ui.anyGuestIn)).toBeVisible();
    const names = async () =>
      (await control.room(token)).participants.map((row: { displayName: string }) => row.displayName);
    await expect.poll(names).toEqual(["Olga Petrova", "Uma Krishnan", "Ana"]);
  },
);
