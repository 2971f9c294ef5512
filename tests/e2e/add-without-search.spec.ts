// Adding people on a server without a search: an id, and the kind of it.

import { expect, test } from "./fixtures";
import { ADD, AUTOCOMPLETE, record, refuse } from "./pages/network";
import type { Panel } from "./pages/panel";

test.beforeEach(async ({ control, token }) => {
  await control.putRoom(token, {
    type: 3,
    name: "Bare",
    participants: [{ userId: "olga", displayName: "Olga Petrova", type: 1 }],
  });
  await control.putAccount("bare.ben", "Ben Bare");
  await control.putGroup("barely", ["bare.ben"]);
});

const kind = (panel: Panel) => panel.root.getByRole("combobox", { name: "Kind of entry" });
const chips = (panel: Panel) => panel.root.getByRole("list", { name: "To be added" }).getByRole("listitem");

const ENTRIES = [
  { label: "Users", typed: "bare.ben", source: "users", said: "bare.ben was added." },
  { label: "Groups", typed: "barely", source: "groups", said: "Everybody of barely was added." },
  {
    label: "E-mail addresses",
    typed: "ben@mail.example",
    source: "emails",
    said: "ben@mail.example was invited by e-mail. Invited addresses do not appear in this list.",
  },
];

for (const { label, typed, source, said } of ENTRIES) {
  test(`typing an id and choosing ${label} works`, async ({ control, token, browserOf }) => {
    const { panel, page } = await (await browserOf("olga")).open({ token });
    await refuse(page, AUTOCOMPLETE, 404);
    const sent = record(page, ADD);
    await expect(kind(panel)).toHaveCount(0);
    await panel.add.fill(typed);
    await kind(panel).selectOption(label);
    await panel.add.press("Enter");
    await expect(chips(panel)).toHaveText([new RegExp(`^${typed}`)]);
    await panel.button("Add 1 entry").click();
    await expect(panel.results).toHaveText(said);
    expect(sent).toEqual([{ newParticipant: typed, source }]);
    if (source !== "emails") {
      await expect(panel.row("Ben Bare")).toBeVisible();
      expect(await control.types(token)).toEqual({ olga: 1, "bare.ben": 3 });
    }
  });
}

test("something that is no address is not sent as one", async ({ control, token, browserOf }) => {
  const { panel, page } = await (await browserOf("olga")).open({ token });
  await refuse(page, AUTOCOMPLETE, 404);
  const sent = record(page, ADD);
  const before = await control.room(token);
  await panel.add.fill("ben at mail");
  await kind(panel).selectOption("E-mail addresses");
  await panel.add.press("Enter");
  await panel.button("Add 1 entry").click();
  await expect(panel.results).toHaveText("ben at mail was not added. It is not an e-mail address.");
  expect(sent).toEqual([]);
  const after = await control.room(token);
  expect(after.participants).toEqual(before.participants);
});

test("a kind that the server does not know is refused in words", async ({ token, browserOf }) => {
  const { panel, page } = await (await browserOf("olga")).open({ token });
  await refuse(page, AUTOCOMPLETE, 404);
  await panel.add.fill("friends");
  await kind(panel).selectOption("Circles");
  await panel.add.press("Enter");
  await panel.button("Add 1 entry").click();
  await expect(panel.results).toHaveText(
    "friends was not added. This conversation does not take such an entry, or the server does not know this kind.",
  );
  await expect(chips(panel)).toHaveText([/^friends/]);
});
