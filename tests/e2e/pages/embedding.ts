// The tests' own host page, which embeds panels, in a browser that is logged in by cookie or not at all.

import { expect, type BrowserContext, type Page, type Request, type Response } from "@playwright/test";
import { Panel } from "./panel";

/** Attributes of `<talk-participants>`. */
export type Attributes = { token?: string; "user-id"?: string } & Record<string, string>;

export class Embedding {
  readonly panel: Panel;

  constructor(readonly page: Page) {
    this.panel = new Panel(page);
  }

  /** One of several panels, counted from 0. */
  panelAt(place: number): Panel {
    return new Panel(this.page, this.page.locator("talk-participants").nth(place));
  }

  /** Opens the page with a panel for each set of attributes. They poll as often as they may, once a second. */
  async open(...panels: Attributes[]): Promise<this> {
    const query = new URLSearchParams();
    for (const attributes of panels) {
      query.append("panel", JSON.stringify({ lang: "en", "poll-interval": "1", ...attributes }));
    }
    await this.page.goto(`/embedding.html?${query}`);
    return this;
  }

  /** Every event that the page has heard so far. */
  heardAll(): Promise<{ name: string; detail: any }[]> {
    return this.page.evaluate(() => (globalThis as any).heard);
  }

  /** The details of the events of one name. */
  async heard(name: string): Promise<any[]> {
    return (await this.heardAll()).filter((event) => event.name === name).map(({ detail }) => detail);
  }

  /** The states that the element is in, in the order of the alphabet. */
  states(): Promise<string[]> {
    const states = ["loading", "listed", "guest", "lobby", "outside", "removed", "not-found", "signed-out"];
    const more = [
      "wrong-account",
      "maintenance",
      "offline",
      "too-new",
      "no-talk",
      "no-conversation",
      "banned",
      "error",
      "empty",
      "joined",
      "stale",
    ];
    const matching = (panel: Element, all: string[]) => all.filter((state) => panel.matches(`:state(${state})`)).sort();
    return this.panel.root.evaluate(matching, [...states, ...more]);
  }

  /** Adds styles to the page, in a way that its policy allows. */
  style(css: string): Promise<void> {
    return this.page.evaluate((css) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(css);
      document.adoptedStyleSheets.push(sheet);
    }, css);
  }

  /** Waits until an answer that was asked for after now is on the screen: the next one is asked for only then. */
  async refreshed(): Promise<void> {
    const asked = await this.page.waitForRequest(isList);
    await asked.response();
    await this.page.waitForRequest(isList);
  }

  /** Waits until what the panel was about to ask for has been asked: a request of the page itself follows it. */
  async settled(): Promise<void> {
    for (let trip = 0; trip < 3; trip += 1) {
      await this.page.evaluate(() => fetch("embedding.js", { cache: "no-store" }).then((answer) => answer.text()));
    }
  }
}

/** A request to the API of the server. */
export const isApi = (request: Request): boolean => request.url().includes("/ocs/");

/** A request for the list of participants. */
export const isList = (request: Request): boolean =>
  request.method() === "GET" && /\/room\/[a-z0-9]+\/participants\?/.test(request.url());

/** A request that joins. */
export const isJoin = (request: Request): boolean =>
  request.method() === "POST" && request.url().includes("/participants/active");

/** A request about signaling: its settings, or the long poll. */
export const isSignaling = (request: Request): boolean => request.url().includes("/signaling/");

/** An answer of the long poll. */
export const isLongPoll = (response: Response): boolean => isSignaling(response.request());

/** Logs an account in with the server's login form, as a browser does; `webroot` is where the server lies. */
export async function logIn(context: BrowserContext, user: string, webroot = ""): Promise<void> {
  const page = `${webroot}/index.php/login`;
  const form = await (await context.request.get(page)).text();
  const requesttoken = /data-requesttoken="([^"]+)"/.exec(form)?.[1] ?? "";
  const password = `${user}-password`;
  const answer = await context.request.post(page, {
    form: { user, password, requesttoken },
    maxRedirects: 0,
  });
  expect(answer.headers()["location"], `login of ${user}`).not.toContain("login");
}
