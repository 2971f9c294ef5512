// Playwright drives the system's Chromium, nearly always without the parts that only people see; each worker has a reference
// server of its own (see fixtures.ts).

import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import type { PerWorker } from "./fixtures";

/** Everything that people do, on a server of either kind. */
const JOURNEYS =
  /(roles-\w+|join|guest|self-joined|leave-for-good|removed|lobby|undo|confirm|optimistic|two-people|upstream|add-search|secrets|faults|hostile|embedding-(calls|events))\.spec\.ts$/;

/** Its pictures are of the whole browser, which draws some letters in its own way. */
const PICTURES = /gallery\.spec\.ts$/;
const CHROMIUM = process.env.TALK_PARTICIPANTS_CHROMIUM ?? "/usr/bin/chromium";
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Letters that look the same on every machine.
  "--font-render-hinting=none",
  "--disable-lcd-text",
  "--force-color-profile=srgb",
];

/** The most telling of them, to be repeated in Firefox. */
const IN_FIREFOX = /(roles-membership|join|guest|self-joined|leave-for-good|two-people|moderate-by-keyboard|embedding-calls)\.spec\.ts$/;

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
  expect: {
    timeout: 10_000,
    // See gallery.spec.ts, also for how to renew them.
    toHaveScreenshot: { pathTemplate: "{testDir}/gallery/pictures/{arg}{ext}", maxDiffPixels: 250 },
    toMatchAriaSnapshot: { pathTemplate: "{testDir}/gallery/aria/{arg}{ext}" },
  },
  projects: [
    { name: "v1", testIgnore: PICTURES },
    { name: "pictures", testMatch: PICTURES, use: { launchOptions: { executablePath: CHROMIUM, args: ARGUMENTS } } },
    // Journeys that a current server must allow as well.
    { name: "v4", testMatch: JOURNEYS, use: { api: "v4" } },
    {
      name: "firefox",
      testMatch: process.env.TALK_PARTICIPANTS_LONG ? [JOURNEYS, IN_FIREFOX] : IN_FIREFOX,
      use: {
        browserName: "firefox",
        channel: "moz-firefox",
        launchOptions: { executablePath: fileURLToPath(new URL("other-browsers/firefox.mjs", import.meta.url)), args: [] },
      },
    },
  ],
  use: {
    browserName: "chromium",
    trace: process.env.CI ? "off" : "retain-on-failure",
    launchOptions: { executablePath: process.env.TALK_PARTICIPANTS_HEADLESS ?? CHROMIUM, args: ARGUMENTS },
  },
});
