// Leaving for good: what it means is said before, and the last moderator is shown the way out.

import type { Room, Row } from "./control";
import { expect, test } from "./fixtures";
import { hold, LEAVE_FOR_GOOD, record, refuse } from "./pages/network";

const OLGA: Row = { userId: "olga", displayName: "Olga Petrova", type: 1 };
const MAX: Row = { userId: "max", displayName: "Max Mustermann", type: 2 };
const UMA: Row = { userId: "uma", displayName: "Uma Krishnan", type: 3 };
const SVEN: Row = { userId: "sven", displayName: "Sven Åkesson", type: 5, session: true };
const ANA: Row = { name: "Ana", type: 4 };

const room = (type: number, ...participants: Row[]): Room => ({ type, name: "Farewell", participants });
const [GROUP, PUBLIC] = [2, 3];

const PLAIN = "You are taken off the list. To come back, a moderator has to add you again.";
const BY_LINK = "You are taken off the list. You can join again by the public link, but not with your present role.";
const DELETES =
  "You are the last member. If you leave, the conversation is deleted with everything in it, for everybody.";

const MEANINGS = [
  { what: "a user of a group", who: "uma", room: room(GROUP, OLGA, UMA), text: PLAIN },
  { what: "a user of a public conversation", who: "uma", room: room(PUBLIC, OLGA, UMA), text: BY_LINK },
  { what: "a moderator beside another one", who: "max", room: room(GROUP, OLGA, MAX, UMA), text: PLAIN },
  { what: "the owner beside a moderator", who: "olga", room: room(PUBLIC, OLGA, MAX, UMA), text: BY_LINK },
  { what: "a self-joined user", who: "sven", room: room(PUBLIC, OLGA, SVEN), text: BY_LINK },
  { what: "the last user, an owner", who: "olga", room: room(GROUP, OLGA), text: DELETES },
  { what: "the last user, with guests and self-joined users", who: "olga", room: room(PUBLIC, OLGA, SVEN, ANA), text: DELETES },
  { what: "the last user, who does not moderate", who: "uma", room: room(GROUP, UMA), text: DELETES },
];

for (const { what, who, room, text } of MEANINGS) {
  test(`${what}: the question says what leaving means, and it comes true`, async ({ control, token, browserOf }) => {
    await control.putRoom(token, room);
    const { panel } = await (await browserOf(who)).open({ token });
    await panel.chooseMore("Leave conversation");
    const question = panel.question("Leave for good?");
    await expect(question).toHaveAccessibleDescription(text);
    await expect(question.getByRole("button")).toHaveText(["Cancel", "Leave"]);
    await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
    expect(await control.types(token)).toHaveProperty(who);
    await question.getByRole("button", { name: "Leave" }).click();
    await expect(panel.news).toHaveText("You left this conversation for good.");
    await expect(panel.list).toHaveCount(0);
    if (text === DELETES) {
      await expect(panel.heading("Conversation not found")).toBeVisible();
      await expect(control.room(token)).rejects.toThrow("404");
    } else {
      const heading = room.type === PUBLIC ? "You are not in this conversation" : "Conversation not found";
      await expect(panel.heading(heading)).toBeVisible();
      expect(await control.types(token)).not.toHaveProperty(who);
    }
  });
}

for (const way of ["Cancel", "Escape"]) {
  test(`${way} changes nothing and gives the focus back`, async ({ control, token, browserOf }) => {
    await control.putRoom(token, room(GROUP, OLGA, UMA));
    const { panel, page } = await (await browserOf("uma")).open({ token });
    const sent = record(page, LEAVE_FOR_GOOD);
    await panel.chooseMore("Leave conversation");
    const question = panel.question("Leave for good?");
    if (way === "Cancel") {
      await question.getByRole("button", { name: "Cancel" }).click();
    } else {
      await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
      await page.keyboard.press("Escape");
    }
    await expect(question).toBeHidden();
    await expect(panel.moreActions).toBeFocused();
    expect(sent).toEqual([]);
    expect(await control.types(token)).toEqual({ olga: 1, uma: 3 });
  });
}

test("the last moderator is told to promote somebody, can do it there, and then leave", async ({
  control,
  token,
  browserOf,
}) => {
  await control.putRoom(token, room(PUBLIC, OLGA, UMA, SVEN, ANA, { name: "Gloria", type: 6 }));
  const { panel, page } = await (await browserOf("olga")).open({ token });
  const sent = record(page, LEAVE_FOR_GOOD);
  await panel.chooseMore("Leave conversation");
  const question = panel.question("Promote somebody first");
  await expect(question).toHaveAccessibleDescription(
    "You are the last moderator, and others would be left without one. Promote somebody, then leave.",
  );
  await expect(question.getByRole("button")).toHaveText(["Promote Uma Krishnan", "Cancel"]);
  await question.getByRole("button", { name: "Promote Uma Krishnan" }).click();
  await expect(panel.news).toHaveText("Uma Krishnan is now a moderator.");
  await expect(panel.row("Uma Krishnan")).toHaveAccessibleName("Uma Krishnan, Moderator, Offline");
  expect(sent).toEqual([]);

  await panel.chooseMore("Leave conversation");
  const farewell = panel.question("Leave for good?");
  await expect(farewell).toHaveAccessibleDescription(BY_LINK);
  await farewell.getByRole("button", { name: "Leave" }).click();
  await expect(panel.heading("You are not in this conversation")).toBeVisible();
  expect(await control.types(token)).toMatchObject({ uma: 2 });
  expect(await control.types(token)).not.toHaveProperty("olga");
});

test("who can be promoted does not depend on what part of the list is shown", async ({ control, token, browserOf }) => {
  await control.putRoom(token, room(PUBLIC, OLGA, UMA, SVEN));
  const { panel } = await (await browserOf("olga")).open({ token });
  await panel.show.selectOption("Moderators");
  await expect(panel.rows).toHaveCount(1);
  await panel.chooseMore("Leave conversation");
  const question = panel.question("Promote somebody first");
  await expect(question.getByRole("button")).toHaveText(["Promote Uma Krishnan", "Cancel"]);
});

test("another moderator leaves while the question is open: the server refuses, and why is said", async ({
  control,
  token,
  browserOf,
}) => {
  await control.putRoom(token, room(GROUP, OLGA, MAX, UMA));
  const { panel } = await (await browserOf("max")).open({ token, "poll-interval": "3600" });
  await panel.chooseMore("Leave conversation");
  await control.patchParticipants(token, [{ userId: "olga", remove: true }]);
  await panel.question("Leave for good?").getByRole("button", { name: "Leave" }).click();
  await expect(panel.failure).toHaveText(
    "You have not left. You are the last moderator, and others would be left without one. Promote somebody, then leave.",
  );
  await expect(panel.row("Olga Petrova")).toHaveCount(0);
  await expect(panel.row("Max Mustermann")).toHaveAccessibleName("Max Mustermann, You, Moderator, Offline");
  await expect.poll(() => control.types(token)).toEqual({ max: 2, uma: 3 });
});

test("a refusal leaves everything as it was, and can be tried again", async ({ control, token, browserOf }) => {
  await control.putRoom(token, room(GROUP, OLGA, UMA));
  const { panel, page } = await (await browserOf("uma")).open({ token });
  await panel.join.click();
  await expect(panel.leave).toBeVisible();
  await refuse(page, LEAVE_FOR_GOOD, 500);
  await panel.chooseMore("Leave conversation");
  await panel.question("Leave for good?").getByRole("button", { name: "Leave" }).click();
  await expect(panel.failure).toHaveText("It is not known whether that worked; the list will show. The server has a problem. Try again in a moment.");
  await expect(panel.row("Uma Krishnan")).toHaveAccessibleName("Uma Krishnan, You, User, Online");
  await expect(panel.leave).toBeVisible();
  await page.unrouteAll();
  await panel.chooseMore("Leave conversation");
  await panel.question("Leave for good?").getByRole("button", { name: "Leave" }).click();
  await expect(panel.news).toHaveText("You left this conversation for good.");
  await expect(panel.failure).toBeEmpty();
});

test("who joined is disconnected too, and nothing is sent twice", async ({ control, token, browserOf }) => {
  await control.putRoom(token, room(PUBLIC, OLGA, UMA));
  const uma = await (await browserOf("uma")).open({ token });
  await uma.panel.join.click();
  await expect(uma.panel.leave).toBeVisible();
  const sent = record(uma.page, LEAVE_FOR_GOOD);
  const letGo = await hold(uma.page, LEAVE_FOR_GOOD);
  await uma.panel.chooseMore("Leave conversation");
  await uma.panel.question("Leave for good?").getByRole("button", { name: "Leave" }).click();
  await expect(uma.panel.question("Leave for good?")).toBeHidden();
  await expect(uma.panel.button("Leaving…")).toHaveAttribute("aria-disabled", "true");
  letGo();
  await expect(uma.panel.heading("You are not in this conversation")).toBeVisible();
  await expect(uma.panel.leave).toHaveCount(0);
  expect(sent).toHaveLength(1);
  await expect.poll(() => control.types(token)).toEqual({ olga: 1 });
});

test("one of two in a conversation of two may leave", async ({ control, token, browserOf }) => {
  await control.putRoom(token, room(1, OLGA, { ...MAX, type: 1 }));
  const { panel } = await (await browserOf("max")).open({ token });
  await panel.chooseMore("Leave conversation");
  await expect(panel.question("Leave for good?")).toHaveAccessibleDescription(PLAIN);
  await panel.question("Leave for good?").getByRole("button", { name: "Leave" }).click();
  await expect(panel.news).toHaveText("You left this conversation for good.");
  expect(await control.types(token)).toEqual({ olga: 1 });
});
