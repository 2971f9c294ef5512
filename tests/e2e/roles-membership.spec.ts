// What concerns adding and oneself, by role: add, leave for good, join and leave, the own name.

import { expect, test } from "./fixtures";
import { beginning, ui } from "./names";
import { GUEST, openAs, ROLES, type ViewerRole } from "./pages/roles";

const isOneOf = (role: ViewerRole, ...roles: ViewerRole[]): boolean => roles.includes(role);

for (const role of ROLES) {
  const mayAdd = isOneOf(role, "owner", "moderator");
  test(`add as ${role}${mayAdd ? "" : ": not offered"}`, async ({ control, token, browserOf }) => {
    const { panel } = await openAs(role, { control, token, browserOf });
    if (mayAdd) {
      await panel.add.fill("Grace");
      await panel.root.getByRole("option", { name: /Grace O’Malley/ }).click();
      await panel.button(ui.addEntries(1)).click();
      await expect(panel.results).toHaveText(ui.addedUser("Grace O’Malley"));
      await expect(panel.row("Grace O’Malley")).toHaveAccessibleName(beginning(ui.row("Grace O’Malley", ui.roleUser, ui.offline)));
      expect(await control.types(token)).toMatchObject({ grace: 3 });
    } else {
      await expect(panel.root.getByRole("heading").first()).toBeVisible();
      await expect(panel.add).toHaveCount(0);
      await expect.poll(() => control.types(token)).not.toHaveProperty("grace");
    }
  });
}

for (const role of ROLES) {
  const may = isOneOf(role, "owner", "moderator", "user", "self-joined user");
  test(`leave for good as ${role}${may ? "" : ": not offered"}`, async ({ control, token, browserOf }) => {
    const { panel } = await openAs(role, { control, token, browserOf });
    const own = { owner: "olga", moderator: "max", user: "uma", "self-joined user": "sven" }[role as string] ?? GUEST;
    const { [own]: type, ...others } = await control.types(token);
    expect(type).toBeDefined();
    if (may) {
      await panel.chooseMore(ui.leaveConversation);
      await panel.question(ui.leaveForGoodTitle).getByRole("button", { name: ui.leave }).click();
      await expect(panel.heading(ui.notInConversationTitle)).toBeVisible();
      await expect(panel.news).toHaveText(ui.leftForGood);
      expect(await control.types(token)).toEqual(others);
    } else {
      await expect(panel.leave).toBeVisible();
      const sees = role === "guest moderator";
      await expect(panel.moreActions).toHaveCount(sees ? 1 : 0);
      if (sees) {
        await panel.moreActions.click();
        await expect(panel.menu.getByRole("menuitem")).toHaveText([ui.selectPeople, ui.copyList, ui.exportAsCsv]);
      }
    }
  });
}

for (const role of ROLES) {
  test(`join and leave as ${role}`, async ({ control, token, browserOf }) => {
    const { panel } = await openAs(role, { control, token, browserOf });
    if (!isOneOf(role, "guest", "guest moderator")) {
      await panel.join.click();
    }
    await expect(panel.leave).toBeVisible();
    const name = {
      owner: "Olga Petrova",
      moderator: "Max Mustermann",
      user: "Uma Krishnan",
      "self-joined user": "Sven Åkesson",
    }[role as string] ?? GUEST;
    const own = async () =>
      (await control.room(token)).participants.find((row: { displayName: string }) => row.displayName === name);
    expect((await own()).session).toEqual(expect.any(String));

    await panel.leave.click();
    if (isOneOf(role, "self-joined user", "guest", "guest moderator")) {
      await panel.question(ui.leaveTitle).getByRole("button", { name: ui.leave }).click();
      await expect(panel.heading(ui.notInConversationTitle)).toBeVisible();
      expect(await own()).toBeUndefined();
    } else {
      await expect(panel.news).toHaveText(ui.left);
      await expect(panel.join).toBeVisible();
      expect((await own()).session).toBeNull();
    }
  });
}

for (const role of ROLES) {
  const may = isOneOf(role, "guest", "guest moderator");
  test(`guest name as ${role}${may ? "" : ": not offered"}`, async ({ control, token, browserOf }) => {
    const { panel } = await openAs(role, { control, token, browserOf });
    if (may) {
      await panel.name.fill("Greta Garbo");
      await panel.saveName.click();
      await expect(panel.news).toHaveText(ui.nameSaved("Greta Garbo"));
      expect(await control.types(token)).toHaveProperty("Greta Garbo", role === "guest" ? 4 : 6);
    } else {
      await panel.join.click();
      await expect(panel.leave).toBeVisible();
      await expect(panel.name).toHaveCount(0);
      await expect(panel.saveName).toHaveCount(0);
    }
  });
}
