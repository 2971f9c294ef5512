// Adding participants on a server that offers no search: an id and its kind.

import { expect, test } from "./fixtures";
import { ui } from "./names";
import { ADD, AUTOCOMPLETE, record, refuse } from "./pages/network";
import type { Panel } from "./pages/panel";
import { OLGA } from "./participants";

test.beforeEach(async ({ control, token }) => {
  await control.putRoom(token, { type: 3, name: "Bare", participants: [OLGA] });
  await control.putAccount("bare.ben", "Ben Bare");
  await control.putGroup("barely", ["bare.ben"]);
});

const kind = (panel: Panel) => panel.root.getByRole("combobox", { name: ui.kindOfEntry });

const ENTRIES = [
  { label: ui.users, typed: "bare.ben", source: "users", said: ui.addedUser("bare.ben") },
  { label: ui.groups, typed: "barely", source: "groups", said: ui.addedGroup("barely") },
  {
    label: ui.emailAddresses,
    typed: "ben@mail.example",
    source: "emails",
    said: ui.addedEmail("ben@mail.example"),
  },
];

for (const { label, typed, source, said } of ENTRIES) {
  test(`typing an id and choosing ${label} works`, async ({ control, token, openPanel }) => {
    const { panel, page } = await openPanel("olga");
    await refuse(page, AUTOCOMPLETE, 404);
    const sent = record(page, ADD);
    await expect(kind(panel)).toHaveCount(0);
    await panel.typeToAdd(typed);
    await kind(panel).selectOption(label);
    await panel.add.press("Enter");
    await expect(panel.news).toHaveText(said);
    expect(sent).toEqual([{ newParticipant: typed, source }]);
    if (source !== "emails") {
      await expect(panel.row("Ben Bare")).toBeVisible();
      expect(await control.types(token)).toEqual({ olga: 1, "bare.ben": 3 });
    }
  });
}

test("something that is no address is not sent as one", async ({ control, token, openPanel }) => {
  const { panel, page } = await openPanel("olga");
  await refuse(page, AUTOCOMPLETE, 404);
  const sent = record(page, ADD);
  const before = await control.room(token);
  await panel.typeToAdd("ben at mail");
  await kind(panel).selectOption(ui.emailAddresses);
  await panel.add.press("Enter");
  await expect(panel.results).toHaveText(ui.addBadEmail("ben at mail"));
  expect(sent).toEqual([]);
  const after = await control.room(token);
  expect(after.participants).toEqual(before.participants);
});

test("a kind that the server does not know is refused in words", async ({ openPanel }) => {
  const { panel, page } = await openPanel("olga");
  await refuse(page, AUTOCOMPLETE, 404);
  await panel.typeToAdd("friends");
  await kind(panel).selectOption(ui.circles);
  await panel.add.press("Enter");
  await expect(panel.results).toHaveText(ui.addFailed("friends", ui.addNotHere));
  await expect(panel.chips).toHaveText([/^friends/]);
});
