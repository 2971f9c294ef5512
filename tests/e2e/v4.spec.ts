// What only current servers have: rows without accounts, several devices, permissions, invitations.

import type { Room, StoredRow } from "./control";
import { expect, test } from "./fixtures";
import { beginning, containing, ui } from "./names";
import { isLongPoll } from "./pages/embedding";
import { record, REMOVE } from "./pages/network";
import { Selecting } from "./pages/selecting";
import { OLGA } from "./participants";

test.use({ api: "v4" });

const TEAM = {
  type: 3,
  name: "Team",
  participants: [
    OLGA,
    { userId: "uma", displayName: "Uma Krishnan", type: 3, sessions: [{ pingAge: 0 }, { pingAge: 5 }] },
    { actorType: "emails", actorId: "ada@example.org", displayName: "ada@example.org", type: 4 },
    { actorType: "groups", actorId: "Staff", displayName: "Staff", type: 3 },
  ],
} as unknown as Room;

test.beforeEach(({ control, token }) => control.putRoom(token, TEAM));

test("rows of invited addresses, groups and several devices say so", async ({ openPanel }) => {
  const olga = await openPanel("olga");
  await olga.panel.expectRow("Uma Krishnan", ui.roleUser, ui.online, ui.devices(2));
  await olga.panel.expectRow("ada@example.org", ui.roleEmail, ui.offline);
  await olga.panel.expectRow("Staff", ui.roleGroup, ui.membersAreListed);
  const items = async (name: string) => {
    await olga.panel.actions(name).click();
    const texts = await olga.panel.menu.getByRole("menuitem").allTextContents();
    await olga.page.keyboard.press("Escape");
    return texts;
  };
  expect(await items("Staff")).toEqual([ui.removeFromConversation]);
  expect(await items("ada@example.org")).toEqual([
    ui.promoteToModerator,
    ui.setPermissions,
    ui.grantAll,
    ui.revokeAll,
    ui.sendInvitationAgain,
    ui.removeFromConversation,
    ui.removeAndBanItem,
  ]);
});

test("permissions are set, and go back to the default", async ({ control, token, openPanel }) => {
  const olga = await openPanel("olga");
  const permissions = async () => {
    const { participants } = await control.room(token);
    return participants.find((row: { userId?: string }) => row.userId === "uma").permissions;
  };
  await olga.panel.choose("Uma Krishnan", ui.setPermissions);
  const dialog = olga.panel.form(ui.permissionsTitle("Uma Krishnan"));
  await expect(dialog.getByRole("checkbox", { name: ui.permissionToWrite })).toBeChecked();
  await expect(dialog.getByRole("checkbox", { name: ui.permissionToSkipLobby })).not.toBeChecked();
  await dialog.getByRole("checkbox", { name: ui.permissionToSpeak }).uncheck();
  await dialog.getByRole("checkbox", { name: ui.permissionToSkipLobby }).check();
  await dialog.getByRole("button", { name: ui.save }).click();
  await expect(olga.panel.news).toHaveText(ui.permissionsChanged("Uma Krishnan"));
  expect(await permissions()).toBe(255 - 16);
  await olga.refreshed();
  await olga.panel.choose("Uma Krishnan", ui.setPermissions);
  await expect(dialog.getByRole("checkbox", { name: ui.permissionToSpeak })).not.toBeChecked();
  await dialog.getByRole("button", { name: ui.backToDefault }).click();
  await expect.poll(permissions).toBe(0);
});

test("an invitation is sent again", async ({ openPanel }) => {
  const olga = await openPanel("olga");
  const sent = olga.page.waitForRequest((request) => request.url().includes("/resend-invitations"));
  await olga.panel.choose("ada@example.org", ui.sendInvitationAgain);
  expect(Object.keys((await sent).postDataJSON())).toEqual(["attendeeId"]);
  await expect(olga.panel.news).toHaveText(ui.invitedAgain("ada@example.org"));
});

test("a batch resends invitations, removes by attendee id, and is undone for users", async ({
  control,
  token,
  openPanel,
}) => {
  const ivy = { actorType: "emails" as const, actorId: "ivy@example.org", displayName: "ivy@example.org", type: 4 };
  await control.putRoom(token, { ...TEAM, participants: [...TEAM.participants, ivy, { name: "Ana", type: 4 }] });
  const { panel, page } = await openPanel("olga");
  const many = new Selecting(panel);
  await expect(panel.rows).toHaveCount(6);
  await many.begin();
  await many.choose(ui.allOfflineGuests);
  expect(await many.selected()).toEqual(["ada@example.org", "ivy@example.org"]);
  await many.choose(ui.selectNone);
  await expect(many.button(ui.sendInvitationsAgain)).toHaveCount(0);
  await many.choose(ui.selectShown);
  const resent = record(page, { path: "participants/resend-invitations", method: "POST" });
  await many.choose(ui.sendInvitationsAgain);
  const invite = panel.question(ui.sendInvitationsAgainTitle(2));
  await expect(many.lines(invite, ui.skippedCount(3))).toHaveCount(3);
  await invite.getByRole("button", { name: ui.sendInvitationsAgain }).click();
  await expect(many.told).toHaveText(ui.batchEnded(ui.batchResend, ui.batchDone(2)));
  expect(resent).toHaveLength(2);

  // All went well, which ends selecting.
  await many.begin();
  await many.choose(ui.selectShown);
  const removed = record(page, REMOVE);
  await many.button(ui.remove).click();
  await panel.answer(ui.removeManyTitle(5), ui.remove);
  await expect(many.told).toHaveText(ui.batchEnded(ui.batchRemove, ui.batchDone(5)));
  expect(removed.map((body: any) => Object.keys(body))).toEqual(removed.map(() => ["attendeeId"]));
  await expect(panel.rows).toHaveCount(1);
  await many.batch.getByRole("button", { name: ui.undo }).click();
  await expect(many.told).toHaveText(ui.batchEnded(ui.batchUndo, ui.batchDone(1)));
  await expect(panel.row("Uma Krishnan")).toHaveAccessibleName(beginning(ui.row("Uma Krishnan", ui.roleUser)));
});

test("a second device asks nothing and ends nothing", async ({ token, browserOf }) => {
  const [desk, phone] = [await browserOf("olga"), await browserOf("olga")];
  await desk.open({ token });
  await desk.panel.joinAndWait();
  await phone.open({ token });
  await phone.panel.joinAndWait();
  await desk.panel.expectRow("Olga Petrova", ui.you, ui.roleOwner, ui.online, ui.devices(2));
  await expect(desk.panel.leave).toBeVisible();
});

test("where the page forbids to connect to the signaling server, there is no long poll, and that is said", async ({
  token,
  browserOf,
  problems,
}) => {
  const olga = await browserOf("olga");
  const polls: string[] = [];
  olga.page.on("response", (response) => {
    if (isLongPoll(response) && !response.url().includes("/settings")) {
      polls.push(response.url());
    }
  });
  await olga.page.route("**/signaling/settings?**", (route) =>
    route.fulfill({ json: { ocs: { meta: { statuscode: 200 }, data: { signalingMode: "external", server: "https://hpb.example" } } } }),
  );
  await olga.open({ token });
  await olga.panel.join.click();
  await expect(olga.panel.root.getByText(ui.notKeptHint)).toBeVisible();
  await olga.refreshed();
  await olga.refreshed();
  expect(polls).toEqual([]);
  expect(problems.every((problem) => problem.includes("wss://hpb.example/spreed"))).toBe(true);
  problems.length = 0;
});

test("an invited address has a row, and is not said to have none", async ({ openPanel }) => {
  const { panel } = await openPanel("olga");
  await panel.enter("zoe@example.org");
  await expect(panel.news).toHaveText(ui.addedEmailListed("zoe@example.org"));
  await panel.expectRow("zoe@example.org", ui.roleEmail, ui.offline);
});

test("permissions of a participant who changed meanwhile are confirmed first", async ({
  control,
  token,
  openPanel,
}) => {
  const olga = await openPanel("olga");
  const removed = record(olga.page, REMOVE);
  await control.patchParticipants(token, [{ userId: "uma", type: 5 }]);
  await expect(olga.panel.row("Uma Krishnan")).toHaveAccessibleName(containing(ui.roleSelfJoined));
  await olga.panel.actions("Uma Krishnan").click();
  await control.patchParticipants(token, [{ userId: "uma", type: 3 }]);
  await olga.refreshed();
  await olga.refreshed();
  await olga.panel.item(ui.setPermissions).click();
  await olga.panel.answer(ui.changedTitle("Uma Krishnan"), ui.goOn);
  const dialog = olga.panel.form(ui.permissionsTitle("Uma Krishnan"));
  await dialog.getByRole("checkbox", { name: ui.permissionToSpeak }).uncheck();
  await dialog.getByRole("button", { name: ui.save }).click();
  await expect(olga.panel.news).toHaveText(ui.permissionsChanged("Uma Krishnan"));
  expect(removed).toEqual([]);
});

test("undoing restores the permissions of the participant", async ({ control, token, openPanel }) => {
  const uma = async (): Promise<StoredRow> => {
    const { participants } = await control.room(token);
    return participants.find((row: StoredRow) => row.userId === "uma");
  };
  await control.patchParticipants(token, [{ userId: "uma", permissions: 15 }]);
  const olga = await openPanel("olga");
  await expect(olga.panel.rows).toHaveCount(4);
  await olga.panel.remove("Uma Krishnan");
  await olga.panel.undo.click();
  await expect(olga.panel.news).toHaveText(ui.undone("Uma Krishnan"));
  expect(await uma()).toMatchObject({ type: 3, permissions: 15 });
  await olga.refreshed();
  await olga.panel.choose("Uma Krishnan", ui.promoteToModerator);
  await expect(olga.panel.news).toHaveText(ui.promoted("Uma Krishnan"));
  await olga.panel.undo.click();
  await expect(olga.panel.news).toHaveText(ui.undone("Uma Krishnan"));
  expect(await uma()).toMatchObject({ type: 3, permissions: 15 });
});

test("that members go with their group is said before it is removed", async ({ openPanel }) => {
  const { panel } = await openPanel("olga");
  await panel.choose("Staff", ui.removeFromConversation);
  await expect(panel.question(ui.removeTitle("Staff"))).toHaveAccessibleDescription(ui.removeGroupText("Staff"));
});

test("adding a self-joined user makes them a member, and that is said", async ({ control, token, openPanel }) => {
  await control.patchParticipants(token, [{ userId: "uma", type: 5 }]);
  const { panel } = await openPanel("olga");
  await expect(panel.row("Uma Krishnan")).toHaveAccessibleName(containing(ui.roleSelfJoined));
  await panel.pick("uma");
  await panel.button(ui.addEntries(1)).click();
  await expect(panel.news).toHaveText(ui.addedToStay("uma"));
  await expect(panel.row("Uma Krishnan")).toHaveAccessibleName(beginning(ui.row("Uma Krishnan", ui.roleUser)));
});

test("an undo whose last step fails names it and is not offered again", async ({ control, token, openPanel }) => {
  await control.patchParticipants(token, [{ userId: "uma", permissions: 15 }]);
  const olga = await openPanel("olga");
  await expect(olga.panel.rows).toHaveCount(4);
  await olga.panel.choose("Uma Krishnan", ui.promoteToModerator);
  await expect(olga.panel.undo).toBeVisible();
  await olga.page.route("**/attendees/permissions?*", (route) => route.fulfill({ status: 403, body: "{}" }));
  await olga.panel.undo.click();
  await expect(olga.panel.failure).toContainText(ui.permissionsFailed("Uma Krishnan"));
  await expect(olga.panel.row("Uma Krishnan")).toHaveAccessibleName(beginning(ui.row("Uma Krishnan", ui.roleUser)));
  await expect(olga.panel.undo).toHaveCount(0);
  const trail = (await olga.heard("tp-action")).map(({ kind, outcome }) => [kind, outcome]);
  expect(trail).toEqual([["promote", "done"], ["demote", "done"], ["set-permissions", "failed"]]);
});

test("that members go with their group is said also when many are removed", async ({ openPanel }) => {
  const { panel } = await openPanel("olga");
  const many = new Selecting(panel);
  await many.begin();
  await many.click("Staff");
  await many.click("Uma Krishnan");
  await many.button(ui.remove).click();
  await expect(panel.question(ui.removeManyTitle(2))).toHaveAccessibleDescription(
    new RegExp(`^${ui.removeManyText}.* ${ui.removeGroupText("Staff")}`),
  );
});
