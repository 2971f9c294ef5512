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

/** What an attempt came to, as the page around the panel is told. */
export type Told = { kind: string; outcome: string; code: string | null; about: string | null };

/** Where a journey takes place; `person` is who makes it. */
export type Scene = {
  browser: Browser;
  baseURL: string;
  control: Control;
  token: string;
  seed: number;
  person?: Person;
};

export class Person {
  readonly problems: string[] = [];
  /** Requests as the browser page made them, by class. */
  readonly sent: string[] = [];
  /** How often the person did something that may ask at once. */
  nudges = 0;
  private constructor(
    readonly lane: string,
    readonly embedding: Embedding,
    private readonly context: BrowserContext,
    private readonly scene: Scene,
  ) {}

  get panel(): Panel {
    return this.embedding.panel;
  }

  /** Opens a panel as an account or a guest, with faults from the first request on. */
  static async enter(scene: Scene, name: string, user: string | null): Promise<Person> {
    const lane = `${name}-${scene.seed}-${scene.token}`;
    const headers = { "X-Fault-Lane": lane };
    const context = await scene.browser.newContext({ baseURL: scene.baseURL, extraHTTPHeaders: headers });
    if (user !== null) {
      await logIn(context, user);
    }
    const person = new Person(lane, new Embedding(await context.newPage()), context, scene);
    scene.person = person;
    watch(person.embedding.page, person.problems);
    person.embedding.page.on("request", (request) => {
      if (request.url().includes("/ocs/")) {
        person.sent.push(request.method() + " " + new URL(request.url()).pathname.split("/").at(-1));
      }
    });
    await person.embedding.page.addInitScript(listen);
    await scene.control.faults(lane, { seed: scene.seed, percent: PERCENT, kinds: KINDS, longestMs: 1_200 });
    await person.embedding.open({ token: scene.token });
    return person;
  }

  /** What there is to see at the moment, and what arrived last: for the message of a failing seed. */
  async scenery(): Promise<string> {
    const seen = await this.panel.root.ariaSnapshot({ timeout: 2_000 }).catch(() => "nothing");
    const what = ({ ms: _, ...rest }: Arrived) => JSON.stringify(rest);
    // Of the same thing over and over the first is enough.
    const changes = (await this.arrived()).filter(
      (request, at, all) => at === 0 || what(request) !== what(all[at - 1]!),
    );
    const last = changes.slice(-60).map((request) => JSON.stringify(request));
    return [seen, ...last].join("\n");
  }

  async leave(): Promise<void> {
    await expectNoLeak(this.embedding.page, this.scene.baseURL);
    await this.context.close();
  }

  /** From now on nothing goes wrong any more. */
  async calm(): Promise<void> {
    await this.scene.control.faults(this.lane, { seed: this.scene.seed, percent: 0 });
  }

  /** Everything that arrived at the server. */
  arrived(): Promise<Arrived[]> {
    return this.scene.control.arrived(this.lane);
  }

  /** Everything that the page was told of attempts. */
  async told(): Promise<Told[]> {
    const heard = await this.embedding.heard("tp-action");
    return heard.map(({ kind, outcome, code, target }) => ({ kind, outcome, code, about: target?.userId ?? null }));
  }

  /** Waits until `there` is true, doing what people do who wait: coming back to the page, trying again. */
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
      this.nudges += 1;
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
   * Tries something, if the panel offers it before long: `act` starts it with so many clicks, and then an attempt of `kind`
   * has to be told to the page, and something to the person.
   */
  async tries(kind: string, offered: () => Promise<boolean>, act: () => Promise<void>, clicks = 1): Promise<void> {
    if (!(await this.until(`offer ${kind}`, offered, 6))) {
      return;
    }
    const [before, said] = [(await this.told()).length, await this.said()];
    const begun = (await this.embedding.heard("tp-before-action")).length;
    const clicked = await this.clicked();
    const started = await act().then(
      // A click on what went away at that moment is nobody's.
      async () => (await this.clicked()) - clicked >= clicks,
      // What was offered went away meanwhile.
      () => false,
    );
    this.nudges += 2;
    const begins = async () => (await this.embedding.heard("tp-before-action")).length > begun;
    if (!started && !(await begins())) {
      return;
    }
    // Or it is said at once why not, for instance because the person is not in the list any more.
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

  /** How often something was said so far. */
  private said(): Promise<number> {
    return this.embedding.page.evaluate(() => (globalThis as any).said.length);
  }

  /** A view in place of the list says what is wrong. */
  private views(): Promise<boolean> {
    return this.panel.root.locator("[part=message]").first().isVisible();
  }
}

/**
 * In the page: keeps everything that the panel says, as somebody who reads all of it would; and what reached the panel of
 * that person's clicks, and of their typing the last.
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
