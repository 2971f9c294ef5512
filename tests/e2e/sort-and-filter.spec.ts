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
  await expect.poll(order).toBe("Zoe Gus Amélie Boris Pia Quentin Rosa Vera");
  await panel.sortBy(ui.sortByName);
  await expect.poll(order).toBe("Amélie Boris Gus Pia Quentin Rosa Vera Zoe");
  await panel.sortBy(ui.sortByRole);
  await expect.poll(order).toBe("Vera Boris Gus Amélie Pia Quentin Rosa Zoe");
  await panel.sortBy(ui.sortByLastActive);
  await expect.poll(order).toBe("Zoe Gus Amélie Boris Pia Quentin Rosa Vera");
});

test("filters: everybody, online, moderators, guests", async ({ control, token, openPanel }) => {
  const { panel } = await openPanel("vera");
  const shown = () => panel.rowNames().then(names);
  await panel.filter(ui.showOnline).check();
  await expect.poll(shown).toBe("Zoe Gus Amélie");
  await expect(panel.list).toHaveAttribute("aria-rowcount", "3");
  await expect(panel.count(8, 3), "the count is that of the conversation").toBeVisible();
  await control.patchParticipants(token, [{ userId: "boris", session: true, pingAge: 0 }]);
  await expect.poll(shown).toBe("Boris Zoe Gus Amélie");
  await panel.filter(ui.showModerators).check();
  await expect.poll(shown).toBe("Boris Gus Vera");
  await panel.filter(ui.showGuests).check();
  await expect.poll(shown).toBe("Zoe Gus");
  await panel.find("zo");
  await expect.poll(shown).toBe("Zoe");
  await panel.find("");
  await panel.filter(ui.showEverybody).check();
  await expect.poll(shown).toBe("Boris Zoe Gus Amélie Pia Quentin Rosa Vera");
});

test("filters say how many they show, and one that nobody passes is not there", async ({ control, token, openPanel }) => {
  const { panel } = await openPanel("vera");
  const names = () => panel.filters.evaluateAll((all) => all.map((one) => one.closest("label")!.innerText.replace(/\s+/g, " ")));
  await expect(panel.filter(ui.showEverybody)).toBeChecked();
  await expect.poll(names).toEqual(["All 8", "Online 3", "", "Moderators 3", "Guests 2"]);
  await expect(panel.filter(ui.inCall)).toBeHidden();
  await control.patchParticipants(token, [{ userId: "amelie", inCall: 7 }]);
  await expect(panel.filter(ui.inCall)).toHaveAccessibleName("In call 1");
  await panel.filter(ui.inCall).check();
  await panel.expectRows(ui.row("Amélie", ui.roleUser, ui.inCall));
  await panel.filter(ui.inCall).press("ArrowRight");
  await expect(panel.filter(ui.showModerators)).toBeChecked();
  await panel.filter(ui.inCall).check();
  await control.patchParticipants(token, [{ userId: "amelie", inCall: 0 }]);
  await expect(panel.filter(ui.inCall), "the chosen one stays").toHaveAccessibleName("In call 0");
});

test("up to seven participants there are neither filters nor a search, unless one is set", async ({
  control,
  token,
  openPanel,
}) => {
  const few = { ...ROOM, participants: ROOM.participants.slice(0, 7) };
  const { panel } = await openPanel("vera");
  await expect(panel.searchButton).toBeVisible();
  await expect(panel.root.locator("[part=count]")).toHaveClass(/hidden/);
  await panel.filter(ui.showModerators).check();
  await control.putRoom(token, few);
  await expect(panel.searchButton).toHaveCount(0);
  await expect(panel.filter(ui.showModerators), "a filter that is set stays").toBeChecked();
  await panel.filter(ui.showEverybody).check();
  await expect(panel.filters).toHaveCount(0);
  await expect(panel.count(7, 3)).not.toHaveClass(/hidden/);
  await expect(panel.addButton, "adding stays").toBeVisible();
});

test("an empty filter says so", async ({ control, token, openPanel }) => {
  const { panel } = await openPanel("vera");
  await panel.filter(ui.showGuests).check();
  await control.putRoom(token, { ...ROOM, participants: ROOM.participants.slice(0, 3) });
  await expect(panel.heading(ui.nobodyMatches)).toBeVisible();
  await expect(panel.root.getByText(ui.nobodyOfKind)).toBeVisible();
  await panel.filter(ui.showEverybody).check();
  await expect(panel.rows).toHaveCount(3);
});

test("the choice is remembered for the conversation and for no other", async ({ control, token, openPanel }) => {
  const other = `${token.slice(0, -4)}othr`;
  await control.putRoom(other, ROOM);
  const vera = await openPanel("vera");
  await vera.panel.sortBy(ui.sortByName);
  await vera.panel.filter(ui.showOnline).check();
  await vera.page.reload();
  await expect.poll(() => vera.panel.rowNames().then(names)).toBe("Amélie Gus Zoe");
  await expect(vera.panel.filter(ui.showOnline)).toBeChecked();
  await vera.panel.moreActions.click();
  await expect(vera.panel.order(ui.sortByName)).toBeChecked();
  await vera.open({ token: other });
  await expect.poll(() => vera.panel.rowNames().then(names)).toBe("Zoe Gus Amélie Boris Pia Quentin Rosa Vera");
});
