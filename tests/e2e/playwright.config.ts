// The end-to-end tests: the release build and the reference server in the system's browsers. Each worker has a server
// of its own (see fixtures.ts); Chromium runs nearly always as its headless shell, without a visible window.
//
// Every test runs once, in Chromium with a server of API v1 (project "v1"; a file that is about API v4 asks for it with
// `test.use({ api: "v4" })`). Tags say more:
//
//   @v4       also with a server of API v4 (Talk 22): what differs there, and one whole path for each command
//   @firefox  also in Firefox: the most telling journeys
//   @long     only with `cargo xtask test --long`: slow tests that seldom fail (examples in every framework, proxies,
//             most pictures, hours of use); one test of each kind has no such tag and runs every time
//
// Traces are not recorded: that takes a third of the time. `cargo xtask test e2e -- --trace on SPEC` records one.
//
// With --long all journeys run with API v4 and in Firefox, tagged or not, and those of @v4 against Talk 17 as well.

import { fileURLToPath } from "node:url";
import { defineConfig } from "@playwright/test";
import type { PerWorker } from "./fixtures";

const LONG = Boolean(process.env.TALK_PARTICIPANTS_LONG);

/** Journeys on a server of either API: with --long all of them are repeated. */
const JOURNEYS =
  /(roles|join|guest|self-joined|leave-for-good|removed|lobby|undo|confirm|optimistic|two-browsers|upstream|add-search|secrets|faults|hostile|moderate-by-keyboard|embedding-(calls|events))\.spec\.ts$/;

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

export default defineConfig<PerWorker>({
  testDir: ".",
  outputDir: "results",
  reporter: [["list"], ["./slowest.ts"]],
  grepInvert: LONG ? undefined : /@long/,
  forbidOnly: Boolean(process.env.CI),
  // A machine that is busy with other things can miss a deadline; it is reported as flaky then. What fails again is
  // broken.
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
    { name: "v4", ...(LONG ? { testMatch: JOURNEYS } : { grep: /@v4/ }), testIgnore: PICTURES, use: { api: "v4" } },
    // The Talk before, on its own with --long.
    ...(LONG
      ? [{ name: "talk17", grep: /@v4/, testIgnore: PICTURES, use: { api: "v4" as const, serverOptions: ["--talk", "17"] } }]
      : []),
    {
      name: "firefox",
      ...(LONG ? { testMatch: JOURNEYS } : { grep: /@firefox/ }),
      use: {
        browserName: "firefox",
        channel: "moz-firefox",
        launchOptions: {
          executablePath: fileURLToPath(new URL("other-browsers/firefox.mjs", import.meta.url)),
          args: [],
        },
      },
    },
  ],
  use: {
    browserName: "chromium",
    launchOptions: { executablePath: process.env.TALK_PARTICIPANTS_HEADLESS ?? CHROMIUM, args: ARGUMENTS },
  },
});
