// Removing, by role: who may, whom, and what the server has afterwards.

import { expect, test } from "./fixtures";
import { beginning, ui } from "./names";
import { MODERATING, openAs, ROLES } from "./pages/roles";

const TARGETS = [
  { kind: "user", name: "Nils Holm", id: "nils" },
  { kind: "moderator", name: "Hannah Weiß", id: "hannah" },
  { kind: "self-joined user", name: "Rosa Lindqvist", id: "rosa" },
  { kind: "guest", name: "Ana", id: "Ana" },
  { kind: "guest moderator", name: "Gloria", id: "Gloria" },
];

for (const { kind, name, id } of TARGETS) {
  for (const role of ROLES) {
    const mayRemove = MODERATING.includes(role);
    test(`remove ${kind} as ${role}${mayRemove ? "" : ": not offered"}`, async ({ control, token, browserOf }) => {
      const { panel } = await openAs(role, { control, token, browserOf });
      const before = await control.types(token);
      if (mayRemove) {
        await panel.remove(name);
        await expect(panel.news).toHaveText(ui.removed(name));
        await expect(panel.row(name)).toHaveCount(0);
        const { [id]: _, ...others } = before;
        await expect.poll(() => control.types(token)).toEqual(others);
      } else {
        await expect(panel.actions(name)).toHaveCount(0);
        await expect(panel.root.getByRole("button", { name: beginning(ui.actions("")) })).toHaveCount(0);
        expect(before).toHaveProperty(id);
      }
    });
  }
}

for (const role of MODERATING) {
  test(`remove owner as ${role}: not offered`, async ({ control, token, browserOf }) => {
    const { panel } = await openAs(role, { control, token, browserOf });
    await expect(panel.actions("Nils Holm")).toBeVisible();
    await expect(panel.row("Olga Petrova")).toBeVisible();
    await expect(panel.actions("Olga Petrova")).toHaveCount(0);
  });
}
