// The methods of the element: promises that never reject, with typed results.

import type { Room } from "./control";
import { expect, test } from "./fixtures";
import { ui } from "./names";
import type { Embedding } from "./pages/embedding";
import { OLGA, UMA } from "./participants";

const OPEN: Room = { type: 3, name: "Open", password: "let me in", participants: [OLGA, UMA] };

test.beforeEach(({ control, token }) => control.putRoom(token, OPEN));

/** Calls a method of the panel. */
const call = (page: Embedding, method: string, ...values: unknown[]): Promise<any> =>
  page.panel.root.evaluate((panel: any, [method, values]: any) => panel[method](...values), [method, values]);

test(
  "join gives the page the session, leave ends it",
  { tag: ["@v4", "@firefox"] },
  async ({ control, token, openPanel }) => {
    const uma = await openPanel("uma");
    const joined = await call(uma, "join");
    expect(joined).toEqual({ ok: true, sessionId: expect.stringMatching(/^.{200,}$/), role: "user" });
    const { participants } = await control.room(token);
    const own = participants.find((row: { userId: string }) => row.userId === "uma");
    expect(own.session).toBe(joined.sessionId);
    await expect(uma.panel.leave).toBeVisible();
    expect(await call(uma, "join"), "joined already: the same session").toEqual(joined);
    expect(await call(uma, "leave")).toEqual({ ok: true });
    await expect(uma.panel.join).toBeVisible();
    expect(await call(uma, "leave")).toMatchObject({ ok: false, code: "not-possible", retryable: false });
  },
);

test("a call before the panel is loaded waits for it", async ({ token, browserOf }) => {
  const uma = await browserOf("uma");
  await uma.open();
  const result = await uma.page.evaluate(async (token) => {
    const panel: any = document.createElement("talk-participants");
    panel.token = token;
    document.getElementById("here")?.append(panel);
    return Promise.all([panel.join(), panel.whenReady, panel.refresh()]);
  }, token);
  expect(result).toMatchObject([{ ok: true, role: "user" }, { ok: true }, { ok: true, total: 2 }]);
});

test("a panel without a conversation is ready to say so", async ({ browserOf }) => {
  const uma = await browserOf("uma");
  await uma.open();
  const result = await uma.page.evaluate(() => {
    const ready = (token: string | null): Promise<unknown> => {
      const panel: any = document.createElement("talk-participants");
      panel.token = token;
      document.getElementById("here")?.append(panel);
      return panel.whenReady;
    };
    return Promise.all([ready(null), ready("Not a token")]);
  });
  expect(result).toMatchObject([{ ok: false, code: "no-token" }, { ok: false, code: "bad-token" }]);
});

test(
  "what a join has to ask is asked, and the call waits for the answer",
  { tag: "@firefox" },
  async ({ openPanel }) => {
    const guest = await openPanel(null);
    await expect(guest.panel.heading(ui.notInConversationTitle)).toBeVisible();
    const first = call(guest, "join", { name: "Gustav" });
    await expect(guest.panel.passwordDialog).toBeVisible();
    await guest.panel.button(ui.cancel).click();
    expect(await first).toMatchObject({ ok: false, code: "cancelled" });

  const second = call(guest, "join", { name: "Gustav" });
  await guest.panel.password.fill("let me in");
  await guest.panel.password.press("Enter");
  expect(await second).toMatchObject({ ok: true, role: "guest" });
  await expect(guest.panel.name).toHaveValue("Gustav");
});

test("a join can answer in advance; a wrong password opens the dialog", async ({ openPanel }) => {
  const guest = await openPanel(null);
  const wrong = call(guest, "join", { password: "open sesame" });
  await expect(guest.panel.passwordDialog.getByRole("alert")).toHaveText(ui.passwordWrong);
  await guest.panel.button(ui.cancel).click();
  expect(await wrong).toMatchObject({ ok: false, code: "cancelled" });
  expect(await call(guest, "join", { password: "let me in", name: "Gustav" })).toMatchObject({ ok: true });
  await expect(guest.panel.passwordDialog).toHaveCount(0);
  // The page is asked about each try, and told how each ended.
  const joins = (await guest.heardAll()).filter(({ detail }) => detail.kind === "join");
  expect(joins.map(({ name, detail }) => [name, detail.outcome, detail.code])).toEqual([
    ["tp-before-action", undefined, undefined],
    ["tp-action", "failed", "forbidden"],
    ["tp-before-action", undefined, undefined],
    ["tp-action", "done", null],
  ]);
});

test("the name of a user with an account is not remembered for guests", async ({ openPanel }) => {
  const uma = await openPanel("uma");
  expect(await call(uma, "join", { name: "Uma Krishnan" })).toMatchObject({ ok: true });
  expect(await uma.page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain("Uma");
});

test("leaving asks a guest, unless the page has", async ({ openPanel }) => {
  const guest = await openPanel(null);
  await call(guest, "join", { password: "let me in" });
  const asked = call(guest, "leave");
  await guest.panel.answer(ui.leaveTitle, ui.cancel);
  expect(await asked).toMatchObject({ ok: false, code: "cancelled" });
  expect(await call(guest, "leave", { confirmed: true })).toEqual({ ok: true });
  await expect(guest.panel.heading(ui.leftTitle)).toBeVisible();
});

test(
  "a guest's name is trimmed and cut; users have none",
  { tag: "@v4" },
  async ({ control, token, openPanel }) => {
    const guest = await openPanel(null);
    await call(guest, "join", { password: "let me in" });
    expect(await call(guest, "setGuestName", `  ${"Ana ".repeat(30)}`)).toEqual({
      ok: true,
      name: "Ana ".repeat(16).trim(),
    });
    const { participants } = await control.room(token);
    expect(participants.at(-1).displayName).toBe("Ana ".repeat(16).trim());
    const uma = await openPanel("uma");
    expect(await call(uma, "setGuestName", "Uma")).toMatchObject({ ok: false, code: "not-possible" });
  },
);

test("refresh tells what it found, or why it could not", async ({ openPanel }) => {
  const uma = await openPanel("uma", { "poll-interval": "600" });
  await expect(uma.panel.rows).toHaveCount(2);
  expect(await call(uma, "refresh")).toEqual({ ok: true, total: 2, online: 0 });
  await uma.page.route("**/participants?**", (route) => route.fulfill({ status: 503, body: "" }));
  expect(await call(uma, "refresh")).toMatchObject({ ok: false, code: "server", status: 503, retryable: true });
  await uma.page.unroute("**/participants?**");
  expect(await call(uma, "refresh")).toMatchObject({ ok: true });
});

test("a call that the server refuses says so in the panel and in its result", async ({ openPanel }) => {
  const uma = await openPanel("uma");
  await uma.page.route("**/participants/active?**", (route) => route.fulfill({ status: 500, body: "" }));
  const result = await call(uma, "join");
  expect(result).toMatchObject({ ok: false, code: "server", status: 500, retryable: true });
  await expect(uma.panel.failure).toContainText(result.message);
});

test("calls end when the element goes or shows something else", async ({ openPanel }) => {
  const guest = await openPanel(null);
  const ends = await guest.panel.root.evaluate(async (panel: any) => {
    await panel.whenReady;
    const asked = [panel.join(), panel.refresh()];
    panel.remove();
    return Promise.all([...asked, panel.join(), panel.refresh(), panel.focus()]);
  });
  expect(ends.map(({ ok, code }: any) => [ok, code])).toEqual(Array(5).fill([false, "disconnected"]));
});

test("an element without a conversation says so to every call", async ({ browserOf }) => {
  const uma = await (await browserOf("uma")).open({});
  expect(await call(uma, "join")).toMatchObject({ ok: false, code: "no-token" });
  await uma.panel.root.evaluate((panel) => panel.setAttribute("token", "No Token!"));
  expect(await call(uma, "refresh")).toMatchObject({ ok: false, code: "bad-token" });
  expect((await uma.heard("tp-error")).at(-1)).toMatchObject({ code: "bad-token" });
});

test("focus goes to the list, or to what there is instead", { tag: "@firefox" }, async ({ openPanel }) => {
  const uma = await openPanel("uma");
  await expect(uma.panel.rows).toHaveCount(2);
  expect(await call(uma, "focus")).toEqual({ ok: true });
  await expect(uma.panel.rows.first()).toBeFocused();
  const guest = await openPanel(null);
  await expect(guest.panel.name).toBeVisible();
  expect(await call(guest, "focus")).toEqual({ ok: true });
  await expect(guest.panel.name).toBeFocused();
});

test("refresh is answered also without a network", async ({ openPanel }) => {
  const uma = await openPanel("uma");
  await expect(uma.panel.rows).toHaveCount(2);
  await uma.page.context().setOffline(true);
  expect(await call(uma, "refresh")).toMatchObject({ ok: false, code: "offline" });
  await uma.page.context().setOffline(false);
  expect(await call(uma, "refresh")).toMatchObject({ ok: true, total: 2 });
});

test("reveal leads to a participant's row, also where a filter or a search hides it", async ({
  control,
  token,
  openPanel,
}) => {
  const people = Array.from({ length: 400 }, (_, index) => ({
    userId: `person${index}`,
    displayName: `Person ${index}`,
    type: 3,
  }));
  await control.putRoom(token, { type: 2, name: "Many", participants: [OLGA, ...people] });
  const olga = await openPanel("olga");
  await expect(olga.panel.count(401, 0)).toBeAttached();
  expect(await call(olga, "reveal", "user:person399")).toEqual({ ok: true });
  await expect(olga.panel.row("Person 399")).toBeFocused();
  await expect(olga.panel.row("Person 399")).toBeInViewport();
  await olga.panel.find("person 12");
  expect(await call(olga, "reveal", "user:person7")).toEqual({ ok: true });
  await expect(olga.panel.row("Person 7")).toBeFocused();
  await expect(olga.panel.list).toHaveAttribute("aria-rowcount", "401");
  expect(await call(olga, "reveal", "user:nobody")).toMatchObject({ ok: false, code: "not-possible" });
});
