// Settings of the element that the host page changes while a viewer is using the panel.

import { expect, test } from "./fixtures";
import { ui } from "./names";
import { ADD, AUTOCOMPLETE, hold, next } from "./pages/network";
import type { Panel } from "./pages/panel";
import { Selecting } from "./pages/selecting";
import { OLGA } from "./participants";

/** The element's property `actions`, as the page sets it. */
type WithActions = HTMLElement & { actions: { id: string; label: string; run: () => void }[] };

test.beforeEach(({ control, token }) =>
  control.putRoom(token, {
    type: 2,
    name: "In use",
    participants: [
      OLGA,
      { userId: "ann", displayName: "Ann", type: 3 },
      { userId: "ben", displayName: "Ben", type: 3 },
    ],
  }),
);

test("other actions change the menus and nothing else", async ({ openPanel }) => {
  const olga = await openPanel("olga");
  await olga.panel.find("a");
  await expect(olga.panel.row("Ann")).toBeVisible();
  await olga.panel.root.evaluate((panel) => {
    (panel as WithActions).actions = [{ id: "greet", label: "Say hello", run: () => {} }];
  });
  await olga.refreshed();
  await expect(olga.panel.search).toHaveValue("a");
  await expect(olga.panel.search).toBeFocused();
  await olga.panel.actions("Olga Petrova").click();
  await expect(olga.panel.item("Say hello")).toBeVisible();
  await olga.page.keyboard.press("Escape");
  await olga.panel.root.evaluate((panel) => ((panel as WithActions).actions = []));
  await olga.panel.actions("Olga Petrova").click();
  await expect(olga.panel.menu).toBeVisible();
  await expect(olga.panel.item("Say hello")).toHaveCount(0);
});

test("an action that changes the actions leaves the panel in order", async ({ openPanel }) => {
  const olga = await openPanel("olga");
  await olga.panel.root.evaluate((panel) => {
    const element = panel as WithActions;
    const after = [{ id: "bye", label: "Say goodbye", run: () => {} }];
    element.actions = [{ id: "greet", label: "Say hello", run: () => (element.actions = after) }];
  });
  await olga.panel.choose("Ann", "Say hello");
  await olga.panel.actions("Ann").click();
  await expect(olga.panel.item("Say goodbye")).toBeVisible();
  await expect(olga.panel.item("Say hello")).toHaveCount(0);
});

for (const attribute of ["readonly", "heading-level"]) {
  for (const place of ["row", "menu", "search"] as const) {
    test(`${attribute} may change while the focus is in the ${place}`, async ({ openPanel }) => {
      const olga = await openPanel("olga");
      if (place === "row") {
        await olga.panel.row("Ann").focus();
      } else if (place === "menu") {
        await olga.panel.actions("Ann").click();
        await expect(olga.panel.menu).toBeVisible();
      } else {
        await olga.panel.find("ann");
      }
      await olga.panel.root.evaluate((panel, name) => panel.setAttribute(name, "3"), attribute);
      await expect(olga.panel.join).toHaveCount(attribute === "readonly" ? 0 : 1);
      await expect(olga.panel.root.locator(".title")).toHaveAttribute("aria-level", attribute === "readonly" ? "2" : "3");
      await olga.refreshed();
      if (place === "search") {
        await expect(olga.panel.search).toHaveValue("ann");
        await olga.panel.expectRows(
          ui.row("Olga Petrova", ui.you, ui.roleOwner, ui.offline),
          ui.row("Ann", ui.roleUser, ui.offline),
        );
      } else {
        await olga.panel.expectRows(
          ui.row("Olga Petrova", ui.you, ui.roleOwner, ui.offline),
          ui.row("Ann", ui.roleUser, ui.offline),
          ui.row("Ben", ui.roleUser, ui.offline),
        );
      }
    });
  }
}

const set = (panel: Panel, name: string, value: string) =>
  panel.root.evaluate((element, [name, value]) => element.setAttribute(name, value), [name, value] as const);

test("entries and requests survive a change of attributes", async ({ control, token, openPanel }) => {
  const { panel, page } = await openPanel("olga");
  for (const entry of ["grace", "kofi"]) {
    await panel.pick(entry);
  }
  await panel.typeToAdd("ni");
  await set(panel, "heading-level", "4");
  await expect(panel.root.getByRole("heading", { level: 4 })).toBeVisible();
  await expect(panel.chips).toHaveText([/^grace/, /^kofi/]);
  await expect(panel.add).toHaveValue("ni");
  const letGo = await hold(page, ADD);
  const asked = next(page, ADD);
  await panel.button(ui.addEntries(2)).click();
  await asked;
  await set(panel, "avatars", "off");
  letGo();
  await expect(panel.results.getByRole("listitem")).toHaveText([ui.addedUser("grace"), ui.addedUser("kofi")]);
  await expect(panel.chips).toHaveCount(0);
  expect(await control.types(token)).toMatchObject({ grace: 3, kofi: 3 });
});

test("pasted entries are looked up to the end, whatever attribute changes meanwhile", async ({ openPanel }) => {
  const { panel, page } = await openPanel("olga");
  const letGo = await hold(page, AUTOCOMPLETE);
  const asked = next(page, AUTOCOMPLETE);
  await panel.paste("grace\nkofi\nwho is this");
  await asked;
  await set(panel, "avatars", "off");
  letGo();
  await expect(panel.chips).toHaveText(["Grace O’Malley", "Kofi Mensah", `who is this${ui.addNoMatch}`]);
});

test("readonly leaves nothing that changes anything: no selection, no way back", async ({ openPanel }) => {
  const { panel } = await openPanel("olga");
  const selecting = new Selecting(panel);
  await panel.choose("Ann", ui.promoteToModerator);
  await expect(panel.undo).toBeVisible();
  await selecting.begin();
  await selecting.click("Ben");
  expect(await selecting.selected()).toEqual(["Ben"]);
  await set(panel, "readonly", "");
  await expect(panel.join).toHaveCount(0);
  await expect(panel.news).toHaveText(ui.promoted("Ann"));
  await expect(panel.undo).toHaveCount(0);
  await expect(selecting.bar).toHaveCount(0);
  await selecting.click("Ben");
  expect(await selecting.selected()).toEqual([]);
});

test("readonly closes an open question about a participant", async ({ control, token, openPanel }) => {
  const { panel } = await openPanel("olga");
  await panel.choose("Ann", ui.removeFromConversation);
  await expect(panel.question(ui.removeTitle("Ann"))).toBeVisible();
  await set(panel, "readonly", "");
  await expect(panel.root.getByRole("alertdialog")).toHaveCount(0);
  expect(await control.types(token)).toHaveProperty("ann");
});
