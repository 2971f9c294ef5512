// A command shows at once and does not flicker, whatever lists land meanwhile.

import { expect, test } from "./fixtures";
import { ui } from "./names";
import { DEMOTE, hold, intercept, LIST, next, PROMOTE, record, REMOVE } from "./pages/network";
import type { Panel } from "./pages/panel";

/** Records every accessible name that the row of a participant has from now on. */
async function watchRow(panel: Panel, name: string): Promise<() => Promise<string[]>> {
  const row = await panel.row(name).elementHandle();
  const names = await row!.evaluateHandle((element) => {
    const seen = [element.getAttribute("aria-label") ?? ""];
    const look = (): unknown => seen.push(element.getAttribute("aria-label") ?? "");
    new MutationObserver(look).observe(element, { attributes: true, attributeFilter: ["aria-label"] });
    return seen;
  });
  return () => names.jsonValue();
}

const PROMOTED = [ui.row("Nils Holm", ui.roleUser, ui.offline), ui.row("Nils Holm", ui.roleModerator, ui.offline)];

test(
  "promoting shows at once, and lists that land meanwhile do not take it back",
  { tag: "@v4" },
  async ({ control, token, openAs }) => {
    const olga = await openAs("owner");
    const letGo = await hold(olga.page, PROMOTE);
    const names = await watchRow(olga.panel, "Nils Holm");
    await olga.panel.choose("Nils Holm", ui.promoteToModerator);
    await expect(olga.panel.row("Nils Holm")).toHaveAccessibleName(PROMOTED[1]!);
    await olga.refreshed();
    await olga.refreshed();
    expect(await control.types(token)).toMatchObject({ nils: 3 });
    await expect(olga.panel.news).toBeEmpty();
    letGo();
    await expect(olga.panel.news).toHaveText(ui.promoted("Nils Holm"));
    await olga.refreshed();
    await olga.refreshed();
    expect(await names()).toEqual(PROMOTED);
    expect(await control.types(token)).toMatchObject({ nils: 2 });
  },
);

test("a list asked for before the answer and landing after it does not take it back", async ({ openAs }) => {
  const olga = await openAs("owner");
  const { panel, page } = olga;
  let land = (): void => undefined;
  const landing = new Promise<void>((resolve) => (land = resolve));
  let caught = (): void => undefined;
  const old = new Promise<void>((resolve) => (caught = resolve));
  await intercept(page, LIST, async (route) => {
    const response = await route.fetch();
    // Playwright may drop an answer that it keeps for long, so its parts are taken out at once.
    const answer = { status: response.status(), headers: response.headers(), body: await response.body() };
    caught();
    await landing;
    await route.fulfill(answer);
  });
  await old;
  const names = await watchRow(panel, "Nils Holm");
  await panel.choose("Nils Holm", ui.promoteToModerator);
  await expect(panel.news).toHaveText(ui.promoted("Nils Holm"));
  const following = next(page, LIST);
  land();
  await following;
  await olga.refreshed();
  expect(await names()).toEqual(PROMOTED);
});

test(
  "removing takes the row away at once, and a list that lands meanwhile does not bring it back",
  { tag: "@v4" },
  async ({ control, token, openAs }) => {
    const olga = await openAs("owner");
    const letGo = await hold(olga.page, REMOVE);
    await olga.panel.remove("Nils Holm");
    await expect(olga.panel.row("Nils Holm")).toHaveCount(0);
    await olga.refreshed();
    await olga.refreshed();
    await expect(olga.panel.row("Nils Holm")).toHaveCount(0);
    expect(await control.types(token)).toMatchObject({ nils: 3 });
    letGo();
    await expect(olga.panel.news).toHaveText(ui.removed("Nils Holm"));
    await olga.refreshed();
    await expect(olga.panel.row("Nils Holm")).toHaveCount(0);
  },
);

test("while a command is pending there is no second one about the same participant", async ({ openAs }) => {
  const olga = await openAs("owner");
  const letGo = await hold(olga.page, PROMOTE);
  const demotions = record(olga.page, DEMOTE);
  await olga.panel.choose("Nils Holm", ui.promoteToModerator);
  await expect(olga.panel.row("Nils Holm")).toHaveAccessibleName(PROMOTED[1]!);
  await olga.panel.actions("Nils Holm").click();
  const demote = olga.panel.item(ui.demoteToUser);
  await expect(demote).toHaveAttribute("aria-disabled", "true");
  await expect(demote).toHaveAccessibleDescription(ui.reasonPending);
  await expect(demote).toBeFocused();
  await olga.page.keyboard.press("Enter");
  await expect(demote).toBeVisible();
  await olga.page.keyboard.press("Escape");
  letGo();
  await expect(olga.panel.news).toHaveText(ui.promoted("Nils Holm"));
  expect(demotions).toEqual([]);
});

test("offline the menu says so and sends nothing", async ({ openAs }) => {
  const olga = await openAs("owner");
  await olga.page.context().setOffline(true);
  await olga.panel.actions("Nils Holm").click();
  for (const item of [ui.promoteToModerator, ui.removeFromConversation]) {
    await expect(olga.panel.item(item)).toHaveAttribute("aria-disabled", "true");
    await expect(olga.panel.item(item)).toHaveAccessibleDescription(ui.reasonOffline);
  }
  await olga.page.context().setOffline(false);
});

test("until the next list, commands go by the role that the row shows", async ({ control, token, openAs }) => {
  const { panel, page } = await openAs("owner");
  await expect(panel.row("Nils Holm")).toBeVisible();
  const letGo = await hold(page, LIST);
  await panel.choose("Nils Holm", ui.promoteToModerator);
  await expect(panel.news).toHaveText(ui.promoted("Nils Holm"));
  await panel.choose("Nils Holm", ui.demoteToUser);
  await expect(panel.news).toHaveText(ui.demoted("Nils Holm"));
  await panel.choose("Nils Holm", ui.promoteToModerator);
  await expect(panel.news).toHaveText(ui.promoted("Nils Holm"));
  await panel.remove("Nils Holm");
  await expect(panel.news).toHaveText(ui.removed("Nils Holm"));
  expect(await control.types(token)).not.toHaveProperty("nils");
  // On newer servers the way back asks the list for another number.
  letGo();
  await panel.undo.click();
  await expect(panel.news).toHaveText(ui.undone("Nils Holm"));
  expect(await control.types(token)).toMatchObject({ nils: 2 });
});
