// Playwright drives the system's Chromium; each worker has a reference server of its own (see fixtures.ts).

import { defineConfig } from "@playwright/test";
import type { PerWorker } from "./fixtures";

/** Everything that people do, on a server of either kind. */
const JOURNEYS =
  /(roles-\w+|join|guest|self-joined|leave-for-good|removed|lobby|undo|confirm|optimistic|two-people|add-search|secrets|faults|hostile|embedding-(calls|events))\.spec\.ts$/;

export default defineConfig<PerWorker>({
  testDir: ".",
  outputDir: "results",
  reporter: "list",
  forbidOnly: Boolean(process.env.CI),
  // A machine that is busy with other things can miss a deadline; it is reported as flaky then. What fails again is broken.
  retries: process.env.CI ? 1 : 0,
  workers: 2,
  fullyParallel: true,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  projects: [
    { name: "v1" },
    // Journeys that a current server must allow as well.
    { name: "v4", testMatch: JOURNEYS, use: { serverOptions: ["--api", "v4"] } },
  ],
  use: {
    browserName: "chromium",
    trace: process.env.CI ? "off" : "retain-on-failure",
    launchOptions: {
      executablePath: process.env.TALK_PARTICIPANTS_CHROMIUM ?? "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
