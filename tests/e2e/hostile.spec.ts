// The texts of tests/hostile/corpus.json in every place that they can reach stay plain text.

import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { beginning, standalone, ui } from "./names";
import { ADD, AUTOCOMPLETE, intercept, LIST, PROMOTE } from "./pages/network";
import { NILS, OLGA } from "./participants";

type Entry = { what: string; text: string; times?: number };
const FILE = new URL("../hostile/corpus.json", import.meta.url);
const CORPUS = (JSON.parse(readFileSync(FILE, "utf8")) as Entry[]).map(({ text, times = 1 }) => text.repeat(times));
/** Without those that are only long, where one after the other is tried. */
const SHORT = CORPUS.filter((text) => text.length < 1_000);

/** Without lone surrogates, which cannot be typed. */
const isWhole = (text: string): boolean => !/\p{Surrogate}/u.test(text);

/** JSON as a hostile server writes it: with lone surrogates as escapes. */
const json = (value: unknown) => ({ status: 200, contentType: "application/json", body: JSON.stringify(value) });
const ocs = (data: unknown, message = "OK", statuscode = 200) =>
  json({ ocs: { meta: { status: statuscode === 200 ? "ok" : "failure", statuscode, message }, data } });

// Browsers need long for so much text.
test.describe.configure({ timeout: 120_000 });

/** Requests of the page to other hosts; there may be none. */
function elsewhere(page: Page): string[] {
  const asked: string[] = [];
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.hostname !== "127.0.0.1" && !["data:", "blob:"].includes(url.protocol)) {
      asked.push(request.url());
    }
  });
  return asked;
}

/** Nothing runs, nothing became markup, and everything is in its place. */
async function expectInert(page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    const panel = document.querySelector("talk-participants")!;
    const elements = [...panel.shadowRoot!.querySelectorAll("*")];
    const attributes = elements.flatMap((element) => [...element.attributes].map((each) => ({ element, each })));
    const rows = elements.filter((element) => element.getAttribute("role") === "row");
    return {
      owned: "owned" in globalThis,
      prototype: Object.keys(Object.prototype),
      title: document.title,
      markup: elements
        .map((element) => element.localName)
        .filter((name) => /^(script|iframe|object|embed|link|base|meta|a|b)$/.test(name)),
      handlers: attributes
        .filter(
          ({ each }) =>
            each.name.startsWith("on") || (/src|href|action/.test(each.name) && /^\s*javascript:/i.test(each.value)),
        )
        .map(({ each }) => each.name),
      styles: attributes
        .filter(({ each }) => each.name === "style" && /url|fixed/.test(each.value))
        .map(({ each }) => each.value),
      wider: panel.scrollWidth - panel.clientWidth,
      page: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      tallest: Math.max(
        ...elements.filter((each) => each.localName === "p").map((each) => each.getBoundingClientRect().height),
      ),
      highest: Math.max(0, ...rows.map((row) => row.getBoundingClientRect().height)),
      outside: rows.filter((row) => row.getBoundingClientRect().right > panel.getBoundingClientRect().right + 1).length,
    };
  });
  const { highest, tallest, ...rest } = found;
  expect(rest).toEqual({
    owned: false,
    prototype: [],
    title: "Embedding page",
    markup: [],
    handlers: [],
    styles: [],
    wider: 0,
    page: 0,
    outside: 0,
  });
  expect(tallest, "a text has a bounded height").toBeLessThan(400);
  expect(highest, "a row has a bounded height").toBeLessThan(160);
}

/** A row of the list in either API, with the same text in each of its texts. */
function row(text: string, at: number, isV4: boolean): Record<string, unknown> {
  const session = `hostile${at}`.padEnd(255, "x");
  const kind = at % 3;
  const common = { participantType: 3, lastPing: 0, inCall: 0, displayName: text };
  if (!isV4) {
    const guest = { ...common, participantType: 4, userId: "", sessionId: session };
    return kind === 0 ? guest : { ...common, userId: text, sessionId: "0" };
  }
  const actorType = ["guests", "users", "groups"][kind];
  const status = { status: text, statusIcon: text, statusMessage: text, statusClearAt: null };
  return {
    ...common,
    ...status,
    attendeeId: 10_000 + at,
    actorType,
    actorId: text || "x",
    sessionIds: [],
    permissions: 254,
    attendeePermissions: 0,
    attendeePin: text,
  };
}

test(
  "names, ids, statuses and the conversation's name, on a narrow page",
  { tag: "@v4" },
  async ({ control, token, browserOf, isV4 }) => {
    await control.putRoom(token, { type: 3, name: "Hostile", participants: [OLGA] });
    const { panel, page, open, heardAll } = await bound(browserOf);
    const asked = elsewhere(page);
    await page.setViewportSize({ width: 360, height: 800 });
    await intercept(page, LIST, async (route) => {
      const answer = await (await route.fetch()).json();
      answer.ocs.data.push(...CORPUS.map((text, at) => row(text, at, isV4)));
      await route.fulfill(json(answer));
    });
    await page.route(
      (url) => url.pathname.endsWith(`/room/${token}`),
      async (route) => {
        const answer = await (await route.fetch()).json();
        const text = CORPUS.join(" ");
        Object.assign(answer.ocs.data, { name: text, displayName: text, description: text, objectType: text });
        await route.fulfill(json(answer));
      },
    );
    await open({ token });
    await expect(panel.rows.nth(3)).toBeVisible();
    await expectInert(page);
    // Scrolls through all rows.
    const rows = panel.list;
    for (let step = 0; step < 8; step += 1) {
      await rows.evaluate((list, step) => {
        const scroller =
          [list, ...list.querySelectorAll("*"), list.parentElement!].find(
            (each) => each.scrollHeight > each.clientHeight + 4,
          ) ?? list;
        scroller.scrollTop = (scroller.scrollHeight / 8) * step;
      }, step);
      await page.waitForTimeout(60);
      await expectInert(page);
    }
    // The menu and the dialog of participants with such names, found by the search.
    for (const text of ["__proto__", "constructor", "<b>Eve</b>", "=HYPERLINK"]) {
      await panel.find(text);
      const actions = panel.list.getByRole("button", { name: beginning(ui.actions("")) }).first();
      if (await actions.isVisible()) {
        await actions.click();
        await expectInert(page);
        const remove = panel.item(ui.removeFromConversation);
        if (await remove.isVisible()) {
          await remove.click();
          await expectInert(page);
        }
        await page.keyboard.press("Escape");
      }
    }
    for (const text of [...SHORT.filter((_, at) => at % 3 === 0), CORPUS.at(-1)!]) {
      await panel.find(text);
      await expectInert(page);
    }
    await panel.find("Olga Petrova");
    await expect(panel.row("Olga Petrova")).toBeVisible();
    expect(JSON.stringify(await heardAll())).not.toContain("hostile0xxx");
    expect(asked).toEqual([]);
});

test("suggestions, entries and what the server says about them", async ({ control, token, browserOf }) => {
  await control.putRoom(token, { type: 3, name: "Hostile", participants: [OLGA, NILS] });
  const { panel, page, open } = await bound(browserOf);
  const asked = elsewhere(page);
  const sources = ["users", "groups", "emails", "circles"];
  await intercept(page, AUTOCOMPLETE, (route) =>
    route.fulfill(
      ocs(CORPUS.map((text, at) => ({ id: text, label: text, source: sources[at % 4], icon: text, status: text }))),
    ),
  );
  let turn = 0;
  const refused = (at: number) => ocs({ error: CORPUS[at % CORPUS.length] }, CORPUS[at % CORPUS.length], 400);
  for (const which of [ADD, PROMOTE]) {
    await intercept(page, which, (route) =>
      route.fulfill({ ...refused((turn += 1)), status: [400, 403, 500][turn % 3] }),
    );
  }
  await open({ token });
  await panel.typeToAdd("hostile");
  await expect(panel.root.locator("[role=option]").nth(4)).toBeVisible();
  await expectInert(page);
  for (let at = 0; at < 6; at += 1) {
    await panel.typeToAdd(`hostile ${at}`);
    await panel.root.locator(".pick").nth(at % 5).click();
  }
  await expectInert(page);
  await panel.root.getByRole("button", { name: ui.anyEntries }).click();
  await expect(panel.results).not.toBeEmpty();
  await expectInert(page);
  for (const text of SHORT.filter((_, at) => at % 3 === 1)) {
    await panel.enter(text);
  }
  await expectInert(page);
  // Folds the entries away that lie over the list.
  for (let press = 0; press < 4 && (await panel.chips.first().isVisible()); press += 1) {
    await panel.add.press("Escape");
  }
  for (let at = 0; at < 3; at += 1) {
    await panel.choose("Nils Holm", ui.promoteToModerator);
    await expect(panel.failure).not.toBeEmpty();
    await expectInert(page);
  }
  expect(asked).toEqual([]);
});

test("a guest's name and the remembered one", async ({ control, token, browserOf }) => {
  await control.putRoom(token, { type: 3, name: "Hostile", participants: [OLGA] });
  const guest = await browserOf(null);
  const asked = elsewhere(guest.page);
  await guest.open({ token });
  for (const text of CORPUS.filter(isWhole)) {
    await guest.panel.name.fill(text);
  }
  await expectInert(guest.page);
  await guest.panel.name.fill(CORPUS[0]!);
  await guest.panel.join.click();
  await expect(guest.panel.heading(ui.anyGuestIn)).toBeVisible();
  await expect(guest.panel.news).not.toBeEmpty();
  await expectInert(guest.page);
  await guest.page.reload();
  await expect(guest.panel.name).toHaveValue(CORPUS[0]!);
  await expectInert(guest.page);
  expect(asked).toEqual([]);
});

test("attributes and properties that a page may set", async ({ control, token, browserOf }) => {
  await control.putRoom(token, { type: 3, name: "Hostile", participants: [OLGA] });
  const { panel, page, open } = await bound(browserOf);
  const asked = elsewhere(page);
  await open({ token });
  await expect(panel.row("Olga Petrova")).toBeVisible();
  const names = [
    "token",
    "user-id",
    "lang",
    "theme",
    "sort",
    "poll-interval",
    "heading-level",
    "density",
    "session",
    "base-url",
  ];
  for (const name of names) {
    await panel.root.evaluate(
      async (panel, { name, texts }) => {
        const before = panel.getAttribute(name);
        for (const text of texts) {
          panel.setAttribute(name, text);
          await new Promise((resolve) => setTimeout(resolve));
        }
        before === null ? panel.removeAttribute(name) : panel.setAttribute(name, before);
      },
      // An address is what `base-url` is for: the page decides whom it trusts.
      { name, texts: CORPUS.filter((text) => name !== "base-url" || !text.startsWith("https://")) },
    );
  }
  await panel.root.evaluate((panel: any, texts) => {
    for (const text of texts) {
      panel.messages = { [text]: text, Participants: text, RowName: text, CountPeople: text };
      panel.requestToken = text;
      panel.actions = [{ id: text, label: text, run: () => undefined }];
      panel.credentials = { user: text, password: text, headers: { "X-Hostile": text } };
    }
    Object.assign(panel, { messages: null, requestToken: null, actions: null, credentials: null });
  }, SHORT);
  await expect(panel.row("Olga Petrova")).toBeVisible();
  await expectInert(page);
  expect(asked).toEqual([]);
});

test("addresses of the standalone page", async ({ page }) => {
  const asked = elsewhere(page);
  const some = SHORT.filter(isWhole);
  for (const text of [...some.slice(0, 12), "__proto__", "abcd1234&token=<b>", "W".repeat(4_000)]) {
    await page.goto(`/?token=${encodeURIComponent(text)}#${encodeURIComponent(text)}`);
    await page.getByRole("textbox", { name: standalone.conversation }).waitFor();
    const found = await page.evaluate(() => ({
      owned: "owned" in globalThis,
      wider: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    }));
    expect(found, text.slice(0, 40)).toEqual({ owned: false, wider: 0 });
    await expect(page.locator("main iframe, main img, main b, main a")).toHaveCount(0);
  }
  expect(asked).toEqual([]);
});

/** The owner's page, with its methods bound, to be taken apart. */
async function bound(browserOf: (user: string | null) => Promise<import("./pages/embedding").Embedding>) {
  const embedding = await browserOf("olga");
  return {
    panel: embedding.panel,
    page: embedding.page,
    open: embedding.open.bind(embedding),
    heardAll: embedding.heardAll.bind(embedding),
  };
}
