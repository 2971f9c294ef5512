// What a row says: name, role, presence, and which one is one's own; and the count above.

import { expect, test } from "./fixtures";

test("every role has its name, and an unknown one its number", async ({ control, token, browserOf }) => {
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
  const { panel } = await (await browserOf("role1")).open({ token });
  await panel.expectRows(
    "4 Guest, Guest, Online",
    "5 Sven, Self-joined user, Online",
    "6 Gloria, Guest moderator, Online",
    "1 Vera, You, Owner, Offline",
    "2 Max, Moderator, Offline",
    "3 Uma, User, Offline",
    "9 Future, Unknown role (9), Offline",
  );
  for (const role of ["Owner", "Moderator", "User", "Guest", "Self-joined user", "Guest moderator", "Unknown role (9)"]) {
    await expect(panel.list.getByText(role, { exact: true }).filter({ visible: true })).toHaveCount(1);
  }
  await expect(panel.count(7, 3)).toBeVisible();
});

test("the own row is marked, and no other", async ({ control, token, browserOf }) => {
  await control.putRoom(token, {
    type: 2,
    name: "Two of a name",
    participants: [
      { userId: "vera", displayName: "Vera", type: 1 },
      { userId: "vera2", displayName: "Vera", type: 3 },
    ],
  });
  const { panel } = await (await browserOf("vera2")).open({ token });
  await panel.expectRows("Vera, Owner, Offline", "Vera, You, User, Offline");
  await expect(panel.list.getByText("You", { exact: true })).toHaveCount(1);
  await expect(panel.rows.nth(1).getByText("You", { exact: true })).toBeVisible();
});

test("presence: online, in a call with what, offline, last seen", async ({ control, token, browserOf }) => {
  await control.putRoom(token, {
    type: 2,
    name: "Presence",
    participants: [
      { userId: "vera", displayName: "Vera", type: 1 },
      { userId: "on", displayName: "Online Ona", type: 3, session: true, pingAge: 1 },
      { userId: "call", displayName: "Caller Carl", type: 3, session: true, pingAge: 10, inCall: 7 },
      { userId: "listen", displayName: "Listener Lea", type: 3, session: true, pingAge: 20, inCall: 1 },
      { userId: "phone", displayName: "Phone Pia", type: 3, session: true, pingAge: 30, inCall: 11 },
      { userId: "old", displayName: "Old Otto", type: 3, session: true, pingAge: 2 * 3600 + 60 },
      { userId: "off", displayName: "Offline Olaf", type: 3 },
    ],
  });
  const { panel } = await (await browserOf("vera")).open({ token });
  await panel.expectRows(
    "Online Ona, User, Online",
    "Caller Carl, User, In call",
    "Listener Lea, User, In call",
    "Phone Pia, User, In call",
    "Old Otto, User, Last seen 2 hours ago",
    "Offline Olaf, User, Offline",
    "Vera, You, Owner, Offline",
  );
  await expect(panel.count(7, 4)).toBeVisible();
  const does = (name: string) => panel.row(name).getByText(/^(with|by) /).allTextContents();
  expect(await does("Online Ona")).toEqual([]);
  expect(await does("Caller Carl")).toEqual(["with microphone", "with camera"]);
  expect(await does("Listener Lea")).toEqual([]);
  expect(await does("Phone Pia")).toEqual(["with microphone", "by phone"]);

  await control.patchParticipants(token, [
    { userId: "on", session: null },
    { userId: "call", inCall: 0 },
  ]);
  await expect(panel.row("Online Ona")).toHaveAccessibleName(/^Online Ona, User, Last seen (\d+ seconds ago|now)$/);
  await expect(panel.row("Caller Carl")).toHaveAccessibleName("Caller Carl, User, Online");
  expect(await does("Caller Carl")).toEqual([]);
  await expect(panel.count(7, 3)).toBeVisible();
});

test("somebody who was never seen is offline, not seen in 1970", async ({ control, token, browserOf }) => {
  await control.putRoom(token, {
    type: 2,
    name: "Never seen",
    participants: [{ userId: "vera", displayName: "Vera", type: 1 }],
  });
  const { panel } = await (await browserOf("vera")).open({ token });
  await panel.expectRows("Vera, You, Owner, Offline");
  await expect(panel.count(1, 0)).toBeVisible();
});

test("presence is told by the server's clock, whatever this machine's clock says", async ({
  control,
  token,
  browserOf,
}) => {
  await control.putRoom(token, {
    type: 2,
    name: "Clocks",
    participants: [
      { userId: "vera", displayName: "Vera", type: 1 },
      { userId: "on", displayName: "Ona", type: 3, session: true, pingAge: 20 },
    ],
  });
  const vera = await browserOf("vera");
  await vera.page.clock.setSystemTime(new Date("2031-05-05T12:00:00Z"));
  await vera.open({ token });
  await vera.panel.expectRows("Ona, User, Online", "Vera, You, Owner, Offline");
});

test("an entry that makes no sense is left out and said", async ({ control, token, browserOf }) => {
  await control.putRoom(token, {
    type: 2,
    name: "Bad row",
    participants: [
      { userId: "vera", displayName: "Vera", type: 1 },
      { userId: "max", displayName: "Max Mustermann", type: 2 },
    ],
  });
  const vera = await browserOf("vera");
  await vera.page.route("**/participants?*", async (route) => {
    const response = await route.fetch();
    const body = await response.json();
    body.ocs.data.push({ userId: ["no", "text"], participantType: "?" });
    await route.fulfill({ response, json: body });
  });
  await vera.open({ token });
  await vera.panel.expectRows("Max Mustermann, Moderator, Offline", "Vera, You, Owner, Offline");
  await expect(vera.panel.root.getByText("1 entry of the list could not be read.")).toBeVisible();
});

test("nobody is shown with microphone and camera who is away, and a bridge's bot has no menu", async ({
  control,
  token,
  browserOf,
}) => {
  await control.putRoom(token, {
    type: 2,
    name: "Away",
    participants: [
      { userId: "olga", displayName: "Olga Petrova", type: 1 },
      { userId: "there", displayName: "There", type: 3, session: true, pingAge: 1, inCall: 7 },
      { userId: "away", displayName: "Away", type: 3, session: true, pingAge: 500, inCall: 7 },
      { userId: "bridge-bot", displayName: "Bridge", type: 3 },
    ],
  });
  const olga = await (await browserOf("olga")).open({ token });
  await expect(olga.panel.rows).toHaveCount(4);
  await expect(olga.panel.row("There")).toContainText("with microphone");
  await expect(olga.panel.row("Away")).not.toContainText("with microphone");
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
