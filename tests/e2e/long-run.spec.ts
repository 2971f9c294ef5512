// Hours of a busy conversation on a server whose clock runs fast: memory stays the same, and the order is that of the
// newest list. Half a minute in the usual run, half an hour with --long.

import type { Page } from "@playwright/test";
import type { Room, Row } from "./control";
import { expect, test } from "./fixtures";
import { OLGA } from "./participants";

const SECONDS = process.env.TALK_PARTICIPANTS_LONG ? 1_800 : 32;
/** How far the server's clock goes in a second. */
const FASTER = 30;
const PARTICIPANTS = 80;

/** A pseudo-random generator with a fixed seed: the same numbers in every run. */
class Chance {
  private state = 20_261_125;

  below(limit: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * limit);
  }
}

/** A conversation whose participants come and go, are promoted and demoted, removed and added. */
class Busy {
  /** Seconds on the server's clock. */
  now = 0;
  private readonly chance = new Chance();
  private readonly participants = Array.from({ length: PARTICIPANTS }, (_, n) => ({
    userId: `user${String(n).padStart(2, "0")}`,
    here: true,
    type: 3,
    /** `null` is offline. */
    pinged: n % 3 === 0 ? 0 : (null as number | null),
  }));

  /** Changes one participant. */
  happen(): void {
    const participant = this.participants[this.chance.below(PARTICIPANTS)]!;
    switch (this.chance.below(6)) {
      case 0:
        participant.pinged = null;
        break;
      case 1:
        participant.type = participant.type === 3 ? 2 : 3;
        break;
      case 2:
        participant.here = !participant.here;
        break;
      default:
        participant.pinged = this.now;
    }
  }

  room(): Room {
    const rows: Row[] = this.participants
      .filter(({ here }) => here)
      .map(({ userId, type, pinged }) => ({
        userId,
        displayName: userId.replace("user", "User "),
        type,
        session: pinged === null ? null : `session-of-${userId}`,
        pingAge: pinged === null ? undefined : this.now - pinged,
      }));
    return { type: 2, name: "Busy", participants: [OLGA, ...rows] };
  }
}

test("a long run: memory, listeners, nodes and timers do not grow, the order is right", async ({
  control,
  token,
  browserOf,
}) => {
  test.setTimeout((SECONDS + 180) * 1_000);
  const busy = new Busy();
  await control.putRoom(token, busy.room());
  const olga = await browserOf("olga");
  await olga.page.addInitScript(watchTimersAndMemory);
  await olga.open({ token });
  await expect(olga.panel.rows.first()).toBeVisible();
  const session = await olga.page.context().newCDPSession(olga.page);
  await session.send("HeapProfiler.enable");
  await session.send("Performance.enable");
  const measure = async () => {
    // What the page wrote down of the panel's events is its own.
    await olga.page.evaluate(() => (globalThis as any).heard.splice(0));
    for (let round = 0; round < 3; round += 1) {
      await session.send("HeapProfiler.collectGarbage");
      await olga.settled();
    }
    const { usedSize } = await session.send("Runtime.getHeapUsage");
    const { metrics } = await session.send("Performance.getMetrics");
    const metric = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? NaN;
    const [memory, timers] = await olga.page.evaluate(() => {
      const { wasmMemory, timers } = globalThis as any;
      return [wasmMemory.buffer.byteLength as number, timers.size as number];
    });
    return { heap: usedSize, memory, timers, listeners: metric("JSEventListeners"), nodes: metric("Nodes") };
  };

  const live = async (seconds: number) => {
    const end = Date.now() + seconds * 1_000;
    while (Date.now() < end) {
      for (let happenings = 0; happenings < 4; happenings += 1) {
        busy.happen();
      }
      await control.advance(FASTER / 2);
      busy.now += FASTER / 2;
      await control.putRoom(token, busy.room());
      await olga.page.waitForTimeout(500);
    }
  };
  await live(SECONDS / 4);
  const early = await measure();
  await live((SECONDS * 3) / 4);
  const late = await measure();
  console.log(`${SECONDS} s:`, JSON.stringify(early), JSON.stringify(late));
  expect(late.memory, "no page of the module's memory more").toBe(early.memory);
  // A notice that is open at one of the two moments has a few.
  expect(late.listeners).toBeLessThanOrEqual(early.listeners + 8);
  expect(late.timers).toBeLessThanOrEqual(early.timers + 1);
  expect(late.nodes, "rows that are rendered come and go").toBeLessThanOrEqual(early.nodes + 250);
  expect(late.heap - early.heap, "bytes of JavaScript's heap").toBeLessThan(1_000_000);

  await olga.refreshed();
  await olga.refreshed();
  // Choosing an order sorts the list again, small differences in pings included.
  await olga.panel.sortBy("Name");
  await olga.panel.sortBy("Last active");
  const ordered = await online(olga.page, token);
  // The viewer's own row stands first. Who is offline stands in the order in which the panel has seen them last.
  const wanted = [OLGA.displayName, ...ordered.filter((name) => name !== OLGA.displayName)];
  const placed = wanted.map((name, index) => ({ place: index + 1, name }));
  expect(placed.length).toBeGreaterThan(5);
  await expect.poll(async () => (await shown(olga.page)).slice(0, placed.length)).toEqual(placed);
});

/** Counts timers that have neither ended nor been cleared, and finds the module's memory. */
function watchTimersAndMemory(): void {
  const timers = new Set<number>();
  const { setTimeout, clearTimeout } = globalThis;
  const set = (handler: (...values: unknown[]) => void, ms?: number, ...values: unknown[]) => {
    const id = setTimeout(() => {
      timers.delete(id);
      handler(...values);
    }, ms) as unknown as number;
    timers.add(id);
    return id;
  };
  const clear = (id: number) => {
    timers.delete(id);
    clearTimeout(id);
  };
  const { instantiateStreaming } = WebAssembly;
  WebAssembly.instantiateStreaming = async (...values) => {
    const made = await instantiateStreaming(...values);
    const memory = Object.values(made.instance.exports).find((it) => it instanceof WebAssembly.Memory);
    Object.assign(globalThis, { wasmMemory: memory });
    return made;
  };
  Object.assign(globalThis, { setTimeout: set, clearTimeout: clear, timers });
}

/**
 * The rendered rows, each with its place in the list, from 1: those in view, and the one that the Tab key leads to,
 * which may be far below.
 */
const shown = (page: Page): Promise<{ place: number; name: string }[]> =>
  page.evaluate(() => {
    const root = document.querySelector("talk-participants")?.shadowRoot;
    const rows = [...(root?.querySelectorAll("[role=row]") ?? [])];
    const place = (row: Element) => Number(row.getAttribute("aria-rowindex"));
    const placed = rows.map((row) => ({ place: place(row), name: row.querySelector(".name bdi")?.textContent ?? "" }));
    return placed.sort((a, b) => a.place - b.place);
  });

/** Who is online, in the order of the specification. */
const online = (page: Page, token: string): Promise<string[]> =>
  page.evaluate(async (token) => {
    const answer = await fetch(`/ocs/v2.php/apps/spreed/api/v1/room/${token}/participants?format=json`, {
      headers: { "OCS-APIRequest": "true" },
    });
    const now = Date.parse(answer.headers.get("date")!) / 1_000;
    const all: { displayName: string; lastPing: number }[] = (await answer.json()).ocs.data;
    const rows = all.filter(({ lastPing }) => now - lastPing < 100);
    rows.sort((a, b) => b.lastPing - a.lastPing || a.displayName.localeCompare(b.displayName, "en"));
    return rows.map(({ displayName }) => displayName);
  }, token);
