// Keeping the session alive: by the long poll; without it a session expires after 100 seconds.

import { expect, test } from "./fixtures";
import { beginning, matching, ui } from "./names";
import { isJoin, isLongPoll, isSignaling } from "./pages/embedding";
import { recordUrls } from "./pages/network";
import { OLGA, UMA } from "./participants";

test.use({ serverOptions: ["--long-poll-seconds", "1"] });

test.beforeEach(({ control, token }) =>
  control.putRoom(token, {
    type: 3,
    name: "Stay",
    participants: [
      OLGA,
      UMA,
      { userId: "silent", displayName: "Silent Sam", type: 3, session: true },
      { name: "Silent guest", type: 4, session: true },
    ],
  }),
);

test("the long poll keeps a session alive while one without pings expires", async ({ control, openPanel }) => {
  const uma = await openPanel("uma");
  await uma.panel.join.click();
  await uma.panel.expectRow("Uma Krishnan", ui.you, ui.roleUser, ui.online);
  await expect(uma.panel.count(4, 3)).toBeVisible();
  for (let step = 0; step < 3; step += 1) {
    await control.advance(60);
    // A poll that was asked for after the clock moved.
    const asked = await uma.page.waitForRequest("**/signaling/*");
    await asked.response();
  }
  await expect(uma.panel.row("Silent Sam")).toHaveAccessibleName(
    matching((when) => ui.row("Silent Sam", ui.roleUser, ui.lastSeen(when)), "\\d minutes ago"),
  );
  await expect(uma.panel.row("Silent guest")).toHaveCount(0);
  await uma.panel.expectRow("Uma Krishnan", ui.you, ui.roleUser, ui.online);
  await expect(uma.panel.leave).toBeVisible();
  await expect(uma.panel.count(3, 1)).toBeVisible();
});

test("a session that timed out is reported; one click joins again", async ({ control, openPanel }) => {
  const uma = await openPanel("uma");
  await uma.panel.joinAndWait();
  const joins = recordUrls(uma.page, isJoin);
  await uma.page.route("**/signaling/*", (route) => route.abort());
  await uma.refreshed();
  await control.advance(150);
  await expect(uma.panel.own).toContainText(ui.ownLost);
  await expect(uma.panel.join).toHaveAccessibleDescription(ui.connectionLost);
  await expect(uma.panel.row("Olga Petrova")).toBeVisible();
  await expect(uma.panel.row("Uma Krishnan")).toHaveAccessibleName(
    beginning(ui.row("Uma Krishnan", ui.you, ui.roleUser, ui.lastSeen(""))),
  );
  expect(joins).toEqual([]);

  await uma.page.unrouteAll();
  await uma.panel.join.click();
  await uma.panel.expectRow("Uma Krishnan", ui.you, ui.roleUser, ui.online);
  await uma.page.waitForResponse((response) => isLongPoll(response) && response.ok());
  await expect(uma.panel.leave).toBeVisible();
});

test("the long poll ends with leaving", async ({ openPanel }) => {
  const uma = await openPanel("uma");
  await uma.panel.join.click();
  await uma.page.waitForResponse(isLongPoll);
  await uma.panel.leave.click();
  await expect(uma.panel.news).toHaveText(ui.left);
  await expect(uma.panel.join).toBeVisible();
  await uma.refreshed();
  const polls = recordUrls(uma.page, isSignaling);
  await uma.refreshed();
  await uma.refreshed();
  expect(polls).toEqual([]);
});

test("without a session there is no long poll", async ({ token, browserOf }) => {
  const olga = await browserOf("olga");
  const polls = recordUrls(olga.page, isSignaling);
  await olga.open({ token });
  await expect(olga.panel.rows).toHaveCount(4);
  await olga.refreshed();
  expect(polls).toEqual([]);
});
