// A hundred thousand participants: no task blocks the page for longer than half a second, and the module's memory stays
// bounded, whatever the answers are like.

import { expect, test } from "./fixtures";
import type { Embedding } from "./pages/embedding";
import { OLGA } from "./participants";

const COUNT = 100_000;
/** Milliseconds. */
const LONGEST = 500;

type List = { count: number; kind: "offline" | "online" | "names"; ping?: number; bad?: boolean };

/** Replaces the answers to the list by one that is made in the page, and begins to keep its long tasks. */
async function prepare(olga: Embedding): Promise<void> {
  await olga.page.addInitScript(() => {
    const page = globalThis as any;
    const { fetch } = globalThis;
    page.fetch = async (request: Request, ...more: []) => {
      if (request.method !== "GET" || !/\/participants\?/.test(request.url) || !page.body) return fetch(request, ...more);
      page.asked += 1;
      return new Response(page.body, { headers: { "content-type": "application/json" } });
    };
    page.asked = 0;
    page.tasks = [];
    page.since = 0;
    new PerformanceObserver((list) => page.tasks.push(...list.getEntries())).observe({ type: "longtask" });
    // What the test's own page does with so many is no part of it.
    addEventListener("tp-change", (event) => event.stopImmediatePropagation(), true);
    const { instantiateStreaming } = WebAssembly;
    WebAssembly.instantiateStreaming = async (...values) => {
      const made = await instantiateStreaming(...values);
      page.memory = Object.values(made.instance.exports).find((it) => it instanceof WebAssembly.Memory);
      return made;
    };
  });
}

/** Shows a list, and returns the longest task in milliseconds, the size of the answer and of the module's memory in MB. */
async function shown(olga: Embedding, list: List): Promise<{ longest: number; answer: number; memory: number }> {
  const row = (text: string) => olga.panel.root.getByText(text, { exact: false });
  await olga.page.evaluate(({ count, kind, ping, bad }) => {
    const rows = ['{"inCall":0,"lastPing":0,"sessionId":"0","participantType":1,"userId":"olga","displayName":"Olga Petrova"}'];
    const letters = "abcdefghijklmnopqrstuvwxyz0123456789+/";
    const words = ["Zoë", "李明", "Bøb", "Åsa", "Łukasz", "Ünal", "Marie-Thérèse", "Nguyễn"];
    let seed = 1;
    const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
    for (let n = 1; n < count; n += 1) {
      const online = kind === "online";
      const session = online ? Array.from({ length: 255 }, () => letters[random(letters.length)]).join("") : "0";
      const name = kind === "names" ? `${words[random(8)]} ${words[random(8)]} ${random(1_000_000)}` : `Person ${random(1_000_000)}`;
      const lastPing = online ? Math.floor(Date.now() / 1_000) - (ping ?? 5) : 0;
      rows.push(JSON.stringify({ inCall: 0, lastPing, sessionId: session, participantType: 3, userId: `user${n}`, displayName: name }));
    }
    if (bad) rows.push('{"userId":5}', "null");
    const page = globalThis as any;
    page.body = new TextEncoder().encode(
      `{"ocs":{"meta":{"status":"ok","statuscode":200,"message":"OK"},"data":[${rows.join(",")}]}}`,
    );
    page.asked = 0;
  }, list);
  // Making the list was a long task as well; what began before it ended does not count.
  await olga.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  await olga.page.evaluate(() => {
    const page = globalThis as any;
    page.since = performance.now();
    const panel: any = document.querySelector("talk-participants");
    return panel ? panel.refresh() : null;
  });
  await expect(row(list.count === 1 ? "1 participant" : `${list.count.toLocaleString("en")} participants`).first()).toBeVisible({
    timeout: 60_000,
  });
  await olga.page.waitForTimeout(500);
  return olga.page.evaluate(() => {
    const page = globalThis as any;
    const tasks = (page.tasks as PerformanceEntry[]).filter(({ startTime }) => startTime >= page.since);
    return {
      longest: Math.round(Math.max(0, ...tasks.map(({ duration }) => duration))),
      answer: Math.round(page.body.length / 1e6),
      memory: Math.round(page.memory.buffer.byteLength / 1e6),
    };
  });
}

test("a hundred thousand participants block the page for half a second at most", {
  tag: "@long",
}, async ({ control, token, browserOf }) => {
  test.setTimeout(300_000);
  await control.putRoom(token, { type: 2, name: "Huge", participants: [OLGA] });
  const olga = await browserOf("olga");
  await prepare(olga);
  await olga.open({ token, "poll-interval": "600" });
  await expect(olga.panel.rows).toHaveCount(1);
  const lists: [string, List][] = [
    ["offline", { count: COUNT, kind: "offline" }],
    ["the same", { count: COUNT, kind: "offline" }],
    ["few again", { count: 1, kind: "offline" }],
    ["other names", { count: COUNT, kind: "names" }],
    ["online", { count: COUNT, kind: "online", ping: 50 }],
    ["new pings", { count: COUNT, kind: "online", ping: 5 }],
    ["with bad rows", { count: COUNT, kind: "online", ping: 4, bad: true }],
    ["nearly nobody", { count: 1, kind: "offline" }],
  ];
  const found: Record<string, { longest: number; answer: number; memory: number }> = {};
  for (const [what, list] of lists) {
    found[what] = await shown(olga, list);
  }
  console.log(JSON.stringify(found));
  for (const [what, { longest }] of Object.entries(found)) {
    expect.soft(longest, `${what}: the longest task, in milliseconds`).toBeLessThanOrEqual(LONGEST);
  }
});
