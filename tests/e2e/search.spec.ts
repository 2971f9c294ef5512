// Searching participants by name.

import type { Room } from "./control";
import { expect, test } from "./fixtures";
import { ui } from "./names";
import { OLGA } from "./participants";

const TEAM: Room = {
  type: 3,
  name: "Team",
  participants: [
    OLGA,
    { userId: "amelie", displayName: "Amélie Lefèvre", type: 3 },
    { userId: "bjorn", displayName: "Björn Þórsson", type: 3 },
    { userId: "cjk", displayName: "田中 愛子", type: 3 },
    { userId: "melissa", displayName: "Melissa Petersen", type: 3 },
    { name: "", type: 4, session: true },
  ],
};

test.beforeEach(({ control, token }) => control.putRoom(token, TEAM));

const FOUND: [query: string, ...names: string[]][] = [
  ["mel", "Amélie Lefèvre", "Melissa Petersen"],
  ["AMELIE", "Amélie Lefèvre"],
  ["lefévre", "Amélie Lefèvre"],
  ["bjorn", "Björn Þórsson"],
  ["  pet   ol ", "Olga Petrova"],
  ["愛", "田中 愛子"],
  ["guest", "Guest 1"],
];

test("finds parts of names in any order, whatever the case and the accents", async ({ openPanel }) => {
  const { panel } = await openPanel("olga");
  await expect(panel.rows).toHaveCount(6);
  for (const [query, ...names] of FOUND) {
    await test.step(`"${query}"`, async () => {
      await panel.find(query);
      // The viewer's own row stays.
      const rows = names.includes("Olga Petrova") ? names.length : names.length + 1;
      await expect(panel.rows).toHaveCount(rows);
      for (const name of names) {
        await expect(panel.row(name)).toBeVisible();
      }
      await expect(panel.list).toHaveAttribute("aria-rowcount", String(rows));
      await expect(panel.rows.first()).toHaveAttribute("aria-rowindex", "1");
      await expect(panel.count(6, 1), "the count is of the conversation").toBeAttached();
    });
  }
});

test("no match: the message quotes what was typed; Escape and the button clear it", async ({ openPanel }) => {
  const { panel, page } = await openPanel("olga");
  await panel.find("<b>xyz</b>");
  await expect(panel.heading(ui.nobodyMatches)).toBeVisible();
  await expect(panel.root.getByText(ui.nobodyMatchesHint("<b>xyz</b>"))).toBeVisible();
  await expect(panel.rows).toHaveCount(1);
  await expect(panel.own).toBeVisible();
  await expect(panel.search).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(panel.search).toHaveValue("");
  await expect(panel.search).toBeFocused();
  await expect(panel.rows).toHaveCount(6);

  await panel.find("olga");
  await expect(panel.rows).toHaveCount(1);
  await panel.button(ui.clearSearch).click();
  await expect(panel.search).toHaveValue("");
  await expect(panel.search).toBeFocused();
  await expect(panel.rows).toHaveCount(6);
  await expect(panel.button(ui.clearSearch)).toHaveCount(0);
});

test("the message without a match follows further typing", async ({ openPanel }) => {
  const { panel } = await openPanel("olga");
  await panel.find("xy");
  await expect(panel.root.getByText(ui.nobodyMatchesHint("xy"))).toBeVisible();
  await panel.search.press("z");
  await expect(panel.root.getByText(ui.nobodyMatchesHint("xyz"))).toBeVisible();
  await expect(panel.search).toBeFocused();
});

test("a search stays while the list refreshes, and applies to new participants", async ({
  control,
  token,
  openPanel,
}) => {
  const olga = await openPanel("olga");
  await olga.panel.find("pet");
  await olga.panel.expectRows(
    ui.row("Olga Petrova", ui.you, ui.roleOwner, ui.offline),
    ui.row("Melissa Petersen", ui.roleUser, ui.offline),
  );
  await control.patchParticipants(token, [
    { userId: "melissa", session: true },
    { userId: "bjorn", session: true },
  ]);
  await olga.panel.expectRows(
    ui.row("Olga Petrova", ui.you, ui.roleOwner, ui.offline),
    ui.row("Melissa Petersen", ui.roleUser, ui.online),
  );
  await control.putRoom(token, {
    ...TEAM,
    participants: [...TEAM.participants, { userId: "petra", displayName: "Petra", type: 3, session: true }],
  });
  await expect(olga.panel.row("Petra")).toBeVisible();
  await expect(olga.panel.search).toHaveValue("pet");
});
