// Selecting many people and doing the same to all of them.

import type { Route } from "@playwright/test";
import { expect, test } from "./fixtures";
import { ADD, hold, intercept, next, PROMOTE, record, refuse, REMOVE, REMOVE_GUEST } from "./pages/network";
import { EVERYBODY, openAs } from "./pages/roles";
import { Selecting } from "./pages/selecting";

test("a range and a filter; who is left out and why; done, and undone", async ({ control, token, browserOf }) => {
  const olga = await openAs("owner", { control, token, browserOf });
  const { panel } = olga;
  const before = await control.types(token);
  const many = new Selecting(panel);
  await many.begin();
  await expect(panel.list).toHaveAttribute("aria-multiselectable", "true");
  await expect(many.count).toHaveText("0 selected");
  await expect(many.button("Remove")).toHaveAttribute("aria-disabled", "true");

  await many.click("Ana");
  await expect(panel.row("Ana")).toHaveAttribute("aria-selected", "true");
  await many.click("Hannah Weiß", "Shift");
  // Who is online stands above.
  expect(await many.selected()).toEqual(["Ana", "Gloria", "Hannah Weiß", "Rosa Lindqvist"]);
  await many.click("Gloria");
  await panel.search.fill("o");
  await many.click("Nils Holm");
  await many.click("Olga Petrova");
  await expect(many.count).toHaveText("5 selected, 2 of them are not shown");
  await olga.refreshed();
  await panel.search.fill("");
  await expect(many.count).toHaveText("5 selected");
  expect(await many.selected()).toEqual(["Ana", "Hannah Weiß", "Nils Holm", "Olga Petrova", "Rosa Lindqvist"]);

  await many.button("Promote to moderator").click();
  const promote = panel.question("Promote 2 people to moderators?");
  await expect(many.lines(promote, "3 people are left out")).toHaveText([
    "Rosa Lindqvist: Joined by the public link and cannot be promoted.",
    "Hannah Weiß: Is a moderator already.",
    "Olga Petrova: This is you.",
  ]);
  await promote.getByRole("button", { name: "Cancel" }).click();
  expect(await control.types(token)).toEqual(before);

  await many.button("Remove").click();
  const remove = panel.question("Remove 4 people?");
  await expect(many.lines(remove, "1 person is left out")).toHaveText(["Olga Petrova: This is you."]);
  await remove.getByRole("button", { name: "Remove" }).click();
  await expect(many.told).toHaveText("Removing: 4 done");
  await expect(many.count).toHaveText("1 selected");
  expect(Object.keys(await control.types(token)).sort()).toEqual(["Gloria", "max", "olga", "sven", "uma"]);
  const trail = (await olga.heard("tp-action")).map(({ kind, target, outcome }) => `${kind} ${target.name}: ${outcome}`);
  const removed = ["Ana", "Hannah Weiß", "Nils Holm", "Rosa Lindqvist"];
  expect(trail.sort()).toEqual(removed.map((name) => `remove ${name}: done`));

  // Guests and self-joined users cannot be brought back.
  await panel.moreActions.click();
  await panel.item("Undo last: removing 2 people").click();
  await expect(many.told).toHaveText("Undoing: 2 done");
  expect(await control.types(token)).toMatchObject({ hannah: 2, nils: 3 });
  await expect(panel.undo).toHaveCount(0);
  await panel.moreActions.click();
  await expect(panel.item(/^Undo/)).toHaveCount(0);
  await panel.root.page().keyboard.press("Escape");

  await many.batch.getByRole("button", { name: "Close" }).click();
  await expect(many.batch).toHaveCount(0);
  await many.button("Done").click();
  await expect(many.bar).toHaveCount(0);
  await expect(panel.list).not.toHaveAttribute("aria-multiselectable");
  await expect(panel.row("Nils Holm")).not.toHaveAttribute("aria-selected");
  await expect(panel.list.locator(":focus")).toHaveCount(1);
});

test("progress, one at a time, who changed meanwhile, and cancel", async ({ control, token, browserOf }) => {
  const olga = await openAs("owner", { control, token, browserOf });
  const { panel, page } = olga;
  const many = new Selecting(panel);
  await many.begin();
  for (const name of ["Ana", "Nils Holm", "Uma Krishnan"]) {
    await many.click(name);
  }
  const held: Route[] = [];
  const sent = record(page, PROMOTE);
  await intercept(page, PROMOTE, async (route) => void held.push(route));
  await many.button("Promote to moderator").click();
  await panel.question("Promote 3 people to moderators?").getByRole("button", { name: "Promote to moderator" }).click();
  await expect(many.told).toHaveText("Promoting: 3 people");
  await expect(many.batch.getByText("0 of 3")).toBeVisible();
  await expect(panel.row("Ana")).toHaveAccessibleName(/^Ana, Guest moderator/);
  await expect(panel.row("Nils Holm"), "its turn has not come").toHaveAccessibleName(/^Nils Holm, User/);
  await expect.poll(() => held.length).toBe(1);

  // A second one has to wait; a single command need not.
  await expect(many.button("Remove")).toHaveAttribute("aria-disabled", "true");
  await panel.remove("Sven Åkesson");
  await expect(panel.news).toHaveText("Sven Åkesson was removed.");

  await control.patchParticipants(token, [{ userId: "nils", type: 5 }]);
  await expect(panel.row("Nils Holm")).toHaveAccessibleName(/^Nils Holm, Self-joined user/);
  await held[0]!.continue();
  await expect.poll(() => held.length).toBe(2);
  await expect(many.batch.getByText("2 of 3")).toBeVisible();
  await expect(many.progress).toHaveJSProperty("value", 2);
  await expect(many.told, "said at the start and at the end only").toHaveText("Promoting: 3 people");
  await held[1]!.continue();
  await expect(many.told).toHaveText("Promoting: 2 done, 1 left out");
  await expect(many.lines(many.batch, "1 left out")).toHaveText(["Nils Holm: Has another role by now."]);
  expect(sent).toHaveLength(2);
  await expect(many.count, "who was left out stays selected").toHaveText("1 selected");

  await page.unrouteAll();
  const letGo = await hold(page, REMOVE);
  await many.click("Max Mustermann");
  await many.click("Hannah Weiß");
  const first = next(page, REMOVE);
  await many.button("Remove").click();
  await panel.question("Remove 3 people?").getByRole("button", { name: "Remove" }).click();
  await first;
  await many.batch.getByRole("button", { name: "Cancel" }).click();
  await expect(many.batch.getByText("Nothing more is sent. What is on its way is finished.")).toBeVisible();
  letGo();
  await expect(many.told).toHaveText("Removing: 1 done, 2 not sent");
  await expect(many.lines(many.batch, "2 not sent")).toHaveText(["Max Mustermann: Not sent.", "Nils Holm: Not sent."]);
  expect(await control.types(token)).toMatchObject({ max: 2, nils: 5 });
});

test("what failed is tried again, alone; too many requests slow it down; the page may stop one", async ({
  control,
  token,
  browserOf,
}) => {
  const olga = await openAs("owner", { control, token, browserOf });
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
  await many.button("Remove").click();
  await panel.question("Remove 4 people?").getByRole("button", { name: "Remove" }).click();
  await expect(many.batch.getByText("The server needs a pause. This goes on by itself.")).toBeVisible();
  await expect(many.told).toHaveText("Removing: 2 done, 1 failed, 1 left out");
  expect(sent.map((body: any) => body.participant)).toEqual(["hannah", "hannah", "max", "nils"]);
  await expect(many.lines(many.batch, "1 failed")).toHaveText([
    "Nils Holm: Owners cannot be removed, and only moderators may remove others.",
  ]);
  await expect(many.lines(many.batch, "1 left out")).toHaveText([
    "Uma Krishnan: The page around this list does not allow that.",
  ]);
  const trail = (await olga.heard("tp-action")).map(({ target, outcome, code }) => [target.userId, outcome, code]);
  expect(trail).toEqual([
    ["hannah", "done", null],
    ["max", "done", null],
    ["nils", "failed", "forbidden"],
    ["uma", "prevented", "prevented"],
  ]);
  expect((await olga.heard("tp-before-action")).map(({ target }) => target.userId), "asked once for each").toEqual([
    "hannah",
    "max",
    "nils",
    "uma",
  ]);
  expect(await olga.heard("tp-error"), "told with the results").toEqual([]);

  await page.unrouteAll();
  await many.batch.getByRole("button", { name: "Try 1 again" }).click();
  await expect(many.told).toHaveText("Removing: 1 done");
  expect(await control.types(token)).toMatchObject({ uma: 3 });
  expect(await control.types(token)).not.toHaveProperty("nils");
  // Of both tries.
  const added = record(page, ADD);
  await many.batch.getByRole("button", { name: "Undo" }).click();
  await expect(many.told).toHaveText("Undoing: 3 done");
  expect(added.map((body: any) => body.newParticipant)).toEqual(["hannah", "max", "nils"]);
  expect(await control.types(token)).toMatchObject({ hannah: 2, max: 2, nils: 3, uma: 3 });
});

test("who presses Cancel just after the end still sees what failed", async ({ control, token, browserOf }) => {
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
  await many.button("Remove").click();
  await panel.question("Remove 2 people?").getByRole("button", { name: "Remove" }).click();
  await expect(many.batch.getByRole("button", { name: "Cancel" })).toBeVisible();
  await page.clock.pauseAt(Date.now() + 1_000);
  letGo();
  await expect(many.told).toHaveText("Removing: 0 done, 2 failed");
  const close = many.batch.getByRole("button", { name: "Close" });
  const failed = many.lines(many.batch, "2 failed");
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

test("by keyboard alone", async ({ control, token, browserOf }) => {
  const { panel, page } = await openAs("owner", { control, token, browserOf });
  const many = new Selecting(panel);
  await panel.moreActions.focus();
  await page.keyboard.press("Enter");
  await expect(panel.item("Select people")).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(panel.rows.first()).toBeFocused();
  await page.keyboard.press("End");
  await expect(panel.row("Uma Krishnan")).toBeFocused();
  await page.keyboard.press("Space");
  expect(await many.selected()).toEqual(["Uma Krishnan"]);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Shift+ArrowUp");
  expect(await many.selected()).toEqual(["Nils Holm", "Olga Petrova", "Uma Krishnan"]);
  await page.keyboard.press("Shift+ArrowDown");
  expect(await many.selected(), "the range is taken back").toEqual(["Olga Petrova", "Uma Krishnan"]);
  await page.keyboard.press("Space");
  await page.keyboard.press("Control+a");
  await expect(many.count).toHaveText("9 selected");
  await page.keyboard.press("n");
  await expect(panel.row("Nils Holm"), "letters still look for names").toBeFocused();
  await page.keyboard.press("Space");
  await expect(many.count).toHaveText("8 selected");

  await many.button("Demote").focus();
  await page.keyboard.press("Enter");
  const question = panel.question("Demote 3 moderators?");
  await expect(question.getByRole("listitem").filter({ hasText: "Is no moderator." })).toHaveCount(4);
  await page.keyboard.press("Escape");
  await expect(question).toHaveCount(0);
  await expect(many.button("Demote")).toBeFocused();
  await page.keyboard.press("Enter");
  await question.getByRole("button", { name: "Demote" }).focus();
  await page.keyboard.press("Enter");
  await expect(many.told).toHaveText("Demoting: 3 done");
  await panel.row("Nils Holm").focus();
  await page.keyboard.press("Escape");
  await expect(many.bar).toHaveCount(0);
  await expect(panel.row("Nils Holm")).toBeFocused();
  await page.keyboard.press("Escape");
});

test("a thousand people: rows that are in no document, and who leaves", async ({
  control,
  token,
  browserOf,
}) => {
  const guests = Array.from({ length: 6 }, (_, index) => ({ name: `Visitor ${index + 1}`, type: 4 }));
  const users = Array.from({ length: 993 }, (_, index) => ({
    userId: `person${index + 1}`,
    displayName: `Person ${String(index + 1).padStart(4, "0")}`,
    type: 3,
  }));
  const participants = [{ userId: "first", displayName: "A. First", type: 1 }, ...guests, ...users];
  await control.putRoom(token, { type: 3, name: "Many", participants });
  const first = await (await browserOf("first")).open({ token });
  const { panel, page } = first;
  await expect(panel.count(1_000, 6)).toBeVisible();
  const many = new Selecting(panel);
  await many.begin();
  await many.click("Person 0003");
  await panel.row("Person 0003").press("End");
  await many.click("Person 0993", "Shift");
  await expect(many.count).toHaveText("991 selected");
  await panel.row("Person 0993").press("Control+a");
  await expect(many.count).toHaveText("1,000 selected");
  await panel.show.selectOption("Moderators");
  await expect(many.count).toHaveText("1,000 selected, 999 of them are not shown");
  await panel.show.selectOption("Everybody");
  await control.patchParticipants(token, [{ userId: "person500", remove: true }]);
  await expect(many.count).toHaveText("999 selected");
  await many.button("Remove").click();
  const all = panel.question("Remove 998 people?");
  await expect(many.lines(all, "1 person is left out")).toHaveText(["A. First: This is you."]);
  await all.getByRole("button", { name: "Cancel" }).click();

  await many.button("All offline guests").click();
  await expect(many.count, "servers of this kind drop them").toHaveText("0 selected");
  await panel.show.selectOption("Guests");
  await many.button("Select all shown").click();
  await panel.show.selectOption("Everybody");
  await expect(many.count).toHaveText("6 selected");
  const removed = record(page, REMOVE_GUEST);
  await many.button("Remove").click();
  await panel.question("Remove 6 people?").getByRole("button", { name: "Remove" }).click();
  await expect(many.told).toHaveText("Removing: 6 done");
  expect(removed).toHaveLength(6);
  await expect(panel.count(993, 0)).toBeVisible();
  await expect(panel.undo, "guests cannot be brought back").toHaveCount(0);
});

test("only who may act on others selects", async ({ control, token, browserOf }) => {
  const uma = await openAs("user", { control, token, browserOf });
  await uma.panel.moreActions.click();
  await expect(uma.panel.menu.getByRole("menuitem")).toHaveText(["Copy list", "Export as CSV", "Leave conversation"]);
  const max = await (await browserOf("max")).open({ token });
  const many = new Selecting(max.panel);
  await many.begin();
  await many.click("Ana");
  await control.patchParticipants(token, [{ userId: "max", type: 3 }]);
  await expect(many.bar).toHaveCount(0);
  await expect(max.panel.row("Ana")).not.toHaveAttribute("aria-selected");
});

test("what is undone beside a single command is that command, not what was done to many", async ({
  control,
  token,
  browserOf,
}) => {
  const { panel, page } = await openAs("owner", { control, token, browserOf });
  const many = new Selecting(panel);
  await many.begin();
  await many.click("Nils Holm");
  await many.click("Uma Krishnan");
  const letGo = await hold(page, PROMOTE);
  await many.button("Promote to moderator").click();
  await panel.question("Promote 2 people to moderators?").getByRole("button", { name: "Promote to moderator" }).click();
  await panel.remove("Max Mustermann");
  await expect(panel.news).toHaveText("Max Mustermann was removed.");
  const besides = panel.root.locator("[part=notices]").getByRole("button", { name: "Undo" });
  await expect(besides).toBeVisible();
  letGo();
  await expect(many.told).toHaveText("Promoting: 2 done");
  await expect(panel.news).toHaveText("Max Mustermann was removed.");
  await expect(besides).toHaveCount(0);
  await expect(many.batch.getByRole("button", { name: "Undo" })).toBeVisible();
});
