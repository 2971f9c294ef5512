// Keyboard use of the list and of dialogs: one tab stop for a thousand rows, and a focus that comes back.

import type { Room } from "./control";
import { expect, test } from "./fixtures";
import { beginning, ui } from "./names";
import { OLGA } from "./participants";

const number = (n: number): string => String(n).padStart(4, "0");

/** A thousand participants, all offline, so that they are sorted by name. */
const THOUSAND: Room = {
  type: 2,
  name: "Everybody",
  participants: [
    { userId: "first", displayName: "A. First", type: 1 },
    ...Array.from({ length: 999 }, (_, index) => ({
      userId: `person${number(index + 2)}`,
      displayName: `Person ${number(index + 2)}`,
      type: 3,
    })),
  ],
};

test.describe("a thousand participants", () => {
  test.beforeEach(({ control, token }) => control.putRoom(token, THOUSAND));

  test("only what is visible is in the document, the whole list is announced", async ({ openPanel }) => {
    const { panel, page } = await openPanel("first");
    await expect(panel.count(1000, 0)).toBeVisible();
    await expect(panel.list).toHaveAttribute("aria-rowcount", "1000");
    expect(await panel.rows.count()).toBeLessThan(60);
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    await panel.list.evaluate((list) => list.scrollTo(0, list.scrollHeight));
    await expect(panel.row("Person 1000")).toBeInViewport();
    await expect(panel.row("Person 1000")).toHaveAttribute("aria-rowindex", "1000");
    await expect(panel.row("Person 0500")).toHaveCount(0);
    expect(await panel.rows.count()).toBeLessThan(60);
  });

  test("a section whose rows are out of sight is no empty group", async ({ control, token, openPanel }) => {
    await control.patchParticipants(token, [{ userId: "person0009", session: true }]);
    const { panel, page } = await openPanel("first");
    await expect(panel.section(ui.showOnline, 1)).toHaveCount(1);
    await panel.row("Person 0004").focus();
    await page.keyboard.press("End");
    await expect(panel.row("Person 1000")).toBeFocused();
    await expect(panel.section(ui.showOnline, 1)).toHaveCount(0);
    await expect(panel.section(ui.offline, 998)).toHaveCount(1);
    await page.keyboard.press("Home");
    await expect(panel.section(ui.showOnline, 1)).toHaveCount(1);
  });

  test("arrows lead through the buttons of the own row and back", async ({ openPanel }) => {
    const { panel, page } = await openPanel("first");
    await panel.own.focus();
    for (const [key, target] of [
      ["ArrowRight", panel.join],
      ["ArrowRight", panel.ownActions],
      ["ArrowRight", panel.ownActions],
      ["ArrowLeft", panel.join],
      ["ArrowLeft", panel.own],
    ] as const) {
      await page.keyboard.press(key);
      await expect(target).toBeFocused();
    }
  });

  test("one tab stop; arrows, Home, End and the page keys move in it", async ({ openPanel }) => {
    const { panel, page } = await openPanel("first");
    await expect(panel.count(1000, 0)).toBeVisible();
    await panel.tabIntoList();
    await expect(panel.row("A. First")).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(panel.row("Person 0002")).toBeFocused();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await expect(panel.row("A. First")).toBeFocused();

    await page.keyboard.press("End");
    await expect(panel.row("Person 1000")).toBeFocused();
    await expect(panel.row("Person 1000")).toBeInViewport();
    await page.keyboard.press("PageUp");
    const focused = panel.list.locator(":focus");
    await expect(focused).toBeInViewport();
    const index = Number(await focused.getAttribute("aria-rowindex"));
    expect(index).toBeLessThan(999);
    expect(index).toBeGreaterThan(950);
    await page.keyboard.press("PageDown");
    await expect(panel.row("Person 1000")).toBeFocused();
    await page.keyboard.press("Home");
    await expect(panel.row("A. First")).toBeFocused();
    await page.keyboard.press("PageDown");
    await expect.poll(async () => Number(await focused.getAttribute("aria-rowindex"))).toBeGreaterThan(3);
    expect(await panel.rows.count()).toBeLessThan(60);

    // The viewer's buttons stay in reach.
    await page.keyboard.press("Shift+Tab");
    await expect(panel.join).toBeFocused();
    await page.keyboard.press("Shift+Tab");
    await expect(panel.list.locator(":focus")).toHaveCount(0);
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await expect(focused).not.toHaveAttribute("aria-rowindex", "1");
  });

  test("the focus stays on the participant while the list refreshes", async ({ control, token, openPanel }) => {
    const first = await openPanel("first");
    const { panel, page } = first;
    await expect(panel.count(1000, 0)).toBeVisible();
    await panel.tabIntoList();
    for (let presses = 0; presses < 3; presses += 1) {
      await page.keyboard.press("ArrowDown");
    }
    const row = panel.row("Person 0004");
    await expect(row).toBeFocused();
    await expect(row).toHaveAttribute("aria-rowindex", "4");
    await control.patchParticipants(token, [{ userId: "person0900", session: true, pingAge: 30 }]);
    await expect(panel.count(1000, 1)).toBeVisible();
    await expect(row, "the order waits for the focus").toHaveAttribute("aria-rowindex", "4");
    await expect(row).toBeFocused();
    await control.patchParticipants(token, [{ userId: "person0004", session: true }]);
    await expect(row).toHaveAccessibleName(ui.row("Person 0004", ui.roleUser, ui.online));
    await page.mouse.move(0, 0);
    await panel.pill.click();
    await expect(row).toHaveAttribute("aria-rowindex", "2");
    await expect(row, "the row moves with its focus").toBeFocused();
    await control.patchParticipants(token, [{ userId: "person0004", session: null }]);
    await expect(row).toHaveAccessibleName(beginning(ui.row("Person 0004", ui.roleUser, ui.lastSeen(""))));
    await expect(row).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(panel.row("Person 0900"), "the one below, where the order waits").toBeFocused();
  });

  test("scrolling away does not lose the focused row", async ({ openPanel }) => {
    const { panel, page } = await openPanel("first");
    await expect(panel.count(1000, 0)).toBeVisible();
    await panel.row("Person 0003").focus();
    await panel.list.evaluate((list) => list.scrollTo(0, list.scrollHeight / 2));
    await expect(panel.row("Person 0500")).toBeVisible();
    await expect(panel.row("Person 0003")).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(panel.row("Person 0004")).toBeFocused();
    await expect(panel.row("Person 0004")).toBeInViewport();
  });

  test("after a removal the focus is on the row that stands in that place", async ({ openPanel }) => {
    const { panel, page } = await openPanel("first");
    await expect(panel.count(1000, 0)).toBeVisible();
    await panel.row("Person 0002").focus();
    await page.keyboard.press("End");
    for (let presses = 0; presses < 30; presses += 1) {
      await page.keyboard.press("ArrowUp");
    }
    await expect(panel.row("Person 0970")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(panel.item(ui.promoteToModerator)).toBeFocused();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await expect(panel.question(ui.removeTitle("Person 0970")).getByRole("button", { name: ui.cancel })).toBeFocused();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect(panel.row("Person 0970")).toHaveCount(0);
    await expect(panel.row("Person 0971")).toBeFocused();
    await expect(panel.row("Person 0971")).toBeInViewport();
    await page.keyboard.press("Enter");
    await expect(panel.menu).toHaveAccessibleName(ui.actions("Person 0971"));
    await page.keyboard.press("Escape");
    await expect(panel.row("Person 0971")).toBeFocused();
  });

  test("no row lies under a heading when it gets the focus", async ({ openPanel }) => {
    const { panel, page } = await openPanel("first");
    await expect(panel.count(1000, 0)).toBeVisible();
    await panel.row("Person 0040").or(panel.row("Person 0002")).first().focus();
    await page.keyboard.press("End");
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press("ArrowUp");
    }
    const [row, heading] = await Promise.all(
      [panel.list.locator("[role=row]:focus"), panel.list.locator(".heading")].map((one) => one.boundingBox()),
    );
    expect(row!.y).toBeGreaterThanOrEqual(heading!.y + heading!.height);
  });

  test("choosing an order in a scrolled list goes to the top", async ({ openPanel }) => {
    const { panel } = await openPanel("first");
    await expect(panel.count(1000, 0)).toBeVisible();
    await panel.list.evaluate((list) => list.scrollTo(0, list.scrollHeight / 2));
    await expect(panel.row("Person 0500")).toBeVisible();
    await panel.sortBy(ui.sortByName);
    await expect(panel.row("Person 0002")).toBeInViewport();
    expect(await panel.list.evaluate((list) => list.scrollTop)).toBe(0);
    await panel.list.evaluate((list) => list.scrollTo(0, list.scrollHeight / 2));
    await expect(panel.row("Person 0500")).toBeVisible();
    await panel.find("Person 0");
    await expect(panel.row("Person 0002")).toBeInViewport();
  });

  test("searching among a thousand, by keyboard alone", async ({ openPanel }) => {
    const { panel, page } = await openPanel("first");
    await expect(panel.count(1000, 0)).toBeVisible();
    await panel.searchButton.press("Enter");
    await expect(panel.search).toBeFocused();
    await page.keyboard.type("077");
    await expect(panel.list).toHaveAttribute("aria-rowcount", "12");
    await page.keyboard.press("Enter");
    await expect(panel.row("Person 0077")).toBeFocused();
    await page.keyboard.press("End");
    await expect(panel.row("Person 0779")).toBeFocused();
  });
});

test.describe("dialogs", () => {
  test.beforeEach(({ control, token }) =>
    control.putRoom(token, { type: 3, name: "Open day", password: "let-me-in", participants: [OLGA] }),
  );

  test("Escape closes a dialog and gives the focus back", async ({ openPanel }) => {
    const { panel, page } = await openPanel("sven");
    await panel.join.focus();
    await page.keyboard.press("Enter");
    await expect(panel.password).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(panel.passwordDialog).toBeHidden();
    await expect(panel.join).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(panel.passwordDialog).toBeVisible();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect(panel.passwordDialog).toBeHidden();
  });

  test("the focus stays inside a dialog, and Cancel gives it back", async ({ openPanel }) => {
    const { panel, page } = await openPanel("sven");
    await panel.join.focus();
    await page.keyboard.press("Enter");
    await expect(panel.password).toBeFocused();
    await page.keyboard.type("let-me-in");
    await page.keyboard.press("Enter");
    await expect(panel.leave).toBeVisible();
    await panel.leave.focus();
    await page.keyboard.press("Enter");
    const question = panel.question(ui.leaveTitle);
    await expect(question.getByRole("button", { name: ui.cancel })).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(question.getByRole("button", { name: ui.leave })).toBeFocused();
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Enter");
    await expect(question).toBeHidden();
    await expect(panel.leave).toBeFocused();
  });
});

test("shortcuts of the browser and keys in slotted content are not handled", async ({ control, token, openPanel }) => {
  await control.putRoom(token, {
    type: 2,
    name: "Keys",
    participants: [
      OLGA,
      { userId: "ann", displayName: "Ann", type: 3 },
      { userId: "ben", displayName: "Ben", type: 3 },
    ],
  });
  const { panel, page } = await openPanel("olga");
  await expect(panel.rows).toHaveCount(3);
  await page.evaluate(() => {
    const keys: string[] = ((globalThis as any).keys = []);
    window.addEventListener("keydown", (event) => {
      keys.push(`${event.key} ${event.defaultPrevented}`);
      event.preventDefault();
    });
  });
  const keys = () => page.evaluate(() => (globalThis as any).keys.splice(0));
  await panel.row("Ann").focus();
  await page.keyboard.press("Alt+ArrowRight");
  expect(await keys()).toEqual(["Alt false", "ArrowRight false"]);
  await expect(panel.row("Ann")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  expect(await keys()).toEqual(["ArrowRight true"]);
  await expect(panel.actions("Ann")).toBeFocused();
  await page.keyboard.press("Alt+ArrowLeft");
  expect(await keys()).toEqual(["Alt false", "ArrowLeft false"]);
  await expect(panel.actions("Ann")).toBeFocused();

  await panel.root.evaluate((element) => {
    const field = document.createElement("input");
    field.slot = "row-badge:user:ann";
    field.value = "abc";
    element.append(field);
  });
  const field = page.locator("talk-participants > input");
  await field.focus();
  for (const key of ["Home", "ArrowLeft", "ArrowDown", "PageUp"]) {
    await page.keyboard.press(key);
    expect(await keys()).toEqual([`${key} false`]);
    await expect(field).toBeFocused();
  }
});
