// Selecting several participants and giving all of them the same command.

import type { Route } from "@playwright/test";
import { expect, test } from "./fixtures";
import { beginning, ui } from "./names";
import { ADD, hold, intercept, next, PROMOTE, record, refuse, REMOVE, REMOVE_GUEST } from "./pages/network";
import { EVERYBODY } from "./pages/roles";
import { Selecting } from "./pages/selecting";

test("a range and a filter; who is left out and why; done, and undone", async ({ control, token, openAs }) => {
  const olga = await openAs("owner");
  const { panel } = olga;
  const before = await control.types(token);
  const many = new Selecting(panel);
  await many.begin();
  await expect(panel.list).toHaveAttribute("aria-multiselectable", "true");
  await expect(many.count).toHaveText(ui.selectedCount(0));
  await expect(panel.root.getByRole("status").filter({ hasText: ui.selectedCount(0) })).toHaveCount(1);
  await expect(panel.row("Ana"), "the first who can be selected").toBeFocused();
  await expect(many.button(ui.remove)).toHaveAttribute("aria-disabled", "true");

  await many.click("Ana");
  await expect(panel.row("Ana")).toHaveAttribute("aria-selected", "true");
  await many.click("Hannah Weiß", "Shift");
  // Who is online stands above.
  expect(await many.selected()).toEqual(["Ana", "Gloria", "Hannah Weiß", "Rosa Lindqvist"]);
  await many.click("Gloria");
  await many.choose(ui.searchParticipants);
  await panel.find("o");
  await many.click("Nils Holm");
  await many.click("Olga Petrova");
  await expect(many.count, "not the viewer").toHaveText(`${ui.selectedCount(4)}, ${ui.selectedUnseen(2)}`);
  await olga.refreshed();
  await panel.find("");
  await expect(many.count).toHaveText(ui.selectedCount(4));
  expect(await many.selected()).toEqual(["Ana", "Hannah Weiß", "Nils Holm", "Rosa Lindqvist"]);

  await many.button(ui.promoteToModerator).click();
  const promote = panel.question(ui.promoteManyTitle(2));
  await expect(many.lines(promote, ui.skippedCount(2))).toHaveText([
    ui.about("Rosa Lindqvist", ui.skipSelfJoined),
    ui.about("Hannah Weiß", ui.skipModerates),
  ]);
  await promote.getByRole("button", { name: ui.cancel }).click();
  expect(await control.types(token)).toEqual(before);

  await many.button(ui.remove).click();
  const remove = panel.question(ui.removeManyTitle(4));
  await remove.getByRole("button", { name: ui.remove }).click();
  await expect(many.told).toHaveText(ui.batchEnded(ui.batchRemove, ui.batchDone(4)));
  await expect(many.bar, "all went well").toHaveCount(0);
  expect(Object.keys(await control.types(token)).sort()).toEqual(["Gloria", "max", "olga", "sven", "uma"]);
  const trail = (await olga.heard("tp-action")).map(
    ({ kind, target, outcome }) => `${kind} ${target.name}: ${outcome}`,
  );
  const removed = ["Ana", "Hannah Weiß", "Nils Holm", "Rosa Lindqvist"];
  expect(trail.sort()).toEqual(removed.map((name) => `remove ${name}: done`));

  // Guests and self-joined users cannot be brought back.
  await panel.moreActions.click();
  await panel.item(ui.undoRemoveMany(2)).click();
  await expect(many.told).toHaveText(ui.batchEnded(ui.batchUndo, ui.batchDone(2)));
  expect(await control.types(token)).toMatchObject({ hannah: 2, nils: 3 });
  await expect(panel.undo).toHaveCount(0);
  await panel.moreActions.click();
  await expect(panel.item(beginning(ui.undo))).toHaveCount(0);
  await panel.root.page().keyboard.press("Escape");

  await many.batch.getByRole("button", { name: ui.close }).click();
  await expect(many.batch).toHaveCount(0);
  await expect(panel.list).not.toHaveAttribute("aria-multiselectable");
  await expect(panel.row("Nils Holm")).not.toHaveAttribute("aria-selected");
  await expect(panel.list.locator(":focus")).toHaveCount(1);
});

test("progress, one at a time, who changed meanwhile, and cancel", async ({ control, token, openAs }) => {
  const olga = await openAs("owner");
  const { panel, page } = olga;
  const many = new Selecting(panel);
  await many.begin();
  for (const name of ["Ana", "Nils Holm", "Uma Krishnan"]) {
    await many.click(name);
  }
  const held: Route[] = [];
  const sent = record(page, PROMOTE);
  await intercept(page, PROMOTE, async (route) => void held.push(route));
  await many.button(ui.promoteToModerator).click();
  await panel.answer(ui.promoteManyTitle(3), ui.promoteToModerator);
  await expect(many.told).toHaveText(ui.batchStarted(ui.batchPromote, ui.countPersons(3)));
  await expect(many.batch.getByText(ui.batchProgress(0, 3))).toBeVisible();
  await expect(panel.row("Ana")).toHaveAccessibleName(beginning(ui.row("Ana", ui.roleGuestModerator)));
  await expect(panel.row("Nils Holm"), "its turn has not come").toHaveAccessibleName(
    beginning(ui.row("Nils Holm", ui.roleUser)),
  );
  await expect.poll(() => held.length).toBe(1);

  // A second one has to wait; a single command need not.
  await expect(many.bar).toHaveCount(0);
  await panel.remove("Sven Åkesson");
  await expect(panel.news).toHaveText(ui.removed("Sven Åkesson"));

  await control.patchParticipants(token, [{ userId: "nils", type: 5 }]);
  await expect(panel.row("Nils Holm")).toHaveAccessibleName(beginning(ui.row("Nils Holm", ui.roleSelfJoined)));
  await held[0]!.continue();
  await expect.poll(() => held.length).toBe(2);
  await expect(many.batch.getByText(ui.batchProgress(2, 3))).toBeVisible();
  await expect(many.progress).toHaveJSProperty("value", 2);
  await expect(many.told, "said at the start and at the end only").toHaveText(
    ui.batchStarted(ui.batchPromote, ui.countPersons(3)),
  );
  await held[1]!.continue();
  await expect(many.told).toHaveText(ui.batchEnded(ui.batchPromote, ui.batchDone(2), ui.batchSkipped(1)));
  await expect(many.lines(many.batch, ui.batchSkipped(1))).toHaveText([ui.about("Nils Holm", ui.skipChanged)]);
  expect(sent).toHaveLength(2);
  await expect(many.count, "who was left out stays selected").toHaveText(ui.selectedCount(1));

  await page.unrouteAll();
  const letGo = await hold(page, REMOVE);
  await many.click("Max Mustermann");
  await many.click("Hannah Weiß");
  const first = next(page, REMOVE);
  await many.button(ui.remove).click();
  await panel.answer(ui.removeManyTitle(3), ui.remove);
  await first;
  await many.batch.getByRole("button", { name: ui.cancel }).click();
  await expect(many.batch.getByText(ui.batchStopping)).toBeVisible();
  letGo();
  await expect(many.told).toHaveText(ui.batchEnded(ui.batchRemove, ui.batchDone(1), ui.batchNotSent(2)));
  await expect(many.lines(many.batch, ui.batchNotSent(2))).toHaveText([
    ui.about("Max Mustermann", ui.notSent),
    ui.about("Nils Holm", ui.notSent),
  ]);
  expect(await control.types(token)).toMatchObject({ max: 2, nils: 5 });
});

test("failed commands are retried alone; 429 slows down; the page may prevent one", async ({
  control,
  token,
  openAs,
}) => {
  const olga = await openAs("owner");
  const { panel, page } = olga;
  const many = new Selecting(panel);
  await page.evaluate(() => {
    document.addEventListener("tp-before-action", (event: any) => {
      if (event.detail.target?.userId === "uma") {
        event.preventDefault();
      }
    });
  });
  await many.begin();
  for (const name of ["Nils Holm", "Hannah Weiß", "Uma Krishnan", "Max Mustermann"]) {
    await many.click(name);
  }
  const sent = record(page, REMOVE);
  await intercept(page, REMOVE, async (route) => {
    const { participant } = route.request().postDataJSON();
    const status = participant === "nils" ? 403 : participant === "hannah" && sent.length === 1 ? 429 : 200;
    await (status === 200
      ? route.continue()
      : route.fulfill({ status, json: { ocs: { meta: { status: "failure", statuscode: status }, data: [] } } }));
  });
  await many.button(ui.remove).click();
  await panel.answer(ui.removeManyTitle(4), ui.remove);
  await expect(many.batch.getByText(ui.batchPausing)).toBeVisible();
  await expect(many.told).toHaveText(
    ui.batchEnded(ui.batchRemove, ui.batchDone(2), ui.batchFailed(1), ui.batchSkipped(1)),
  );
  expect(sent.map((body: any) => body.participant)).toEqual(["hannah", "hannah", "max", "nils"]);
  await expect(many.lines(many.batch, ui.batchFailed(1))).toHaveText([ui.about("Nils Holm", ui.removeOwner)]);
  await expect(many.lines(many.batch, ui.batchSkipped(1))).toHaveText([ui.about("Uma Krishnan", ui.stoppedByHost)]);
  const trail = (await olga.heard("tp-action")).map(({ target, outcome, code }) => [target.userId, outcome, code]);
  expect(trail).toEqual([
    ["hannah", "done", null],
    ["max", "done", null],
    ["nils", "failed", "forbidden"],
    ["uma", "prevented", "prevented"],
  ]);
  expect(
    (await olga.heard("tp-before-action")).map(({ target }) => target.userId),
    "asked once for each",
  ).toEqual(["hannah", "max", "nils", "uma"]);
  expect(await olga.heard("tp-error"), "told with the results").toEqual([]);

  await page.unrouteAll();
  await many.batch.getByRole("button", { name: ui.tryAgain(1) }).click();
  await expect(many.told).toHaveText(ui.batchEnded(ui.batchRemove, ui.batchDone(1)));
  expect(await control.types(token)).toMatchObject({ uma: 3 });
  expect(await control.types(token)).not.toHaveProperty("nils");
  // Of both tries.
  const added = record(page, ADD);
  await many.batch.getByRole("button", { name: ui.undo }).click();
  await expect(many.told).toHaveText(ui.batchEnded(ui.batchUndo, ui.batchDone(3)));
  expect(added.map((body: any) => body.newParticipant)).toEqual(["hannah", "max", "nils"]);
  expect(await control.types(token)).toMatchObject({ hannah: 2, max: 2, nils: 3, uma: 3 });
});

test("Cancel just after the end still shows what failed", async ({ control, token, browserOf }) => {
  await control.putRoom(token, EVERYBODY);
  const olga = await browserOf("olga");
  // Before the panel, whose timers are to be of one clock.
  await olga.page.clock.install();
  const { panel, page } = await olga.open({ token });
  const many = new Selecting(panel);
  await many.begin();
  await many.click("Nils Holm");
  await many.click("Max Mustermann");
  let letGo = (): void => undefined;
  await refuse(page, REMOVE, 403, new Promise<void>((resolve) => (letGo = resolve)));
  await many.button(ui.remove).click();
  await panel.answer(ui.removeManyTitle(2), ui.remove);
  await expect(many.batch.getByRole("button", { name: ui.cancel })).toBeVisible();
  await page.clock.pauseAt(Date.now() + 1_000);
  letGo();
  await expect(many.told).toHaveText(ui.batchEnded(ui.batchRemove, ui.batchDone(0), ui.batchFailed(2)));
  const close = many.batch.getByRole("button", { name: ui.close });
  const failed = many.lines(many.batch, ui.batchFailed(2));
  for (const ms of [0, 500]) {
    await page.clock.runFor(ms);
    await expect(close, `after ${ms} ms`).toHaveAttribute("aria-disabled", "true");
    await close.dispatchEvent("click");
    await expect(failed, `after ${ms} ms`).toHaveCount(2);
  }
  await page.clock.runFor(200);
  await expect(close).not.toHaveAttribute("aria-disabled");
  await expect(failed, "and it does not go by itself").toHaveCount(2);
  await close.click();
  await expect(many.batch).toHaveCount(0);
});

test("by keyboard alone", async ({ openAs }) => {
  const { panel, page } = await openAs("owner");
  const many = new Selecting(panel);
  await panel.moreActions.focus();
  await page.keyboard.press("Enter");
  await expect(panel.item(ui.selectPeople)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(panel.rows.nth(1), "the first who can be selected").toBeFocused();
  await page.keyboard.press("End");
  await expect(panel.row("Uma Krishnan")).toBeFocused();
  await page.keyboard.press("Space");
  expect(await many.selected()).toEqual(["Uma Krishnan"]);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Shift+ArrowUp");
  expect(await many.selected()).toEqual(["Max Mustermann", "Nils Holm", "Uma Krishnan"]);
  await page.keyboard.press("Shift+ArrowDown");
  expect(await many.selected(), "the range is taken back").toEqual(["Nils Holm", "Uma Krishnan"]);
  await page.keyboard.press("Space");
  await page.keyboard.press("Control+a");
  await expect(many.count).toHaveText(ui.selectedCount(8));
  await page.keyboard.press("n");
  await expect(panel.row("Nils Holm"), "letters still look for names").toBeFocused();
  await page.keyboard.press("Space");
  await expect(many.count).toHaveText(ui.selectedCount(7));

  await many.button(ui.demote).focus();
  await page.keyboard.press("Enter");
  const question = panel.question(ui.demoteManyTitle(3));
  await expect(question.getByRole("listitem").filter({ hasText: ui.skipNoModerator })).toHaveCount(4);
  await page.keyboard.press("Escape");
  await expect(question).toHaveCount(0);
  await expect(many.button(ui.demote)).toBeFocused();
  await page.keyboard.press("Enter");
  await question.getByRole("button", { name: ui.demote }).focus();
  await page.keyboard.press("Enter");
  await expect(many.told).toHaveText(ui.batchEnded(ui.batchDemote, ui.batchDone(3)));
  await panel.row("Nils Holm").focus();
  await page.keyboard.press("Escape");
  await expect(many.bar).toHaveCount(0);
  await expect(panel.row("Nils Holm")).toBeFocused();
  await page.keyboard.press("Escape");
});

test("a thousand participants: rows that are not rendered, and removals", async ({ control, token, openPanel }) => {
  const guests = Array.from({ length: 6 }, (_, index) => ({ name: `Visitor ${index + 1}`, type: 4 }));
  const users = Array.from({ length: 993 }, (_, index) => ({
    userId: `person${index + 1}`,
    displayName: `Person ${String(index + 1).padStart(4, "0")}`,
    type: 3,
  }));
  const participants = [{ userId: "first", displayName: "A. First", type: 1 }, ...guests, ...users];
  await control.putRoom(token, { type: 3, name: "Many", participants });
  const first = await openPanel("first");
  const { panel, page } = first;
  await expect(panel.count(1_000, 6)).toBeVisible();
  const many = new Selecting(panel);
  await many.begin();
  await many.click("Person 0003");
  await panel.row("Person 0003").press("End");
  await many.click("Person 0993", "Shift");
  await expect(many.count).toHaveText(ui.selectedCount(991));
  await panel.row("Person 0993").press("Control+a");
  await expect(many.count).toHaveText(ui.selectedCount(999));
  await panel.filter(ui.showModerators).check();
  await expect(many.count).toHaveText(`${ui.selectedCount(999)}, ${ui.selectedUnseen(999)}`);
  await panel.filter(ui.showEverybody).check();
  await control.patchParticipants(token, [{ userId: "person500", remove: true }]);
  await expect(many.count).toHaveText(ui.selectedCount(998));
  await many.button(ui.remove).click();
  const all = panel.question(ui.removeManyTitle(998));
  await all.getByRole("button", { name: ui.cancel }).click();

  await many.choose(ui.allOfflineGuests);
  await expect(many.count, "servers of this kind drop them").toHaveText(ui.selectedCount(0));
  await panel.filter(ui.showGuests).check();
  await many.choose(ui.selectShown);
  await panel.filter(ui.showEverybody).check();
  await expect(many.count).toHaveText(ui.selectedCount(6));
  const removed = record(page, REMOVE_GUEST);
  await many.button(ui.remove).click();
  await panel.answer(ui.removeManyTitle(6), ui.remove);
  await expect(many.told).toHaveText(ui.batchEnded(ui.batchRemove, ui.batchDone(6)));
  expect(removed).toHaveLength(6);
  await expect(panel.count(993, 0)).toBeVisible();
  await expect(panel.undo, "guests cannot be brought back").toHaveCount(0);
});

test("only moderators can select", async ({ control, token, openPanel, openAs }) => {
  const uma = await openAs("user");
  await uma.panel.moreActions.click();
  await expect(uma.panel.menu.getByRole("menuitem")).toHaveText([ui.copyList, ui.exportAsCsv]);
  const max = await openPanel("max");
  const many = new Selecting(max.panel);
  await many.begin();
  await many.click("Ana");
  await control.patchParticipants(token, [{ userId: "max", type: 3 }]);
  await expect(many.bar).toHaveCount(0);
  await expect(max.panel.row("Ana")).not.toHaveAttribute("aria-selected");
});

test("Undo after a single command takes that command back, not the batch before it", async ({ openAs }) => {
  const { panel, page } = await openAs("owner");
  const many = new Selecting(panel);
  await many.begin();
  await many.click("Nils Holm");
  await many.click("Uma Krishnan");
  const letGo = await hold(page, PROMOTE);
  await many.button(ui.promoteToModerator).click();
  await panel.answer(ui.promoteManyTitle(2), ui.promoteToModerator);
  await panel.remove("Max Mustermann");
  await expect(panel.news).toHaveText(ui.removed("Max Mustermann"));
  const besides = panel.root.locator("[part=notices] .news").getByRole("button", { name: ui.undo });
  await expect(besides).toBeVisible();
  letGo();
  await expect(many.told).toHaveText(ui.batchEnded(ui.batchPromote, ui.batchDone(2)));
  await expect(panel.news).toHaveText(ui.removed("Max Mustermann"));
  await expect(besides).toHaveCount(0);
  await expect(many.batch.getByRole("button", { name: ui.undo })).toBeVisible();
});
