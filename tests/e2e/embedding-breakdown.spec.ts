// A panel that cannot be loaded or that panics: it says so in its place, tells the host page, and leaves the rest
// alone.

import type { Page } from "@playwright/test";
import type { Room } from "./control";
import { expect, test } from "./fixtures";
import { element, ui } from "./names";
import { isApi, type Embedding } from "./pages/embedding";
import { OLGA } from "./participants";

const TEAM: Room = { type: 2, name: "Team", participants: [OLGA] };

test.beforeEach(({ control, token }) => control.putRoom(token, TEAM));

/** Expects that each panel says a sentence, and that the page and every call are told. */
async function expectUnavailable(page: Embedding, code: string, text: RegExp, count = 1): Promise<void> {
  await expect(page.page.locator("talk-participants").getByRole("alert")).toHaveText(Array(count).fill(text));
  const told = (await page.heard("tp-error")).filter((error) => error.code === code);
  expect(told).toHaveLength(count);
  expect(told[0]).toMatchObject({ code, status: null, message: expect.stringMatching(text) });
  expect(await page.states()).toEqual(["error"]);
  const results = await page.panel.root.evaluate((panel: any) =>
    Promise.all([panel.whenReady, panel.join(), panel.refresh(), panel.focus()]),
  );
  expect(results.slice(1)).toMatchObject(Array(3).fill({ ok: false, code }));
}

test("a policy without wasm is named, and what it has to allow", async ({ token, browserOf, problems }) => {
  const olga = await browserOf("olga");
  await olga.page.route("**/embedding.html?**", async (route) => {
    const answer = await route.fetch();
    const policy = (answer.headers()["content-security-policy"] ?? "").replace("'wasm-unsafe-eval'", "");
    await route.fulfill({ response: answer, headers: { ...answer.headers(), "content-security-policy": policy } });
  });
  await olga.open({ token });
  await expectUnavailable(olga, "csp-wasm", element.blockedByPolicy);
  expect(problems.length, "the browser and the element log it").toBeGreaterThan(0);
  problems.length = 0;
});

test("a browser without WebAssembly has a message of its own", async ({ token, browserOf, problems }) => {
  const olga = await browserOf("olga");
  await olga.page.addInitScript(() => Reflect.deleteProperty(globalThis, "WebAssembly"));
  await olga.open({ token });
  await expectUnavailable(olga, "no-wasm", element.needsWebAssembly);
  problems.length = 0;
});

test("a browser that is too old is told so, and loads nothing", async ({ token, browserOf }) => {
  const olga = await browserOf("olga");
  const loaded: string[] = [];
  olga.page.on("request", (request) => loaded.push(new URL(request.url()).pathname));
  await olga.page.addInitScript(() => {
    const { supports } = CSS;
    CSS.supports = (...conditions: string[]) =>
      !conditions.join().includes(":state") && supports.apply(CSS, conditions as [string]);
  });
  await olga.open({ token });
  await expectUnavailable(olga, "too-old", element.tooOld);
  expect(loaded.filter((path) => /talk-participants|ocs/.test(path))).toEqual([]);
});

test("files that cannot be loaded are tried again when asked", async ({ token, browserOf, problems }) => {
  const olga = await browserOf("olga");
  await olga.page.route("**/*.wasm", (route) => route.abort());
  await olga.open({ token });
  await expectUnavailable(olga, "load-failed", element.couldNotBeLoaded);
  await olga.page.unroute("**/*.wasm");
  expect(await olga.panel.root.evaluate((panel: any) => panel.refresh())).toMatchObject({ ok: true });
  await expect(olga.panel.rows).toHaveCount(1);
  problems.length = 0;
});

test("a script that cannot be loaded is asked for under another address", async ({ token, browserOf, problems }) => {
  const olga = await browserOf("olga");
  const asked: string[] = [];
  await olga.page.route("**/talk-participants.js*", (route) => {
    asked.push(new URL(route.request().url()).search);
    return asked.length < 3 ? route.abort() : route.continue();
  });
  await olga.open({ token });
  await expect(olga.panel.root.getByRole("alert")).toHaveText(element.couldNotBeLoaded);
  const refreshed = () => olga.panel.root.evaluate((panel: any) => panel.refresh());
  expect(await refreshed()).toMatchObject({ ok: false, code: "load-failed", retryable: true });
  expect(await refreshed()).toMatchObject({ ok: true });
  await expect(olga.panel.rows).toHaveCount(1);
  expect(asked).toEqual(["", "?again=1", "?again=2"]);
  problems.length = 0;
});

test("files that cannot be loaded are tried again when the network is back", async ({ token, browserOf, problems }) => {
  const olga = await (await browserOf("olga")).open();
  await olga.page.waitForFunction(() => customElements.get("talk-participants") !== undefined);
  await olga.page.context().setOffline(true);
  await olga.page.evaluate((token) => {
    const panel = document.createElement("talk-participants");
    panel.setAttribute("token", token);
    document.getElementById("here")?.append(panel);
  }, token);
  await expectUnavailable(olga, "load-failed", element.couldNotBeLoaded);
  await olga.page.context().setOffline(false);
  await expect(olga.panel.rows).toHaveCount(1);
  problems.length = 0;
});

test("a host page can replace the message", async ({ token, browserOf, problems }) => {
  const olga = await browserOf("olga");
  await olga.page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, "WebAssembly");
    addEventListener("DOMContentLoaded", () => {
      const panel: any = document.querySelector("talk-participants");
      panel.messages = { "no-wasm": "Ask <b>Ada</b> for another browser." };
    });
  });
  await olga.open({ token });
  await expect(olga.panel.root.getByRole("alert")).toHaveText("Ask <b>Ada</b> for another browser.");
  problems.length = 0;
});

test("after a breakdown every panel says so, and nothing is asked any more", async ({ token, browserOf, problems }) => {
  const olga = await browserOf("olga");
  await olga.page.clock.install();
  // A trap that comes from the outside: the module cannot tell the difference.
  await olga.page.addInitScript(() => {
    const { getItem } = Storage.prototype;
    Object.defineProperty(Storage.prototype, "getItem", {
      value(this: Storage, key: string) {
        if ((globalThis as any).breaks) {
          const error = new WebAssembly.RuntimeError("unreachable");
          error.stack = `RuntimeError: unreachable\n at talk-participants_bg.wasm`;
          queueMicrotask(() => {
            throw error;
          });
        }
        return getItem.call(this, key);
      },
    });
  });
  await olga.open({ token }, { token });
  const [first, second] = [olga.panelAt(0), olga.panelAt(1)];
  await first.join.click();
  await expect(second.row("Olga Petrova")).toHaveAccessibleName(
    ui.row("Olga Petrova", ui.you, ui.roleOwner, ui.online),
  );
  const asked: string[] = [];
  await olga.page.evaluate(() => {
    (globalThis as any).breaks = true;
    document.querySelector("talk-participants")?.setAttribute("sort", "name");
  });
  await expect(olga.page.locator("talk-participants").getByRole("alert")).toHaveText(Array(2).fill(element.stopped));
  olga.page.on("request", (request) => {
    if (isApi(request)) {
      asked.push(request.url());
    }
  });
  await olga.page.clock.fastForward(300_000);
  await olga.page.evaluate(() => {
    window.dispatchEvent(new Event("focus"));
    window.dispatchEvent(new Event("online"));
    document.querySelector("talk-participants")?.setAttribute("token", "other123");
    document.querySelector("talk-participants")?.remove();
    document.getElementById("here")?.append(document.createElement("talk-participants"));
  });
  await olga.settled();
  expect(asked).toEqual([]);
  await expect(olga.page.locator("talk-participants").getByRole("alert")).toHaveCount(2);
  expect((await olga.heard("tp-error")).filter(({ code }) => code === "panic")).toHaveLength(3);
  const locks = await olga.page.evaluate(async () => (await navigator.locks.query()).held?.length);
  expect(locks, "another tab can keep the session alive").toBe(0);
  expect(problems.join("\n")).toContain("unreachable");
  problems.length = 0;
});

/** Makes the module of a page trap, as it does when it cannot have memory. */
async function trap(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // The same module as the panel's, by its address; it is started already, and returns what it exports.
    const { default: start } = await import("/talk-participants.js" as string);
    const { __wbindgen_malloc } = await start();
    // No memory is aligned to three bytes.
    setTimeout(() => __wbindgen_malloc(8, 3));
  });
}

test("Restart brings every panel back, and nothing of the old instance acts any more", async ({
  control,
  token,
  browserOf,
  problems,
}) => {
  await control.putRoom(token, { ...TEAM, participants: [OLGA, { userId: "max", displayName: "Max", type: 3 }] });
  const olga = await browserOf("olga");
  await olga.open({ token }, { token, sort: "name" });
  const [first, second] = [olga.panelAt(0), olga.panelAt(1)];
  await expect(second.rows).toHaveCount(2);
  await first.joinAndWait();
  await first.find("Olg");
  await second.typeToAdd("Ann");
  await expect(first.rows).toHaveCount(1);
  // A call, and a request of the page's own, that are under way.
  await olga.page.evaluate(() => {
    const panels = [...document.querySelectorAll("talk-participants")] as any[];
    const held: (() => void)[] = [];
    panels[1].fetch = () => new Promise((resolve) => held.push(() => resolve(new Response("{}"))));
    Object.assign(globalThis, { held, calls: [panels[1].refresh()] });
  });
  await expect.poll(() => olga.page.evaluate(() => (globalThis as any).held.length)).toBeGreaterThan(0);

  await trap(olga.page);
  const alerts = olga.page.locator("talk-participants").getByRole("alert");
  await expect(alerts).toHaveText(Array(2).fill(element.stopped));
  const results = await olga.page.evaluate(() => Promise.all((globalThis as any).calls));
  expect(results).toMatchObject([{ ok: false, code: "panic" }]);
  expect(problems.join("\n")).toContain("unreachable");
  const more = problems.filter((problem) => !/unreachable|talk-participants stopped at/.test(problem));
  expect(more, "what is left of the old instance is silent").toEqual([]);
  problems.length = 0;

  await olga.page.evaluate(() => ((document.querySelectorAll("talk-participants")[1] as any).fetch = null));
  await first.root.getByRole("button", { name: element.restart }).click();
  await expect(alerts.filter({ hasText: element.stopped })).toHaveCount(0);
  await expect(first.leave, "the session of this tab is found again").toBeVisible();
  await expect(first.search).toHaveValue("Olg");
  await expect(first.rows).toHaveCount(1);
  await expect(first.root.locator(":focus")).toHaveCount(1);
  await expect(second.rows, "the viewer's own").toHaveCount(1);
  await expect(second.add).toHaveValue("Ann");
  // What the old instance waited for comes, and what it listened to happens.
  await olga.page.evaluate(() => {
    for (const release of (globalThis as any).held) release();
    for (const type of ["focus", "online", "offline", "beforeprint", "afterprint", "online"]) {
      window.dispatchEvent(new Event(type));
    }
  });
  await olga.refreshed();
  expect(await first.root.evaluate((panel: any) => panel.refresh())).toMatchObject({ ok: true });
});

test("a module that stops again and again is started again each time, and leaks nothing", async ({
  token,
  browserOf,
  problems,
}) => {
  const olga = await (await browserOf("olga")).open({ token }, { token });
  const session = await olga.page.context().newCDPSession(olga.page);
  await session.send("Performance.enable");
  await session.send("HeapProfiler.enable");
  const measured: number[][] = [];
  for (let time = 0; time < 6; time += 1) {
    await expect(olga.panelAt(1).rows).toHaveCount(1);
    await trap(olga.page);
    await olga.panelAt(1).root.getByRole("button", { name: element.restart }).click();
    await expect(olga.panelAt(0).rows).toHaveCount(1);
    await session.send("HeapProfiler.collectGarbage");
    const { metrics } = await session.send("Performance.getMetrics");
    const metric = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? NaN;
    measured.push([metric("JSEventListeners"), metric("Nodes")]);
  }
  // A panel may not have loaded all when it is measured, or not yet have let go of all. What leaks is there from then on.
  const grown = [0, 1].map((at) => {
    const values = measured.map((figures) => figures[at] ?? NaN);
    return Math.min(...values.slice(3)) - Math.max(...values.slice(0, 3));
  });
  expect(grown[0], `listeners, nodes: ${JSON.stringify(measured)}`).toBeLessThan(12);
  expect(grown[1], `listeners, nodes: ${JSON.stringify(measured)}`).toBeLessThan(60);
  problems.length = 0;
});

test("a host that wraps fetch and timers and extends lists gets a panel that works", async ({ token, browserOf }) => {
  const olga = await browserOf("olga");
  await olga.page.addInitScript(() => {
    const { fetch, setTimeout } = window;
    // Seen in the wild: monitoring that hands back its own promise, and rejects with a text.
    (window as any).fetch = (...values: Parameters<typeof fetch>) => ({
      then: (resolve: never, reject: never) => fetch(...values).then(resolve, () => (reject as any)("monitored")),
    });
    (window as any).setTimeout = (act: () => void, ms: number) => setTimeout(() => act(), ms);
    // Libraries of long ago extend what every list has.
    Object.defineProperty(Array.prototype, "last", { value: () => 1, enumerable: true });
  });
  await olga.open({ token });
  await expect(olga.panel.rows).toHaveCount(1);
  await olga.panel.joinAndWait();
  await olga.refreshed();
});
