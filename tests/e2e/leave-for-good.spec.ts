// Leaving for good: its consequences in words, and what the last moderator has to do before.

import type { Room, Row } from "./control";
import { expect, test } from "./fixtures";
import { ui } from "./names";
import { hold, LEAVE_FOR_GOOD, record, refuse } from "./pages/network";
import { MAX, OLGA, UMA } from "./participants";

const SVEN: Row = { userId: "sven", displayName: "Sven Åkesson", type: 5, session: true };
const ANA: Row = { name: "Ana", type: 4 };

const room = (type: number, ...participants: Row[]): Room => ({ type, name: "Farewell", participants });
const [GROUP, PUBLIC] = [2, 3];

const PLAIN = ui.leaveForGoodPlain;
const BY_LINK = ui.leaveForGoodPublic;
const DELETES = ui.leaveForGoodDeletes;

const MEANINGS = [
  { what: "a user of a group", who: "uma", room: room(GROUP, OLGA, UMA), text: PLAIN },
  { what: "a user of a public conversation", who: "uma", room: room(PUBLIC, OLGA, UMA), text: BY_LINK },
  { what: "a moderator beside another one", who: "max", room: room(GROUP, OLGA, MAX, UMA), text: PLAIN },
  { what: "the owner beside a moderator", who: "olga", room: room(PUBLIC, OLGA, MAX, UMA), text: BY_LINK },
  { what: "a self-joined user", who: "sven", room: room(PUBLIC, OLGA, SVEN), text: BY_LINK },
  { what: "the last user, an owner", who: "olga", room: room(GROUP, OLGA), text: DELETES },
  {
    what: "the last user, with guests and self-joined users",
    who: "olga",
    room: room(PUBLIC, OLGA, SVEN, ANA),
    text: DELETES,
  },
  { what: "the last user, who does not moderate", who: "uma", room: room(GROUP, UMA), text: DELETES },
];

for (const { what, who, room, text } of MEANINGS) {
  test(`${what}: the question says what leaving means, and it comes true`, async ({ control, token, openPanel }) => {
    await control.putRoom(token, room);
    const { panel } = await openPanel(who);
    await panel.chooseOwn(ui.leaveConversation);
    const question = panel.question(ui.leaveForGoodTitle);
    await expect(question).toHaveAccessibleDescription(text);
    await expect(question.getByRole("button")).toHaveText([ui.cancel, ui.leave]);
    await expect(question.getByRole("button", { name: ui.cancel })).toBeFocused();
    expect(await control.types(token)).toHaveProperty(who);
    await question.getByRole("button", { name: ui.leave }).click();
    await expect(panel.news).toHaveText(ui.leftForGood);
    await expect(panel.list).toHaveCount(0);
    await expect(panel.heading(ui.leftTitle)).toBeVisible();
    await expect(panel.root.getByText(ui.notFoundText)).toHaveCount(0);
    if (text === DELETES) {
      await expect(control.room(token)).rejects.toThrow("404");
    } else {
      await expect(panel.join).toHaveCount(room.type === PUBLIC ? 1 : 0);
      expect(await control.types(token)).not.toHaveProperty(who);
    }
  });
}

for (const way of [ui.cancel, "Escape"]) {
  test(`${way} changes nothing and gives the focus back`, async ({ control, token, openPanel }) => {
    await control.putRoom(token, room(GROUP, OLGA, UMA));
    const { panel, page } = await openPanel("uma");
    const sent = record(page, LEAVE_FOR_GOOD);
    await panel.chooseOwn(ui.leaveConversation);
    const question = panel.question(ui.leaveForGoodTitle);
    if (way === ui.cancel) {
      await question.getByRole("button", { name: ui.cancel }).click();
    } else {
      await expect(question.getByRole("button", { name: ui.cancel })).toBeFocused();
      await page.keyboard.press("Escape");
    }
    await expect(question).toBeHidden();
    await expect(panel.ownActions).toBeFocused();
    expect(sent).toEqual([]);
    expect(await control.types(token)).toEqual({ olga: 1, uma: 3 });
  });
}

test(
  "the last moderator can promote a user in the dialog, and then leave",
  { tag: ["@v4", "@firefox"] },
  async ({ control, token, openPanel }) => {
    await control.putRoom(token, room(PUBLIC, OLGA, UMA, SVEN, ANA, { name: "Gloria", type: 6 }));
    const { panel, page } = await openPanel("olga");
    const sent = record(page, LEAVE_FOR_GOOD);
    await panel.chooseOwn(ui.leaveConversation);
    const question = panel.question(ui.lastModeratorTitle);
    await expect(question).toHaveAccessibleDescription(ui.lastModeratorText);
    await expect(question.getByRole("button")).toHaveText([ui.promoteName("Uma Krishnan"), ui.cancel]);
    await question.getByRole("button", { name: ui.promoteName("Uma Krishnan") }).click();
    await expect(panel.news).toHaveText(ui.promoted("Uma Krishnan"));
    await panel.expectRow("Uma Krishnan", ui.roleModerator, ui.offline);
    expect(sent).toEqual([]);

  await panel.chooseOwn(ui.leaveConversation);
  const farewell = panel.question(ui.leaveForGoodTitle);
  await expect(farewell).toHaveAccessibleDescription(BY_LINK);
  await farewell.getByRole("button", { name: ui.leave }).click();
  await expect(panel.heading(ui.leftTitle)).toBeVisible();
  expect(await control.types(token)).toMatchObject({ uma: 2 });
  expect(await control.types(token)).not.toHaveProperty("olga");
});

test("who can be promoted does not depend on what part of the list is shown", async ({ control, token, openPanel }) => {
  const others = ["a", "b", "c", "d", "e"].map((userId): Row => ({ userId, type: 5, session: true }));
  await control.putRoom(token, room(PUBLIC, OLGA, UMA, SVEN, ...others));
  const { panel } = await openPanel("olga");
  await panel.filter(ui.showModerators).check();
  await expect(panel.rows).toHaveCount(1);
  await panel.chooseOwn(ui.leaveConversation);
  const question = panel.question(ui.lastModeratorTitle);
  await expect(question.getByRole("button")).toHaveText([ui.promoteName("Uma Krishnan"), ui.cancel]);
});

test("another moderator leaves first: the server refuses, with a reason", async ({ control, token, openPanel }) => {
  await control.putRoom(token, room(GROUP, OLGA, MAX, UMA));
  const { panel } = await openPanel("max", { "poll-interval": "3600" });
  await panel.chooseOwn(ui.leaveConversation);
  await control.patchParticipants(token, [{ userId: "olga", remove: true }]);
  await panel.answer(ui.leaveForGoodTitle, ui.leave);
  await expect(panel.failure).toHaveText(ui.leaveForGoodFailed(ui.lastModeratorText));
  await expect(panel.row("Olga Petrova")).toHaveCount(0);
  await panel.expectRow("Max Mustermann", ui.you, ui.roleModerator, ui.offline);
  await expect.poll(() => control.types(token)).toEqual({ max: 2, uma: 3 });
});

test("a refusal leaves everything as it was, and can be tried again", async ({ control, token, openPanel }) => {
  await control.putRoom(token, room(GROUP, OLGA, UMA));
  const { panel, page } = await openPanel("uma");
  await panel.joinAndWait();
  await refuse(page, LEAVE_FOR_GOOD, 500);
  await panel.chooseOwn(ui.leaveConversation);
  await panel.answer(ui.leaveForGoodTitle, ui.leave);
  await expect(panel.failure).toHaveText(ui.notKnown(ui.whyServer));
  await panel.expectRow("Uma Krishnan", ui.you, ui.roleUser, ui.online);
  await expect(panel.leave).toBeVisible();
  await page.unrouteAll();
  await panel.chooseOwn(ui.leaveConversation);
  await panel.answer(ui.leaveForGoodTitle, ui.leave);
  await expect(panel.news).toHaveText(ui.leftForGood);
  await expect(panel.failure).toBeEmpty();
});

test(
  "leaving for good ends the session too, and is sent once",
  { tag: "@v4" },
  async ({ control, token, openPanel }) => {
    await control.putRoom(token, room(PUBLIC, OLGA, UMA));
    const uma = await openPanel("uma");
    await uma.panel.joinAndWait();
    const sent = record(uma.page, LEAVE_FOR_GOOD);
    const letGo = await hold(uma.page, LEAVE_FOR_GOOD);
    await uma.panel.chooseOwn(ui.leaveConversation);
    await uma.panel.answer(ui.leaveForGoodTitle, ui.leave);
    await expect(uma.panel.question(ui.leaveForGoodTitle)).toBeHidden();
    await expect(uma.panel.button(ui.leaving)).toHaveAttribute("aria-disabled", "true");
    letGo();
    await expect(uma.panel.heading(ui.leftTitle)).toBeVisible();
    await expect(uma.panel.leave).toHaveCount(0);
    expect(sent).toHaveLength(1);
    await expect.poll(() => control.types(token)).toEqual({ olga: 1 });
  },
);

test("one of two in a conversation of two may leave", async ({ control, token, openPanel }) => {
  await control.putRoom(token, room(1, OLGA, { ...MAX, type: 1 }));
  const { panel } = await openPanel("max");
  await panel.chooseOwn(ui.leaveConversation);
  await expect(panel.question(ui.leaveForGoodTitle)).toHaveAccessibleDescription(ui.leaveForGoodTwo);
  await panel.answer(ui.leaveForGoodTitle, ui.leave);
  await expect(panel.news).toHaveText(ui.leftForGood);
  expect(await control.types(token)).toEqual({ olga: 1 });
});
