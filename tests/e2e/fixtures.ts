// What every test has: a server of its worker, its control API, the standalone page, and the certainty that
// the page wrote no error to the console.

import { test as base, expect, type Page } from "@playwright/test";
import { Control } from "./control";
import { HostPage } from "./pages/host-page";
import { Server } from "./server";

type PerTest = {
  control: Control;
  host: HostPage;
  /** Errors of the page: uncaught ones, and what the browser refused because of its policy. */
  problems: string[];
};

type PerWorker = { server: Server };

export const test = base.extend<PerTest, PerWorker>({
  server: [
    async ({}, use) => {
      const server = await Server.start();
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
  baseURL: ({ server }, use) => use(server.url),
  control: ({ server }, use) => use(new Control(server.url)),
  problems: [
    async ({ page }, use) => {
      const problems: string[] = [];
      watch(page, problems);
      await use(problems);
      expect(problems, "errors in the page").toEqual([]);
    },
    { auto: true },
  ],
  host: ({ page }, use) => use(new HostPage(page)),
});

/** Collects uncaught errors and policy violations. Refused requests are logged by the browser and are no errors. */
function watch(page: Page, problems: string[]): void {
  page.on("pageerror", (error) => problems.push(error.message));
  page.on("console", (message) => {
    const isRefusal = message.text().startsWith("Failed to load resource");
    if (message.type() === "error" && !isRefusal) {
      problems.push(message.text());
    }
  });
}

export { expect } from "@playwright/test";
