// The question before somebody is removed: it names the person and says what really follows, and No means nothing.

import { expect, test } from "./fixtures";
import { record, REMOVE, REMOVE_GUEST } from "./pages/network";
import { openAs } from "./pages/roles";

const CONSEQUENCES = [
  { name: "Nils Holm", kind: "user", text: "is taken off the list and cannot follow this conversation any more. You can undo this." },
  { name: "Hannah Weiß", kind: "moderator", text: "is taken off the list and is no longer a moderator. Undo adds and promotes them again." },
  { name: "Rosa Lindqvist", kind: "self-joined user", text: "joined by the public link and can come back by it. This cannot be undone." },
  { name: "Ana", kind: "guest", text: "is a guest and can come back at once by the link, as a new guest. This cannot be undone." },
  { name: "Gloria", kind: "guest moderator", text: "is a guest and can come back at once by the link, as a new guest. This cannot be undone." },
];

for (const { name, kind, text } of CONSEQUENCES) {
  test(`removing a ${kind}: the question says what follows`, async ({ control, token, browserOf }) => {
    const { panel } = await openAs("owner", { control, token, browserOf });
    await panel.choose(name, "Remove from conversation");
    const question = panel.question(`Remove ${name}?`);
    await expect(question).toBeVisible();
    await expect(question).toHaveAccessibleDescription(`${name} ${text}`);
    await expect(question.getByRole("button")).toHaveText(["Cancel", "Remove"]);
    await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
  });
}

for (const way of ["Cancel", "Escape"]) {
  test(`${way} changes nothing and gives the focus back`, async ({ control, token, browserOf }) => {
    const olga = await openAs("owner", { control, token, browserOf });
    const { panel, page } = olga;
    const [sent, sentAboutGuests] = [record(page, REMOVE), record(page, REMOVE_GUEST)];
    const before = await control.types(token);
    for (const name of ["Nils Holm", "Ana"]) {
      await panel.choose(name, "Remove from conversation");
      const question = panel.question(`Remove ${name}?`);
      await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
      if (way === "Cancel") {
        await question.getByRole("button", { name: "Cancel" }).click();
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

test("the question stays open and true while the list refreshes", async ({ control, token, browserOf }) => {
  const olga = await openAs("owner", { control, token, browserOf });
  await olga.panel.choose("Nils Holm", "Remove from conversation");
  const question = olga.panel.question("Remove Nils Holm?");
  await control.patchParticipants(token, [{ userId: "uma", session: true }, { userId: "nils", session: true }]);
  await olga.refreshed();
  await expect(question).toBeVisible();
  await expect(question.getByRole("button", { name: "Cancel" })).toBeFocused();
  await question.getByRole("button", { name: "Remove" }).click();
  await expect(olga.panel.row("Nils Holm")).toHaveCount(0);
  // The row goes before the server has answered.
  await expect.poll(() => control.types(token)).not.toHaveProperty("nils");
});

test("promoting and demoting do not ask", async ({ control, token, browserOf }) => {
  const { panel } = await openAs("owner", { control, token, browserOf });
  await panel.choose("Nils Holm", "Promote to moderator");
  await expect(panel.root.getByRole("alertdialog")).toHaveCount(0);
  await expect(panel.news).toHaveText("Nils Holm is now a moderator.");
  await panel.choose("Nils Holm", "Demote to user");
  await expect(panel.root.getByRole("alertdialog")).toHaveCount(0);
  await expect(panel.news).toHaveText("Nils Holm is no longer a moderator.");
});

test("a guest moderator is told before nobody with an account moderates any more", async ({ control, token, browserOf }) => {
  const { panel } = await openAs("guest moderator", { control, token, browserOf });
  const warning = /nobody with an account moderates this conversation any more/;
  await panel.choose("Hannah Weiß", "Demote to user");
  await expect(panel.row("Hannah Weiß")).toHaveAccessibleName(/, User, /);
  await control.patchParticipants(token, [{ userId: "olga", remove: true }]);
  await expect(panel.row("Olga Petrova")).toHaveAccessibleName("Olga Petrova, Owner, No longer here");

  await panel.choose("Max Mustermann", "Demote to user");
  const question = panel.question("Demote Max Mustermann?");
  await expect(question).toHaveAccessibleDescription(warning);
  await question.getByRole("button", { name: "Cancel" }).click();
  expect(await control.types(token)).toMatchObject({ max: 2 });

  await panel.choose("Max Mustermann", "Remove from conversation");
  await expect(panel.question("Remove Max Mustermann?")).toHaveAccessibleDescription(warning);
});
