// Promoting and demoting, by role: who may, whom, and what the server has afterwards.

import { expect, test } from "./fixtures";
import { beginning, containing, ui } from "./names";
import { MODERATING, openAs, ROLES } from "./pages/roles";

const TARGETS = [
  { what: "promote user", name: "Nils Holm", id: "nils", item: ui.promoteToModerator, type: 2, shown: ui.roleModerator },
  { what: "promote guest", name: "Ana", id: "Ana", item: ui.promoteToModerator, type: 6, shown: ui.roleGuestModerator },
  { what: "demote moderator", name: "Hannah Weiß", id: "hannah", item: ui.demoteToUser, type: 3, shown: ui.roleUser },
  { what: "demote guest moderator", name: "Gloria", id: "Gloria", item: ui.demoteToGuest, type: 4, shown: ui.roleGuest },
];

for (const { what, name, id, item, type, shown } of TARGETS) {
  for (const role of ROLES) {
    const may = MODERATING.includes(role);
    test(`${what} as ${role}${may ? "" : ": not offered"}`, async ({ control, token, browserOf }) => {
      const { panel } = await openAs(role, { control, token, browserOf });
      const before = await control.types(token);
      if (may) {
        await panel.choose(name, item);
        const news = item.startsWith("Promote") ? "is now a moderator." : "is no longer a moderator.";
        await expect(panel.news).toHaveText(`${name} ${news}`);
        await expect(panel.row(name)).toHaveAccessibleName(beginning(ui.row(name, shown)));
        expect(await control.types(token)).toEqual({ ...before, [id]: type });
      } else {
        await expect(panel.root.getByRole("button", { name: beginning(ui.actions("")) })).toHaveCount(0);
        await expect(panel.item(item)).toHaveCount(0);
        expect(before).toHaveProperty(id);
      }
    });
  }
}

/** What newer servers add for people who do not moderate. */
const SET = ui.setPermissions;
const OFFERED: Record<string, string[]> = {
  "Nils Holm": [ui.promoteToModerator, SET, ui.removeFromConversation],
  "Hannah Weiß": [ui.demoteToUser, ui.removeFromConversation],
  "Rosa Lindqvist": [SET, ui.removeFromConversation],
  Ana: [ui.promoteToModerator, SET, ui.removeFromConversation],
  Gloria: [ui.demoteToGuest, ui.removeFromConversation],
};

for (const role of MODERATING) {
  test(`the menus of ${role} offer what the server takes, and nothing else`, async ({ control, token, browserOf, isV4 }) => {
    const { panel, page } = await openAs(role, { control, token, browserOf });
    for (const [name, items] of Object.entries(OFFERED)) {
      await panel.actions(name).click();
      await expect(panel.menu).toHaveAccessibleName(ui.actions(name));
      await expect(panel.menu.getByRole("menuitem")).toHaveText(items.filter((item) => isV4 || item !== SET));
      await expect(panel.menu.getByRole("menuitem").first()).toBeFocused();
      await page.keyboard.press("Escape");
      await expect(panel.menu).toBeHidden();
    }
    const own = { owner: "Olga Petrova", moderator: "Max Mustermann" }[role as string] ?? "Greta";
    await expect(panel.row(own)).toHaveAccessibleName(containing(ui.you));
    await expect(panel.actions(own)).toHaveCount(0);
  });
}
