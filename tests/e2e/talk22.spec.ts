// What Talk 22 has and Talk 17 has not: bans, the lobby for moderators, sets of permissions, calls, telephones, people of other
// servers, files of addresses, groups out of two, breakout rooms, conversations on other servers.

import type { Locator } from "@playwright/test";
import type { Room } from "./control";
import { expect, test } from "./fixtures";
import { beginning, containing, ui } from "./names";
import { record } from "./pages/network";
import { MODERATING } from "./pages/roles";
import { Selecting } from "./pages/selecting";
import { MAX, OLGA, UMA } from "./participants";

test.use({ api: "v4" });

const PIA = { userId: "pia", displayName: "Pia Lang", type: 3 };
const TEAM: Room = { type: 3, name: "Team", participants: [OLGA, MAX, UMA, PIA, { name: "Gus", type: 4, session: true }] };

test("a user is removed and banned with a note, which undo takes back", async ({ control, token, openPanel }) => {
  await control.putRoom(token, TEAM);
  const { panel, page } = await openPanel("olga");
  const sent = page.waitForRequest((request) => request.method() === "POST" && request.url().includes("/ban/"));
  await panel.choose("Uma Krishnan", ui.removeAndBanItem);
  const dialog = panel.question(ui.banTitle("Uma Krishnan"));
  await dialog.getByLabel(ui.banNote).fill("Insulted others");
  await dialog.getByRole("button", { name: ui.removeAndBan }).click();
  await expect(panel.news).toHaveText(ui.wasBanned("Uma Krishnan"));
  expect((await sent).postDataJSON()).toEqual({ actorType: "users", actorId: "uma", internalNote: "Insulted others" });
  await expect(panel.row("Uma Krishnan")).toHaveCount(0);

  await panel.chooseMore(ui.bannedPeople);
  const bans = panel.form(ui.bannedPeople);
  await expect(bans.getByRole("listitem")).toHaveCount(1);
  await expect(bans.getByRole("listitem")).toContainText("Uma Krishnan");
  await expect(bans.getByRole("listitem")).toContainText("Insulted others");
  await bans.getByRole("button", { name: ui.close }).click();

  await panel.undo.click();
  await expect(panel.row("Uma Krishnan")).toHaveCount(1);
  await panel.chooseMore(ui.bannedPeople);
  await expect(bans.getByText(ui.nobodyIsBanned)).toBeVisible();
});

test("a ban is searched for and ended, and the banned are told and not asked for a password", async ({
  control,
  token,
  openPanel,
}) => {
  await control.putRoom(token, { ...TEAM, password: "secret-4711" });
  const { panel } = await openPanel("max");
  for (const name of ["Uma Krishnan", "Pia Lang"]) {
    await panel.choose(name, ui.removeAndBanItem);
    await panel.answer(ui.banTitle(name), ui.removeAndBan);
    await expect(panel.news).toHaveText(ui.wasBanned(name));
  }
  const uma = await openPanel("uma");
  await uma.panel.join.click();
  await uma.panel.password.fill("secret-4711");
  await uma.panel.passwordDialog.getByRole("button", { name: ui.join }).click();
  await expect(uma.panel.heading(ui.youWereBanned)).toBeVisible();
  await expect(uma.panel.passwordDialog).toHaveCount(0);
  await expect(uma.panel.failure).toHaveText("");

  await panel.enter("uma");
  await expect(panel.root.getByText(containing(ui.isBanned("uma")))).toBeVisible();
  await panel.root.page().keyboard.press("Escape");
  await panel.root.page().keyboard.press("Escape");

  await panel.chooseMore(ui.bannedPeople);
  const bans = panel.form(ui.bannedPeople);
  await expect(bans.getByText(ui.bans(2), { exact: true })).toBeVisible();
  await bans.getByLabel(ui.searchBans).fill("krish");
  await expect(bans.getByText(ui.bans(1), { exact: true })).toBeVisible();
  await bans.getByRole("button", { name: ui.endBanOf("Uma Krishnan") }).click();
  await expect(panel.news).toHaveText(ui.banEnded("Uma Krishnan"));
  await bans.getByLabel(ui.searchBans).fill("");
  await expect(bans.getByRole("listitem")).toHaveCount(1);
});

test("several are banned at once, and who cannot be is left out with the reason", async ({ control, token, openPanel }) => {
  const phone = { actorType: "phones" as const, actorId: "a1b2", displayName: "+49 30 123456", phoneNumber: "+4930123456" };
  await control.putRoom(token, { ...TEAM, participants: [...TEAM.participants, phone] });
  const { panel } = await openPanel("olga");
  const many = new Selecting(panel);
  await many.begin();
  await many.choose(ui.selectShown);
  await many.choose(ui.removeAndBanItem);
  const question = panel.question(ui.banManyTitle(3));
  await expect(many.lines(question, ui.skippedCount(2))).toHaveCount(2);
  await question.getByLabel(ui.banNote).fill("Raid");
  await question.getByRole("button", { name: ui.removeAndBan }).click();
  await expect(many.told).toHaveText(ui.batchEnded(ui.batchBan, ui.batchDone(3)));
  await expect(panel.rows).toHaveCount(3);
});

test("a guest who moderates bans, and a user has no such command", async ({ control, token, openPanel, enterAsGuest }) => {
  await control.putRoom(token, TEAM);
  const gerda = await enterAsGuest("Gerda");
  const row = (await control.rows(token)).find((row) => row.displayName === "Gerda")!;
  await control.patchParticipants(token, [{ attendeeId: row.attendeeId, type: 6 }]);
  await gerda.refreshed();
  await gerda.panel.choose("Uma Krishnan", ui.removeAndBanItem);
  await gerda.panel.answer(ui.banTitle("Uma Krishnan"), ui.removeAndBan);
  await expect(gerda.panel.news).toHaveText(ui.wasBanned("Uma Krishnan"));
  const pia = await openPanel("pia");
  await expect(pia.panel.rows.first()).toBeVisible();
  await expect(pia.panel.actions("Max Mustermann")).toHaveCount(0);
  await pia.panel.moreActions.click();
  await expect(pia.panel.item(ui.bannedPeople)).toHaveCount(0);
  await expect(pia.panel.item(ui.turnOnLobbyItem)).toHaveCount(0);
});

for (const role of MODERATING) {
  test(`${role} bans, ends bans, changes permissions and turns the lobby on and off, by keyboard`, async ({ openAs }) => {
    const { panel, page } = await openAs(role);
    const choose = async (button: Locator, item: string) => {
      await button.focus();
      await page.keyboard.press("Enter");
      await panel.item(item).focus();
      await page.keyboard.press("Enter");
    };
    await choose(panel.actions("Nils Holm"), ui.revokeAll);
    await expect(panel.row("Nils Holm")).toContainText(ui.limitedPermissions);
    await choose(panel.actions("Nils Holm"), ui.resetPermissions);
    await expect(panel.row("Nils Holm")).not.toContainText(ui.limitedPermissions);

    await choose(panel.actions("Nils Holm"), ui.removeAndBanItem);
    const question = panel.question(ui.banTitle("Nils Holm"));
    await expect(question.getByRole("button", { name: ui.cancel })).toBeFocused();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.type("Spam");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(panel.news).toHaveText(ui.wasBanned("Nils Holm"));
    await choose(panel.moreActions, ui.bannedPeople);
    const end = panel.form(ui.bannedPeople).getByRole("button", { name: ui.endBanOf("Nils Holm") });
    await end.focus();
    await page.keyboard.press("Enter");
    await expect(panel.form(ui.bannedPeople).getByText(ui.nobodyIsBanned)).toBeVisible();
    await expect(panel.root.locator(":focus")).toHaveCount(1);
    await page.keyboard.press("Escape");
    await expect(panel.form(ui.bannedPeople)).toHaveCount(0);

    // This needs an account.
    if (role === "guest moderator") {
      await panel.moreActions.click();
      await expect(panel.item(ui.turnOnLobbyItem)).toHaveCount(0);
      return;
    }
    await choose(panel.moreActions, ui.turnOnLobbyItem);
    await panel.form(ui.turnOnLobbyTitle).getByRole("button", { name: ui.turnOn }).focus();
    await page.keyboard.press("Enter");
    await expect(panel.news).toHaveText(ui.lobbyIsOnNow);
    await panel.button(ui.turnOffLobby).focus();
    await page.keyboard.press("Enter");
    await expect(panel.news).toHaveText(ui.lobbyIsOff);
    await expect(panel.root.locator(":focus")).toHaveCount(1);
  });
}

test("who waits in the lobby stands first, and is let in alone, with all, and sent back", async ({
  control,
  token,
  openPanel,
}) => {
  // Gus is connected, too.
  await control.putRoom(token, { ...TEAM, lobby: 1 });
  const uma = await openPanel("uma");
  await uma.panel.joinAndWait();
  const olga = await openPanel("olga", { "poll-interval": "1" });
  const { panel } = olga;
  // Rows do not move while a pointer or the focus is among them.
  const choose = async (action: string) => {
    await panel.choose("Uma Krishnan", action);
    await panel.pill.click();
  };
  await expect(panel.section(ui.inTheLobby, 2)).toBeVisible();
  await expect(panel.root.getByText(containing(ui.peopleWait(2)))).toBeVisible();
  await choose(ui.letIn);
  await expect(panel.news).toHaveText(ui.canComeIn("Uma Krishnan"));
  await expect(uma.panel.rows.first()).toBeVisible();
  await expect(panel.section(ui.inTheLobby, 1)).toBeVisible();
  await choose(ui.sendBackToLobby);
  await expect(panel.section(ui.inTheLobby, 2)).toBeVisible();
  await panel.button(ui.letAllIn).click();
  await expect(panel.section(ui.inTheLobby, 2)).toHaveCount(0);
  await olga.refreshed();
  await panel.button(ui.turnOffLobby).click();
  await expect(panel.news).toHaveText(ui.lobbyIsOff);
  await expect(panel.button(ui.turnOffLobby)).toHaveCount(0);
});

test("the lobby is turned on with an end, which those who wait are told", async ({ control, token, openPanel }) => {
  await control.putRoom(token, TEAM);
  const { panel } = await openPanel("max");
  await panel.chooseMore(ui.turnOnLobbyItem);
  const dialog = panel.form(ui.turnOnLobbyTitle);
  await dialog.getByLabel(ui.letEveryoneInAt).fill("2000-01-01T10:00");
  await dialog.getByRole("button", { name: ui.turnOn }).click();
  await expect(dialog.getByRole("alert")).not.toHaveText("");
  await dialog.getByLabel(ui.letEveryoneInAt).fill("2040-01-01T10:00");
  await dialog.getByRole("button", { name: ui.turnOn }).click();
  await expect(panel.news).toHaveText(ui.lobbyIsOnNow);
  await expect(panel.button(ui.turnOffLobby)).toBeVisible();
  const uma = await openPanel("uma");
  await expect(uma.panel.root.getByText(beginning(ui.opensAgain))).toContainText("2040");
});

test("permissions are granted, removed and reset, for one with undo and for several", async ({ control, token, openPanel }) => {
  await control.putRoom(token, TEAM);
  const { panel } = await openPanel("olga");
  const permissions = async (user: string) => (await control.rows(token)).find((row) => row.userId === user)!.permissions;
  await panel.choose("Uma Krishnan", ui.grantAll);
  await expect.poll(() => permissions("uma")).toBe(255);
  await panel.undo.click();
  await expect.poll(() => permissions("uma")).toBe(0);
  await panel.choose("Uma Krishnan", ui.revokeAll);
  await expect.poll(() => permissions("uma")).toBe(1);
  await panel.choose("Uma Krishnan", ui.resetPermissions);
  await expect.poll(() => permissions("uma")).toBe(0);
  const many = new Selecting(panel);
  await many.begin();
  await many.choose(ui.selectShown);
  await many.choose(ui.revokeAll);
  await panel.answer(ui.revokeManyTitle(3), ui.revokeAll);
  await expect.poll(() => permissions("pia")).toBe(1);
});

test("telephones, people of other servers and invited addresses have rows with commands", async ({
  control,
  token,
  openPanel,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await control.putRoom(token, {
    ...TEAM,
    participants: [
      OLGA,
      { actorType: "phones", actorId: "a1b2c3", displayName: "+49 30 123456", phoneNumber: "+4930123456", type: 3 },
      { actorType: "federated_users", actorId: "eve@https://far.example", name: "Eve Far", type: 3 },
      { actorType: "emails", actorId: "nora@example.org", displayName: "Nora Lind", type: 4 },
      { actorType: "emails", actorId: "ada@example.org", type: 4 },
      { actorType: "circles", actorId: "team1", displayName: "Climbing team", type: 3 },
    ],
  });
  const { panel } = await openPanel("olga");
  await panel.expectRow("+49 30 123456", ui.rolePhone, ui.offline);
  await expect(panel.row("Eve Far")).toContainText("far.example");
  await expect(panel.row("Nora Lind")).toContainText("nora@example.org");
  await panel.expectRow("ada@example.org", ui.roleEmail, ui.offline);
  for (const name of ["+49 30 123456", "Eve Far", "Climbing team"]) {
    await panel.choose(name, ui.promoteToModerator);
    await expect(panel.news).toHaveText(ui.promoted(name));
  }
  await panel.remove("Eve Far");
  await expect(panel.row("Eve Far")).toHaveCount(0);
  await panel.actions("+49 30 123456").click();
  await expect(panel.item(ui.copyNumber)).toBeVisible();
});

test("telephones and people of other servers are added, and an address once", async ({ control, token, openPanel }) => {
  await control.putRoom(token, TEAM);
  await control.putGroup("sipgroup", ["olga"]);
  const { panel, page } = await openPanel("olga");
  const sent = record(page, { path: "participants", method: "POST" });
  await panel.enter("+49 30 5550199");
  // The server hides the end of a number in the name, and tells moderators the whole.
  await expect(panel.row("+4930555…")).toContainText("+49305550199");
  await panel.pick("eve@far.example");
  await page.keyboard.press("Escape");
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({ source: "phones" });
});

test("an address that was invited before is not said to be invited again", async ({ control, token, openPanel }) => {
  const invited = { actorType: "emails" as const, actorId: "ada@example.org", type: 4 };
  await control.putRoom(token, { ...TEAM, participants: [...TEAM.participants, invited] });
  const { panel } = await openPanel("olga");
  await panel.enter("Ada@Example.org");
  await expect(panel.news).toHaveText(ui.addedAlready("ada@example.org"));
  await panel.pick("Ada@Example.org");
  await panel.root.getByRole("button", { name: ui.addEntries(1), exact: true }).click();
  await expect(panel.news).toHaveText(ui.wasInvitedBefore("Ada@Example.org"));
});

test("the addresses of a file are invited after a check", async ({ control, token, openPanel }) => {
  await control.putRoom(token, TEAM);
  const { panel } = await openPanel("olga");
  await panel.chooseMore(ui.inviteFromFile);
  const dialog = panel.form(ui.inviteFromFileTitle);
  await dialog.getByLabel(ui.csvFile).setInputFiles({
    name: "people.csv",
    mimeType: "text/csv",
    buffer: Buffer.from('"name","email"\n"Nora Lind","nora@example.org"\n"","broken"\n"Kim","kim@example.org"\n'),
  });
  await expect(dialog.getByRole("status")).toHaveText(`${ui.willBeInvited(2)} ${ui.linesLeftOut("3")}`);
  await dialog.getByRole("button", { name: ui.invite }).click();
  await expect(panel.news).toHaveText(ui.invitedPeople(2));
  await expect(panel.row("Nora Lind")).toHaveCount(1);
});

test("breakout rooms say who is where", async ({ control, token, openPanel }) => {
  await control.putRoom(token, { ...TEAM, type: 2 });
  await control.putBreakoutRooms(token, [["uma"], ["pia"]]);
  const { panel } = await openPanel("olga");
  await panel.chooseMore(ui.breakoutRooms);
  const dialog = panel.form(ui.breakoutRooms);
  await expect(dialog.locator("details")).toHaveCount(2);
  await expect(dialog.locator("details").filter({ hasText: "Uma Krishnan" })).not.toContainText("Pia Lang");
});

test("somebody added to a conversation of two begins a group", async ({ control, token, openPanel }) => {
  await control.putRoom(token, { type: 1, name: "Uma Krishnan", participants: [OLGA, { ...UMA, type: 1 }] });
  const { panel, page } = await openPanel("olga");
  await panel.pick("pia");
  const sent = page.waitForRequest((request) => request.method() === "POST" && /\/room\?/.test(request.url()));
  await panel.root.getByRole("button", { name: ui.addEntries(1), exact: true }).click();
  await panel.answer(ui.startGroupTitle, ui.startGroup);
  expect((await sent).postDataJSON()).toMatchObject({ roomType: 2, participants: { users: ["uma", "pia"] } });
  await expect(panel.news).toContainText("has started");
});

test("call notifications are for people outside of the call, from inside of it", async ({ control, token, openPanel }) => {
  await control.putRoom(token, TEAM);
  const olga = await openPanel("olga");
  await olga.panel.actions("Uma Krishnan").click();
  await expect(olga.panel.item(ui.callNotification), "there is no call").toHaveCount(0);
  await olga.page.keyboard.press("Escape");
  const pia = { ...PIA, session: true, inCall: 1 };
  await control.putRoom(token, { ...TEAM, participants: [OLGA, UMA, pia] });
  await olga.refreshed();
  await olga.panel.actions("Uma Krishnan").click();
  await expect(olga.panel.item(ui.callNotification)).toHaveAccessibleDescription(ui.joinTheCallFirst);
  await olga.page.keyboard.press("Escape");
  await olga.panel.joinAndWait();
  const answer = await olga.page.context().request.post(`/ocs/v2.php/apps/spreed/api/v4/call/${token}?format=json`, {
    headers: { "OCS-APIRequest": "true" },
    data: { flags: 1 },
  });
  expect(answer.status()).toBe(200);
  await olga.refreshed();
  await olga.panel.choose("Uma Krishnan", ui.callNotification);
  await expect(olga.panel.news).toHaveText(ui.gotNotification("Uma Krishnan"));
  const download = olga.page.waitForEvent("download");
  await olga.panel.chooseMore(ui.saveCallList);
  expect((await download).suggestedFilename()).toMatch(/call\.csv$/);
});

test("a conversation on another server is shown, joined and left, without commands", async ({ control, token, openPanel }) => {
  await control.putRoom(token, { ...TEAM, remoteServer: "https://far.example", remoteToken: "faraway01" });
  const { panel } = await openPanel("max");
  await expect(panel.rows.first()).toBeVisible();
  await panel.joinAndWait();
  await expect(panel.actions("Uma Krishnan")).toHaveCount(0);
  await expect(panel.addButton).toHaveCount(0);
  await panel.leave.click();
  await expect(panel.join).toBeVisible();
});

test("nobody can be added to one's notes", async ({ control, token, openPanel }) => {
  await control.putRoom(token, { type: 6, name: "Note to self", participants: [OLGA] });
  const { panel } = await openPanel("olga");
  await expect(panel.own).toBeVisible();
  await expect(panel.addButton).toHaveCount(0);
});
