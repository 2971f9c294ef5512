// Moderating without a mouse: menus as the ARIA menu button pattern has them, questions, undo, adding, leaving.

import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { ui } from "./names";
import type { Panel } from "./pages/panel";

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const isFocused = () => target.evaluateAll((found) => found.some((one) => one.matches(":focus")));
  for (let presses = 0; presses < 15 && !(await isFocused()); presses += 1) {
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

/** From the search field to the row of a participant. */
async function goTo(panel: Panel, page: Page, name: string): Promise<void> {
  await panel.tabIntoList();
  await page.keyboard.press("Home");
  const place = Number(await panel.row(name).getAttribute("aria-rowindex"));
  for (let at = 1; at < place; at += 1) {
    await page.keyboard.press("ArrowDown");
  }
  await expect(panel.row(name)).toBeFocused();
}

const items = (panel: Panel) => panel.menu.getByRole("menuitem");

test("promotes, removes and undoes", { tag: "@firefox" }, async ({ control, token, openAs }) => {
  const { panel, page } = await openAs("moderator");
  const before = await control.types(token);
  await goTo(panel, page, "Nils Holm");
  await page.keyboard.press("ArrowRight");
  await expect(panel.actions("Nils Holm")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(panel.item(ui.promoteToModerator)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(panel.news).toHaveText(ui.promoted("Nils Holm"));
  await expect(panel.actions("Nils Holm")).toBeFocused();
  expect(await control.types(token)).toEqual({ ...before, nils: 2 });

  await tabTo(page, panel.undo);
  await page.keyboard.press("Enter");
  await expect(panel.news).toHaveText(ui.undone("Nils Holm"));
  expect(await control.types(token)).toEqual(before);

  await goTo(panel, page, "Nils Holm");
  await page.keyboard.press("Enter");
  await expect(panel.item(ui.promoteToModerator)).toBeFocused();
  await page.keyboard.press("End");
  await expect(panel.item(ui.removeFromConversation)).toBeFocused();
  await page.keyboard.press("Enter");
  const question = panel.question(ui.removeTitle("Nils Holm"));
  await expect(question.getByRole("button", { name: ui.cancel })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(question.getByRole("button", { name: ui.remove })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(panel.news).toHaveText(ui.removed("Nils Holm"));
  await expect(panel.list.locator("[role=row]:focus")).toHaveCount(1);
  expect(await control.types(token)).not.toHaveProperty("nils");

  await tabTo(page, panel.undo);
  await page.keyboard.press("Space");
  await expect(panel.news).toHaveText(ui.undone("Nils Holm"));
  expect(await control.types(token)).toEqual(before);
});

test("Undo does not throw the focus out of the panel", async ({ openAs }) => {
  const { panel, page } = await openAs("moderator");
  await panel.choose("Nils Holm", ui.promoteToModerator);
  await panel.undo.focus();
  await page.keyboard.press("Enter");
  await expect(panel.news).toHaveText(ui.undone("Nils Holm"));
  await expect(panel.root).toBeFocused();
});

test("keys on the button open the menu at its first or last item, and Escape closes it", async ({ openAs }) => {
  const { panel, page } = await openAs("owner");
  const button = panel.actions("Nils Holm");
  await expect(button).toHaveAttribute("aria-haspopup", "menu");
  await button.focus();
  for (const [key, item] of [
    ["Enter", ui.promoteToModerator],
    ["Space", ui.promoteToModerator],
    ["ArrowDown", ui.promoteToModerator],
    ["ArrowUp", ui.removeFromConversation],
  ] as const) {
    await expect(button).toHaveAttribute("aria-expanded", "false");
    await page.keyboard.press(key);
    await expect(panel.item(item), key).toBeFocused();
    await expect(button).toHaveAttribute("aria-expanded", "true");
    await expect(panel.menu).toHaveAccessibleName(ui.actions("Nils Holm"));
    await page.keyboard.press("Escape");
    await expect(panel.menu).toBeHidden();
    await expect(button).toBeFocused();
  }
  await expect(button).toHaveAttribute("aria-expanded", "false");
});

test("Enter and Shift+F10 on a row open its menu, and Escape gives the focus back to the row", async ({ openAs }) => {
  const { panel, page } = await openAs("owner");
  for (const key of ["Enter", "Shift+F10"]) {
    await goTo(panel, page, "Nils Holm");
    await page.keyboard.press(key);
    await expect(panel.item(ui.promoteToModerator)).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(panel.row("Nils Holm"), key).toBeFocused();
  }
});

test("arrows go round, Home and End, and letters find their item", { tag: "@firefox" }, async ({ openAs }) => {
  const { panel, page } = await openAs("owner");
  await panel.actions("Nils Holm").focus();
  await page.keyboard.press("Enter");
  const [promote, remove] = [panel.item(ui.promoteToModerator), panel.item(ui.removeFromConversation)];
  await expect(items(panel)).toHaveCount(2);
  await expect(promote).toBeFocused();
  const steps: [string, Locator][] = [
    ["ArrowDown", remove],
    ["ArrowDown", promote],
    ["ArrowUp", remove],
    ["ArrowUp", promote],
    ["End", remove],
    ["Home", promote],
    ["r", remove],
    ["P", promote],
    ["x", promote],
  ];
  for (const [key, item] of steps) {
    await page.keyboard.press(key);
    await expect(item, key).toBeFocused();
  }
});

test("Tab closes the menu and goes on from its button", { tag: "@firefox" }, async ({ openAs }) => {
  const { panel, page } = await openAs("owner");
  await panel.moreActions.focus();
  await page.keyboard.press("Enter");
  await expect(panel.item(ui.selectPeople)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(panel.menu).toBeHidden();
  await expect(panel.moreActions).not.toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(panel.moreActions).toBeFocused();
});

test("an open menu keeps its focus while the list refreshes", async ({ control, token, openAs }) => {
  const olga = await openAs("owner");
  await olga.panel.actions("Nils Holm").focus();
  await olga.page.keyboard.press("Enter");
  await expect(olga.panel.item(ui.promoteToModerator)).toBeFocused();
  await olga.page.keyboard.press("End");
  const remove = olga.panel.item(ui.removeFromConversation);
  await expect(remove).toBeFocused();
  await control.patchParticipants(token, [{ userId: "nils", session: true }, { userId: "uma", session: true }]);
  await olga.panel.expectRow("Nils Holm", ui.roleUser, ui.online);
  await olga.refreshed();
  await expect(remove).toBeFocused();
  await olga.page.keyboard.press("Escape");
  await expect(olga.panel.actions("Nils Holm")).toBeFocused();
});

test("a press elsewhere closes the menu", async ({ openAs }) => {
  const { panel } = await openAs("owner");
  await panel.actions("Nils Holm").click();
  await expect(panel.item(ui.promoteToModerator)).toBeFocused();
  await panel.addButton.click();
  await expect(panel.menu).toBeHidden();
  await expect(panel.search).toBeFocused();
  await panel.actions("Nils Holm").click();
  await expect(panel.menu).toBeVisible();
  await panel.actions("Nils Holm").click();
  await expect(panel.menu).toBeHidden();
});

test("adds a participant", { tag: "@firefox" }, async ({ control, token, openAs }) => {
  const { panel, page } = await openAs("moderator");
  await tabTo(page, panel.addButton);
  await page.keyboard.press("Enter");
  await expect(panel.add).toBeFocused();
  await page.keyboard.type("Grace");
  await expect(panel.add).toHaveAttribute("aria-activedescendant", /./);
  await page.keyboard.press("Enter");
  await expect(panel.news).toHaveText(ui.addedUser("Grace O’Malley"));
  await expect(panel.add).toBeFocused();
  expect(await control.types(token)).toMatchObject({ grace: 3 });
});

test("the focus is not lost with the buttons of those who are added", async ({ openAs }) => {
  const { panel, page } = await openAs("moderator");
  await expect(page.locator("body")).toBeFocused();
  for (const entry of ["grace", "kofi"]) {
    await panel.pick(entry);
  }
  await panel.button(ui.doNotAdd("kofi")).focus();
  await page.keyboard.press("Enter");
  await expect(panel.button(ui.doNotAdd("kofi"))).toHaveCount(0);
  await expect(panel.add).toBeFocused();
  await tabTo(page, panel.button(ui.addEntries(1)));
  await page.keyboard.press("Enter");
  await expect(panel.news).toHaveText(ui.addedUser("grace"));
  await expect(panel.add).toBeFocused();
  await page.keyboard.type("nils");
  await page.keyboard.press("Enter");
  await expect(panel.row("Nils Holm"), "nobody is added who is here").toBeFocused();
});

test("leaves for good", { tag: "@firefox" }, async ({ control, token, openAs }) => {
  const { panel, page } = await openAs("moderator");
  await panel.ownActions.focus();
  await page.keyboard.press("ArrowUp");
  await expect(panel.item(ui.leaveConversation)).toBeFocused();
  await page.keyboard.press("Enter");
  const question = panel.question(ui.leaveForGoodTitle);
  await expect(question.getByRole("button", { name: ui.cancel })).toBeFocused();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(panel.heading(ui.leftTitle)).toBeVisible();
  expect(await control.types(token)).not.toHaveProperty("max");
});
