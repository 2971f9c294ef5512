// What only current servers have: people without accounts as rows, several devices, permissions, invitations.

import type { Room, StoredRow } from "./control";
import { expect, test } from "./fixtures";
import { isLongPoll } from "./pages/embedding";
import { record, REMOVE } from "./pages/network";
import { Selecting } from "./pages/selecting";

test.use({ api: "v4" });

const TEAM = {
  type: 3,
  name: "Team",
  participants: [
    { userId: "olga", displayName: "Olga Petrova", type: 1 },
    { userId: "uma", displayName: "Uma Krishnan", type: 3, sessions: [{ pingAge: 0 }, { pingAge: 5 }] },
    { actorType: "emails", actorId: "ada@example.org", displayName: "ada@example.org", type: 4 },
    { actorType: "groups", actorId: "Staff", displayName: "Staff", type: 3 },
  ],
} as unknown as Room;

test.beforeEach(({ control, token }) => control.putRoom(token, TEAM));

test("addresses, groups and several devices are said in their rows", async ({ token, browserOf }) => {
  const olga = await (await browserOf("olga")).open({ token });
  await expect(olga.panel.row("Uma Krishnan")).toHaveAccessibleName("Uma Krishnan, User, Online, 2 devices");
  await expect(olga.panel.row("ada@example.org")).toHaveAccessibleName("ada@example.org, Guest by e-mail, Offline");
  await expect(olga.panel.row("Staff")).toHaveAccessibleName("Staff, Group, Its members are in the list");
  const items = async (name: string) => {
    await olga.panel.actions(name).click();
    const texts = await olga.panel.menu.getByRole("menuitem").allTextContents();
    await olga.page.keyboard.press("Escape");
    return texts;
  };
  expect(await items("Staff")).toEqual(["Remove from conversation"]);
  expect(await items("ada@example.org")).toEqual([
    "Promote to moderator",
    "Set permissions",
    "Send invitation again",
    "Remove from conversation",
  ]);
});

test("permissions are set, and go back to the default", async ({ control, token, browserOf }) => {
  const olga = await (await browserOf("olga")).open({ token });
  const permissions = async () => {
    const { participants } = await control.room(token);
    return participants.find((row: { userId?: string }) => row.userId === "uma").permissions;
  };
  await olga.panel.choose("Uma Krishnan", "Set permissions");
  const dialog = olga.panel.question("What may Uma Krishnan do?");
  await expect(dialog.getByRole("checkbox", { name: "Write and react" })).toBeChecked();
  await expect(dialog.getByRole("checkbox", { name: "Skip the lobby" })).not.toBeChecked();
  await dialog.getByRole("checkbox", { name: "Speak" }).uncheck();
  await dialog.getByRole("checkbox", { name: "Skip the lobby" }).check();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(olga.panel.news).toHaveText("The permissions of Uma Krishnan were changed.");
  expect(await permissions()).toBe(255 - 16);
  await olga.refreshed();
  await olga.panel.choose("Uma Krishnan", "Set permissions");
  await expect(dialog.getByRole("checkbox", { name: "Speak" })).not.toBeChecked();
  await dialog.getByRole("button", { name: "Back to the default" }).click();
  await expect.poll(permissions).toBe(0);
});

test("an invitation is sent again", async ({ token, browserOf }) => {
  const olga = await (await browserOf("olga")).open({ token });
  const sent = olga.page.waitForRequest((request) => request.url().includes("/resend-invitations"));
  await olga.panel.choose("ada@example.org", "Send invitation again");
  expect(Object.keys((await sent).postDataJSON())).toEqual(["attendeeId"]);
  await expect(olga.panel.news).toHaveText("ada@example.org was invited again.");
});

test("many at once: invitations are sent again, everybody is removed by their own handle, users come back", async ({
  control,
  token,
  browserOf,
}) => {
  const ivy = { actorType: "emails" as const, actorId: "ivy@example.org", displayName: "ivy@example.org", type: 4 };
  await control.putRoom(token, { ...TEAM, participants: [...TEAM.participants, ivy, { name: "Ana", type: 4 }] });
  const { panel, page } = await (await browserOf("olga")).open({ token });
  const many = new Selecting(panel);
  await expect(panel.rows).toHaveCount(6);
  await many.begin();
  await many.button("All offline guests").click();
  expect(await many.selected()).toEqual(["ada@example.org", "ivy@example.org"]);
  await many.button("Select none").click();
  await expect(many.button("Send invitations again")).toHaveCount(0);
  await many.button("Select all shown").click();
  const resent = record(page, { path: "participants/resend-invitations", method: "POST" });
  await many.button("Send invitations again").click();
  const invite = panel.question("Send 2 invitations again?");
  await expect(many.lines(invite, "4 people are left out")).toHaveCount(4);
  await invite.getByRole("button", { name: "Send invitations again" }).click();
  await expect(many.told).toHaveText("Inviting again: 2 done");
  expect(resent).toHaveLength(2);

  await many.button("Select all shown").click();
  const removed = record(page, REMOVE);
  await many.button("Remove").click();
  await panel.question("Remove 5 people?").getByRole("button", { name: "Remove" }).click();
  await expect(many.told).toHaveText("Removing: 5 done");
  expect(removed.map((body: any) => Object.keys(body))).toEqual(removed.map(() => ["attendeeId"]));
  await expect(panel.rows).toHaveCount(1);
  await many.batch.getByRole("button", { name: "Undo" }).click();
  await expect(many.told).toHaveText("Undoing: 1 done");
  await expect(panel.row("Uma Krishnan")).toHaveAccessibleName(/^Uma Krishnan, User/);
});

test("a second device asks nothing and ends nothing", async ({ token, browserOf }) => {
  const [desk, phone] = [await browserOf("olga"), await browserOf("olga")];
  await desk.open({ token });
  await desk.panel.join.click();
  await expect(desk.panel.leave).toBeVisible();
  await phone.open({ token });
  await phone.panel.join.click();
  await expect(phone.panel.leave).toBeVisible();
  await expect(desk.panel.row("Olga Petrova")).toHaveAccessibleName("Olga Petrova, You, Owner, Online, 2 devices");
  await expect(desk.panel.leave).toBeVisible();
});

test("where another server does signaling, there is no long poll, and that is said", async ({ token, browserOf }) => {
  const olga = await browserOf("olga");
  const polls: string[] = [];
  olga.page.on("response", (response) => {
    if (isLongPoll(response) && !response.url().includes("/settings")) {
      polls.push(response.url());
    }
  });
  await olga.page.route("**/signaling/settings?**", (route) =>
    route.fulfill({ json: { ocs: { meta: {}, data: { signalingMode: "external", server: "https://hpb.example" } } } }),
  );
  await olga.open({ token });
  await olga.panel.join.click();
  await expect(olga.panel.root.getByText(/^You joined\. This server keeps connections in a way/)).toBeVisible();
  await olga.refreshed();
  await olga.refreshed();
  expect(polls).toEqual([]);
});

test("a server that speaks only something newer is told from one that cannot be reached", async ({
  token,
  browserOf,
}) => {
  const olga = await browserOf("olga");
  await olga.page.route("**/cloud/capabilities?**", (route) =>
    route.fulfill({
      json: { ocs: { meta: {}, data: { capabilities: { spreed: { features: ["conversation-v9"] } } } } },
    }),
  );
  await olga.open({ token });
  await expect(olga.panel.heading("This server needs a newer panel")).toBeVisible();
  expect(await olga.states()).toEqual(["too-new"]);
});

test("an invited address has a row, and is not said to have none", async ({ token, browserOf }) => {
  const { panel } = await (await browserOf("olga")).open({ token });
  await panel.add.fill("zoe@example.org");
  await panel.add.press("Enter");
  await panel.button("Add 1 entry").click();
  await expect(panel.results.getByRole("listitem")).toHaveText(["zoe@example.org was invited by e-mail."]);
  await expect(panel.row("zoe@example.org")).toHaveAccessibleName("zoe@example.org, Guest by e-mail, Offline");
});

test("permissions are asked about also when the target has changed meanwhile, and nobody is removed", async ({
  control,
  token,
  browserOf,
}) => {
  const olga = await (await browserOf("olga")).open({ token });
  const removed = record(olga.page, REMOVE);
  await control.patchParticipants(token, [{ userId: "uma", type: 5 }]);
  await expect(olga.panel.row("Uma Krishnan")).toHaveAccessibleName(/Self-joined user/);
  await olga.panel.actions("Uma Krishnan").click();
  await control.patchParticipants(token, [{ userId: "uma", type: 3 }]);
  await olga.refreshed();
  await olga.refreshed();
  await olga.panel.item("Set permissions").click();
  await olga.panel.question("Uma Krishnan has changed").getByRole("button", { name: "Go on" }).click();
  const dialog = olga.panel.question("What may Uma Krishnan do?");
  await dialog.getByRole("checkbox", { name: "Speak" }).uncheck();
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(olga.panel.news).toHaveText("The permissions of Uma Krishnan were changed.");
  expect(removed).toEqual([]);
});

test("undoing gives back the permissions that were set for somebody", async ({ control, token, browserOf }) => {
  const uma = async (): Promise<StoredRow> => {
    const { participants } = await control.room(token);
    return participants.find((row: StoredRow) => row.userId === "uma");
  };
  await control.patchParticipants(token, [{ userId: "uma", permissions: 15 }]);
  const olga = await (await browserOf("olga")).open({ token });
  await expect(olga.panel.rows).toHaveCount(4);
  await olga.panel.remove("Uma Krishnan");
  await olga.panel.undo.click();
  await expect(olga.panel.news).toHaveText("Undone: Uma Krishnan is as before.");
  expect(await uma()).toMatchObject({ type: 3, permissions: 15 });
  await olga.refreshed();
  await olga.panel.choose("Uma Krishnan", "Promote to moderator");
  await expect(olga.panel.news).toHaveText("Uma Krishnan is now a moderator.");
  await olga.panel.undo.click();
  await expect(olga.panel.news).toHaveText("Undone: Uma Krishnan is as before.");
  expect(await uma()).toMatchObject({ type: 3, permissions: 15 });
});

test("that members go with their group is said before it is removed", async ({ token, browserOf }) => {
  const { panel } = await (await browserOf("olga")).open({ token });
  await panel.choose("Staff", "Remove from conversation");
  await expect(panel.question("Remove Staff?")).toHaveAccessibleDescription(
    "Staff is taken off the list, and its members with it, also those who were added one by one. This cannot be undone.",
  );
});

test("adding a self-joined user makes them a member, and that is said", async ({ control, token, browserOf }) => {
  await control.patchParticipants(token, [{ userId: "uma", type: 5 }]);
  const { panel } = await (await browserOf("olga")).open({ token });
  await expect(panel.row("Uma Krishnan")).toHaveAccessibleName(/Self-joined user/);
  await panel.add.fill("uma");
  await panel.add.press("Enter");
  await panel.button("Add 1 entry").click();
  await expect(panel.results.getByRole("listitem")).toHaveText([
    "uma was here by the public link, and is a permanent member now.",
  ]);
  await expect(panel.row("Uma Krishnan")).toHaveAccessibleName(/^Uma Krishnan, User/);
});

test("an undo whose last step fails says which, and is not offered again as a whole", async ({
  control,
  token,
  browserOf,
}) => {
  await control.patchParticipants(token, [{ userId: "uma", permissions: 15 }]);
  const olga = await (await browserOf("olga")).open({ token });
  await expect(olga.panel.rows).toHaveCount(4);
  await olga.panel.choose("Uma Krishnan", "Promote to moderator");
  await expect(olga.panel.undo).toBeVisible();
  await olga.page.route("**/attendees/permissions?*", (route) => route.fulfill({ status: 403, body: "{}" }));
  await olga.panel.undo.click();
  await expect(olga.panel.failure).toContainText("The permissions of Uma Krishnan could not be changed.");
  await expect(olga.panel.row("Uma Krishnan")).toHaveAccessibleName(/^Uma Krishnan, User/);
  await expect(olga.panel.undo).toHaveCount(0);
  const trail = (await olga.heard("tp-action")).map(({ kind, outcome }) => [kind, outcome]);
  expect(trail).toEqual([["promote", "done"], ["demote", "done"], ["set-permissions", "failed"]]);
});

test("that members go with their group is said also when many are removed", async ({ token, browserOf }) => {
  const { panel } = await (await browserOf("olga")).open({ token });
  const many = new Selecting(panel);
  await many.begin();
  await many.click("Staff");
  await many.click("Uma Krishnan");
  await many.button("Remove").click();
  await expect(panel.question("Remove 2 people?")).toHaveAccessibleDescription(
    /^They are taken off the list\..* Staff is taken off the list, and its members with it/,
  );
});
