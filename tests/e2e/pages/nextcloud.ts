// The app's page inside Nextcloud. A stand-in runs the app's own PHP and answers for Nextcloud's pages and files, on
// the reference server's address, so that the panel's calls reach that server with the cookies of a login.

import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { extname, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import type { Locator, Page, Route } from "@playwright/test";
import { app } from "../names";
import { logIn } from "./embedding";
import { Panel } from "./panel";

const ROOT = fileURLToPath(new URL("../../..", import.meta.url));
const PHP = process.env.TALK_PARTICIPANTS_PHP ?? "php";
const RENDER = `${ROOT}tests/e2e/nextcloud/render.php`;
/** Where `cargo xtask dist` puts the app. */
const APP = process.env.TALK_PARTICIPANTS_APP ?? `${ROOT}target/nextcloud/talk_participants`;

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
  private user: string | null = null;
  private globals = "";

  constructor(
    readonly page: Page,
    private readonly version: number,
    private readonly webroot: string,
    /** Whether the policy that the controller asks for is sent, or only Nextcloud's own. */
    private readonly askedPolicy = true,
  ) {
    this.panel = new Panel(page);
    this.conversation = page.getByRole("textbox", { name: app.conversation });
    this.show = page.getByRole("button", { name: app.showParticipants });
  }

  /** Opens the app at a path and query below its address, as an account or (null) as a guest. */
  async open(user: string | null, below: string): Promise<this> {
    const context = this.page.context();
    this.user = user;
    if (user !== null) {
      await logIn(context, user, this.webroot);
    }
    const answer = await context.request.get(`${this.webroot}/index.php/csrftoken`);
    this.requestToken = (await answer.json()).token;
    await this.page.exposeFunction("reportViolation", (text: string) => this.violations.push(text));
    await this.page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        (globalThis as any).reportViolation(`${event.effectiveDirective} ${event.blockedURI}`);
      });
    });
    await this.answer("/index.php/apps/talk_participants/", (route) => this.answerPage(route));
    await this.answer("/apps/talk_participants/", (route) => this.answerFile(route));
    await this.answer("/core/js/oc.js", (route) =>
      route.fulfill({ contentType: "text/javascript", body: this.globals }),
    );
    await this.page.goto(`${this.webroot}/index.php/apps/talk_participants/${below}`);
    return this;
  }

  private answer(path: string, handle: (route: Route) => Promise<void>): Promise<unknown> {
    return this.page.route((url) => url.pathname.startsWith(`${this.webroot}${path}`), handle);
  }

  private async answerPage(route: Route): Promise<void> {
    const url = new URL(route.request().url());
    const rendered = await run({
      app: APP,
      version: this.version,
      webroot: this.webroot,
      path: url.pathname.slice(`${this.webroot}/index.php/apps/talk_participants`.length),
      query: Object.fromEntries(url.searchParams),
      user: this.user,
      requestToken: this.requestToken,
      policy: this.askedPolicy,
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

  private async answerFile(route: Route): Promise<void> {
    const path = normalize(
      new URL(route.request().url()).pathname.slice(`${this.webroot}/apps/talk_participants`.length),
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
