// Values of the host page that throw, never settle or are of a wrong type: the page hears of them, the panel stays, and
// another panel of the page notices nothing. The readers have tests of their own (npm/test/host-values.test.mjs and
// tests/browser/fetching.rs); this is the whole.

import type { Page } from "@playwright/test";
import type { Room } from "./control";
import { expect, test } from "./fixtures";
import { OLGA } from "./participants";

const TEAM: Room = { type: 2, name: "Team", participants: [OLGA, { userId: "max", displayName: "Max", type: 3 }] };

test.beforeEach(({ control, token }) => control.putRoom(token, TEAM));

/** Runs in the page: sets each property of the first panel to each bad value in turn, and makes calls with them. */
async function abuse(): Promise<{ count: number; codes: string[] }> {
  const panel: any = document.querySelector("talk-participants");
  const throws = () => {
    throw new Error("the page's own");
  };
  const revoked = (target: object) => {
    const { proxy, revoke } = Proxy.revocable(target, {});
    revoke();
    return proxy;
  };
  const detached = new ArrayBuffer(8);
  structuredClone(detached, { transfer: [detached] });
  const getter = (name: string, more = {}) => Object.defineProperty({ ...more }, name, { get: throws, enumerable: true });
  const hostile = new Proxy({}, { get: throws, has: throws, ownKeys: throws, getPrototypeOf: throws });
  const any: unknown[] = [
    Symbol("a"),
    7,
    "a text",
    true,
    detached,
    new Promise(() => {}),
    revoked({}),
    revoked(() => {}),
    hostile,
    { toString: throws, valueOf: throws },
    { get then() { return throws(); } },
  ];
  const values: Record<string, unknown[]> = {
    credentials: [...any, getter("headers"), { headers: hostile }, getter("user"), { headers: { "X-A": Symbol("a") } }],
    messages: [...any, getter("Join"), { Join: Symbol("a") }],
    actions: [
      ...any,
      [hostile],
      [getter("id")],
      [{ id: "a", label: "A", offered: throws, run: throws }],
      [{ id: "a", label: "A", offered: () => hostile, run: async () => {} }],
    ],
    requestToken: [...any, throws, async () => "late", () => hostile],
    fetch: [
      ...any,
      throws,
      () => hostile,
      () => Promise.reject(hostile),
      () => ({ then: throws }),
      async () => getter("status"),
      async () => ({ status: 200, headers: hostile }),
      async () => Object.defineProperty(new Response("{}"), "headers", { get: throws }),
      async () => new Response(new ReadableStream({ pull: throws })),
      async () => ({ status: 200, headers: new Headers(), arrayBuffer: async () => detached }),
      () => new Promise(() => {}),
    ],
  };
  const codes = new Set<string>();
  let count = 0;
  const turn = () => new Promise((resolve) => setTimeout(resolve, 20));
  for (const [name, bad] of Object.entries(values)) {
    for (const value of bad) {
      panel[name] = value;
      count += 1;
      await Promise.race([panel.refresh(), turn()]);
      // The menu asks the page's actions.
      panel.shadowRoot.querySelector("[role=row] button")?.click();
      await turn();
    }
    panel[name] = null;
    await turn();
  }
  for (const value of [...any, getter("password"), getter("takeOver"), getter("confirmed"), getter("preventScroll")]) {
    for (const method of ["join", "leave", "setGuestName", "focus"]) {
      // Those that are no object, and the empty objects that would really join and leave.
      const isRead = typeof value === "object" && !Object.is(value, hostile) && value !== any[6];
      const reads = { join: "password", leave: "confirmed", focus: "preventScroll" }[method];
      if (isRead && method !== "setGuestName" && !Object.hasOwn(value as object, reads ?? "")) continue;
      if (method === "setGuestName" && typeof value === "string") continue;
      const result = await panel[method](value);
      count += 1;
      codes.add(`${method} ${result.code}`);
    }
  }
  return { count, codes: [...codes].sort() };
}

test("no value of the host page stops a panel, and the other one notices nothing", async ({ token, browserOf, problems }) => {
  test.setTimeout(120_000);
  const olga = await (await browserOf("olga")).open({ token }, { token });
  const [first, second] = [olga.panelAt(0), olga.panelAt(1)];
  await expect(first.rows).toHaveCount(2);
  await expect(second.rows).toHaveCount(2);
  await second.root.evaluate((panel) => {
    (globalThis as any).errorsOfSecond = [];
    panel.addEventListener("tp-error", ({ detail }: any) => (globalThis as any).errorsOfSecond.push(detail));
  });
  const { count, codes } = await olga.page.evaluate(abuse);
  expect(count).toBeGreaterThan(100);
  expect(codes).toEqual(["focus bad-value", "join bad-value", "leave bad-value", "setGuestName bad-value"]);
  const errors = await olga.heard("tp-error");
  expect(new Set(errors.map(({ code }) => code))).not.toContain("panic");
  const named = errors
    .filter(({ code, message }) => code === "bad-value" && message.includes(": "))
    .map(({ message }) => message.split(": ")[1]);
  expect(new Set(named)).toEqual(new Set(["credentials", "messages", "actions", "fetch", "requestToken"]));
  expect(await olga.page.evaluate(() => (globalThis as any).errorsOfSecond)).toEqual([]);
  await expect(first.rows).toHaveCount(2);
  for (const panel of [first, second]) {
    expect(await panel.root.evaluate((panel: any) => panel.refresh())).toMatchObject({ ok: true, total: 2 });
  }
  expect(problems.filter((problem) => /RuntimeError|unreachable|borrow|stopped at/.test(problem))).toEqual([]);
  problems.length = 0;
});

/** What a page sends for the panel: methods, addresses, headers and bodies. */
function requestsOf(page: Page): () => string[] {
  const seen = new Set<string>();
  page.on("request", (request) => {
    if (!request.url().includes("/ocs/")) return;
    const { accept, authorization, requesttoken, ...headers } = request.headers();
    const own = Object.keys(headers).filter((name) => !/^(sec-|user-agent|referer|accept|cookie|origin|host)/.test(name));
    const path = new URL(request.url()).pathname + new URL(request.url()).search;
    seen.add([request.method(), path, accept, authorization, own.sort().join(), request.postData()].join(" "));
  });
  return () => [...seen].sort();
}

test("names that scripts gave to every object or array change nothing", async ({ token, browserOf }) => {
  const plain = await browserOf("olga");
  const sentByPlain = requestsOf(plain.page);
  await plain.open({ token });
  await expect(plain.panel.rows).toHaveCount(2);
  await plain.panel.joinAndWait();
  await plain.panel.leave.click();
  await expect(plain.panel.join).toBeVisible();

  const olga = await browserOf("olga");
  const sent = requestsOf(olga.page);
  await olga.page.addInitScript(() => {
    const names = ["version", "then", "name", "user", "password", "headers", "token", "mount", "module_or_path", "messages"];
    const more = ["takeOver", "confirmed", "offered", "run", "query", "typed", "ok", "code", "language", "words", "catalogue"];
    for (const name of [...names, ...more]) {
      Object.defineProperty(Object.prototype, name, { value: "polluted", enumerable: true, writable: true, configurable: true });
    }
    Object.defineProperty(Array.prototype, "last", { value: () => 1, enumerable: true });
  });
  await olga.open({ token });
  await expect(olga.panel.rows).toHaveCount(2);
  await olga.panel.joinAndWait();
  await olga.panel.leave.click();
  await expect(olga.panel.join).toBeVisible();
  expect(sent()).toEqual(sentByPlain());
});
