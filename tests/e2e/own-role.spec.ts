// One's own role changes while the panel is open: what is offered follows.

import { expect, test } from "./fixtures";
import { record, REMOVE } from "./pages/network";
import type { Embedding } from "./pages/embedding";
import { EVERYBODY, GUEST, openAs, sessionOf } from "./pages/roles";

const focus = ({ page }: Embedding): Promise<unknown> => page.evaluate(() => window.dispatchEvent(new Event("focus")));

test("a user who is promoted by somebody else gets the menus and the combobox, and can use them", async ({
  control,
  token,
  browserOf,
}) => {
  const uma = await openAs("user", { control, token, browserOf });
  await expect(uma.panel.actions("Nils Holm")).toHaveCount(0);
  await expect(uma.panel.add).toHaveCount(0);
  const olga = await (await browserOf("olga")).open({ token });
  await olga.panel.choose("Uma Krishnan", "Promote to moderator");
  await expect(uma.panel.row("Uma Krishnan")).toHaveAccessibleName("Uma Krishnan, You, Moderator, Offline");
  await expect(uma.panel.actions("Nils Holm")).toBeVisible();
  await expect(uma.panel.add).toBeVisible();
  await uma.panel.choose("Nils Holm", "Promote to moderator");
  await expect(uma.panel.news).toHaveText("Nils Holm is now a moderator.");
  expect(await control.types(token)).toMatchObject({ uma: 2, nils: 2 });
});

test("a moderator who is demoted by somebody else loses them", async ({ control, token, browserOf }) => {
  const max = await openAs("moderator", { control, token, browserOf });
  await expect(max.panel.actions("Nils Holm")).toBeVisible();
  await expect(max.panel.add).toBeVisible();
  const olga = await (await browserOf("olga")).open({ token });
  await olga.panel.choose("Max Mustermann", "Demote to user");
  await expect(max.panel.row("Max Mustermann")).toHaveAccessibleName("Max Mustermann, You, User, Offline");
  await expect(max.panel.root.getByRole("button", { name: /^Actions for / })).toHaveCount(0);
  await expect(max.panel.add).toHaveCount(0);
  await max.panel.moreActions.click();
  await expect(max.panel.menu.getByRole("menuitem")).toHaveText(["Copy list", "Export as CSV", "Leave conversation"]);
});

test("who moderates no more is offered no way back", async ({ control, token, browserOf }) => {
  const max = await openAs("moderator", { control, token, browserOf });
  await max.panel.choose("Nils Holm", "Promote to moderator");
  await expect(max.panel.undo).toBeVisible();
  await control.patchParticipants(token, [{ userId: "max", type: 3 }]);
  await expect(max.panel.row("Max Mustermann")).toHaveAccessibleName("Max Mustermann, You, User, Offline");
  await expect(max.panel.undo).toHaveCount(0);
  await max.panel.moreActions.click();
  await expect(max.panel.menu.getByRole("menuitem")).toHaveText(["Copy list", "Export as CSV", "Leave conversation"]);
});

test("a moderator who is demoted while a menu is open is refused in words, or not offered it any more", async ({
  control,
  token,
  browserOf,
}) => {
  await openAs("user", { control, token, browserOf });
  const max = await (await browserOf("max")).open({ token, "poll-interval": "3600" });
  await max.panel.actions("Nils Holm").click();
  await control.patchParticipants(token, [{ userId: "max", type: 3 }]);
  await max.panel.item("Promote to moderator").click();
  await expect(max.panel.failure).toHaveText(
    "Nils Holm was not made a moderator. Only moderators may do this. Your role may have changed; the list is being refreshed.",
  );
  await expect(max.panel.row("Max Mustermann")).toHaveAccessibleName("Max Mustermann, You, User, Offline");
  await expect(max.panel.row("Nils Holm")).toHaveAccessibleName("Nils Holm, User, Offline");
  await expect(max.panel.root.getByRole("button", { name: /^Actions for / })).toHaveCount(0);
  await expect(max.panel.add).toHaveCount(0);
});

test("a demotion that the panel knows of stops a command chosen before", async ({ control, token, browserOf }) => {
  const max = await openAs("moderator", { control, token, browserOf });
  const removals = record(max.page, REMOVE);
  await max.panel.choose("Nils Holm", "Remove from conversation");
  await expect(max.panel.question("Remove Nils Holm?")).toBeVisible();
  await control.patchParticipants(token, [{ userId: "max", type: 3 }]);
  await expect(max.panel.row("Max Mustermann")).toHaveAccessibleName("Max Mustermann, You, User, Offline");
  await max.panel.question("Remove Nils Holm?").getByRole("button", { name: "Remove" }).click();
  await expect(max.panel.failure).toHaveText(
    "Only moderators may do this. Your role may have changed; the list is being refreshed.",
  );
  await expect(max.panel.row("Nils Holm")).toHaveAccessibleName("Nils Holm, User, Offline");
  expect(removals).toEqual([]);
  expect(await control.types(token)).toMatchObject({ nils: 3 });
});

test("a guest who is promoted by somebody else gets the list and the menus, but not the combobox", async ({
  control,
  token,
  browserOf,
}) => {
  const guest = await openAs("guest", { control, token, browserOf });
  const olga = await (await browserOf("olga")).open({ token });
  await olga.panel.choose(GUEST, "Promote to moderator");
  await expect(olga.panel.news).toHaveText(`${GUEST} is now a moderator.`);
  await focus(guest);
  await expect(guest.panel.row(GUEST)).toHaveAccessibleName(`${GUEST}, You, Guest moderator, Online`);
  await expect(guest.panel.add).toHaveCount(0);
  await guest.panel.choose("Nils Holm", "Promote to moderator");
  await expect(guest.panel.news).toHaveText("Nils Holm is now a moderator.");
  expect(await control.types(token)).toMatchObject({ nils: 2 });
});

test("a guest moderator who is demoted by somebody else gets the view of guests", async ({
  control,
  token,
  browserOf,
}) => {
  const guest = await openAs("guest moderator", { control, token, browserOf });
  await expect(guest.panel.actions("Nils Holm")).toBeVisible();
  const olga = await (await browserOf("olga")).open({ token });
  await olga.panel.choose(GUEST, "Demote to guest");
  await expect(olga.panel.news).toHaveText(`${GUEST} is no longer a moderator.`);
  await expect(guest.panel.heading("Guests cannot see the list")).toBeVisible();
  await expect(guest.panel.list).toHaveCount(0);
  await expect(guest.panel.name).toHaveValue(GUEST);
});

test("somebody who is removed while their menu is open sees that they were", async ({ control, token, browserOf }) => {
  const max = await openAs("moderator", { control, token, browserOf });
  await max.panel.actions("Nils Holm").click();
  const olga = await (await browserOf("olga")).open({ token });
  await olga.panel.remove("Max Mustermann");
  await expect(max.panel.heading("You were removed")).toBeVisible();
  await expect(max.panel.list).toHaveCount(0);
  await expect(max.panel.menu).toBeHidden();
});

test("a guest who is removed by a moderator sees it", async ({ control, token, browserOf }) => {
  const guest = await openAs("guest", { control, token, browserOf });
  const session = await sessionOf(control, token, GUEST);
  const olga = await (await browserOf("olga")).open({ token });
  await olga.panel.remove(GUEST);
  await expect(olga.panel.news).toHaveText(`${GUEST} was removed.`);
  await focus(guest);
  await expect(guest.panel.heading("You were removed")).toBeVisible();
  const { participants } = await control.room(token);
  expect(participants.map((row: { session: string }) => row.session)).not.toContain(session);
  expect(participants).toHaveLength(EVERYBODY.participants.length);
});
