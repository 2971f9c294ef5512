// The combobox for adding participants: suggestions of the server, and how they are chosen.

import type { Page } from "@playwright/test";
import type { Control } from "./control";
import { expect, test } from "./fixtures";
import { ui } from "./names";
import { ADD, AUTOCOMPLETE, intercept, next, record, seen } from "./pages/network";
import type { Panel } from "./pages/panel";
import { OLGA } from "./participants";

/** Two accounts and a group that no other test has, and that one search finds. */
const SEARCH = "zweig";

async function prepare(control: Control, token: string): Promise<void> {
  await control.putAccount("zweig.anna", "Anna Zweig");
  await control.putAccount("zweig.stefan", "Stefan Zweig");
  await control.putAccount("zweig.member", "Maria Zweig");
  await control.putGroup("zweigstelle", ["zweig.anna"]);
  await control.putRoom(token, {
    type: 3,
    name: "Room",
    participants: [OLGA, { userId: "zweig.member", displayName: "Maria Zweig", type: 3 }],
  });
}

test.beforeEach(({ control, token }) => prepare(control, token));

const options = (panel: Panel) => panel.root.getByRole("listbox", { name: ui.addParticipants }).getByRole("option");
const group = (panel: Panel, name: string) =>
  panel.root.getByRole("listbox").getByRole("group", { name, exact: true }).getByRole("option");

test("suggestions are grouped, and members are left out", async ({ openPanel }) => {
  const { panel } = await openPanel("olga");
  await expect(panel.add).toHaveAttribute("aria-expanded", "false");
  await panel.add.fill(SEARCH);
  await expect(panel.add).toHaveAttribute("aria-expanded", "true");
  await expect(panel.add).toHaveAccessibleDescription(ui.addFound(3));
  await expect(group(panel, ui.users)).toHaveText([/^Anna Zweig/, /^Stefan Zweig/]);
  await expect(group(panel, ui.groups)).toHaveText([/^zweigstelle/]);
  await expect(options(panel)).toHaveCount(3);
  await panel.add.fill("zoe@mail.example");
  await expect(group(panel, ui.emailAddresses)).toHaveText([/^zoe@mail\.example/]);
  await expect(options(panel)).toHaveCount(1);
});

test("members and oneself are left out even if the server suggests them", async ({ openPanel }) => {
  const { panel, page } = await openPanel("olga");
  const found = [
    { id: "olga", label: "Olga Petrova", source: "users" },
    { id: "zweig.member", label: "Maria Zweig", source: "users" },
    { id: "zweig.anna", label: "Anna Zweig", source: "users" },
  ];
  const json = { ocs: { meta: { status: "ok", statuscode: 200, message: "OK" }, data: found } };
  await intercept(page, AUTOCOMPLETE, (route) => route.fulfill({ json }));
  await panel.add.fill(SEARCH);
  await expect(options(panel)).toHaveText([/^Anna Zweig/]);
});

test("the arrow keys go round, and the field keeps the focus", async ({ openPanel }) => {
  const { panel, page } = await openPanel("olga");
  await panel.add.fill(SEARCH);
  await expect(options(panel)).toHaveCount(3);
  await expect(panel.add).not.toHaveAttribute("aria-activedescendant");
  const active = async (): Promise<number> => {
    await expect(panel.add).toBeFocused();
    const id = await panel.add.getAttribute("aria-activedescendant");
    const ids = await options(panel).evaluateAll((all) => all.map((one) => one.id));
    const selected = await options(panel).evaluateAll((all) => all.map((one) => one.ariaSelected));
    const place = ids.indexOf(id ?? "none");
    expect(selected).toEqual(ids.map((_, at) => String(at === place)));
    return place;
  };
  for (const place of [0, 1, 2, 0]) {
    await page.keyboard.press("ArrowDown");
    expect(await active()).toBe(place);
  }
  for (const place of [2, 1]) {
    await page.keyboard.press("ArrowUp");
    expect(await active()).toBe(place);
  }
  await page.keyboard.press("Enter");
  await expect(panel.chips).toHaveText([/^Stefan Zweig/]);
  await expect(panel.add).toHaveValue("");
  await expect(panel.add).toHaveAttribute("aria-expanded", "false");
  await expect(panel.add).toBeFocused();
});

/** Answers each search in turn with these names as accounts; the last answer waits for `held`. */
async function answer(page: Page, held: Promise<void>, ...answers: string[][]): Promise<void> {
  await intercept(page, AUTOCOMPLETE, async (route) => {
    const names = answers.shift() ?? [];
    if (answers.length === 0) {
      await held;
    }
    const data = names.map((label) => ({ id: `id.${label}`, label, source: "users" }));
    await route.fulfill({ json: { ocs: { meta: { status: "ok", statuscode: 200, message: "OK" }, data } } });
  });
}

test("an answer that arrives late does not replace the highlighted suggestion", async ({ openPanel }) => {
  const { panel, page } = await openPanel("olga");
  let letGo = (): void => undefined;
  await answer(page, new Promise((resolve) => (letGo = resolve)), ["Bob", "Bea"], ["Bea", "Ben", "Bob"]);
  await panel.add.fill("b");
  await expect(options(panel)).toHaveText([/^Bob/, /^Bea/]);
  const asked = next(page, AUTOCOMPLETE);
  await panel.add.fill("be");
  await page.keyboard.press("ArrowDown");
  await expect(options(panel).and(panel.root.locator("[aria-selected=true]"))).toHaveText(/^Bob/);
  await asked;
  letGo();
  await expect(options(panel)).toHaveText([/^Bea/, /^Ben/, /^Bob/]);
  await expect(options(panel).and(panel.root.locator("[aria-selected=true]"))).toHaveText(/^Bob/);
  await page.keyboard.press("Enter");
  await expect(panel.chips).toHaveText([/^Bob/]);
});

test("the highlighted suggestion is in view, however many there are", async ({ openPanel }) => {
  const { panel, page } = await openPanel("olga");
  const many = Array.from({ length: 20 }, (_, i) => `Person ${i + 1}`);
  await answer(page, Promise.resolve(), many);
  await panel.add.fill("person");
  await expect(options(panel)).toHaveCount(20);
  const box = panel.root.getByRole("listbox");
  const isInSight = async (name: string): Promise<void> => {
    const option = options(panel).and(panel.root.locator("[aria-selected=true]"));
    await expect(option).toHaveText(`${name}id.${name}`);
    const [outer, inner] = [await box.boundingBox(), await option.boundingBox()];
    expect(inner!.y).toBeGreaterThanOrEqual(outer!.y);
    expect(inner!.y + inner!.height).toBeLessThanOrEqual(outer!.y + outer!.height);
  };
  await page.keyboard.press("ArrowUp");
  await isInSight("Person 20");
  await page.keyboard.press("ArrowDown");
  await isInSight("Person 1");
  for (let i = 0; i < 11; i += 1) {
    await page.keyboard.press("ArrowDown");
  }
  await isInSight("Person 12");
});

test("Escape closes the suggestions and adds no entry", async ({ openPanel }) => {
  const { panel, page } = await openPanel("olga");
  await panel.add.fill(SEARCH);
  await expect(options(panel)).toHaveCount(3);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  await expect(panel.root.getByRole("listbox")).toHaveCount(0);
  await expect(panel.add).toHaveValue("");
  await expect(panel.add).toBeFocused();
  await expect(panel.chips).toHaveCount(0);
});

test(
  "several at once: chosen, one discarded, the others added by Enter",
  { tag: "@v4" },
  async ({ control, token, isV4, openPanel }) => {
    const { panel, page } = await openPanel("olga");
    const sent = record(page, ADD);
    for (const name of ["Anna Zweig", "Stefan Zweig", "zweigstelle"]) {
      await panel.add.fill(SEARCH);
      await panel.root.getByRole("option", { name: new RegExp(`^${name}`) }).click();
      await expect(panel.add).toBeFocused();
    }
    await panel.add.fill(SEARCH);
    await expect(panel.add).toHaveAccessibleDescription(ui.addNobody(SEARCH));
    await expect(options(panel)).toHaveCount(0);
    await panel.add.fill("");
    await expect(panel.chips).toHaveText([/^Anna Zweig/, /^Stefan Zweig/, /^zweigstelle/]);
    await panel.button(ui.doNotAdd("Stefan Zweig")).click();
    await expect(panel.chips).toHaveText([/^Anna Zweig/, /^zweigstelle/]);
    expect(sent).toEqual([]);

  await panel.add.press("Enter");
  await expect(panel.results.getByRole("listitem")).toHaveText([
    ui.addedUser("Anna Zweig"),
    ui.addedGroup("zweigstelle"),
  ]);
  await expect(panel.chips).toHaveCount(0);
  await panel.expectRow("Anna Zweig", ui.roleUser, ui.offline);
  expect(sent).toEqual(
    seen(page, [
      { newParticipant: "zweig.anna", source: "users" },
      { newParticipant: "zweigstelle", source: "groups" },
    ]),
  );
  const group = isV4 ? { zweigstelle: 3 } : {};
  expect(await control.types(token)).toEqual({ olga: 1, "zweig.member": 3, "zweig.anna": 3, ...group });
});

test("no suggestions: what was typed can be added as it stands", async ({ openPanel }) => {
  const { panel } = await openPanel("olga");
  await panel.add.fill("nobody.like.this");
  await expect(panel.add).toHaveAccessibleDescription(ui.addNobody("nobody.like.this"));
  await panel.add.press("Enter");
  await expect(panel.chips).toHaveText([/^nobody\.like\.this/]);
});

test("an old answer does not replace a newer one", async ({ openPanel }) => {
  const { panel, page } = await openPanel("olga");
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await intercept(page, AUTOCOMPLETE, async (route) => {
    if (route.request().url().includes("search=stefan")) {
      await held;
    }
    await route.continue();
  });
  const old = next(page, AUTOCOMPLETE);
  await panel.add.fill("stefan zweig");
  await old;
  await panel.add.fill("anna zweig");
  await expect(options(panel)).toHaveText([/^Anna Zweig/]);
  letGo();
  await (await old).response();
  await expect(options(panel)).toHaveText([/^Anna Zweig/]);
});

test("a search that fails says why, and adding by id still works", async ({ openPanel }) => {
  const { panel, page } = await openPanel("olga");
  await intercept(page, AUTOCOMPLETE, (route) => route.fulfill({ status: 500, body: "" }));
  await panel.add.fill("zweig.anna");
  await expect(panel.add).toHaveAccessibleDescription(ui.whyServer);
  await panel.add.press("Enter");
  await panel.button(ui.addEntries(1)).click();
  await expect(panel.results).toHaveText(ui.addedUser("zweig.anna"));
  await expect(panel.row("Anna Zweig")).toBeVisible();
});

test("while an input method composes, Enter and the arrows are its own", async ({ openPanel }) => {
  const { panel } = await openPanel("olga");
  await panel.add.fill(SEARCH);
  await expect(options(panel)).toHaveCount(3);
  const prevented = (key: string, isComposing: boolean): Promise<boolean> =>
    panel.add.evaluate(
      (field, init) =>
        !field.dispatchEvent(
          new KeyboardEvent("keydown", { ...init, bubbles: true, cancelable: true, composed: true }),
        ),
      { key, isComposing },
    );
  for (const key of ["Enter", "ArrowDown", "Escape"]) {
    expect(await prevented(key, true), key).toBe(false);
  }
  await expect(panel.add).toHaveValue(SEARCH);
  await expect(panel.chips).toHaveCount(0);
  expect(await prevented("ArrowDown", false)).toBe(true);
});
