// A command reaches the person it was chosen for, whatever happens to them or to the list meanwhile.

import { expect, test } from "./fixtures";
import { DEMOTE, next, PROMOTE, record, REMOVE, REMOVE_GUEST } from "./pages/network";
import { enterAsGuest, EVERYBODY, openAs, sessionOf } from "./pages/roles";

/** For a panel that asks for the list only when it has a reason to. */
const SELDOM = { "poll-interval": "3600" };

test("two moderators promote the same person at once", async ({ control, token, browserOf }) => {
  await control.putRoom(token, EVERYBODY);
  const moderators = [await browserOf("olga"), await browserOf("max")];
  for (const moderator of moderators) {
    await moderator.open({ token, ...SELDOM });
    await moderator.panel.actions("Nils Holm").click();
  }
  await Promise.all(
    moderators.map(async ({ panel, page }) => {
      const sent = next(page, PROMOTE);
      await panel.item("Promote to moderator").click();
      await (await sent).response();
    }),
  );
  const texts = async (): Promise<string[]> => {
    const all = await Promise.all(moderators.flatMap(({ panel }) => [panel.news.textContent(), panel.failure.textContent()]));
    return all.filter((text) => text !== null && text !== "") as string[];
  };
  await expect.poll(async () => (await texts()).sort()).toEqual([
    "Nils Holm is now a moderator.",
    "Nils Holm was not made a moderator. Only users who were added and guests can be promoted, and Nils Holm may be a moderator already.",
  ]);
  for (const { panel } of moderators) {
    await expect(panel.row("Nils Holm")).toHaveAccessibleName("Nils Holm, Moderator, Offline");
  }
  expect(await control.types(token)).toMatchObject({ nils: 2 });
});

test("one removes whom the other demotes", async ({ control, token, browserOf }) => {
  await control.putRoom(token, EVERYBODY);
  const olga = await (await browserOf("olga")).open({ token, ...SELDOM });
  const max = await (await browserOf("max")).open({ token, ...SELDOM });
  await olga.panel.actions("Hannah Weiß").click();
  await max.panel.remove("Hannah Weiß");
  await expect(max.panel.news).toHaveText("Hannah Weiß was removed.");
  await olga.panel.item("Demote to user").click();
  await expect(olga.panel.failure).toHaveText(
    "Hannah Weiß is still a moderator. That person is not in this conversation any more.",
  );
  await expect(olga.panel.row("Hannah Weiß")).toHaveCount(0);
  await expect.poll(() => control.types(token)).not.toHaveProperty("hannah");
});

test("one demotes whom the other is about to remove: it asks again", async ({ control, token, browserOf }) => {
  await control.putRoom(token, EVERYBODY);
  const olga = await (await browserOf("olga")).open({ token });
  const max = await (await browserOf("max")).open({ token });
  await max.panel.choose("Hannah Weiß", "Remove from conversation");
  const first = max.panel.question("Remove Hannah Weiß?");
  await expect(first).toBeVisible();
  await olga.panel.choose("Hannah Weiß", "Demote to user");
  await expect(olga.panel.news).toHaveText("Hannah Weiß is no longer a moderator.");
  await max.refreshed();
  await first.getByRole("button", { name: "Remove" }).click();
  const second = max.panel.question("Hannah Weiß has changed");
  await expect(second).toHaveAccessibleDescription(
    "Hannah Weiß is now: User. Do you still want this: Remove from conversation?",
  );
  expect(await control.types(token)).toMatchObject({ hannah: 3 });
  await second.getByRole("button", { name: "Go on" }).click();
  await expect(max.panel.news).toHaveText("Hannah Weiß was removed.");
  expect(await control.types(token)).not.toHaveProperty("hannah");
});

for (const answer of ["Go on", "Cancel"]) {
  test(`the role changes while the menu is open: it asks again (${answer})`, async ({ control, token, browserOf }) => {
    const olga = await openAs("owner", { control, token, browserOf });
    const removals = record(olga.page, REMOVE);
    await olga.panel.actions("Nils Holm").click();
    await control.patchParticipants(token, [{ userId: "nils", type: 2 }]);
    await expect(olga.panel.row("Nils Holm")).toHaveAccessibleName("Nils Holm, Moderator, Offline");
    await olga.panel.item("Remove from conversation").click();
    const question = olga.panel.question("Nils Holm has changed");
    await expect(question).toHaveAccessibleDescription(
      "Nils Holm is now: Moderator. Do you still want this: Remove from conversation?",
    );
    await expect(question.getByRole("button")).toHaveText(["Cancel", "Go on"]);
    await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
    expect(removals).toEqual([]);
    await question.getByRole("button", { name: answer }).click();
    if (answer === "Go on") {
      await expect(olga.panel.news).toHaveText("Nils Holm was removed.");
      expect(await control.types(token)).not.toHaveProperty("nils");
    } else {
      await expect(question).toBeHidden();
      await olga.refreshed();
      expect(removals).toEqual([]);
      expect(await control.types(token)).toMatchObject({ nils: 2 });
    }
  });
}

test("the role changes while the menu is open so that the command makes no sense: said, and nothing sent", async ({
  control,
  token,
  browserOf,
}) => {
  const olga = await openAs("owner", { control, token, browserOf });
  const promotions = record(olga.page, PROMOTE);
  await olga.panel.actions("Nils Holm").click();
  await control.patchParticipants(token, [{ userId: "nils", type: 2 }]);
  await expect(olga.panel.row("Nils Holm")).toHaveAccessibleName("Nils Holm, Moderator, Offline");
  await olga.panel.item("Promote to moderator").click();
  await expect(olga.panel.failure).toHaveText(
    "Nils Holm has another role by now, so this is not possible any more.",
  );
  expect(promotions).toEqual([]);
});

test("the person goes while the menu is open", async ({ control, token, browserOf }) => {
  const olga = await openAs("owner", { control, token, browserOf });
  const removals = record(olga.page, REMOVE);
  await olga.panel.choose("Nils Holm", "Remove from conversation");
  await control.patchParticipants(token, [{ userId: "nils", remove: true }]);
  await olga.refreshed();
  await olga.panel.question("Remove Nils Holm?").getByRole("button", { name: "Remove" }).click();
  await expect(olga.panel.failure).toHaveText("That person is not in this conversation any more.");
  expect(removals).toEqual([]);
});

test("the order changes while the menu is open: the command hits who was chosen", async ({
  control,
  token,
  browserOf,
}) => {
  const olga = await openAs("owner", { control, token, browserOf });
  const promotions = record(olga.page, PROMOTE);
  const before = await control.types(token);
  await olga.panel.actions("Nils Holm").click();
  await control.patchParticipants(token, [
    { userId: "uma", session: true, pingAge: 0 },
    { userId: "sven", session: true, pingAge: 5 },
    { userId: "max", session: true, pingAge: 10 },
  ]);
  await expect(olga.panel.row("Uma Krishnan")).toHaveAccessibleName("Uma Krishnan, User, Online");
  await olga.refreshed();
  await olga.panel.item("Promote to moderator").click();
  await expect(olga.panel.news).toHaveText("Nils Holm is now a moderator.");
  expect(promotions).toEqual([{ participant: "nils" }]);
  expect(await control.types(token)).toEqual({ ...before, nils: 2 });
});

test("two people of the same name are told apart", async ({ control, token, browserOf }) => {
  await control.putRoom(token, {
    ...EVERYBODY,
    participants: [
      { userId: "olga", displayName: "Olga Petrova", type: 1 },
      { name: "Ana", type: 4, session: "first-ana", pingAge: 0 },
      { name: "Ana", type: 4, session: "second-ana", pingAge: 80 },
    ],
  });
  const { panel } = await (await browserOf("olga")).open({ token });
  await panel.row("Ana").nth(1).getByRole("button", { name: "Actions for Ana" }).click();
  await panel.item("Remove from conversation").click();
  await panel.question("Remove Ana?").getByRole("button", { name: "Remove" }).click();
  await expect(panel.news).toHaveText("Ana was removed.");
  const { participants } = await control.room(token);
  expect(participants.map((row: { session: string }) => row.session)).toEqual([null, "first-ana"]);
});

test("a guest who rejoined under the same name is not removed in place of the old one", async ({
  control,
  token,
  browserOf,
}) => {
  const olga = await openAs("owner", { control, token, browserOf });
  const guest = await enterAsGuest({ token, browserOf }, "Zoë");
  const removals = record(olga.page, REMOVE_GUEST);
  const before = await sessionOf(control, token, "Zoë");
  await olga.panel.choose("Zoë", "Remove from conversation");
  const question = olga.panel.question("Remove Zoë?");
  await expect(question).toBeVisible();

  await guest.panel.leave.click();
  await guest.panel.question("Leave this conversation?").getByRole("button", { name: "Leave" }).click();
  await guest.panel.join.click();
  await expect(guest.panel.heading("Guests cannot see the list")).toBeVisible();
  await expect.poll(() => sessionOf(control, token, "Zoë")).not.toBe(before);
  await olga.refreshed();
  await question.getByRole("button", { name: "Remove" }).click();
  await expect(olga.panel.failure).toHaveText(
    "That guest has left or reconnected meanwhile. Look at the list again and choose anew.",
  );
  expect(removals).toEqual([]);
  await olga.refreshed();
  await expect.poll(() => olga.panel.rowNames()).toContain("Zoë, Guest, Online");
  expect(await control.types(token)).toMatchObject({ Zoë: 4 });

  await olga.panel.remove("Zoë");
  await expect(olga.panel.news).toHaveText("Zoë was removed.");
  expect(await control.types(token)).not.toHaveProperty("Zoë");
});

test("the list does not know yet that the guest rejoined: the server refuses, and nobody else is removed", async ({
  control,
  token,
  browserOf,
}) => {
  await openAs("user", { control, token, browserOf });
  const guest = await enterAsGuest({ token, browserOf }, "Zoë");
  const olga = await (await browserOf("olga")).open({ token, ...SELDOM });
  await olga.panel.choose("Zoë", "Remove from conversation");
  await guest.panel.leave.click();
  await guest.panel.question("Leave this conversation?").getByRole("button", { name: "Leave" }).click();
  await guest.panel.join.click();
  await expect(guest.panel.heading("Guests cannot see the list")).toBeVisible();
  await expect.poll(() => control.types(token)).toMatchObject({ Zoë: 4 });
  await olga.panel.question("Remove Zoë?").getByRole("button", { name: "Remove" }).click();
  await expect(olga.panel.failure).toHaveText(
    "Zoë was not removed. That guest has left or reconnected meanwhile. Look at the list again and choose anew.",
  );
  await expect.poll(() => olga.panel.rowNames()).toContain("Zoë, Guest, Online");
  expect(await control.types(token)).toMatchObject({ Zoë: 4 });
});

test("two moderators demote each other at once: the truth of the server is shown to both", async ({
  control,
  token,
  browserOf,
}) => {
  await control.putRoom(token, EVERYBODY);
  const max = await (await browserOf("max")).open({ token });
  const hannah = await (await browserOf("hannah")).open({ token });
  await max.panel.actions("Hannah Weiß").click();
  await hannah.panel.actions("Max Mustermann").click();
  const sent = [next(max.page, DEMOTE), next(hannah.page, DEMOTE)];
  await Promise.all([max.panel.item("Demote to user").click(), hannah.panel.item("Demote to user").click()]);
  await Promise.all(sent.map(async (request) => (await request).response()));
  const types = await control.types(token);
  expect([types.max, types.hannah].sort()).toEqual([2, 3]);
  const role = (type: number | undefined): string => (type === 2 ? "Moderator" : "User");
  await expect(max.panel.row("Max Mustermann")).toHaveAccessibleName(`Max Mustermann, You, ${role(types.max)}, Offline`);
  await expect(max.panel.row("Hannah Weiß")).toHaveAccessibleName(`Hannah Weiß, ${role(types.hannah)}, Offline`);
  await expect(hannah.panel.row("Hannah Weiß")).toHaveAccessibleName(`Hannah Weiß, You, ${role(types.hannah)}, Offline`);
  await expect(hannah.panel.row("Max Mustermann")).toHaveAccessibleName(`Max Mustermann, ${role(types.max)}, Offline`);
});
