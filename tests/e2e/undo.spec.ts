// Undo, from the notice and from the panel's menu, and how long the notice stays.

import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { beginning, ui } from "./names";
import { ADD, intercept, PROMOTE, record, refuse, seen } from "./pages/network";

/** The menu of the panel without anything to undo. */
const menu = (talk: number) => [
  ui.selectPeople,
  ...(talk > 10 ? [ui.turnOnLobbyItem] : []),
  ...(talk > 17 ? [ui.bannedPeople, ui.inviteFromFile] : []),
  ui.copyList,
  ui.exportAsCsv,
];

const withClock = (page: Page): Promise<void> => page.clock.install();

/** Each command is undone in one of the two ways; both do the same to every command. */
const COMMANDS = [
  { what: "promoting a user", name: "Nils Holm", item: ui.promoteToModerator, last: "" },
  { what: "promoting a guest", name: "Ana", item: ui.promoteToModerator, last: ui.undoPromote("Ana") },
  { what: "demoting a moderator", name: "Hannah Weiß", item: ui.demoteToUser, last: ui.undoDemote("Hannah Weiß") },
  { what: "demoting a guest moderator", name: "Gloria", item: ui.demoteToGuest, last: "" },
  { what: "removing a user", name: "Nils Holm", item: "", last: ui.undoRemove("Nils Holm") },
  { what: "removing a moderator", name: "Hannah Weiß", item: "", last: "" },
];

for (const { what, name, item, last } of COMMANDS) {
  const tag = what === "removing a moderator" ? ["@v4", "@firefox"] : [];
  test(
    `undo of ${what}, from ${last === "" ? "the notice" : "the menu"}`,
    { tag },
    async ({ control, token, openAs, talk }) => {
      const { panel } = await openAs("owner");
      const before = await control.types(token);
      const row = (await panel.row(name).getAttribute("aria-label")) ?? "";
      const rows = await panel.rowNames();
      await (item === "" ? panel.remove(name) : panel.choose(name, item));
      await expect(panel.undo).toBeVisible();
      expect(await control.types(token)).not.toEqual(before);

    await (last === "" ? panel.undo.click() : panel.chooseMore(last));
    await expect(panel.news).toHaveText(ui.undone(name));
    expect(await control.types(token)).toEqual(before);
    await expect(panel.row(name)).toHaveAccessibleName(row);
    // In its place at once, though the focus is in the list.
    await expect.poll(() => panel.rowNames()).toEqual(rows);
    await expect(panel.pill).toHaveCount(0);
    await expect(panel.undo).toHaveCount(0);
    await panel.moreActions.click();
    await expect(panel.menu.getByRole("menuitem")).toHaveText(menu(talk));
  });
}

test("no undo of removing guests and self-joined users", async ({ openAs, talk }) => {
  const { panel, page } = await openAs("owner");
  for (const name of ["Ana", "Gloria", "Rosa Lindqvist"]) {
    await panel.remove(name);
    await expect(panel.news).toHaveText(ui.removed(name));
    await expect(panel.undo).toHaveCount(0);
    await panel.moreActions.click();
    await expect(panel.menu.getByRole("menuitem")).toHaveText(menu(talk));
    await page.keyboard.press("Escape");
  }
});

test("a removal that cannot be undone does not offer the undo of the command before it", async ({ openAs }) => {
  const { panel } = await openAs("owner");
  await panel.choose("Nils Holm", ui.promoteToModerator);
  await expect(panel.undo).toBeVisible();
  await panel.remove("Ana");
  await expect(panel.news).toHaveText(ui.removed("Ana"));
  await expect(panel.undo).toHaveCount(0);
});

test("the notice goes after a while, and the menu still has the undo", async ({ control, token, openAs }) => {
  const { panel, page } = await openAs("owner", withClock);
  await panel.choose("Nils Holm", ui.promoteToModerator);
  await expect(panel.undo).toBeVisible();
  await page.mouse.move(0, 0);
  await page.clock.fastForward(25_000);
  await expect(panel.news).toBeEmpty();
  await expect(panel.undo).toHaveCount(0);
  await panel.chooseMore(ui.undoPromote("Nils Holm"));
  await expect(panel.news).toHaveText(ui.undone("Nils Holm"));
  expect(await control.types(token)).toMatchObject({ nils: 3 });
});

for (const way of ["the pointer is over it", "the focus is in it"]) {
  test(`the notice stays while ${way}`, async ({ openAs }) => {
    const olga = await openAs("owner", withClock);
    const { panel, page } = olga;
    await panel.choose("Nils Holm", ui.promoteToModerator);
    await (way.startsWith("the pointer") ? panel.undo.hover() : panel.undo.focus());
    for (let times = 0; times < 2; times += 1) {
      await page.clock.fastForward(25_000);
      await olga.refreshed();
    }
    await expect(panel.news).toHaveText(ui.promoted("Nils Holm"));
    await expect(panel.undo).toBeVisible();
    if (way.startsWith("the focus")) {
      await expect(panel.undo).toBeFocused();
    }

    await (way.startsWith("the pointer") ? page.mouse.move(0, 0) : panel.moreActions.focus());
    await page.clock.fastForward(25_000);
    await expect(panel.news).toBeEmpty();
  });
}

for (const way of ["the pointer", "the keyboard"]) {
  test(`after Undo by ${way} the next notice goes after a while, too`, async ({ openAs }) => {
    const { panel, page } = await openAs("owner", withClock);
    await panel.choose("Nils Holm", ui.promoteToModerator);
    if (way === "the pointer") {
      await panel.undo.click();
      await page.mouse.move(0, 0);
    } else {
      await panel.undo.focus();
      await page.keyboard.press("Enter");
    }
    await expect(panel.news).toHaveText(ui.undone("Nils Holm"));
    await page.clock.fastForward(25_000);
    await expect(panel.news).toBeEmpty();
  });
}

test("an undo that is refused says why, and can be tried again", async ({ control, token, openAs }) => {
  const { panel, page } = await openAs("owner");
  await panel.remove("Nils Holm");
  await refuse(page, ADD, 500);
  await panel.undo.click();
  await expect(panel.failure).toHaveText(ui.notKnownOf("Nils Holm", ui.whyServer));
  await expect(panel.row("Nils Holm")).toHaveCount(0);
  await page.unrouteAll();
  await panel.chooseMore(ui.undoRemove("Nils Holm"));
  await expect(panel.news).toHaveText(ui.undone("Nils Holm"));
  expect(await control.types(token)).toMatchObject({ nils: 3 });
});

test("an undo of removing a moderator that fails half way can be finished", async ({ control, token, openAs }) => {
  const { panel, page } = await openAs("owner");
  await panel.remove("Hannah Weiß");
  await intercept(page, PROMOTE, (route) => route.abort());
  await panel.undo.click();
  await expect(panel.failure).toHaveText(beginning(ui.notKnownOf("Hannah Weiß", ui.whyOffline)));
  await expect(panel.row("Hannah Weiß")).toHaveAccessibleName(
    beginning(ui.row("Hannah Weiß", ui.roleUser, ui.offline)),
  );
  await page.unrouteAll();
  await panel.chooseMore(ui.undoRemove("Hannah Weiß"));
  await expect(panel.news).toHaveText(ui.undone("Hannah Weiß"));
  await expect(panel.row("Hannah Weiß")).toHaveAccessibleName(
    beginning(ui.row("Hannah Weiß", ui.roleModerator, ui.offline)),
  );
  expect(await control.types(token)).toMatchObject({ hannah: 2 });
});

test("a double click undoes once", async ({ openAs }) => {
  const { panel, page } = await openAs("owner");
  await panel.remove("Nils Holm");
  const added = record(page, ADD);
  await panel.undo.dblclick();
  await expect(panel.news).toHaveText(ui.undone("Nils Holm"));
  expect(added).toEqual(seen(page, [{ newParticipant: "nils", source: "users" }]));
});

const MEANWHILE = [
  { what: "has changed", patch: { type: 3 }, why: ui.undoNotPossible("Nils Holm") },
  {
    what: "is gone",
    patch: { remove: true as const },
    why: ui.undoUnknown("Nils Holm"),
  },
];

for (const { what, patch, why } of MEANWHILE) {
  test(`the undo for a participant who ${what} meanwhile is refused with a reason`, async ({
    control,
    token,
    openAs,
  }) => {
    const olga = await openAs("owner");
    await olga.panel.choose("Nils Holm", ui.promoteToModerator);
    await expect(olga.panel.undo).toBeVisible();
    await control.patchParticipants(token, [{ userId: "nils", ...patch }]);
    await olga.refreshed();
    await olga.panel.undo.click();
    await expect(olga.panel.failure).toHaveText(ui.undoFailed(why));
  });
}

test("a guest moderator, who may not add, reads that a removal is final", async ({ control, token, openAs }) => {
  const { panel } = await openAs("guest moderator");
  for (const name of ["Nils Holm", "Hannah Weiß"]) {
    await panel.choose(name, ui.removeFromConversation);
    const question = panel.question(ui.removeTitle(name));
    await expect(question).toHaveAccessibleDescription(ui.removeForGoodText(name));
    await question.getByRole("button", { name: ui.remove }).click();
    await expect(panel.news).toHaveText(ui.removed(name));
    await expect(panel.undo).toHaveCount(0);
  }
  await expect.poll(() => control.types(token)).not.toHaveProperty("nils");
});

test("a guest moderator can undo a promotion", async ({ control, token, openAs }) => {
  const { panel } = await openAs("guest moderator");
  await panel.choose("Nils Holm", ui.promoteToModerator);
  await expect(panel.news).toHaveText(ui.promoted("Nils Holm"));
  await panel.chooseMore(ui.undoPromote("Nils Holm"));
  await expect(panel.news).toHaveText(ui.undone("Nils Holm"));
  expect(await control.types(token)).toMatchObject({ nils: 3 });
});
