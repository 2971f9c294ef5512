// Sorting and filtering the list; both are remembered for each conversation.

import type { Room, Row } from "./control";
import { expect, test } from "./fixtures";
import { ui } from "./names";
import { VERA } from "./participants";

const ROOM: Room = {
  type: 3,
  name: "Choosing",
  participants: [
    VERA,
    { userId: "amelie", displayName: "Amélie", type: 3, session: true, pingAge: 20 },
    { userId: "boris", displayName: "Boris", type: 2 },
    { name: "Zoe", type: 4, session: true, pingAge: 5 },
    { name: "Gus", type: 6, session: true, pingAge: 10 },
    // Filters appear where there are more than seven.
    ...["Pia", "Quentin", "Rosa"].map((name): Row => ({ userId: name.toLowerCase(), displayName: name, type: 3 })),
  ],
};

const names = (rows: string[]): string => rows.map((row) => row.split(",")[0]).join(" ");

test.beforeEach(({ control, token }) => control.putRoom(token, ROOM));

test("sorted by last ping, by name, by role", async ({ openPanel }) => {
  const { panel } = await openPanel("vera");
  const order = () => panel.rowNames().then(names);
  await expect.poll(order).toBe("Vera Zoe Gus Amélie Boris Pia Quentin Rosa");
  await panel.sortBy(ui.sortByName);
  await expect.poll(order).toBe("Vera Amélie Boris Gus Pia Quentin Rosa Zoe");
  await panel.sortBy(ui.sortByRole);
  await expect.poll(order).toBe("Vera Boris Gus Amélie Pia Quentin Rosa Zoe");
  await panel.sortBy(ui.sortByLastActive);
  await expect.poll(order).toBe("Vera Zoe Gus Amélie Boris Pia Quentin Rosa");
});

test("filters: everybody, online, moderators, guests", async ({ control, token, openPanel }) => {
  const { panel } = await openPanel("vera");
  const shown = () => panel.rowNames().then(names);
  await panel.filter(ui.showOnline).check();
  await expect.poll(shown).toBe("Vera Zoe Gus Amélie");
  await expect(panel.list).toHaveAttribute("aria-rowcount", "4");
  await expect(panel.count(8, 3), "the count is that of the conversation").toBeVisible();
  await control.patchParticipants(token, [{ userId: "boris", session: true, pingAge: 0 }]);
  await expect.poll(shown).toBe("Vera Boris Zoe Gus Amélie");
  await panel.filter(ui.showModerators).check();
  await expect.poll(shown).toBe("Vera Boris Gus");
  await panel.filter(ui.showGuests).check();
  await expect.poll(shown).toBe("Vera Zoe Gus");
  await panel.find("zo");
  await expect.poll(shown).toBe("Vera Zoe");
  await panel.find("");
  await panel.filter(ui.showEverybody).check();
  await expect.poll(shown).toBe("Vera Boris Zoe Gus Amélie Pia Quentin Rosa");
});

test("an empty filter says so", async ({ control, token, openPanel }) => {
  const { panel } = await openPanel("vera");
  await panel.filter(ui.showGuests).check();
  await control.putRoom(token, { ...ROOM, participants: ROOM.participants.slice(0, 3) });
  await expect(panel.heading(ui.nobodyMatches)).toBeVisible();
  await expect(panel.root.getByText(ui.nobodyOfKind)).toBeVisible();
  // With so few people the filters go with this choice, and the focus goes to the list.
  await panel.filter(ui.showEverybody).click();
  await expect(panel.rows).toHaveCount(3);
  await expect(panel.filter(ui.showEverybody)).toHaveCount(0);
  await expect(panel.list.locator("[role=row]:focus")).toHaveCount(1);
});

test("the choice is remembered for the conversation and for no other", async ({ control, token, openPanel }) => {
  const other = `${token.slice(0, -4)}othr`;
  await control.putRoom(other, ROOM);
  const vera = await openPanel("vera");
  await vera.panel.sortBy(ui.sortByName);
  await vera.panel.filter(ui.showOnline).check();
  await vera.page.reload();
  await expect.poll(() => vera.panel.rowNames().then(names)).toBe("Vera Amélie Gus Zoe");
  await expect(vera.panel.filter(ui.showOnline)).toBeChecked();
  await vera.panel.moreActions.click();
  await expect(vera.panel.order(ui.sortByName)).toBeChecked();
  await vera.open({ token: other });
  await expect.poll(() => vera.panel.rowNames().then(names)).toBe("Vera Zoe Gus Amélie Boris Pia Quentin Rosa");
});

test("headings: online and offline, or the roles; none by name", async ({ control, token, openPanel }) => {
  const { panel } = await openPanel("vera");
  const sections = () =>
    panel.list
      .getByRole("rowgroup")
      .evaluateAll((groups) => groups.map((group) => [group.ariaLabel, group.querySelectorAll("[role=row]").length]));
  await expect.poll(sections).toEqual([
    [ui.you, 1],
    [ui.section(ui.showOnline, 3), 3],
    [ui.section(ui.offline, 4), 4],
  ]);
  await expect(panel.list).toHaveAttribute("aria-rowcount", "8");
  await control.patchParticipants(token, [{ userId: "boris", session: true, pingAge: 0 }]);
  await expect.poll(sections).toEqual([
    [ui.you, 1],
    [ui.section(ui.showOnline, 4), 4],
    [ui.section(ui.offline, 3), 3],
  ]);
  await panel.sortBy(ui.sortByRole);
  await expect.poll(sections).toEqual([
    [ui.you, 1],
    [ui.section(ui.showModerators, 1), 1],
    [ui.section(ui.headingGuestModerators, 1), 1],
    [ui.section(ui.headingUsers, 4), 4],
    [ui.section(ui.showGuests, 1), 1],
  ]);
  await panel.sortBy(ui.sortByName);
  await expect.poll(sections).toEqual([
    [ui.you, 1],
    [null, 7],
  ]);
});
