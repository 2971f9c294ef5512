// What comes after the first view comes late, or not at all for a while: the first view stays, nothing breaks, and what
// people and the page do meanwhile happens as soon as it is there.

import type { Page } from "@playwright/test";
import type { Room } from "./control";
import { expect, test } from "./fixtures";
import { isJoin, type Embedding } from "./pages/embedding";

const REST = "**/talk-participants_rest.wasm";
const LACKING = "A part of the participant list could not be loaded. It is tried again.";
const TEAM: Room = {
  type: 3,
  name: "Team",
  participants: [
    { userId: "olga", displayName: "Olga Petrova", type: 1, session: true, pingAge: 4 },
    { userId: "nils", displayName: "Nils Holm", type: 3, session: true, pingAge: 9 },
    { userId: "uma", displayName: "Uma Krishnan", type: 3, pingAge: 600 },
  ],
};

test.beforeEach(({ control, token }) => control.putRoom(token, TEAM));

/** The rest is not answered until the returned function is called. */
async function held(page: Page): Promise<() => void> {
  let go = () => {};
  const gate = new Promise<void>((resolve) => (go = resolve));
  await page.route(REST, async (route) => {
    await gate;
    await route.continue();
  });
  return go;
}

/** "Join" is pressed before the rest is there; `joins` are the requests that come of it. */
async function pressed(embedding: Embedding, token: string): Promise<{ go: () => void; joins: string[] }> {
  const { page, panel } = embedding;
  const go = await held(page);
  const joins: string[] = [];
  page.on("request", (request) => isJoin(request) && joins.push(request.url()));
  await embedding.open({ token });
  await panel.join.click();
  return { go, joins };
}

/** A panel that shows its list and lacks the rest: the server refuses it. */
async function lacking(embedding: Embedding, token: string): Promise<Embedding> {
  await embedding.page.route(REST, (route) => route.fulfill({ status: 503 }));
  await embedding.open({ token });
  await expect(embedding.panel.rows).toHaveCount(3);
  await expect(said(embedding)).toHaveText(LACKING);
  return embedding;
}

/** What stands above the first view. */
const said = ({ panel }: Embedding) => panel.root.locator("[part=unavailable]");

test("a click is waited for, and done once", async ({ token, browserOf }) => {
  const uma = await browserOf("uma");
  const { go, joins } = await pressed(uma, token);
  await uma.settled();
  expect(joins).toEqual([]);
  go();
  await expect(uma.panel.leave).toBeVisible();
  expect(joins).toHaveLength(1);
});

test("a button that is pressed twice, by keyboard, is pressed once", async ({ token, browserOf }) => {
  const olga = await browserOf("olga");
  const go = await held(olga.page);
  await olga.open({ token });
  await olga.panel.actions("Nils Holm").focus();
  await olga.page.keyboard.press("Enter");
  await olga.page.keyboard.press("Enter");
  await olga.settled();
  await expect(olga.panel.menu).toHaveCount(0);
  go();
  await expect(olga.panel.menu).toHaveAccessibleName(/Nils Holm/);
});

test("a double click is a click", async ({ token, browserOf }) => {
  const uma = await browserOf("uma");
  const go = await held(uma.page);
  await uma.open({ token });
  await uma.panel.join.dblclick();
  go();
  await expect(uma.panel.leave).toBeVisible();
});

for (const way of ["Enter", "click"]) {
  test(`a guest's name that is sent with ${way} is waited for, and the guest joins once`, async ({ token, browserOf }) => {
    const guest = await browserOf(null);
    const go = await held(guest.page);
    const joins: string[] = [];
    guest.page.on("request", (request) => isJoin(request) && joins.push(request.url()));
    await guest.open({ token });
    await guest.panel.name.fill("Ana");
    await (way === "Enter" ? guest.panel.name.press("Enter") : guest.panel.join.click());
    await guest.settled();
    expect(joins).toEqual([]);
    go();
    await expect(guest.panel.heading("Guests cannot see the list")).toBeVisible();
    await expect(guest.panel.name).toHaveValue("Ana");
    expect(joins).toHaveLength(1);
    expect(new URL(guest.page.url()).pathname).toBe("/embedding.html");
  });
}

test("a list that the focus has left again does not wait for it", async ({ control, token, browserOf }) => {
  const pings = (olga: number, nils: number) =>
    control.patchParticipants(token, [{ userId: "olga", pingAge: olga }, { userId: "nils", pingAge: nils }]);
  await pings(70, 75);
  const uma = await browserOf("uma");
  const go = await held(uma.page);
  await uma.open({ token });
  await expect(uma.panel.rows.first()).toHaveAccessibleName(/^Olga Petrova/);
  await uma.panel.row("Nils Holm").focus();
  await uma.panel.row("Nils Holm").blur();
  go();
  await uma.complete();
  await pings(75, 0);
  await expect(uma.panel.rows.first()).toHaveAccessibleName(/^Nils Holm/);
});

for (const slot of ["header", "row-badge:user:nils"]) {
  test(`a button of the page in the slot ${slot} does what it does, at once`, async ({ token, browserOf }) => {
    const uma = await browserOf("uma");
    const go = await held(uma.page);
    await uma.open({ token });
    await expect(uma.panel.rows).toHaveCount(3);
    const heard = await uma.page.evaluate((slot) => {
      const heard: string[] = [];
      const button = document.createElement("button");
      button.slot = slot;
      button.addEventListener("click", (event) => heard.push(`button ${event.isTrusted}`));
      addEventListener("click", (event) => heard.push(`page ${event.defaultPrevented}`));
      document.querySelector("talk-participants")!.append(button);
      button.textContent = "Of the page";
      (globalThis as any).clicks = heard;
      return heard;
    }, slot);
    expect(heard).toEqual([]);
    await uma.page.getByRole("button", { name: "Of the page" }).click();
    go();
    await uma.complete();
    expect(await uma.page.evaluate(() => (globalThis as any).clicks)).toEqual(["button true", "page false"]);
  });
}

test("what was pressed in a panel that is gone is not done", async ({ token, browserOf }) => {
  const uma = await browserOf("uma");
  const { go, joins } = await pressed(uma, token);
  await uma.page.evaluate(async () => {
    const panel = document.querySelector("talk-participants")!;
    const place = panel.parentNode!;
    panel.remove();
    await new Promise((resolve) => setTimeout(resolve));
    place.append(panel);
  });
  go();
  await uma.complete();
  await expect(uma.panel.rows).toHaveCount(3);
  await uma.settled();
  expect(joins).toEqual([]);
});

test("settings and calls are waited for", async ({ token, browserOf }) => {
  const uma = await browserOf("uma");
  const go = await held(uma.page);
  await uma.open({ token });
  await expect(uma.panel.rows.first()).toHaveAccessibleName(/^Olga Petrova/);
  const called = uma.panel.root.evaluate((panel: any) => {
    panel.sort = "name";
    return panel.join();
  });
  await uma.settled();
  await expect(uma.panel.rows.first()).toHaveAccessibleName(/^Olga Petrova/);
  go();
  expect(await called).toMatchObject({ ok: true });
  await expect(uma.panel.rows.first()).toHaveAccessibleName(/^Nils Holm/);
});

test("a pasted list stays a list", async ({ token, browserOf }) => {
  const olga = await browserOf("olga");
  const go = await held(olga.page);
  await olga.open({ token });
  await olga.panel.add.fill("half a na");
  await olga.panel.paste("grace\r\nkofi\n");
  await olga.panel.paste("zoe@mail.example\nnils");
  await expect(olga.panel.add).toHaveValue("grace, kofi,zoe@mail.example, nils, ");
  go();
  await expect(olga.panel.button("Add 4 entries")).toBeVisible();
  await expect(olga.panel.add).toHaveValue("");
});

test("as long as it cannot be had the list stays, and the panel says so", async ({ token, browserOf }) => {
  const uma = await lacking(await browserOf("uma"), token);
  expect(await uma.heard("tp-error")).toMatchObject([
    { code: "load-incomplete", status: null, retryable: true, message: LACKING },
  ]);
  expect(await uma.panel.root.evaluate((panel: any) => panel.join())).toMatchObject({ ok: false, code: "load-incomplete" });
  await uma.panel.search.pressSequentially("uma");
  await expect(uma.panel.rows).toHaveCount(3);
  await uma.panel.join.click();
  await uma.page.unroute(REST);
  await expect(uma.panel.leave).toBeVisible();
  await expect(said(uma)).toHaveCount(0);
  await expect(uma.panel.search).toHaveValue("uma");
  await expect(uma.panel.rows).toHaveCount(1);
  expect(await uma.heard("tp-error")).toHaveLength(1);
});

test("it is tried again when the network is back, at once", async ({ token, browserOf }) => {
  const uma = await browserOf("uma");
  await uma.page.clock.install();
  await lacking(uma, token);
  await uma.page.unroute(REST);
  await uma.page.evaluate(() => dispatchEvent(new Event("online")));
  await expect(said(uma)).toHaveCount(0);
  await uma.panel.join.click();
  await expect(uma.panel.leave).toBeVisible();
});

test("a panel that is taken out meanwhile, and put in again, is one that works", async ({ token, browserOf }) => {
  const uma = await lacking(await browserOf("uma"), token);
  await uma.page.evaluate(async () => {
    const panel = document.querySelector("talk-participants")!;
    const place = panel.parentNode!;
    panel.remove();
    await new Promise((resolve) => setTimeout(resolve));
    place.append(panel);
  });
  await expect(said(uma)).toHaveText(LACKING);
  await uma.page.unroute(REST);
  await expect(uma.panel.rows).toHaveCount(3);
  await expect(said(uma)).toHaveCount(0);
  await expect(uma.panel.root.getByRole("grid")).toHaveCount(1);
  await uma.panel.join.click();
  await expect(uma.panel.leave).toBeVisible();
});

test("the page hears and does what it did", async ({ token, browserOf }) => {
  const uma = await browserOf("uma");
  const go = await held(uma.page);
  await uma.open({ token });
  await expect(uma.panel.rows).toHaveCount(3);
  const heard = await uma.page.evaluate(() => {
    const events: string[] = [];
    const note = (event: Event) => events.push(event.type);
    for (const type of ["online", "focus", "storage"]) addEventListener(type, note);
    document.addEventListener("visibilitychange", note);
    for (const type of ["online", "focus", "storage"]) dispatchEvent(new Event(type));
    document.dispatchEvent(new Event("visibilitychange"));
    return events;
  });
  expect(heard).toEqual(["online", "focus", "storage", "visibilitychange"]);
  go();
  await uma.complete();
});
