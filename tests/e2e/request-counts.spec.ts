// How many requests one viewer causes: the figures of docs/other-origins.md, counted over five minutes on a clock that
// the test moves.

import type { Page, Request, Route } from "@playwright/test";
import { expect, test } from "./fixtures";
import { ui } from "./names";
import { isApi } from "./pages/embedding";
import { OLGA, UMA } from "./participants";

const MINUTES = 5;
/** How long a server keeps a long poll that brings no news, in seconds. */
const HELD = 30;

/** A long poll that has not been answered yet, since which second. */
type Held = { route: Route; since: number };

/** Answers long polls as a server with no news does: after half a minute of the page's time. */
class Quiet {
  private now = 0;
  private held: Held | null = null;
  /** Seconds in which a request was open: in which it keeps one PHP worker. */
  busy = 0;

  constructor(private readonly page: Page) {}

  /** A long poll is waiting for an answer. */
  get isAsked(): boolean {
    return this.held !== null;
  }

  async begin(): Promise<void> {
    await this.page.route("**/signaling/*", async (route) => {
      this.held = { route, since: this.now };
    });
  }

  async second(): Promise<void> {
    this.now += 1;
    this.busy += Number(this.held !== null);
    if (this.held && this.now - this.held.since >= HELD) {
      const { route } = this.held;
      this.held = null;
      await route.fulfill({ json: { ocs: { meta: { status: "ok", statuscode: 200, message: "OK" }, data: [] } } });
    }
  }
}

const isLong = (request: Request): boolean => request.url().includes("/signaling/");

/** A request without what is different every time. */
const kindOf = (request: Request, token: string): string =>
  `${request.method()} ${new URL(request.url()).pathname.replace(/^.*\/v[12](\.php)?\/(?!apps)/, "").replace(token, "…")}`;

test("opening takes four requests, joining three", async ({ control, token, browserOf }) => {
  await control.putRoom(token, {
    type: 3,
    name: "Quiet",
    participants: [{ userId: "uma", displayName: "Uma Krishnan", type: 1 }],
  });
  const uma = await browserOf("uma");
  const asked: string[] = [];
  uma.page.on("request", (request) => isApi(request) && !isLong(request) && asked.push(kindOf(request, token)));
  await uma.open({ token, "poll-interval": "60" });
  await expect(uma.panel.rows).toHaveCount(1);
  expect(asked.splice(0).sort()).toEqual([
    "GET cloud/capabilities",
    "GET cloud/user",
    "GET room/…",
    "GET room/…/participants",
  ]);
  await uma.panel.join.click();
  await uma.panel.expectRow("Uma Krishnan", ui.you, ui.roleOwner, ui.online);
  // Whether joining would end a session elsewhere, the join itself, and what it changed.
  expect(asked).toEqual(["GET room/…", "POST room/…/participants/active", "GET room/…/participants"]);
});

// `busy` is how many of the 300 seconds a PHP worker is held by a long poll.
const STATES = [
  {
    what: "visible, not joined",
    hidden: false,
    joined: false,
    tag: "@long",
    lists: [24, 30],
    polls: [0, 0],
    busy: [0, 0],
  },
  {
    what: "hidden, not joined",
    hidden: true,
    joined: false,
    tag: "@long",
    lists: [7, 10],
    polls: [0, 0],
    busy: [0, 0],
  },
  { what: "visible, joined", hidden: false, joined: true, tag: [], lists: [24, 30], polls: [7, 10], busy: [240, 300] },
  { what: "hidden, joined", hidden: true, joined: true, tag: [], lists: [7, 10], polls: [7, 10], busy: [240, 300] },
];

for (const { what, hidden, joined, tag, lists, polls, busy } of STATES) {
  test(`${what}: so many requests in five minutes`, { tag }, async ({ control, token, browserOf }) => {
    test.setTimeout(90_000);
    await control.putRoom(token, { type: 3, name: "Quiet", participants: [OLGA, UMA] });
    const uma = await browserOf("uma");
    await uma.page.clock.install();
    const quiet = new Quiet(uma.page);
    await quiet.begin();
    await uma.open({ token, "poll-interval": "10" });
    await expect(uma.panel.rows).toHaveCount(2);
    if (joined) {
      await uma.panel.joinAndWait();
      // The first belongs to the join, and not to the minutes after it.
      await expect.poll(() => quiet.isAsked).toBe(true);
    }
    if (hidden) {
      await uma.page.evaluate(() => {
        Object.defineProperty(document, "visibilityState", { value: "hidden", configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
      });
    }
    const counts: Record<string, number> = {};
    const open = new Set<Request>();
    const closed = (request: Request): void => void open.delete(request);
    uma.page.on("request", (request) => {
      if (isApi(request)) {
        const kind = kindOf(request, token);
        counts[kind] = (counts[kind] ?? 0) + 1;
        if (!isLong(request)) {
          open.add(request);
        }
      }
    });
    uma.page.on("requestfinished", closed);
    uma.page.on("requestfailed", closed);
    for (let second = 0; second < MINUTES * 60; second += 1) {
      await uma.page.clock.runFor(1_000);
      await quiet.second();
      // Answers take no time on the page's clock, or the pauses after them would grow.
      await uma.page.evaluate(() => undefined);
      await expect.poll(() => open.size, { intervals: [2] }).toBe(0);
      await uma.page.evaluate(() => undefined);
    }
    const list = counts["GET room/…/participants"] ?? 0;
    const poll = counts["GET signaling/…"] ?? 0;
    expect(Object.keys(counts).filter((kind) => !/^GET (room\/…\/participants|signaling\/…)$/.test(kind))).toEqual([]);
    for (const [counted, [least, most]] of [[list, lists], [poll, polls], [quiet.busy, busy]] as const) {
      expect(counted).toBeGreaterThanOrEqual(least ?? 0);
      expect(counted).toBeLessThanOrEqual(most ?? 0);
    }
  });
}
