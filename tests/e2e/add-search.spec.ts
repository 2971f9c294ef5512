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

const listbox = (panel: Panel) => panel.root.getByRole("listbox", { name: ui.searchOrAdd });
const group = (panel: Panel, name: string) =>
  listbox(panel).getByRole("group", { name, exact: true }).getByRole("option");
/** Who could be added. */
const options = (panel: Panel) => group(panel, ui.addToConversation);

test("what the field was opened for comes first, with the matching part marked", async ({ openPanel }) => {
  const { panel } = await openPanel("olga");
  await expect(panel.add).toHaveCount(0);
  await panel.addButton.click();
  await expect(panel.add).toBeFocused();
  await expect(panel.add).toHaveAttribute("aria-expanded", "false");
  await panel.typeToAdd(SEARCH);
  await expect(panel.add).toHaveAttribute("aria-expanded", "true");
  await expect(panel.add).toHaveAccessibleDescription(ui.addFound(3));
  await expect(group(panel, ui.inThisConversation)).toHaveText([/^MZMaria Zweig/]);
  await expect(options(panel)).toHaveText([/Anna Zweigzweig\.anna$/, /Stefan Zweigzweig\.stefan$/, /zweigstelleGroup$/]);
  await expect(listbox(panel).locator("mark")).toHaveText(["Zweig", "Zweig", "zweig", "Zweig"]);
  await panel.add.fill("");
  await panel.add.press("Escape");
  await panel.find(SEARCH);
  await panel.search.click();
  await expect(listbox(panel).getByRole("option").first()).toHaveText(/^MZMaria Zweig/);
  await panel.search.fill("");
  await panel.search.press("Escape");
  await panel.typeToAdd("zoe@mail.example");
  await expect(listbox(panel).getByRole("option")).toHaveText([/zoe@mail\.exampleGuest by e-mail$/]);
});

test("what was found is said once, when the answer is there", async ({ openPanel }) => {
  const { panel, page } = await openPanel("olga");
  await panel.addButton.click();
  const said = panel.root.locator(".find > [role=status]");
  await said.evaluate((said) => {
    const heard: (string | null)[] = [];
    new MutationObserver(() => heard.push(said.textContent)).observe(said, { childList: true, characterData: true, subtree: true });
    Object.assign(window, { heard });
  });
  await page.keyboard.type(SEARCH, { delay: 40 });
  await expect(said).toHaveText(`${ui.countShown(1)}, ${ui.addFound(3)}`);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const heard = await page.evaluate(() => (window as any).heard);
  expect(heard.filter((text: string) => text !== "").length).toBe(1);
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
  await panel.typeToAdd(SEARCH);
  await expect(options(panel)).toHaveText([/Anna Zweig/]);
});

test("the first suggestion is active; the arrow keys go round, and the field keeps the focus", async ({ openPanel }) => {
  const { panel, page } = await openPanel("olga");
  await panel.typeToAdd(SEARCH);
  const all = listbox(panel).getByRole("option");
  await expect(all).toHaveCount(4);
  const active = async (): Promise<number> => {
    await expect(panel.add).toBeFocused();
    const id = await panel.add.getAttribute("aria-activedescendant");
    const ids = await all.evaluateAll((all) => all.map((one) => one.id));
    const selected = await all.evaluateAll((all) => all.map((one) => one.ariaSelected));
    const place = ids.indexOf(id ?? "none");
    expect(selected).toEqual(ids.map((_, at) => String(at === place)));
    return place;
  };
  await expect.poll(active).toBe(0);
  for (const place of [1, 2, 3, 0]) {
    await page.keyboard.press("ArrowDown");
    await expect.poll(active).toBe(place);
  }
  for (const place of [3, 2, 1]) {
    await page.keyboard.press("ArrowUp");
    await expect.poll(active).toBe(place);
  }
  await page.keyboard.press("Control+Enter");
  await expect(panel.chips).toHaveText([/^Stefan Zweig/]);
  await expect(panel.add).toHaveValue("");
  await expect(panel.add).toBeFocused();
});

test("one Enter adds one, and Undo removes them again", { tag: "@v4" }, async ({ control, token, openPanel }) => {
  const { panel, page } = await openPanel("olga");
  await panel.typeToAdd(SEARCH);
  await expect(panel.add).toHaveAttribute("aria-activedescendant", /./);
  await page.keyboard.press("Enter");
  await expect(panel.news).toHaveText(ui.addedUser("Anna Zweig"));
  await expect(panel.results).toBeEmpty();
  await expect(panel.add).toHaveValue("");
  await expect(panel.add).toBeFocused();
  await panel.expectRow("Anna Zweig", ui.roleUser, ui.offline);
  await panel.undo.click();
  await expect(panel.news).toHaveText(ui.removed("Anna Zweig"));
  expect(await control.types(token)).toEqual({ olga: 1, "zweig.member": 3 });
});

test("a member that is chosen has the focus in the list, which is filtered", async ({ openPanel }) => {
  const { panel, page } = await openPanel("olga");
  await panel.typeToAdd(SEARCH);
  await expect(group(panel, ui.inThisConversation)).toHaveCount(1);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Home");
  await panel.add.fill("maria");
  await expect(group(panel, ui.inThisConversation)).toHaveCount(1);
  await page.keyboard.press("Enter");
  await expect(panel.row("Maria Zweig")).toBeFocused();
  await expect(panel.rows).toHaveCount(2);
  await expect(listbox(panel)).toHaveCount(0);
  await expect(panel.search, "what is searched for stays in sight").toHaveValue("maria");
});

test("several are picked by Space, the sign and Control+Enter, and cleared at once", async ({ openPanel }) => {
  const { panel, page } = await openPanel("olga");
  const sent = record(page, ADD);
  await panel.typeToAdd(SEARCH);
  await expect(options(panel)).toHaveCount(3);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Space");
  await expect(panel.chips).toHaveText([/^Stefan Zweig/]);
  await options(panel).filter({ hasText: "zweigstelle" }).locator(".pick").click();
  await expect(panel.chips).toHaveCount(2);
  await options(panel).filter({ hasText: "Anna" }).click();
  await expect(panel.chips, "with others picked, a press picks").toHaveCount(3);
  await options(panel).filter({ hasText: "Anna" }).click();
  await expect(panel.chips, "and drops").toHaveText([/^Stefan Zweig/, /^zweigstelle/]);
  // Escape folds them away and leads to the list; they are kept.
  await panel.add.press("Escape");
  await expect(panel.chips.first()).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(panel.list.locator("[role=row]:focus")).toHaveCount(1);
  await panel.add.focus();
  await expect(panel.chips).toHaveCount(2);
  await panel.button(ui.clearAll).click();
  await expect(panel.chips).toHaveCount(0);
  await expect(panel.add).toBeFocused();
  expect(sent).toEqual([]);
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
  await panel.typeToAdd("b");
  await expect(options(panel)).toHaveText([/^BBob/, /^BBea/]);
  const asked = next(page, AUTOCOMPLETE);
  await panel.typeToAdd("be");
  await page.keyboard.press("ArrowDown");
  await expect(options(panel).and(panel.root.locator("[aria-selected=true]"))).toHaveText(/^BBob/);
  await asked;
  letGo();
  await expect(options(panel)).toHaveText([/^BBea/, /^BBen/, /^BBob/]);
  await expect(options(panel).and(panel.root.locator("[aria-selected=true]"))).toHaveText(/^BBob/);
  await page.keyboard.press("Control+Enter");
  await expect(panel.chips).toHaveText([/^Bob/]);
});

test("the highlighted suggestion is in view, however many there are", async ({ openPanel }) => {
  const { panel, page } = await openPanel("olga");
  const many = Array.from({ length: 20 }, (_, i) => `Person ${i + 1}`);
  await answer(page, Promise.resolve(), many);
  await panel.typeToAdd("person");
  await expect(options(panel)).toHaveCount(20);
  const box = panel.root.getByRole("listbox");
  const isInSight = async (name: string): Promise<void> => {
    const option = options(panel).and(panel.root.locator("[aria-selected=true]"));
    await expect(option).toHaveText(new RegExp(`${name}id\\.${name}$`));
    const [outer, inner] = [await box.boundingBox(), await option.boundingBox()];
    expect(inner!.y).toBeGreaterThanOrEqual(outer!.y);
    expect(inner!.y + inner!.height).toBeLessThanOrEqual(outer!.y + outer!.height);
  };
  await isInSight("Person 1");
  await page.keyboard.press("ArrowUp");
  await isInSight("Person 20");
  await page.keyboard.press("ArrowDown");
  await isInSight("Person 1");
  for (let i = 0; i < 11; i += 1) {
    await page.keyboard.press("ArrowDown");
  }
  await isInSight("Person 12");
});

test("Escape folds the results away, then clears, then closes, and adds nobody", async ({ openPanel }) => {
  const { panel, page } = await openPanel("olga");
  await panel.typeToAdd(SEARCH);
  await expect(options(panel)).toHaveCount(3);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Escape");
  await expect(panel.root.getByRole("listbox")).toHaveCount(0);
  await expect(panel.add).toHaveValue(SEARCH);
  await expect(panel.rows, "the viewer's own row and who is found").toHaveCount(2);
  await page.keyboard.press("Escape");
  await expect(panel.add).toHaveValue("");
  await expect(panel.add).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(panel.add).toHaveCount(0);
  await expect(panel.addButton).toBeFocused();
  await expect(panel.rows).toHaveCount(2);
});

test(
  "several at once: chosen, one discarded, the others added by Enter",
  { tag: "@v4" },
  async ({ control, token, isV4, openPanel }) => {
    const { panel, page } = await openPanel("olga");
    const sent = record(page, ADD);
    for (const name of ["Anna Zweig", "Stefan Zweig", "zweigstelle"]) {
      await panel.typeToAdd(SEARCH);
      await options(panel).filter({ hasText: name }).locator(".pick").click();
      await expect(panel.add).toBeFocused();
    }
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
  await panel.typeToAdd("nobody.like.this");
  await expect(panel.add).toHaveAccessibleDescription(ui.addNobody("nobody.like.this"));
  // The same without a keyboard.
  await panel.root.getByRole("option", { name: "nobody.like.this" }).click();
  await expect(panel.results).toHaveText(ui.addFailed("nobody.like.this", ui.addUnknown));
  await expect(panel.chips, "a refused entry stays for another try").toHaveText([/^nobody\.like\.this/]);
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
  await panel.typeToAdd("stefan zweig");
  await old;
  await panel.typeToAdd("anna zweig");
  await expect(options(panel)).toHaveText([/Anna Zweig/]);
  letGo();
  await (await old).response();
  await expect(options(panel)).toHaveText([/Anna Zweig/]);
});

test("a search that fails says why, and adding by id still works", async ({ openPanel }) => {
  const { panel, page } = await openPanel("olga");
  await intercept(page, AUTOCOMPLETE, (route) => route.fulfill({ status: 500, body: "" }));
  await panel.typeToAdd("zweig.anna");
  await expect(panel.add).toHaveAccessibleDescription(ui.whyServer);
  await panel.add.press("Enter");
  await expect(panel.news).toHaveText(ui.addedUser("zweig.anna"));
  await expect(panel.row("Anna Zweig")).toBeVisible();
});

test("while an input method composes, Enter and the arrows are its own", async ({ openPanel }) => {
  const { panel } = await openPanel("olga");
  await panel.typeToAdd(SEARCH);
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
