// Translators of pages replace the texts of the panel, in each state of the gallery. What the panel does afterwards is
// compared with what it does untouched: after each change every element says the same, so no name of somebody else and
// no text of before stays, and each button sends the same. A text that nothing changes may stay as the translator left it.

import type { JSHandle, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { Gallery, type Look } from "./pages/gallery";
import { marked, read, translate } from "./pages/page-translator";

test.use({ locale: "en-US", timezoneId: "UTC", contextOptions: { reducedMotion: "reduce" } });

const PLAIN: Look = { theme: "light", dir: "ltr", width: 320 };
/** Room for the rows of every panel. */
const LARGE = { width: 1400, height: 900 };

/** The drivers of the gallery's panels (page/gallery/panel-driver.js), by state. */
type Drivers = Map<string, any>;
/** Something that happens to all panels of the page, and runs there. */
type Change = (drivers: Drivers) => Promise<unknown>;

/** What the panels have sent, but for what only asks. It begins to be noted with this. */
const note: Change = async (drivers) => {
  const sent: string[] = [];
  (globalThis as any).sent = sent;
  for (const { panel, server } of drivers.values()) {
    panel.fetch = async (request: Request) => {
      if (request.method !== "GET") {
        const path = new URL(request.url).pathname.split("/").slice(-2).join("/");
        sent.push(`${panel.dataset.state}: ${request.method} ${path} ${await request.clone().text()}`);
      }
      return server.fetch(request);
    };
  }
};

/** Types into the field that searches and adds, which is opened if it is not. */
const search: Change = async (drivers) => {
  for (const driver of drivers.values()) {
    const { shadowRoot } = driver.panel;
    if (!shadowRoot.querySelector(".find input") && shadowRoot.querySelector(".open-add, .open-search")) {
      await driver.click(".open-add, .open-search");
    }
    if (shadowRoot.querySelector(".find input")) {
      await driver.type(".find input", "ma");
    }
  }
};

const clear: Change = async (drivers) => {
  for (const driver of drivers.values()) {
    if (driver.panel.shadowRoot.querySelector(".find input")) {
      await driver.type(".find input", "");
      await driver.press(".find input", "Escape");
    }
  }
};

const filter: Change = async (drivers) => {
  for (const { panel } of drivers.values()) {
    panel.shadowRoot.querySelector(".filter:last-child input")?.click();
  }
};

const unfilter: Change = async (drivers) => {
  for (const { panel } of drivers.values()) {
    panel.shadowRoot.querySelector(".filter:first-child input")?.click();
  }
};

/** Everybody takes the name of the next one, and the last one leaves. */
const rename: Change = async (drivers) => {
  for (const { panel, server } of drivers.values()) {
    if (Array.isArray(server.people)) {
      const { people } = server;
      const named = people.map((person: any, at: number) => ({ ...person, name: people[(at + 1) % people.length].name }));
      server.people = named.length > 2 ? named.slice(0, -1) : named;
    }
    void panel.refresh();
  }
};

/** Whatever the server refused or had no answer to, it answers now. */
const recover: Change = async (drivers) => {
  const path = "./participants.js";
  const { TEAM } = await import(new URL(path, location.href).href);
  for (const { panel, server } of drivers.values()) {
    const { people, room, api } = server;
    Object.assign(server, { outage: null, refuses: {}, found: [], api: api === "v4" ? api : "v1" });
    Object.assign(server, { room: typeof room === "number" ? {} : room });
    Object.assign(server, { people: Array.isArray(people) && people.length > 0 ? people : TEAM });
    void panel.refresh();
  }
};

const speakGerman: Change = async (drivers) => drivers.forEach(({ panel }) => (panel.lang = "de"));
const speakEnglish: Change = async (drivers) => drivers.forEach(({ panel }) => (panel.lang = "en"));

/** Answers the open question, or chooses the first item of the open menu. */
const confirm: Change = async (drivers) => {
  for (const { panel } of drivers.values()) {
    const open = panel.shadowRoot.querySelector("dialog[open]");
    const password = open?.querySelector("input:not([type=checkbox])");
    if (password) {
      password.value = "open sesame";
      password.dispatchEvent(new Event("input", { bubbles: true }));
    }
    const answers = open ? "[type=submit], .button:last-of-type" : ".menu-items > :first-child";
    (open ?? panel.shadowRoot).querySelector(answers)?.click();
  }
};

/** Closes the question, and opens it again as it was opened before: about whoever has that name now. */
const reopen: Change = async (drivers) => {
  const path = "./states.js";
  const { GROUPS } = await import(new URL(path, location.href).href);
  const states = GROUPS.flatMap(({ states }: any) => states);
  for (const [name, driver] of drivers) {
    driver.panel.shadowRoot.querySelector("dialog[open] [type=button]")?.click();
    await states.find((state: any) => state.name === name).steps(driver);
  }
};

const ON_SHEETS: Record<string, Change> = {
  search,
  clear,
  filter,
  rename,
  unfilter,
  speakGerman,
  recover,
  renameAgain: rename,
  speakEnglish,
};

/** How they are opened does not depend on what was done before. */
const OPENED_AGAIN = /^(menu|panelmenu|remove|removeguest|permissions|leaveforgood|takeover)$/;

const over = (state: string): Record<string, Change> => ({
  rename,
  speakGerman,
  ...(OPENED_AGAIN.test(state) && { reopen }),
  confirm,
});

/** They end by themselves when the server has not answered for a while. */
const TIMED = ["loading", "running"];

type Said = Record<string, string[]>;

/** Waits until the panels say the same for a while. */
async function settled(page: Page): Promise<Said> {
  for (let before = await read(page); ; ) {
    await page.waitForTimeout(400);
    const now = await read(page);
    if (JSON.stringify(now) === JSON.stringify(before)) {
      return now;
    }
    before = now;
  }
}

const sent = (page: Page): Promise<string[]> => page.evaluate(() => (globalThis as any).sent);

/** Shows states anew, and gives the drivers of their panels. */
async function show(gallery: Gallery, states: string): Promise<JSHandle<Drivers>> {
  await gallery.page.evaluate(() => [localStorage, sessionStorage].forEach((storage) => storage.clear()));
  await gallery.show(states);
  const drivers = await gallery.page.evaluateHandle(async () => {
    const path = "./main.js";
    return (await import(new URL(path, location.href).href)).drivers as Drivers;
  });
  await drivers.evaluate(note);
  return drivers;
}

/** Makes the changes twice, the second time with a translator before each of them, and compares. */
async function compare(gallery: Gallery, states: string, changes: Record<string, Change>): Promise<number> {
  const { page } = gallery;
  const untouched: Said[] = [];
  let drivers = await show(gallery, states);
  for (const change of Object.values(changes)) {
    await drivers.evaluate(change);
    untouched.push(await settled(page));
  }
  const wanted = await sent(page);

  drivers = await show(gallery, states);
  let replaced = 0;
  for (const [at, [name, change]] of Object.entries(changes).entries()) {
    replaced += await translate(page);
    await drivers.evaluate(change);
    await expect.soft.poll(() => read(page), { message: `${states}, ${name}`, timeout: 5_000 }).toEqual(untouched[at]);
    if (name.startsWith("rename")) {
      await expect.soft.poll(() => marked(page), { message: `${states}, ${name}`, timeout: 5_000 }).toEqual([]);
    }
  }
  expect.soft(await sent(page), `${states}, what is sent`).toEqual(wanted);
  return replaced;
}

for (const group of ["list", "notes", "adding", "words"]) {
  const tag = ["list", "adding"].includes(group) ? [] : "@long";
  test(`nothing of a translator stays where it is wrong: the states of "${group}"`, { tag }, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize(LARGE);
    const gallery = await new Gallery(page, PLAIN).open();
    const states = (await gallery.statesOf(group)).filter((state) => !TIMED.includes(state));
    expect(await compare(gallery, states.join(), ON_SHEETS)).toBeGreaterThan(300);
  });
}

test("nothing of a translator stays where it is wrong: menus and questions", { tag: "@long" }, async ({ page }) => {
  test.setTimeout(240_000);
  await page.setViewportSize(LARGE);
  const gallery = await new Gallery(page, PLAIN).open();
  for (const state of await gallery.statesOf("over")) {
    expect.soft(await compare(gallery, state, over(state)), state).toBeGreaterThan(30);
  }
});
