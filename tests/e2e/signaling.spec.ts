// The panel with a real high-performance backend: it keeps the session alive in place of the long poll, and what it tells is on
// the screen at once.

import type { Room } from "./control";
import { expect, test as base } from "./fixtures";
import { beginning, ui } from "./names";
import { isLongPoll } from "./pages/embedding";
import { PROGRAM, SignalingServer } from "./pages/signaling-server";
import { MAX, OLGA, UMA } from "./participants";
import { Server } from "./server";

const test = base.extend<object, { signaling: SignalingServer }>({
  signaling: [
    async ({}, use) => {
      const signaling = await SignalingServer.prepare();
      await use(signaling);
      await signaling.stop();
    },
    { scope: "worker" },
  ],
  server: [
    async ({ signaling }, use) => {
      const server = await Server.start("--api", "v4", ...signaling.options);
      await signaling.start(server.url);
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
});

test.use({ api: "v4" });
test.skip(PROGRAM === undefined, "there is no signaling server: nextcloud-spreed-signaling 2 could not be had");

const TEAM: Room = { type: 3, name: "Team", participants: [OLGA, MAX, UMA] };
/** So rarely that only what is told can be on the screen. */
const RARELY = { "poll-interval": "600" };

test("a session is kept alive without long polls, and changes of others are there within a second", async ({
  control,
  token,
  openPanel,
}) => {
  await control.putRoom(token, TEAM);
  const olga = await openPanel("olga", RARELY);
  const polls: string[] = [];
  olga.page.on("response", (response) => {
    // The settings are asked for once.
    if (isLongPoll(response) && !response.url().includes("/settings")) {
      polls.push(response.url());
    }
  });
  await olga.panel.joinAndWait();
  const own = async () => (await control.rows(token)).find((row) => row.userId === "olga")!;
  await expect.poll(async () => (await own()).sessions.length).toBe(1);
  const before = (await own()).lastPing;
  await expect.poll(async () => (await own()).lastPing, { timeout: 20_000 }).toBeGreaterThan(before);
  expect(polls).toEqual([]);
  await expect(olga.panel.root.getByText(ui.notKeptHint)).toHaveCount(0);

  const max = await openPanel("max");
  const started = Date.now();
  await max.panel.joinAndWait();
  await expect(olga.panel.row("Max Mustermann")).toHaveAccessibleName(beginning(ui.row("Max Mustermann", ui.roleModerator, ui.online)));
  const joined = Date.now() - started;
  await max.panel.choose("Uma Krishnan", ui.promoteToModerator);
  await expect(max.panel.news).toHaveText(ui.promoted("Uma Krishnan"));
  const promoting = Date.now();
  await expect(olga.panel.row("Uma Krishnan")).toHaveAccessibleName(beginning(ui.row("Uma Krishnan", ui.roleModerator)));
  const promoted = Date.now() - promoting;
  test.info().annotations.push({ type: "ms", description: `joined ${joined}, promoted ${promoted}` });
  expect(promoted, "the next list would come after ten minutes").toBeLessThan(5_000);
  await max.panel.leave.click();
  await expect(olga.panel.row("Max Mustermann")).not.toHaveAccessibleName(beginning(ui.row("Max Mustermann", ui.roleModerator, ui.online)));
});

test("a connection that breaks off goes on, and one that is refused ends in the true state", async ({
  control,
  token,
  openPanel,
  server,
  signaling,
  problems,
}) => {
  test.setTimeout(90_000);
  await control.putRoom(token, TEAM);
  const olga = await openPanel("olga", RARELY);
  await olga.panel.joinAndWait();
  await signaling.stop();
  await signaling.start(server.url);
  // Nobody tells of this but the new connection.
  await control.patchParticipants(token, [{ userId: "uma", type: 2 }]);
  await expect(olga.panel.row("Uma Krishnan")).toHaveAccessibleName(beginning(ui.row("Uma Krishnan", ui.roleModerator)), {
    timeout: 40_000,
  });
  // The browser itself reports connections that failed.
  problems.length = 0;
});
