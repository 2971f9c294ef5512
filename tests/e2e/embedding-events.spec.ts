// The events of the element, their order, and what is in none of them: session ids, and what the host page did itself.

import type { Route } from "@playwright/test";
import type { Room } from "./control";
import { expect, test } from "./fixtures";
import { ui } from "./names";
import { OLGA, UMA } from "./participants";

const TEAM: Room = { type: 3, name: "Team", participants: [OLGA, UMA, { name: "Ana", type: 4, session: true }] };

test.beforeEach(({ control, token }) => control.putRoom(token, TEAM));

const EVENT_UMA = { key: "user:uma", userId: "uma", name: "Uma Krishnan", role: "user" };

test(
  "tp-ready follows the first list, and tp-change names each participant that changed",
  { tag: "@v4" },
  async ({ control, token, openPanel }) => {
    const participants = TEAM.participants.slice(0, 2);
    await control.putRoom(token, { ...TEAM, participants });
    const olga = await openPanel("olga");
    await expect(olga.panel.rows).toHaveCount(2);
    expect(await olga.heard("tp-ready")).toEqual([{ token, state: "listed", total: 2, online: 0 }]);
    expect(await olga.heard("tp-change")).toEqual([]);

  const uma = { ...participants[1], type: 2, session: true, pingAge: 0 };
  const newcomer = { userId: "max", displayName: "Max Mustermann", type: 3 };
  await control.putRoom(token, { ...TEAM, participants: [TEAM.participants[0]!, uma, newcomer] });
  await expect.poll(async () => (await olga.heard("tp-change")).length).toBe(1);
  const max = { key: "user:max", userId: "max", name: "Max Mustermann", role: "user", online: false, inCall: false };
  expect(await olga.heard("tp-change")).toEqual([
    {
      added: [max],
      removed: [],
      changed: [{ ...EVENT_UMA, role: "moderator", online: true, inCall: false }],
      total: 3,
      online: 1,
    },
  ]);
  await control.patchParticipants(token, [{ userId: "max", remove: true }]);
  await expect.poll(async () => (await olga.heard("tp-change")).at(1)).toMatchObject({ removed: [max], total: 2 });
  await olga.refreshed();
  expect(await olga.heard("tp-change"), "pings alone are no change").toHaveLength(2);
});

test("tp-before-action and tp-action name the command and its target", { tag: "@v4" }, async ({ openPanel }) => {
  const olga = await openPanel("olga");
  await olga.panel.choose("Uma Krishnan", ui.promoteToModerator);
  await expect(olga.panel.news).toContainText(ui.promoted("Uma Krishnan"));
  const told = { kind: "promote", target: EVENT_UMA };
  expect(await olga.heard("tp-before-action")).toEqual([told]);
  const done = { action: null, outcome: "done", code: null, status: null };
  expect(await olga.heard("tp-action")).toEqual([{ ...told, ...done }]);

  await olga.panel.undo.click();
  await expect(olga.panel.news).toHaveText(ui.undone("Uma Krishnan"));
  expect((await olga.heard("tp-action")).at(1)).toMatchObject({ kind: "demote", target: { key: "user:uma" }, ...done });

  await olga.panel.enter("nobody@example.org");
  await expect.poll(async () => (await olga.heard("tp-action")).at(2)).toMatchObject({
    kind: "add",
    target: { key: "email:nobody@example.org", userId: null, role: null },
    outcome: "done",
  });
});

test("a command that the host page prevents is not sent and is reported", async ({ control, token, openPanel }) => {
  const olga = await openPanel("olga");
  await olga.page.evaluate(() => document.addEventListener("tp-before-action", (event) => event.preventDefault()));
  const sent: string[] = [];
  olga.page.on("request", (request) => {
    if (request.method() !== "GET") {
      sent.push(request.url());
    }
  });
  await olga.panel.choose("Uma Krishnan", ui.promoteToModerator);
  await expect(olga.panel.failure).toContainText(ui.stoppedByHost);
  await olga.panel.expectRow("Uma Krishnan", ui.roleUser, ui.offline);
  await olga.panel.remove("Uma Krishnan");
  await olga.panel.join.click();
  await expect.poll(async () => (await olga.heard("tp-action")).length).toBe(3);
  expect((await olga.heard("tp-action")).map(({ kind, outcome, code }) => [kind, outcome, code])).toEqual([
    ["promote", "prevented", "prevented"],
    ["remove", "prevented", "prevented"],
    ["join", "prevented", "prevented"],
  ]);
  expect(sent).toEqual([]);
  expect(await control.types(token)).toMatchObject({ uma: 3 });
});

test("tp-action of a refused or unanswered command has a code and a status", async ({ openPanel }) => {
  const olga = await openPanel("olga");
  await olga.page.route("**/moderators?**", (route) => route.fulfill({ status: 500, body: "" }));
  await olga.panel.choose("Uma Krishnan", ui.promoteToModerator);
  await expect(olga.panel.failure).toContainText(ui.whyServer);
  expect(await olga.heard("tp-action")).toMatchObject([{ outcome: "unknown", code: "server", status: 500 }]);
  const [error] = await olga.heard("tp-error");
  expect(error).toMatchObject({ code: "server", status: 500, retryable: true });
  await expect(olga.panel.failure).toContainText(error.message);
});

test("events about session and guest name come in their order", async ({ openPanel }) => {
  const guest = await openPanel(null);
  await guest.panel.name.fill("Gustav");
  await guest.panel.name.press("Enter");
  await expect(guest.panel.heading(ui.anyGuestIn)).toBeVisible();
  await expect.poll(() => guest.heard("tp-guest-name")).toEqual([{ name: "Gustav" }]);
  await guest.panel.leave.click();
  await guest.panel.answer(ui.leaveTitle, ui.leave);
  await expect(guest.panel.heading(ui.leftTitle)).toBeVisible();
  expect(await guest.heard("tp-session")).toEqual([{ state: "here" }, { state: "none" }]);
  expect(
    (await guest.heardAll()).map(({ name }) => name).filter((name) => !["tp-change", "tp-state"].includes(name)),
  ).toEqual([
    "tp-ready",
    "tp-before-action",
    "tp-session",
    "tp-action",
    "tp-before-action",
    "tp-action",
    "tp-guest-name",
    "tp-before-action",
    "tp-action",
    "tp-session",
  ]);
});

test("tp-state follows every change of what is shown", async ({ openPanel }) => {
  const uma = await openPanel("uma");
  await expect(uma.panel.rows).toHaveCount(3);
  await uma.panel.joinAndWait();
  const olga = await openPanel("olga");
  await olga.panel.remove("Uma Krishnan");
  await expect(uma.panel.heading(ui.removedTitle)).toBeVisible();
  const states = await uma.heard("tp-state");
  const words = states.map(({ state }) => state);
  expect(words.filter((word, place) => word !== words[place - 1])).toEqual(["loading", "listed", "removed"]);
  expect(states).toContainEqual({ state: "listed", empty: false, joined: true, stale: false });
  expect(states.at(-1)).toEqual({ state: "removed", empty: false, joined: false, stale: false });
  // And never an empty list on the way.
  expect(states.every(({ empty }) => !empty)).toBe(true);
});

test("a join as another account is taken back, and an event says so", { tag: "@v4" }, async ({ token, openPanel }) => {
  const uma = await openPanel("uma");
  await expect(uma.panel.rows).toHaveCount(3);
  let joined = false;
  const asGuest = async (route: Route) => {
    const response = await route.fetch();
    const json = await response.json();
    if (joined && json.ocs.data.token) {
      json.ocs.data.participantType = 4;
    }
    await route.fulfill({ response, json });
  };
  await uma.page.route(`**/room/${token}?**`, asGuest);
  await uma.page.route(`**/room/${token}/participants/active?**`, (route) => {
    joined = route.request().method() === "POST";
    return asGuest(route);
  });
  await uma.panel.join.click();
  await expect(uma.panel.failure).toContainText(ui.whyWrongAccount);
  await expect(uma.panel.join).toBeVisible();
  expect(await uma.heard("tp-auth-required")).toEqual([{ reason: "wrong-account" }]);
  expect(await uma.heard("tp-action")).toMatchObject([{ kind: "join", outcome: "failed", code: "wrong-account" }]);
});

test("an event says that the login expired, and refresh works after signing in", async ({ openPanel }) => {
  const olga = await openPanel("olga", { "user-id": "olga" });
  await expect(olga.panel.rows).toHaveCount(3);
  const cookies = await olga.page.context().cookies();
  await olga.page.context().clearCookies();
  await expect(olga.panel.heading(ui.signedOutTitle)).toBeVisible();
  expect(await olga.heard("tp-auth-required")).toEqual([{ reason: "signed-out" }]);
  await olga.page.context().addCookies(cookies);
  const result = await olga.panel.root.evaluate((panel: any) => panel.refresh());
  expect(result).toEqual({ ok: true, total: 3, online: 1 });
  await expect(olga.panel.rows).toHaveCount(3);
});

test(
  "guests have keys that stay, differ between elements, and are no session ids",
  { tag: "@v4" },
  async ({ control, token, browserOf }) => {
    const olga = await (await browserOf("olga")).open({ token }, { token });
    await expect(olga.panel.rows.first()).toBeVisible();
    const keys = () =>
      olga.panel.root.evaluateAll((panels: any[]) =>
        panels.map((panel) => panel.participants.find(({ name }: { name: string }) => name === "Ana")?.key),
      );
    await expect.poll(async () => (await keys()).every(Boolean)).toBe(true);
    const [first, second] = await keys();
    expect(first).toMatch(/^guest:[0-9a-f]{16}$/);
    expect(second).toMatch(/^guest:[0-9a-f]{16}$/);
    expect(first).not.toBe(second);
    await control.patchParticipants(token, [{ userId: "uma", type: 2 }]);
    await expect.poll(async () => (await olga.heard("tp-change")).length).toBe(2);
    expect(await keys()).toEqual([first, second]);

  await olga.panel.join.first().click();
  await expect(olga.panel.leave.first()).toBeVisible();
  const { participants } = await control.room(token);
  const told = JSON.stringify([await olga.heardAll(), await keys()]);
  const sessions = participants.map((row: { session: string | null }) => row.session).filter(Boolean);
  expect(sessions.length).toBeGreaterThan(1);
  expect(sessions.filter((session: string) => told.includes(session.slice(0, 24)))).toEqual([]);
});

test("there is no event for what the host page sets itself", async ({ openPanel }) => {
  const olga = await openPanel("olga");
  await expect(olga.panel.rows).toHaveCount(3);
  const before = await olga.heardAll();
  await olga.panel.root.evaluate((panel) => {
    panel.setAttribute("theme", "dark");
    panel.setAttribute("heading-level", "3");
    panel.toggleAttribute("readonly", true);
  });
  await olga.refreshed();
  expect(await olga.heardAll()).toEqual(before);
});
