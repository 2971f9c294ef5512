// What the panel offers each role, in all of its places, and one whole path for each command. Which viewer may do what
// to whom is tried natively for every combination: crates/model, and tests/contract/gating.rs and gating_v4.rs against
// what recorded servers allowed.

import { expect, test } from "./fixtures";
import { beginning, containing, ui } from "./names";
import { GUEST, MODERATING } from "./pages/roles";

/** The commands that newer servers have besides, and since which Talk. */
const SINCE: Record<string, number> = {
  [ui.setPermissions]: 17,
  [ui.grantAll]: 17,
  [ui.revokeAll]: 17,
  [ui.removeAndBanItem]: 22,
};
const PERMISSIONS = [ui.setPermissions, ui.grantAll, ui.revokeAll];

/** The menu of each participant, for whoever moderates. */
const MENUS: Record<string, string[]> = {
  "Nils Holm": [ui.promoteToModerator, ...PERMISSIONS, ui.removeFromConversation, ui.removeAndBanItem],
  "Hannah Weiß": [ui.demoteToUser, ui.removeFromConversation],
  "Rosa Lindqvist": [...PERMISSIONS, ui.removeFromConversation, ui.removeAndBanItem],
  Ana: [ui.promoteToModerator, ...PERMISSIONS, ui.removeFromConversation, ui.removeAndBanItem],
  Gloria: [ui.demoteToGuest, ui.removeFromConversation],
};

for (const role of MODERATING) {
  const hasAccount = role !== "guest moderator";
  test(
    `the menus of ${role} offer what the server takes, and nothing else`,
    { tag: role === "owner" ? "@v4" : [] },
    async ({ talk, openAs }) => {
      const { panel, page } = await openAs(role);
      for (const [name, items] of Object.entries(MENUS)) {
        await panel.actions(name).click();
        await expect(panel.menu).toHaveAccessibleName(ui.actions(name));
        // Talk 22 promotes people who joined by the link, too.
        const promotes = talk === 22 && name === "Rosa Lindqvist" ? [ui.promoteToModerator] : [];
        await expect(panel.menu.getByRole("menuitem")).toHaveText([
          ...promotes,
          ...items.filter((item) => talk >= (SINCE[item] ?? 0)),
        ]);
        await expect(panel.menu.getByRole("menuitem").first()).toBeFocused();
        await page.keyboard.press("Escape");
        await expect(panel.menu).toBeHidden();
      }
      const own = { owner: "Olga Petrova", moderator: "Max Mustermann" }[role as string] ?? GUEST;
      await expect(panel.row(own)).toHaveAccessibleName(containing(ui.you));
      await expect(panel.actions("Olga Petrova")).toHaveCount(role === "owner" ? 1 : 0);
      await expect(panel.ownActions).toHaveCount(hasAccount ? 1 : 0);
      if (hasAccount) {
        await panel.ownActions.click();
        await expect(panel.menu.getByRole("menuitem")).toHaveText([ui.leaveConversation]);
        await page.keyboard.press("Escape");
      }

      await expect(panel.addButton).toHaveCount(hasAccount ? 1 : 0);
      await panel.moreActions.click();
      await expect(panel.menu.getByRole("menuitem")).toHaveText([
        ui.selectPeople,
        ...(talk > 10 && hasAccount ? [ui.turnOnLobbyItem] : []),
        ...(talk > 17 ? [ui.bannedPeople] : []),
        ...(talk > 17 && hasAccount ? [ui.inviteFromFile] : []),
        ui.copyList,
        ui.exportAsCsv,
      ]);
      await page.keyboard.press("Escape");
      await expect(panel.button(ui.editName)).toHaveCount(hasAccount ? 0 : 1);
      await expect(hasAccount ? panel.join : panel.leave).toBeVisible();
    },
  );
}

for (const role of ["user", "self-joined user"] as const) {
  test(`a ${role} is offered nothing about others`, async ({ openAs }) => {
    const { panel, page } = await openAs(role);
    await expect(panel.join).toBeVisible();
    await expect(panel.root.getByRole("button", { name: beginning(ui.actions("")) })).toHaveCount(1);
    await expect(panel.ownActions).toHaveCount(1);
    await expect(panel.addButton).toHaveCount(0);
    await panel.moreActions.click();
    await expect(panel.menu.getByRole("menuitem")).toHaveText([ui.copyList, ui.exportAsCsv]);
    await page.keyboard.press("Escape");
    await panel.joinAndWait();
    await expect(panel.button(ui.editName)).toHaveCount(0);
  });
}

test("a guest is offered a name, and nothing about others", async ({ control, token, openAs }) => {
  const { panel } = await openAs("guest");
  await expect(panel.leave).toBeVisible();
  await expect(panel.list).toHaveCount(0);
  await expect(panel.root.getByRole("button", { name: beginning(ui.actions("")) })).toHaveCount(0);
  await expect(panel.addButton).toHaveCount(0);
  await expect(panel.moreActions).toHaveCount(0);
  await panel.name.fill("Greta Garbo");
  await panel.saveName.click();
  await expect(panel.news).toHaveText(ui.nameSaved("Greta Garbo"));
  expect(await control.types(token)).toHaveProperty("Greta Garbo", 4);
});

test(
  "an owner promotes a user and demotes them again",
  { tag: ["@v4", "@firefox"] },
  async ({ control, token, openAs }) => {
    const { panel } = await openAs("owner");
    const before = await control.types(token);
    await panel.choose("Nils Holm", ui.promoteToModerator);
    await expect(panel.news).toHaveText(ui.promoted("Nils Holm"));
    await expect(panel.row("Nils Holm")).toHaveAccessibleName(beginning(ui.row("Nils Holm", ui.roleModerator)));
    expect(await control.types(token)).toEqual({ ...before, nils: 2 });
    await panel.choose("Nils Holm", ui.demoteToUser);
    await expect(panel.news).toHaveText(ui.demoted("Nils Holm"));
    await expect(panel.row("Nils Holm")).toHaveAccessibleName(beginning(ui.row("Nils Holm", ui.roleUser)));
    expect(await control.types(token)).toEqual(before);
  },
);

test(
  "a guest moderator promotes a guest, demotes a guest moderator, and is called what they choose",
  { tag: "@v4" },
  async ({ control, token, openAs }) => {
    const { panel, page } = await openAs("guest moderator");
    const before = await control.types(token);
    await panel.choose("Ana", ui.promoteToModerator);
    await expect(panel.news).toHaveText(ui.promoted("Ana"));
    await expect(panel.row("Ana")).toHaveAccessibleName(beginning(ui.row("Ana", ui.roleGuestModerator)));
    await panel.choose("Gloria", ui.demoteToGuest);
    await expect(panel.news).toHaveText(ui.demoted("Gloria"));
    await expect(panel.row("Gloria")).toHaveAccessibleName(beginning(ui.row("Gloria", ui.roleGuest)));
    expect(await control.types(token)).toEqual({ ...before, Ana: 6, Gloria: 4 });
    await panel.button(ui.editName).click();
    await expect(panel.name).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(panel.name).toHaveCount(0);
    await expect(panel.button(ui.editName)).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(panel.name).toHaveValue(GUEST);
    await panel.name.fill("Greta Garbo");
    await panel.saveName.click();
    await expect(panel.news).toHaveText(ui.nameSaved("Greta Garbo"));
    await expect(panel.name).toHaveCount(0);
    await expect(panel.button(ui.editName)).toBeFocused();
    await expect(panel.own).toHaveAccessibleName(beginning(ui.row("Greta Garbo", ui.you)));
    expect(await control.types(token)).toHaveProperty("Greta Garbo", 6);
  },
);

test(
  "a moderator removes participants of every kind",
  { tag: ["@v4", "@firefox"] },
  async ({ control, token, openAs }) => {
    const { panel } = await openAs("moderator");
    const left = await control.types(token);
    for (const [name, id] of [
      ["Nils Holm", "nils"],
      ["Hannah Weiß", "hannah"],
      ["Rosa Lindqvist", "rosa"],
      ["Ana", "Ana"],
      ["Gloria", "Gloria"],
    ] as const) {
      expect(left).toHaveProperty(id);
      await panel.remove(name);
      await expect(panel.news).toHaveText(ui.removed(name));
      await expect(panel.row(name)).toHaveCount(0);
      delete left[id];
      await expect.poll(() => control.types(token)).toEqual(left);
    }
  },
);

test("an owner adds a user", { tag: ["@v4", "@firefox"] }, async ({ control, token, openAs }) => {
  const { panel } = await openAs("owner");
  await panel.typeToAdd("Grace");
  await panel.root.getByRole("option", { name: /Grace O’Malley/ }).click();
  await expect(panel.news).toHaveText(ui.addedUser("Grace O’Malley"));
  await expect(panel.row("Grace O’Malley")).toHaveAccessibleName(
    beginning(ui.row("Grace O’Malley", ui.roleUser, ui.offline)),
  );
  expect(await control.types(token)).toMatchObject({ grace: 3 });
});
