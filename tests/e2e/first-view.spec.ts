// What a page shows first comes with the first of the two WebAssembly files: the other one is never answered here.
//
// A test that fails with "the rest of the panel cannot be loaded" tells of a function that the first view runs and that is
// not in the list of those, page/split/first-view.txt; `cargo xtask first-view` writes it anew, from these same views.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import type { Room, Row } from "./control";
import { expect, test } from "./fixtures";
import type { Attributes, Embedding } from "./pages/embedding";

/** Where to leave which functions ran, in a build that tells. */
const WATCHED = process.env.TALK_PARTICIPANTS_FIRST_VIEW;

const TEAM: Row[] = [
  { userId: "olga", displayName: "Olga Petrova", type: 1, session: true, pingAge: 20 },
  { userId: "mona", displayName: "Mona Lindqvist", type: 2, session: true, pingAge: 4, inCall: 3 },
  { userId: "uma", displayName: "Uma Krishnan", type: 3 },
  // A status is a person's, in every conversation: she is in no other test.
  { userId: "hana", displayName: "Hana Dvořák", type: 3, status: { kind: "away", icon: "🌴", message: "On holiday" } },
  { userId: "sami", displayName: "Émile Zátopek", type: 5, pingAge: 86_400 },
  { name: "Greta", type: 4, session: true, pingAge: 7 },
  { name: "", type: 6, session: true, pingAge: 9 },
];
const ROOM: Room = { type: 3, name: "Team", participants: TEAM };
const MANY: Row[] = Array.from({ length: 1_000 }, (_, n) => ({ userId: `person${n}`, displayName: `Person ${n}`, type: 3 }));

type View = {
  of: string | null;
  room?: Room;
  attributes?: Attributes;
  /** What the server answers to everything, or nothing. */
  answer?: { status: number; body?: string } | "none";
  sees: (embedding: Embedding) => Promise<void>;
};

const heading = (name: string) => ({ panel }: Embedding) => expect(panel.heading(name)).toBeVisible();
const rows = (count: number) => async (embedding: Embedding) => {
  await expect(embedding.panel.root.getByRole("grid")).toHaveAttribute("aria-rowcount", String(count));
  expect(await embedding.page.evaluate(() => (document.querySelector("talk-participants") as any).participants.length)).toBe(count);
};

const VIEWS: Record<string, View> = {
  "the list, for a moderator": { of: "olga", sees: rows(7) },
  "the list, for a user": { of: "uma", sees: rows(7) },
  "the list in German, dark and dense": {
    of: "uma",
    attributes: { lang: "de", theme: "dark", density: "compact" },
    sees: rows(7),
  },
  "the list in Hebrew, by name, read only": {
    of: "olga",
    attributes: { lang: "he", sort: "name", readonly: "" },
    sees: rows(7),
  },
  "a thousand people": { of: "olga", room: { ...ROOM, participants: [...TEAM, ...MANY] }, sees: rows(1_007) },
  "a guest who has not joined": { of: null, sees: ({ panel }) => expect(panel.join).toBeVisible() },
  "the lobby": { of: "uma", room: { ...ROOM, lobby: 1 }, sees: heading("You are waiting in the lobby") },
  "no such conversation": { of: "uma", room: { ...ROOM, type: 2, participants: TEAM.slice(0, 2) }, sees: heading("Conversation not found") },
  "no conversation chosen": { of: "uma", attributes: { token: "" }, sees: heading("No conversation chosen") },
  "a login that is over": { of: null, attributes: { "user-id": "uma" }, sees: heading("Signed out") },
  "maintenance": { of: "uma", answer: { status: 503 }, sees: ({ panel }) => expect(panel.button("Try again")).toBeVisible() },
  "a server that fails": { of: "uma", answer: { status: 500 }, sees: ({ panel }) => expect(panel.button("Try again")).toBeVisible() },
  "no server": { of: "uma", answer: "none", sees: ({ panel }) => expect(panel.button("Try again")).toBeVisible() },
};

for (const [name, { of, room = ROOM, attributes, answer, sees }] of Object.entries(VIEWS)) {
  test(name, async ({ control, token, browserOf }, { testId }) => {
    await control.putRoom(token, room);
    const embedding = await browserOf(of);
    const { page } = embedding;
    await withoutRest(page);
    if (answer) {
      await page.route("**/ocs/**", (route) => (answer === "none" ? route.abort() : route.fulfill(answer)));
    }
    await embedding.open({ token, ...attributes });
    await sees(embedding);
    await look(embedding);
    await note(page, testId);
  });
}

test("two panels of a conversation, and one of another", async ({ control, token, browserOf }, { testId }) => {
  const other = `${token.slice(0, 20)}two`;
  await control.putRoom(token, ROOM);
  await control.putRoom(other, ROOM);
  const uma = await browserOf("uma");
  await withoutRest(uma.page);
  await uma.open({ token }, { token }, { token: other });
  for (const place of [0, 1, 2]) {
    await expect(uma.page.locator("talk-participants").nth(place).getByRole("grid")).toHaveAttribute("aria-rowcount", "7");
  }
  await note(uma.page, testId);
});

test("a breakdown", async ({ token, control, browserOf, problems }, { testId }) => {
  await control.putRoom(token, ROOM);
  const uma = await browserOf("uma");
  await withoutRest(uma.page);
  await uma.open({ token });
  await expect(uma.panel.rows).toHaveCount(7);
  await uma.page.evaluate(() => {
    const error = new WebAssembly.RuntimeError("unreachable");
    error.stack = "RuntimeError: unreachable\n at talk-participants_bg.wasm";
    dispatchEvent(new ErrorEvent("error", { error }));
  });
  await expect(uma.panel.root.getByRole("alert")).toHaveText(/has stopped/);
  expect(problems.splice(0)).toEqual(["talk-participants stopped at a trap"]);
  if (WATCHED) {
    writeFileSync(join(WATCHED, `ran-${testId}.json`), JSON.stringify(await ran(uma.page)));
  }
});

test("the standalone page", async ({ host, page }, { testId }) => {
  await withoutRest(page);
  await host.open();
  await host.enterAs("Owner");
  await expect(host.panel.rows.first()).toBeVisible();
  await note(page, testId);
});

async function withoutRest(page: Page): Promise<void> {
  if (!WATCHED) {
    // A request that the panel has to wait for would wait for ever.
    await page.route("**/talk-participants_rest.wasm", (route) =>
      route.request().resourceType() === "fetch" ? undefined : route.abort(),
    );
  }
}

/** What people and browsers do before anybody wants anything. */
async function look({ page }: Embedding): Promise<void> {
  await page.mouse.move(200, 300);
  await page.mouse.move(210, 340);
  await page.mouse.wheel(0, 200);
  await page.mouse.wheel(0, -200);
  await page.evaluate(() => {
    for (const event of ["blur", "focus", "offline", "online"]) window.dispatchEvent(new Event(event));
    document.dispatchEvent(new Event("visibilitychange"));
  });
}

/** Leaves a note of what ran, or sees that nothing was missing. */
async function note(page: Page, testId: string): Promise<void> {
  if (WATCHED) {
    writeFileSync(join(WATCHED, `ran-${testId}.json`), JSON.stringify(await ran(page)));
  }
  await expect(page.locator("talk-participants [part=unavailable]")).toHaveCount(0);
}

function ran(page: Page): Promise<number[]> {
  return page.evaluate(() => [...(globalThis as unknown as { talkParticipantsRan: Set<number> }).talkParticipantsRan]);
}
