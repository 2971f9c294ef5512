// A viewer who goes on using the panel while their network and the server fail, and what they were told.

import { expect, type Browser, type BrowserContext, type Locator } from "@playwright/test";
import type { Arrived, Control } from "../control";
import { watch } from "../fixtures";
import { expectNoLeak } from "../leaks";
import { ui } from "../names";
import { Embedding, logIn } from "../pages/embedding";
import type { Panel } from "../pages/panel";

/** What fails while a seed is on, and how often; refusals that end a session are rarer than what passes. */
const PERCENT = 35;
const KINDS: Record<string, number> = {
  delay: 4,
  late: 4,
  reset: 4,
  truncated: 3,
  "not-json": 2,
  html: 2,
  "wrong-types": 3,
  unauthorised: 1,
  forbidden: 1,
  "not-found": 1,
  conflict: 1,
  lobby: 1,
  csrf: 2,
  "too-many": 1,
  "too-many-wait": 1,
  internal: 3,
  "bad-gateway": 2,
  maintenance: 1,
  redirect: 1,
  "duplicate-rows": 2,
  "missing-rows": 2,
  skew: 2,
};

/** The outcome of a command, as `tp-action` reports it to the host page. */
export type ReportedAction = { kind: string; outcome: string; code: string | null; about: string | null };

/** What a journey needs; `viewer` is set once it has begun. */
export type JourneyContext = {
  browser: Browser;
  baseURL: string;
  control: Control;
  token: string;
  seed: number;
  viewer?: Viewer;
};

export class Viewer {
  readonly problems: string[] = [];
  /** The requests of the page, by method and last part of the path. */
  readonly sent: string[] = [];
  /** How often the viewer did something that may cause a request at once. */
  triggers = 0;
  private constructor(
    readonly lane: string,
    readonly embedding: Embedding,
    private readonly browserContext: BrowserContext,
    private readonly context: JourneyContext,
  ) {}

  get panel(): Panel {
    return this.embedding.panel;
  }

  /** Opens a panel as an account or a guest, with faults from the first request on. */
  static async enter(context: JourneyContext, name: string, user: string | null): Promise<Viewer> {
    const lane = `${name}-${context.seed}-${context.token}`;
    const headers = { "X-Fault-Lane": lane };
    const browserContext = await context.browser.newContext({ baseURL: context.baseURL, extraHTTPHeaders: headers });
    if (user !== null) {
      await logIn(browserContext, user);
    }
    const viewer = new Viewer(lane, new Embedding(await browserContext.newPage()), browserContext, context);
    context.viewer = viewer;
    watch(viewer.embedding.page, viewer.problems);
    viewer.embedding.page.on("request", (request) => {
      if (request.url().includes("/ocs/")) {
        viewer.sent.push(request.method() + " " + new URL(request.url()).pathname.split("/").at(-1));
      }
    });
    await viewer.embedding.page.addInitScript(listen);
    await context.control.faults(lane, { seed: context.seed, percent: PERCENT, kinds: KINDS, longestMs: 1_200 });
    await viewer.embedding.open({ token: context.token });
    return viewer;
  }

  /** The ARIA snapshot of the panel and the last requests: for the message of a failing seed. */
  async describe(): Promise<string> {
    const seen = await this.panel.root.ariaSnapshot({ timeout: 2_000 }).catch(() => "nothing");
    const what = ({ ms: _, ...rest }: Arrived) => JSON.stringify(rest);
    // Repeated requests are listed once.
    const changes = (await this.arrived()).filter(
      (request, at, all) => at === 0 || what(request) !== what(all[at - 1]!),
    );
    const last = changes.slice(-60).map((request) => JSON.stringify(request));
    return [seen, ...last].join("\n");
  }

  async leave(): Promise<void> {
    await expectNoLeak(this.embedding.page, this.context.baseURL);
    await this.browserContext.close();
  }

  /** Ends the faults. */
  async calm(): Promise<void> {
    await this.context.control.faults(this.lane, { seed: this.context.seed, percent: 0 });
  }

  /** Everything that arrived at the server. */
  arrived(): Promise<Arrived[]> {
    return this.context.control.arrived(this.lane);
  }

  /** Everything that the page was told of attempts. */
  async told(): Promise<ReportedAction[]> {
    const heard = await this.embedding.heard("tp-action");
    return heard.map(({ kind, outcome, code, target }) => ({ kind, outcome, code, about: target?.userId ?? null }));
  }

  /** How often the panel has begun to load. */
  async starts(): Promise<number> {
    return (await this.embedding.heard("tp-state")).filter(({ state }) => state === "loading").length;
  }

  /** Waits until `there` is true; meanwhile the viewer returns to the page or tries again. */
  async until(what: string, there: () => Promise<boolean>, seconds: number, answer = this.answers()): Promise<boolean> {
    const end = Date.now() + seconds * 1_000;
    while (!(await there())) {
      if (Date.now() > end) {
        return false;
      }
      await answer();
      await this.embedding.page.waitForTimeout(400);
    }
    return true;
  }

  /** One round of trying again. */
  answers(password?: string): () => Promise<void> {
    return async () => {
      const { panel, page } = { panel: this.panel, page: this.embedding.page };
      const takeOver = panel.question(ui.takeOverTitle);
      const click = (button: ReturnType<Panel["button"]>) => button.click({ timeout: 3_000 }).catch(() => undefined);
      this.triggers += 1;
      if (await takeOver.isVisible()) {
        await click(takeOver.getByRole("button", { name: ui.takeOver }));
      } else if (await panel.passwordDialog.isVisible()) {
        if (password !== undefined) {
          await panel.password.fill(password, { timeout: 3_000 }).catch(() => undefined);
        }
        await click(panel.passwordDialog.getByRole("button", { name: ui.join }));
      } else if (await panel.button(ui.cancel).isVisible()) {
        await click(panel.button(ui.cancel));
      } else if (await panel.button(ui.retry).isVisible()) {
        await click(panel.button(ui.retry));
      } else {
        await page.evaluate(() => window.dispatchEvent(new Event("focus")));
      }
    };
  }

  /**
   * Tries something, if the panel offers it before long: `act` starts it with so many clicks, and then an attempt of
   * `kind` has to be reported to the host page, and announced to the viewer.
   */
  async tries(kind: string, offered: () => Promise<boolean>, act: () => Promise<void>, clicks = 1): Promise<void> {
    if (!(await this.until(`offer ${kind}`, offered, 6))) {
      return;
    }
    const [before, said] = [(await this.told()).length, await this.said()];
    const begun = (await this.embedding.heard("tp-before-action")).length;
    const clicked = await this.clicked();
    const started = await act().then(
      // The element may have gone at that moment, and the click with it.
      async () => (await this.clicked()) - clicked >= clicks,
      // The command is not offered any more.
      () => false,
    );
    this.triggers += 2;
    const begins = async () => (await this.embedding.heard("tp-before-action")).length > begun;
    if (!started && !(await begins())) {
      return;
    }
    // Or it is said at once why not, for instance because the viewer is not in the list any more.
    const answered = async () => (await begins()) || (await this.said()) > said || (await this.asks());
    await expect.poll(answered, { message: `${this.lane}: ${kind} is begun`, timeout: 50_000 }).toBe(true);
    if (await begins()) {
      const ends = async () => (await this.told()).length > before || (kind === "join" && (await this.asks()));
      await expect.poll(ends, { message: `${this.lane}: ${kind} comes to an end`, timeout: 50_000 }).toBe(true);
      const reads = async () => (await this.said()) > said || (await this.asks()) || (await this.views());
      await expect.poll(reads, { message: `${this.lane}: the end of ${kind} is said` }).toBe(true);
    }
  }

  /** Whether a field is there and takes what is typed; it may go away at that moment. */
  async types(field: Locator, text: string): Promise<boolean> {
    const filled = await field.fill(text, { timeout: 3_000 }).then(
      () => true,
      () => false,
    );
    return filled && (await this.embedding.page.evaluate(() => (globalThis as any).typed)) === text;
  }

  /** "Join" is there, and no question in front of it. */
  async canJoin(): Promise<boolean> {
    return (await this.panel.join.first().isVisible()) && !(await this.asks());
  }

  /** A question is open. */
  async asks(): Promise<boolean> {
    return this.panel.root.locator("[part=dialog][open]").isVisible();
  }

  /** How many clicks have reached something that can be clicked. */
  private clicked(): Promise<number> {
    return this.embedding.page.evaluate(() => (globalThis as any).clicked);
  }

  /** The number of announcements so far. */
  private said(): Promise<number> {
    return this.embedding.page.evaluate(() => (globalThis as any).said.length);
  }

  /** A view in place of the list says what is wrong. */
  private views(): Promise<boolean> {
    return this.panel.root.locator("[part=message]").first().isVisible();
  }
}

/**
 * In the page: keeps the texts of all live regions of the panel, the number of clicks that reached a button, and the
 * last input.
 */
function listen(): void {
  const said: string[] = [];
  Object.assign(globalThis, { said, clicked: 0, typed: "" });
  addEventListener("click", (event) => {
    const buttons = event.composedPath().filter((it) => it instanceof Element && it.matches("button, [role=menuitem]"));
    if (buttons.length > 0) {
      (globalThis as any).clicked += 1;
    }
  }, true);
  addEventListener("input", (event) => {
    const [field] = event.composedPath();
    if (field instanceof HTMLInputElement) {
      (globalThis as any).typed = field.value;
    }
  }, true);
  const last = new Map<string, string>();
  setInterval(() => {
    const root = document.querySelector("talk-participants")?.shadowRoot;
    for (const region of root?.querySelectorAll("[role=status], [role=alert]") ?? []) {
      const text = region.textContent?.trim() ?? "";
      const key = region.getAttribute("role") + (region.getAttribute("aria-label") ?? "");
      if (text !== "" && text !== last.get(key)) {
        said.push(text);
      }
      last.set(key, text);
    }
  }, 50);
}
