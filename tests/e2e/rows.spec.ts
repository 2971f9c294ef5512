// What a row says: name, role, presence, and which one is the viewer's own; and the counts above the list.

import { expect, test } from "./fixtures";
import { matching, ui } from "./names";
import { MAX, OLGA, VERA } from "./participants";

test("every role has its name, and an unknown one its number", async ({ control, token, openPanel }) => {
  await control.putRoom(token, {
    type: 3,
    name: "Roles",
    participants: [
      { userId: "role1", displayName: "1 Vera", type: 1 },
      { userId: "role2", displayName: "2 Max", type: 2 },
      { userId: "role3", displayName: "3 Uma", type: 3 },
      { name: "4 Guest", type: 4, session: true, pingAge: 5 },
      { userId: "role5", displayName: "5 Sven", type: 5, session: true, pingAge: 10 },
      { name: "6 Gloria", type: 6, session: true, pingAge: 15 },
      { userId: "role9", displayName: "9 Future", type: 9 },
    ],
  });
  const { panel, page } = await openPanel("role1");
  await panel.expectRows(
    ui.row("1 Vera", ui.you, ui.roleOwner, ui.offline),
    ui.row("4 Guest", ui.roleGuest, ui.online),
    ui.row("5 Sven", ui.roleSelfJoined, ui.online),
    ui.row("6 Gloria", ui.roleGuestModerator, ui.online),
    ui.row("2 Max", ui.roleModerator, ui.offline),
    ui.row("3 Uma", ui.roleUser, ui.offline),
    ui.row("9 Future", ui.roleUnknown(9), ui.offline),
  );
  for (const role of [
    ui.roleOwner,
    ui.roleModerator,
    ui.roleGuest,
    ui.roleSelfJoined,
    ui.roleGuestModerator,
    ui.roleUnknown(9),
  ]) {
    await expect(panel.list.getByText(role, { exact: true }).filter({ visible: true })).toHaveCount(1);
  }
  await page.setViewportSize({ width: 480, height: 800 });
  for (const word of [ui.roleUser, ui.online]) {
    const said = panel.rows.getByText(word, { exact: true }).filter({ visible: true });
    await expect(said, "what most rows would repeat is not shown").toHaveCount(0);
  }
  await expect(panel.count(7, 3)).toBeVisible();
});

test("the own row is marked, and no other", async ({ control, token, openPanel }) => {
  await control.putRoom(token, {
    type: 2,
    name: "Two of a name",
    participants: [VERA, { userId: "vera2", displayName: "Vera", type: 3 }],
  });
  const { panel } = await openPanel("vera2");
  await panel.expectRows(
    ui.row("Vera (vera2)", ui.you, ui.roleUser, ui.offline),
    ui.row("Vera (vera)", ui.roleOwner, ui.offline),
  );
  await expect(panel.list.getByText(ui.ownOffline)).toHaveCount(1);
  await expect(panel.rows.nth(0).getByText(ui.ownOffline)).toBeVisible();
});

test("presence: online, in a call with its devices, offline, last seen", async ({ control, token, openPanel }) => {
  await control.putRoom(token, {
    type: 2,
    name: "Presence",
    participants: [
      VERA,
      { userId: "on", displayName: "Online Ona", type: 3, session: true, pingAge: 1 },
      { userId: "call", displayName: "Caller Carl", type: 3, session: true, pingAge: 10, inCall: 7 },
      { userId: "listen", displayName: "Listener Lea", type: 3, session: true, pingAge: 20, inCall: 1 },
      { userId: "phone", displayName: "Phone Pia", type: 3, session: true, pingAge: 30, inCall: 11 },
      { userId: "old", displayName: "Old Otto", type: 3, session: true, pingAge: 2 * 3600 + 60 },
      { userId: "off", displayName: "Offline Olaf", type: 3 },
    ],
  });
  const { panel } = await openPanel("vera");
  await panel.expectRows(
    ui.row("Vera", ui.you, ui.roleOwner, ui.offline),
    ui.row("Online Ona", ui.roleUser, ui.online),
    ui.row("Caller Carl", ui.roleUser, ui.inCall),
    ui.row("Listener Lea", ui.roleUser, ui.inCall),
    ui.row("Phone Pia", ui.roleUser, ui.inCall),
    ui.row("Old Otto", ui.roleUser, ui.lastSeen("2 hours ago")),
    ui.row("Offline Olaf", ui.roleUser, ui.offline),
  );
  await expect(panel.count(7, 4)).toBeVisible();
  const does = (name: string) => panel.row(name).getByText(ui.inCallBy).allTextContents();
  expect(await does("Online Ona")).toEqual([]);
  expect(await does("Caller Carl")).toEqual([ui.withMicrophone, ui.withCamera]);
  expect(await does("Listener Lea")).toEqual([]);
  expect(await does("Phone Pia")).toEqual([ui.withMicrophone, ui.byPhone]);

  await control.patchParticipants(token, [{ userId: "on", session: null }, { userId: "call", inCall: 0 }]);
  await expect(panel.row("Online Ona")).toHaveAccessibleName(
    matching((when) => ui.row("Online Ona", ui.roleUser, ui.lastSeen(when)), "this minute"),
  );
  await panel.expectRow("Caller Carl", ui.roleUser, ui.online);
  expect(await does("Caller Carl")).toEqual([]);
  await expect(panel.count(7, 3)).toBeVisible();
});

test("presence follows the server's clock, not the browser's", async ({ control, token, browserOf }) => {
  await control.putRoom(token, {
    type: 2,
    name: "Clocks",
    participants: [VERA, { userId: "on", displayName: "Ona", type: 3, session: true, pingAge: 20 }],
  });
  const vera = await browserOf("vera");
  await vera.page.clock.setSystemTime(new Date("2031-05-05T12:00:00Z"));
  await vera.open({ token });
  await vera.panel.expectRows(ui.row("Vera", ui.you, ui.roleOwner, ui.offline), ui.row("Ona", ui.roleUser, ui.online));
});

test("an unreadable entry is left out, and the panel says so", async ({ control, token, browserOf }) => {
  await control.putRoom(token, { type: 2, name: "Bad row", participants: [VERA, MAX] });
  const vera = await browserOf("vera");
  await vera.page.route("**/participants?*", async (route) => {
    const response = await route.fetch();
    const body = await response.json();
    body.ocs.data.push({ userId: ["no", "text"], participantType: "?" });
    await route.fulfill({ response, json: body });
  });
  await vera.open({ token });
  await vera.panel.expectRows(
    ui.row("Vera", ui.you, ui.roleOwner, ui.offline),
    ui.row("Max Mustermann", ui.roleModerator, ui.offline),
  );
  await expect(vera.panel.root.getByText(ui.unreadableEntries(1))).toBeVisible();
});

test("microphone and camera of connected participants only; no menu for a bridge's bot", async ({
  control,
  token,
  openPanel,
}) => {
  await control.putRoom(token, {
    type: 2,
    name: "Away",
    participants: [
      OLGA,
      { userId: "there", displayName: "There", type: 3, session: true, pingAge: 1, inCall: 7 },
      { userId: "away", displayName: "Away", type: 3, session: true, pingAge: 500, inCall: 7 },
      { userId: "bridge-bot", displayName: "Bridge", type: 3 },
    ],
  });
  const olga = await openPanel("olga");
  await expect(olga.panel.rows).toHaveCount(4);
  await expect(olga.panel.row("There")).toContainText(ui.withMicrophone);
  await expect(olga.panel.row("Away")).not.toContainText(ui.withMicrophone);
  await expect(olga.panel.actions("Away")).toBeVisible();
  await expect(olga.panel.actions("Bridge")).toHaveCount(0);
  const told: any[] = await olga.panel.root.evaluate((panel: any) => panel.participants);
  expect(told.map(({ userId, online, inCall }) => [userId, online, inCall]).sort()).toEqual([
    ["away", false, false],
    ["bridge-bot", false, false],
    ["olga", false, false],
    ["there", true, true],
  ]);
});
