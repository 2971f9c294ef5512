// Whole visits by keyboard of viewers who do not moderate: a guest, and a self-joined user with a password. The focus
// is never lost.

import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { ui } from "./names";
import type { Panel } from "./pages/panel";
import { OLGA, UMA } from "./participants";

/** Something in the panel has the focus. */
async function expectFocusInside(panel: Panel): Promise<void> {
  await expect.poll(() => panel.root.evaluate((element) => element.shadowRoot?.activeElement !== null)).toBe(true);
}

/** Tab, from the beginning of the page or from where the focus is, until something has it. */
async function tabTo(page: Page, target: ReturnType<Panel["button"]>): Promise<void> {
  for (let presses = 0; presses < 15; presses += 1) {
    if (await target.evaluateAll((found) => found.some((one) => one.matches(":focus")))) {
      return;
    }
    await page.keyboard.press("Tab");
  }
  await expect(target).toBeFocused();
}

test.beforeEach(({ control, token }) =>
  control.putRoom(token, { type: 3, name: "Open day", participants: [OLGA, UMA] }),
);

test("a guest names themselves, joins, changes the name and leaves", async ({ control, token, openPanel }) => {
  const { panel, page } = await openPanel(null);
  await expect(panel.heading(ui.notInConversationTitle)).toBeVisible();
  expect(await page.evaluate(() => document.activeElement?.tagName), "nothing takes the focus by itself").toBe("BODY");
  await tabTo(page, panel.name);
  await page.keyboard.type("Greta");
  await page.keyboard.press("Tab");
  await expect(panel.join).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(panel.heading(ui.anyGuestIn)).toBeFocused();

  await tabTo(page, panel.name);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("Greta from the agency");
  await page.keyboard.press("Enter");
  await expect(panel.news).toHaveText(ui.nameSaved("Greta from the agency"));
  await expect(panel.name).toBeFocused();
  expect(await control.types(token)).toHaveProperty("Greta from the agency", 4);

  await tabTo(page, panel.leave);
  await page.keyboard.press("Enter");
  const question = panel.question(ui.leaveTitle);
  await expect(question.getByRole("button", { name: ui.cancel })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(panel.leave).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(panel.heading(ui.leftTitle)).toBeVisible();
  await expectFocusInside(panel);
  expect(await control.types(token)).not.toHaveProperty("Greta from the agency");
});

test("a self-joined user gives the password, looks around and leaves", async ({ control, token, openPanel }) => {
  await control.putRoom(token, { type: 3, name: "Open day", password: "let-me-in", participants: [OLGA, UMA] });
  const { panel, page } = await openPanel("sven");
  await expect(panel.join).toBeVisible();
  await tabTo(page, panel.join);
  await page.keyboard.press("Enter");
  await expect(panel.password).toBeFocused();
  await page.keyboard.type("guess");
  await page.keyboard.press("Enter");
  await expect(panel.password).toHaveAccessibleDescription(ui.passwordWrong);
  await expect(panel.password).toBeFocused();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type("let-me-in");
  await page.keyboard.press("Enter");
  await expect(panel.rows).toHaveCount(3);
  await expectFocusInside(panel);
  await tabTo(page, panel.list.locator("[role=row]:focus"));
  await page.keyboard.press("End");
  await expect(panel.rows.last()).toBeFocused();
  await page.keyboard.type("olga");
  await expect(panel.row("Olga Petrova")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(panel.menu, "there is nothing to choose").toBeHidden();

  for (
    let presses = 0;
    presses < 8 && !(await panel.leave.evaluate((leave) => leave.matches(":focus")));
    presses += 1
  ) {
    await page.keyboard.press("Shift+Tab");
  }
  await expect(panel.leave).toBeFocused();
  await page.keyboard.press("Space");
  const question = panel.question(ui.leaveTitle);
  await expect(question.getByRole("button", { name: ui.cancel })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(panel.leave).toBeFocused();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  await expect(panel.heading(ui.leftTitle)).toBeVisible();
  await expectFocusInside(panel);
  expect(await control.types(token)).toEqual({ olga: 1, uma: 3 });
});
