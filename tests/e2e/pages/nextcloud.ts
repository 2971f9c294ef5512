// The app's page inside Nextcloud. A stand-in runs the app's own PHP and answers for Nextcloud's pages and files, on
// the reference server's address, so that the panel's calls reach that server with the cookies of a login.

import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { extname, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import type { Locator, Page, Route } from "@playwright/test";
import { app, appLogin } from "../names";
import { logIn } from "./embedding";
import { Panel } from "./panel";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const PHP = process.env.TALK_PARTICIPANTS_PHP ?? "php";
const RENDER = `${ROOT}tests/e2e/nextcloud/render.php`;
/** Where `cargo xtask dist` puts the app. */
const APP = process.env.TALK_PARTICIPANTS_APP ?? `${ROOT}target/nextcloud/talk_participants`;

const PAGE = "/apps/talk_participants/";
const THEMES = `${ROOT}tests/recordings/pages/theme-variables.json`;
/** Those of Nextcloud 20 were not recorded; they are those of its style sheets. */
const THEMES_OF_20 = `${ROOT}tests/e2e/nextcloud/variables20.json`;

/** A Nextcloud: where it lies, and whether its addresses have the name of a script in them. */
export type Nextcloud = { version: 20 | 27 | 32 | 34; webroot: "" | `/${string}`; front: "" | "/index.php" };

/** What varies from page to page. */
type Circumstances = {
  /** The language that the viewer has set. */
  language?: string;
  /** The Content-Security-Policy; see nextcloud/render.php. */
  policy?: "browser" | "recorded" | "own";
};

/** As a web server of those years: one that knows nothing of WebAssembly. */
const KINDS: Record<string, string> = { ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };

type Rendered = { status: number; policy: string; html: string; globals: string };

export class NextcloudApp {
  readonly panel: Panel;
  readonly conversation: Locator;
  readonly show: Locator;
  /** The token against cross-site requests in the page's head. */
  requestToken = "";
  /** The policy of the newest page. */
  policy = "";
  /** What the browser reported against it. */
  readonly violations: string[] = [];
  /** The way to the server's login. */
  readonly logIn: Locator;
  private user: string | null = null;
  private readonly asked: Required<Circumstances>;
  private globals = "";

  constructor(
    readonly page: Page,
    private readonly nextcloud: Nextcloud,
    { language = "en", policy = "browser" }: Circumstances = {},
  ) {
    this.panel = new Panel(page);
    this.conversation = page.getByRole("textbox", { name: app.conversation });
    this.show = page.getByRole("button", { name: app.showParticipants });
    this.logIn = page.getByRole("link", { name: appLogin.logIn });
    this.asked = { language, policy };
  }

  /** Opens the app at a path and query below its address, as an account or (null) as a guest. */
  async open(user: string | null, below: string): Promise<this> {
    const context = this.page.context();
    const { webroot } = this.nextcloud;
    await this.logInAs(user);
    const answer = await context.request.get(`${webroot}/index.php/csrftoken`);
    this.requestToken = (await answer.json()).token;
    await this.page.exposeFunction("reportViolation", (text: string) => this.violations.push(text));
    await this.page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        (globalThis as any).reportViolation(`${event.effectiveDirective} ${event.blockedURI}`);
      });
    });
    await this.answer(PAGE, (route) => this.answerFile(route));
    await this.page.route(
      (url) => url.pathname.startsWith(this.address("")) && extname(url.pathname) === "",
      (route) => this.answerPage(route),
    );
    await this.answer("/core/js/oc.js", (route) =>
      route.fulfill({ contentType: "text/javascript", body: this.globals }),
    );
    for (const path of ["/css/core/", "/apps/accessibility/", "/apps/theming/theme/"]) {
      await this.answer(path, (route) => this.answerTheme(route));
    }
    await this.page.route(
      (url) => url.pathname === `${webroot}${this.nextcloud.front}/login`,
      (route) => route.fulfill({ contentType: "text/html", body: "<!DOCTYPE html><title>Login</title>" }),
    );
    // Not longer: the page may lead to the login at once.
    await this.page.goto(this.address(below), { waitUntil: "domcontentloaded" });
    return this;
  }

  /** Signs in as an account, for the page that is opened next. */
  async logInAs(user: string | null): Promise<void> {
    this.user = user;
    if (user !== null) {
      await logIn(this.page.context(), user, this.nextcloud.webroot);
    }
  }

  /** The path and query of a page of the app. */
  address(below: string): string {
    return `${this.nextcloud.webroot}${this.nextcloud.front}${PAGE}${below}`;
  }

  /** Waits until the server's login is there; returns where it leads afterwards. */
  async atLogin(): Promise<string | null> {
    const { webroot, front } = this.nextcloud;
    await this.page.waitForURL((url) => url.pathname === `${webroot}${front}/login`);
    const { searchParams } = new URL(this.page.url());
    return [...searchParams.keys()].join() === "redirect_url" ? searchParams.get("redirect_url") : null;
  }

  private answer(path: string, handle: (route: Route) => Promise<void>): Promise<unknown> {
    return this.page.route((url) => url.pathname.startsWith(`${this.nextcloud.webroot}${path}`), handle);
  }

  private async answerPage(route: Route): Promise<void> {
    const url = new URL(route.request().url());
    const rendered = await run({
      app: APP,
      ...this.nextcloud,
      ...this.asked,
      path: url.pathname.slice(this.address("").length - 1),
      query: Object.fromEntries(url.searchParams),
      user: this.user,
      requestToken: this.requestToken,
    });
    this.globals = rendered.globals;
    this.policy = rendered.policy;
    await route.fulfill({
      status: rendered.status,
      contentType: "text/html; charset=utf-8",
      headers: { "Content-Security-Policy": rendered.policy, "X-Content-Type-Options": "nosniff" },
      body: rendered.html,
    });
  }

  private async answerTheme(route: Route): Promise<void> {
    const { pathname } = new URL(route.request().url());
    const named = /\/theme\/(\w+)\.css$/.exec(pathname)?.[1];
    const name = named ?? (pathname.includes("/accessibility/") ? "dark" : "light");
    await route.fulfill({ contentType: "text/css", body: await theme(this.nextcloud.version, name) });
  }

  private async answerFile(route: Route): Promise<void> {
    const path = normalize(
      new URL(route.request().url()).pathname.slice(`${this.nextcloud.webroot}${PAGE}`.length - 1),
    );
    const body = await readFile(`${APP}${path}`).catch(() => null);
    await route.fulfill(
      body === null
        ? { status: 404 }
        : {
            body,
            contentType: KINDS[extname(path)] ?? "application/octet-stream",
            headers: { "X-Content-Type-Options": "nosniff" },
          },
    );
  }
}

/** The variables of a theme, as a style sheet. */
async function theme(version: number, name: string): Promise<string> {
  const file = JSON.parse(await readFile(version === 20 ? THEMES_OF_20 : THEMES, "utf8"));
  const variables = (version === 20 ? file : file[`nextcloud-${version}`])[name];
  return `:root{${Object.entries(variables).map(([name, value]) => `--${name}:${value};`).join("")}}`;
}

function run(ask: object): Promise<Rendered> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      PHP,
      ["-d", "display_errors=stderr", "-d", "error_reporting=-1", RENDER],
      (error, output, errors) => {
        // Notices and warnings count as failures, as they fill a server's log.
        if (error || errors) {
          reject(error ?? new Error(errors));
        } else {
          resolve(JSON.parse(output));
        }
      },
    );
    child.stdin?.end(JSON.stringify(ask));
  });
}
