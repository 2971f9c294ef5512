// A page that changes what it asked for while somebody is using the panel.

import { expect, test } from "./fixtures";

/** The element's property `actions`, as the page sets it. */
type WithActions = HTMLElement & { actions: { id: string; label: string; run: () => void }[] };

test.beforeEach(({ control, token }) =>
  control.putRoom(token, {
    type: 2,
    name: "In use",
    participants: [
      { userId: "olga", displayName: "Olga Petrova", type: 1 },
      { userId: "ann", displayName: "Ann", type: 3 },
      { userId: "ben", displayName: "Ben", type: 3 },
    ],
  }),
);

test("other actions change the menus and nothing else", async ({ token, browserOf }) => {
  const olga = await (await browserOf("olga")).open({ token });
  await olga.panel.search.fill("a");
  await expect(olga.panel.row("Ann")).toBeVisible();
  await olga.panel.root.evaluate((panel) => {
    (panel as WithActions).actions = [{ id: "greet", label: "Say hello", run: () => {} }];
  });
  await olga.refreshed();
  await expect(olga.panel.search).toHaveValue("a");
  await expect(olga.panel.search).toBeFocused();
  // Nothing can be done to oneself but what the page adds.
  await olga.panel.actions("Olga Petrova").click();
  await expect(olga.panel.item("Say hello")).toBeVisible();
  await olga.page.keyboard.press("Escape");
  await olga.panel.root.evaluate((panel) => ((panel as WithActions).actions = []));
  await expect(olga.panel.actions("Olga Petrova")).toHaveCount(0);
});

test("an action that changes the actions leaves the panel in order", async ({ token, browserOf }) => {
  const olga = await (await browserOf("olga")).open({ token });
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
    test(`${attribute} may change while the focus is in the ${place}`, async ({ token, browserOf }) => {
      const olga = await (await browserOf("olga")).open({ token });
      if (place === "row") {
        await olga.panel.row("Ann").focus();
      } else if (place === "menu") {
        await olga.panel.actions("Ann").click();
        await expect(olga.panel.menu).toBeVisible();
      } else {
        await olga.panel.search.fill("ann");
      }
      await olga.panel.root.evaluate((panel, name) => panel.setAttribute(name, "3"), attribute);
      await expect(olga.panel.join).toHaveCount(attribute === "readonly" ? 0 : 1);
      await expect(olga.panel.root.getByRole("heading", { name: "Participants" })).toBeVisible();
      await olga.refreshed();
      await olga.panel.expectRows("Ann, User, Offline", "Ben, User, Offline", "Olga Petrova, You, Owner, Offline");
    });
  }
}
