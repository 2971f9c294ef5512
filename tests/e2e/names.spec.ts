// Names of participants are shown as text, whatever they contain.

import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures";
import { ending, ui } from "./names";
import { VERA } from "./participants";

const LONG = "Maximiliane ".repeat(25).trim();

test("hostile names are text", async ({ control, token, openPanel }) => {
  await control.putRoom(token, {
    type: 3,
    name: "<i>Hostile</i> \u202enames",
    participants: [
      VERA,
      { userId: "html", displayName: "<b>Eve</b> & \"co\"", type: 3 },
      { userId: "script", displayName: "<img src=x onerror=\"document.title='owned'\">", type: 3 },
      { userId: "rtl", displayName: "Mallory \u202egnitirw\u202c", type: 3 },
      { userId: "hidden", displayName: "Ze\u200bro\u0007", type: 3 },
      { userId: "hebrew", displayName: "עדה", type: 3 },
      { userId: "cjk", displayName: "東京 🎉", type: 3 },
      { userId: "template", displayName: "{name} {role}", type: 3 },
    ],
  });
  const { panel, page } = await openPanel("vera");
  await expect(panel.rows).toHaveCount(8);
  expect((await panel.rowNames()).sort()).toEqual(
    [
      ui.row("<b>Eve</b> & \"co\"", ui.roleUser, ui.offline),
      ui.row("<img src=x onerror=\"document.title='owned'\">", ui.roleUser, ui.offline),
      ui.row("Mallory gnitirw", ui.roleUser, ui.offline),
      ui.row("Vera", ui.you, ui.roleOwner, ui.offline),
      ui.row("Zero", ui.roleUser, ui.offline),
      ui.row("{name} {role}", ui.roleUser, ui.offline),
      ui.row("עדה", ui.roleUser, ui.offline),
      ui.row("東京 🎉", ui.roleUser, ui.offline),
    ].sort(),
  );
  await expect(panel.list.getByText("<b>Eve</b> & \"co\"", { exact: true })).toBeVisible();
  await expect(panel.list.getByText("Mallory gnitirw", { exact: true })).toBeVisible();
  await expect(panel.root.getByText("<i>Hostile</i> names", { exact: true })).toBeVisible();
  await expect(panel.root.locator("img:not(.picture), b, i, script")).toHaveCount(0);
  await expect(page).toHaveTitle("Embedding page");
});

test("a very long name takes two lines at most, in a row as high as the others", async ({ control, token, browserOf }) => {
  await control.putRoom(token, {
    type: 2,
    name: "Long",
    participants: [
      VERA,
      { userId: "long", displayName: LONG, type: 3 },
      { userId: "unbroken", displayName: "W".repeat(64), type: 3 },
    ],
  });
  const vera = await browserOf("vera");
  await vera.page.setViewportSize({ width: 360, height: 640 });
  const { panel } = await vera.open({ token });
  await panel.expectRow(LONG, ui.roleUser, ui.offline);
  const sizes = await panel.rows.evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect()));
  const [highest, lowest] = [
    Math.max(...sizes.map((size) => size.height)),
    Math.min(...sizes.map((size) => size.height)),
  ];
  expect(highest).toBe(lowest);
  expect(await panel.list.evaluate((list) => list.scrollWidth - list.clientWidth)).toBe(0);
  expect(await vera.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  for (const name of [LONG, "W".repeat(64)]) {
    await expect(panel.actions(name)).toBeInViewport({ ratio: 1 });
  }
});

test("a long word in a name moves no button of a notice or dialog out of sight", async ({
  control,
  token,
  browserOf,
}) => {
  const word = "W".repeat(64);
  await control.putRoom(token, {
    type: 3,
    name: "Long",
    participants: [VERA, { userId: "word", displayName: word, type: 3 }],
  });
  const vera = await browserOf("vera");
  await vera.page.setViewportSize({ width: 360, height: 640 });
  const { panel } = await vera.open({ token });
  const isInside = async (button: Locator, around: Locator): Promise<void> => {
    const [inner, outer] = [await button.boundingBox(), await around.boundingBox()];
    expect(inner!.x).toBeGreaterThanOrEqual(outer!.x);
    expect(inner!.x + inner!.width).toBeLessThanOrEqual(outer!.x + outer!.width);
  };
  await panel.choose(word, ui.promoteToModerator);
  await expect(panel.news).toHaveText(ending(ui.promoted("")));
  await isInside(panel.undo, panel.root);
  await isInside(panel.button(ui.dismiss), panel.root);
  await panel.choose(word, ui.removeFromConversation);
  const question = panel.root.getByRole("alertdialog");
  await isInside(question.getByRole("button", { name: ui.cancel }), question);
  await isInside(question.getByRole("button", { name: ui.remove }), question);
});

test("participants without a name are called by their role, guests with a number", async ({ control, token, openPanel }) => {
  await control.putRoom(token, {
    type: 3,
    name: "Nameless",
    participants: [
      VERA,
      { name: "", type: 4, session: true, pingAge: 5 },
      { name: " \u202e\u200b ", type: 4, session: true, pingAge: 15 },
      { name: "  padded  ", type: 4, session: true, pingAge: 25 },
      { name: "", type: 6, session: true, pingAge: 35 },
      { userId: "blank", displayName: "\u2066 \u2069", type: 3 },
    ],
  });
  const { panel } = await openPanel("vera");
  await expect(panel.rows).toHaveCount(6);
  expect((await panel.rowNames()).slice(1, 5)).toEqual([
    ui.row(ui.guestNumbered(1), ui.roleGuest, ui.online),
    ui.row(ui.guestNumbered(2), ui.roleGuest, ui.online),
    ui.row("padded", ui.roleGuest, ui.online),
    ui.row(ui.guestNumbered(3), ui.roleGuestModerator, ui.online),
  ]);
  await expect(panel.row(ui.unnamedUser)).toHaveAccessibleName(ui.row(ui.unnamedUser, ui.roleUser, ui.offline));
});
