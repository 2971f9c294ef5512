// The question before a participant is removed: its consequences in words, and that nothing happens without a yes.

import { expect, test } from "./fixtures";
import { containing, ui } from "./names";
import { record, REMOVE, REMOVE_GUEST } from "./pages/network";

const CONSEQUENCES = [
  { name: "Nils Holm", kind: "user", text: ui.removeUserText },
  { name: "Hannah Weiß", kind: "moderator", text: ui.removeModeratorText },
  { name: "Rosa Lindqvist", kind: "self-joined user", text: ui.removeSelfJoinedText },
  { name: "Ana", kind: "guest", text: ui.removeGuestText },
  { name: "Gloria", kind: "guest moderator", text: ui.removeGuestText },
];

test(
  "the question before a removal says what follows for the participant's role",
  { tag: "@v4" },
  async ({ openAs }) => {
    const { panel, page } = await openAs("owner");
    for (const { name, kind, text } of CONSEQUENCES) {
      await panel.choose(name, ui.removeFromConversation);
      const question = panel.question(ui.removeTitle(name));
      await expect(question, kind).toBeVisible();
      await expect(question).toHaveAccessibleDescription(text(name));
      await expect(question.getByRole("button")).toHaveText([ui.cancel, ui.remove]);
      await expect(question.getByRole("button", { name: ui.cancel })).toBeFocused();
      await page.keyboard.press("Escape");
      await expect(question).toBeHidden();
    }
  },
);

for (const way of [ui.cancel, "Escape"]) {
  test(`${way} changes nothing and gives the focus back`, async ({ control, token, openAs }) => {
    const olga = await openAs("owner");
    const { panel, page } = olga;
    const [sent, sentAboutGuests] = [record(page, REMOVE), record(page, REMOVE_GUEST)];
    const before = await control.types(token);
    for (const name of ["Nils Holm", "Ana"]) {
      await panel.choose(name, ui.removeFromConversation);
      const question = panel.question(ui.removeTitle(name));
      await expect(question.getByRole("button", { name: ui.cancel })).toBeFocused();
      if (way === ui.cancel) {
        await question.getByRole("button", { name: ui.cancel }).click();
      } else {
        await page.keyboard.press("Escape");
      }
      await expect(question).toBeHidden();
      await expect(panel.actions(name)).toBeFocused();
      await olga.refreshed();
      await expect(panel.actions(name)).toBeFocused();
      await expect(panel.row(name)).toBeVisible();
    }
    expect(await control.types(token)).toEqual(before);
    expect([...sent, ...sentAboutGuests]).toEqual([]);
    await expect(panel.news).toBeEmpty();
    await expect(panel.failure).toBeEmpty();
  });
}

test("the question stays open and correct while the list refreshes", async ({ control, token, openAs }) => {
  const olga = await openAs("owner");
  await olga.panel.choose("Nils Holm", ui.removeFromConversation);
  const question = olga.panel.question(ui.removeTitle("Nils Holm"));
  await control.patchParticipants(token, [{ userId: "uma", session: true }, { userId: "nils", session: true }]);
  await olga.refreshed();
  await expect(question).toBeVisible();
  await expect(question.getByRole("button", { name: ui.cancel })).toBeFocused();
  await question.getByRole("button", { name: ui.remove }).click();
  await expect(olga.panel.row("Nils Holm")).toHaveCount(0);
  // The row goes before the server has answered.
  await expect.poll(() => control.types(token)).not.toHaveProperty("nils");
});

test("a guest moderator is warned before no moderator with an account is left", async ({ control, token, openAs }) => {
  const { panel } = await openAs("guest moderator");
  const warning = containing(ui.nobodyModerates);
  await panel.choose("Hannah Weiß", ui.demoteToUser);
  await expect(panel.row("Hannah Weiß")).toHaveAccessibleName(containing(ui.roleUser));
  await control.patchParticipants(token, [{ userId: "olga", remove: true }]);
  await panel.expectRow("Olga Petrova", ui.roleOwner, ui.noLongerHere);

  await panel.choose("Max Mustermann", ui.demoteToUser);
  const question = panel.question(ui.demoteTitle("Max Mustermann"));
  await expect(question).toHaveAccessibleDescription(warning);
  await question.getByRole("button", { name: ui.cancel }).click();
  expect(await control.types(token)).toMatchObject({ max: 2 });

  await panel.choose("Max Mustermann", ui.removeFromConversation);
  await expect(panel.question(ui.removeTitle("Max Mustermann"))).toHaveAccessibleDescription(warning);
});
