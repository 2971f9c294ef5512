// A login that ends, or that the server never knew.

import type { Room } from "./control";
import { expect, test } from "./fixtures";
import { ui } from "./names";
import { isApi, logIn } from "./pages/embedding";
import { recordUrls } from "./pages/network";
import { OLGA, UMA } from "./participants";

const TEAM: Room = { type: 3, name: "Team", participants: [OLGA, UMA] };

test.beforeEach(({ control, token }) => control.putRoom(token, TEAM));

test("an ended login hides the list, and the next login shows it again", async ({ openPanel }) => {
  const uma = await openPanel("uma");
  await expect(uma.panel.rows).toHaveCount(2);
  await uma.page.context().clearCookies();
  await expect(uma.panel.heading(ui.signedOutTitle)).toBeVisible();
  await expect(uma.panel.list).toHaveCount(0);
  await expect(uma.panel.root.getByText("Uma Krishnan")).toHaveCount(0);

  await logIn(uma.page.context(), "uma");
  await uma.panel.button(ui.retry).click();
  await expect(uma.panel.rows).toHaveCount(2);
});

test("coming back to the page after logging in elsewhere is enough", async ({ openPanel }) => {
  const uma = await openPanel("uma");
  await expect(uma.panel.rows).toHaveCount(2);
  await uma.page.context().clearCookies();
  await expect(uma.panel.heading(ui.signedOutTitle)).toBeVisible();
  await logIn(uma.page.context(), "uma");
  await uma.page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await expect(uma.panel.rows).toHaveCount(2);
});

test("a login that ends while joined is not called a take-over", async ({ openPanel }) => {
  const uma = await openPanel("uma");
  await uma.panel.joinAndWait();
  await uma.page.context().clearCookies();
  await expect(uma.panel.heading(ui.signedOutTitle)).toBeVisible();
  await expect(uma.panel.root.getByText(ui.ownElsewhere)).toHaveCount(0);
});

test("a `user-id` without a login on the server is signed out, not a guest", async ({ openPanel }) => {
  const nobody = await openPanel(null, { "user-id": "uma" });
  await expect(nobody.panel.heading(ui.signedOutTitle)).toBeVisible();
  await expect(nobody.panel.join).toHaveCount(0);
});

test("coming back without having logged in again changes nothing", async ({ openPanel }) => {
  const uma = await openPanel("uma");
  await expect(uma.panel.rows).toHaveCount(2);
  await uma.page.context().clearCookies();
  await expect(uma.panel.heading(ui.signedOutTitle)).toBeVisible();
  const asked = uma.page.waitForResponse("**/cloud/user?*");
  await uma.page.evaluate(() => window.dispatchEvent(new Event("focus")));
  expect((await asked).status()).toBe(401);
  await uma.settled();
  await expect(uma.panel.heading(ui.signedOutTitle)).toBeVisible();
  await expect(uma.panel.button(ui.retry)).toBeVisible();
});

test("a signed-out panel sends no more requests", async ({ token, browserOf }) => {
  const uma = await browserOf(null);
  await uma.page.clock.install();
  await uma.open({ token, "user-id": "uma" });
  await expect(uma.panel.heading(ui.signedOutTitle)).toBeVisible();
  await uma.settled();
  const asked = recordUrls(uma.page, isApi);
  await uma.page.clock.fastForward(600_000);
  await uma.settled();
  expect(asked).toEqual([]);
});

test("a mistyped app password is signed out, the right one gets the list", async ({ token, browserOf }) => {
  const uma = await (await browserOf(null)).open();
  await uma.page.evaluate(
    ([token]) => {
      const panel = Object.assign(document.createElement("talk-participants"), {
        credentials: { user: "uma", password: "mistyped" },
      });
      panel.setAttribute("token", token);
      panel.setAttribute("user-id", "uma");
      document.getElementById("here")?.append(panel);
    },
    [token] as const,
  );
  await expect(uma.panel.heading(ui.signedOutTitle)).toBeVisible();
  await uma.panel.root.evaluate((panel) => {
    Object.assign(panel, { credentials: { user: "uma", password: "uma-password" } });
  });
  await uma.panel.expectRows(
    ui.row("Uma Krishnan", ui.you, ui.roleUser, ui.offline),
    ui.row("Olga Petrova", ui.roleOwner, ui.offline),
  );
});
