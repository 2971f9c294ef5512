// Joining and leaving as a user: only when the viewer asks for it.

import type { Room } from "./control";
import { expect, test } from "./fixtures";
import { beginning, ui } from "./names";
import { isJoin, type Embedding } from "./pages/embedding";
import { hold, JOIN } from "./pages/network";
import { OLGA, UMA } from "./participants";

const TEAM: Room = { type: 2, name: "Team", participants: [OLGA, UMA] };

test.beforeEach(({ control, token }) => control.putRoom(token, TEAM));

/** Every join that a page sends from now on. */
function joinsOf({ page }: Embedding): string[] {
  const joins: string[] = [];
  page.on("request", (request) => {
    if (isJoin(request)) {
      joins.push(request.postData() ?? "");
    }
  });
  return joins;
}

test(
  "joining makes the own row online, leaving makes it offline",
  { tag: ["@v4", "@firefox"] },
  async ({ control, token, openPanel }) => {
    const uma = await openPanel("uma");
    const { panel } = uma;
    await panel.expectRows(
      ui.row("Uma Krishnan", ui.you, ui.roleUser, ui.offline),
      ui.row("Olga Petrova", ui.roleOwner, ui.offline),
    );
    await expect(panel.own.getByText(ui.ownOffline)).toBeVisible();
    await expect(panel.join).toHaveAccessibleDescription(ui.joinAbout);
    await panel.join.click();
    await panel.expectRows(
      ui.row("Uma Krishnan", ui.you, ui.roleUser, ui.online),
      ui.row("Olga Petrova", ui.roleOwner, ui.offline),
    );
    await expect(panel.news).toHaveText(ui.joined);
    await expect(panel.own.getByText(ui.ownOnline)).toBeVisible();
    await expect(panel.leave).toHaveAccessibleDescription(ui.leaveAbout);
    await expect(panel.join).toHaveCount(0);

    await panel.leave.click();
    await expect(panel.row("Uma Krishnan")).toHaveAccessibleName(
      beginning(ui.row("Uma Krishnan", ui.you, ui.roleUser, ui.lastSeen(""))),
    );
    await expect(panel.news).toHaveText(ui.left);
    await expect(panel.join).toBeVisible();
    const { participants } = await control.room(token);
    expect(participants.map((row: { session: string | null }) => row.session)).toEqual([null, null]);
  },
);

test(
  "nothing is joined before the button is pressed, nor after leaving",
  { tag: "@firefox" },
  async ({ token, browserOf, browserName }) => {
    const uma = await browserOf("uma");
    const joins = joinsOf(uma);
    await uma.open({ token });
    await expect(uma.panel.rows).toHaveCount(2);
    await uma.page.reload();
    await uma.refreshed();
    expect(joins).toEqual([]);
    await uma.panel.joinAndWait();
    // Firefox does not tell bodies by WebDriver BiDi.
    expect(joins.map((body) => body && JSON.parse(body))).toEqual([browserName === "firefox" ? "" : { force: false }]);
    await uma.panel.leave.click();
    await expect(uma.panel.join).toBeVisible();
    await uma.refreshed();
    await uma.page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await uma.refreshed();
    expect(joins).toHaveLength(1);
  },
);

test("a double click joins once", async ({ openPanel }) => {
  const uma = await openPanel("uma");
  const joins = joinsOf(uma);
  await uma.panel.join.dblclick();
  await uma.panel.expectRow("Uma Krishnan", ui.you, ui.roleUser, ui.online);
  await uma.refreshed();
  expect(joins).toHaveLength(1);
});

test("while a join is under way the button says so and keeps the focus", async ({ openPanel }) => {
  const uma = await openPanel("uma");
  const letGo = await hold(uma.page, JOIN);
  await uma.panel.join.focus();
  await uma.page.keyboard.press("Enter");
  const joining = uma.panel.button(ui.joining);
  await expect(joining).toBeFocused();
  await expect(joining).toHaveAttribute("aria-disabled", "true");
  letGo();
  await expect(uma.panel.leave).toBeVisible();
});

test("a failed join says why, and can be tried again", async ({ openPanel }) => {
  const uma = await openPanel("uma");
  await uma.page.route("**/participants/active?*", (route) => route.abort());
  await uma.panel.join.click();
  await expect(uma.panel.failure).toHaveText(ui.notKnown(ui.whyOffline));
  await uma.panel.expectRow("Uma Krishnan", ui.you, ui.roleUser, ui.offline);
  await uma.page.unroute("**/participants/active?*");
  await uma.panel.join.click();
  await uma.panel.expectRow("Uma Krishnan", ui.you, ui.roleUser, ui.online);
  await expect(uma.panel.failure).toBeEmpty();
});

test("a failure can be dismissed", async ({ openPanel }) => {
  const uma = await openPanel("uma");
  await uma.page.route("**/participants/active?*", (route) => route.fulfill({ status: 429, body: "" }));
  await uma.panel.join.click();
  await expect(uma.panel.failure).toHaveText(ui.joinFailed(ui.whyTooMany));
  await uma.panel.button(ui.dismiss).click();
  await expect(uma.panel.failure).toBeEmpty();
  await expect(uma.panel.button(ui.dismiss)).toHaveCount(0);
});

test("a session survives a reload, without joining again", { tag: ["@v4", "@firefox"] }, async ({ openPanel }) => {
  const uma = await openPanel("uma");
  await uma.panel.joinAndWait();
  const joins = joinsOf(uma);
  const keptAlive = uma.page.waitForRequest("**/signaling/*");
  await uma.page.reload();
  await keptAlive;
  await uma.panel.expectRow("Uma Krishnan", ui.you, ui.roleUser, ui.online);
  await expect(uma.panel.leave).toBeVisible();
  await expect(uma.panel.join).toHaveCount(0);
  expect(joins).toEqual([]);
});

test("closing the page does not leave", { tag: "@firefox" }, async ({ control, token, openPanel }) => {
  const uma = await openPanel("uma");
  await uma.panel.joinAndWait();
  await uma.page.goto("about:blank");
  const olga = await openPanel("olga");
  await olga.panel.expectRow("Uma Krishnan", ui.roleUser, ui.online);
  expect((await control.room(token)).participants[1].session).not.toBeNull();
});
