// What every test gets: the server of its worker, its control API, a conversation of its own and its pages. Afterwards
// no page may have written an error to its console, or show or keep a session id or a credential.

import { test as base, expect, type BrowserContext, type Page } from "@playwright/test";
import { Control } from "./control";
import { expectNoLeak, keep } from "./leaks";
import { Embedding, logIn, type Attributes } from "./pages/embedding";
import { HostPage } from "./pages/host-page";
import { enterAsGuest, openAs, type ViewerRole } from "./pages/roles";
import { Server } from "./server";

type PerTest = {
  /** The server speaks API v4, which does some things in another way. */
  isV4: boolean;
  /** Which Talk the server answers like. */
  talk: 10 | 17 | 22;
  control: Control;
  /** A conversation that no other test uses; it exists once the control API made it. */
  token: string;
  host: HostPage;
  /** Opens the standalone page in a browser of its own, for a second viewer; closed after the test. */
  another: (token?: string) => Promise<HostPage>;
  /** Opens a browser of its own, logged in as an account, or without a login (null), for a page that embeds panels. */
  browserOf: (user: string | null) => Promise<Embedding>;
  /** Opens such a browser with one panel of the test's conversation. */
  openPanel: (user: string | null, attributes?: Attributes) => Promise<Embedding>;
  /** Makes a conversation with every role and opens the panel in it as a viewer of one; see pages/roles.ts. */
  openAs: (role: ViewerRole, prepare?: (page: Page) => Promise<void>) => Promise<Embedding>;
  /** Joins as a guest, through the panel. */
  enterAsGuest: (name?: string) => Promise<Embedding>;
  /** Errors of all pages: uncaught ones, and what the browser refused because of its policy. */
  problems: string[];
};

export type PerWorker = {
  /** Which API the server speaks. */
  api: "v1" | "v4";
  /** More options of the server; set with `test.use({ serverOptions: […] })` at the top of a file. */
  serverOptions: string[];
  server: Server;
};

export const test = base.extend<PerTest, PerWorker>({
  api: ["v1", { option: true, scope: "worker" }],
  serverOptions: [[], { option: true, scope: "worker" }],
  server: [
    async ({ api, serverOptions }, use) => {
      const server = await Server.start("--api", api, ...serverOptions);
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  isV4: ({ api }, use) => use(api === "v4"),
  talk: ({ api, serverOptions }, use) => use(api === "v1" ? 10 : serverOptions.includes("17") ? 17 : 22),
  baseURL: ({ server }, use) => use(server.url),
  control: ({ server }, use) => use(new Control(server.url)),
  token: ({}, use, testInfo) => use(testInfo.testId.replace(/[^a-z0-9]/g, "").slice(-30)),
  problems: [
    async ({ page, server }, use) => {
      const problems: string[] = [];
      watch(page, problems);
      await use(problems);
      await expectNoLeak(page, server.url);
      expect(problems, "errors in the page").toEqual([]);
    },
    { auto: true },
  ],
  host: ({ page }, use) => use(new HostPage(page)),
  another: async ({ browser, baseURL, problems, server }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (token) => {
      const context = await browser.newContext({ baseURL });
      contexts.push(context);
      const page = await context.newPage();
      watch(page, problems);
      return new HostPage(page).open(token);
    });
    await leave(contexts, server);
  },
  browserOf: async ({ browser, baseURL, problems, server }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (user) => {
      const context = await browser.newContext({ baseURL });
      contexts.push(context);
      if (user !== null) {
        await logIn(context, user);
      }
      const page = await context.newPage();
      watch(page, problems);
      return new Embedding(page);
    });
    await leave(contexts, server);
  },
  openPanel: ({ browserOf, token }, use) =>
    use(async (user, attributes = {}) => (await browserOf(user)).open({ token, ...attributes })),
  openAs: ({ control, token, browserOf }, use) =>
    use((role, prepare) => openAs({ control, token, browserOf }, role, prepare)),
  enterAsGuest: ({ token, browserOf }, use) => use((name) => enterAsGuest({ token, browserOf }, name)),
});

/** Closes browsers, after a check that their pages hold no secret. Requests that are under way are no failures then. */
async function leave(contexts: BrowserContext[], server: Server): Promise<void> {
  for (const page of contexts.flatMap((context) => context.pages())) {
    await expectNoLeak(page, server.url);
    await page.unrouteAll({ behavior: "ignoreErrors" });
  }
  await Promise.all(contexts.map((context) => context.close()));
}

/** Collects uncaught errors and policy violations. Refused requests are logged by the browser and are no errors. */
export function watch(page: Page, problems: string[]): void {
  keep(page);
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    const isRefusal = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !isRefusal) {
      problems.push(message.text());
    }
  });
}

export { expect } from "@playwright/test";
