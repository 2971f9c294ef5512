// Elements that are connected and removed hundreds of times leak nothing; an element that moves to another document
// stays as it was.

import type { Room } from "./control";
import { expect, test } from "./fixtures";
import type { Embedding } from "./pages/embedding";
import { Panel } from "./pages/panel";
import { OLGA } from "./participants";

const TEAM: Room = {
  type: 2,
  name: "Team",
  participants: [
    OLGA,
    ...Array.from({ length: 40 }, (_, n) => ({ userId: `user${n}`, displayName: `User ${n}`, type: 3, session: true })),
  ],
};

/** The module's memory grows by pages, and the allocator finds its size only after some hundred panels. */
const PAGE = 65_536;

for (const { times, tag } of [
  { times: 300, tag: [] },
  { times: 5_100, tag: "@long" },
]) {
  const title = `connecting ${times} times takes no more memory, listeners and nodes than 100`;
  test(title, { tag }, async ({ control, token, browserOf }) => {
    test.setTimeout(240_000 + times * 100);
    await control.putRoom(token, TEAM);
    await connects(times, token, await browserOf("olga"));
  });
}

/** Compares so many elements with the first 100 of them. */
async function connects(times: number, token: string, olga: Embedding): Promise<void> {
  // The module's memory, which only ever grows: what is not given back shows here.
  await olga.page.addInitScript(() => {
    const { instantiateStreaming } = WebAssembly;
    WebAssembly.instantiateStreaming = async (...values) => {
      const made = await instantiateStreaming(...values);
      const memory = Object.values(made.instance.exports).find((it) => it instanceof WebAssembly.Memory);
      Object.assign(globalThis, { wasmMemory: memory });
      return made;
    };
  });
  await olga.open({ token });
  await expect(olga.panel.rows.first()).toBeVisible();
  const session = await olga.page.context().newCDPSession(olga.page);
  await session.send("HeapProfiler.enable");
  await session.send("Performance.enable");
  const cycles = (count: number) =>
    olga.page.evaluate(
      async ([count, token]) => {
        const here = document.getElementById("here") as HTMLElement;
        here.replaceChildren();
        for (let cycle = 0; cycle < count; cycle += 1) {
          const panel: any = document.createElement("talk-participants");
          panel.token = token;
          panel.credentials = { headers: { "X-Cycle": String(cycle) } };
          panel.actions = [{ id: "a", label: "A", run: () => panel }];
          panel.addEventListener("tp-change", () => panel);
          here.append(panel);
          // Some are gone before they have asked, some while they do, most with the list on the screen.
          if (cycle % 10 > 1) {
            await panel.whenReady;
          } else if (cycle % 10 === 1) {
            await Promise.resolve();
          }
          panel.remove();
        }
        (globalThis as any).heard.length = 0;
      },
      [count, token] as const,
    );
  const measure = async () => {
    for (let round = 0; round < 3; round += 1) {
      await session.send("HeapProfiler.collectGarbage");
      await olga.settled();
    }
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    const { metrics } = await session.send("Performance.getMetrics");
    const metric = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? NaN;
    const memory = await olga.page.evaluate(() => (globalThis as any).wasmMemory.buffer.byteLength as number);
    return { heap: usedSize, memory, listeners: metric("JSEventListeners"), nodes: metric("Nodes") };
  };
  await cycles(100);
  const early = await measure();
  await cycles(times - 100);
  const late = await measure();
  expect(late.memory, "bytes of the module's memory").toBeLessThanOrEqual(early.memory + PAGE);
  expect(late.listeners).toBe(early.listeners);
  expect(late.nodes).toBeLessThanOrEqual(early.nodes + 20);
  expect(late.heap - early.heap, "bytes of JavaScript's heap").toBeLessThan(400_000);
  console.log(`after 100 and ${times}:`, JSON.stringify(early), JSON.stringify(late));
}

test("an element that moves to another document looks the same and works", async ({ control, token, openPanel }) => {
  await control.putRoom(token, TEAM);
  const { page, panel } = await openPanel("olga");
  const overflow = ({ list }: Panel) => list.evaluate((list) => getComputedStyle(list).overflowY);
  await expect(panel.rows.first()).toBeVisible();
  const before = await overflow(panel);
  expect(before).not.toBe("visible");
  const frame = new Panel(page, page.frameLocator("iframe").locator("talk-participants"));

  await page.evaluate(() => {
    const frame = document.createElement("iframe");
    frame.width = frame.height = "600";
    document.getElementById("there")!.append(frame);
    frame.contentDocument!.body.append(document.querySelector("talk-participants")!);
  });
  await expect(frame.rows.first()).toBeVisible();
  expect(await overflow(frame)).toBe(before);
  expect(await frame.root.evaluate((panel: any) => panel.refresh())).toMatchObject({ ok: true });

  await page.evaluate(() => {
    const there = document.querySelector("iframe")!.contentDocument!;
    document.getElementById("here")!.append(there.querySelector("talk-participants")!);
  });
  await expect(panel.rows.first()).toBeVisible();
  expect(await overflow(panel)).toBe(before);

  // One that is made here and put there in the first place.
  const result = await page.evaluate((token) => {
    const made: any = document.createElement("talk-participants");
    made.token = token;
    made.lang = "en";
    document.querySelector("iframe")!.contentDocument!.body.append(made);
    return made.refresh();
  }, token);
  expect(result).toMatchObject({ ok: true });
  await expect(frame.rows.first()).toBeVisible();
  expect(await overflow(frame)).toBe(before);
});
