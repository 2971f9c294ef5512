// Adding several participants at once: pasted lists, a result for each entry, e-mail addresses, and refusals.

import type { Room } from "./control";
import { expect, test } from "./fixtures";
import { beginning, ui } from "./names";
import { ADD, hold, intercept, record, refuse } from "./pages/network";
import type { Panel } from "./pages/panel";
import { NILS, OLGA } from "./participants";

const ROOM: Room = {
  type: 3,
  name: "Room",
  participants: [OLGA, NILS, { userId: "rosa", displayName: "Rosa Lindqvist", type: 5, session: true }],
};

test.beforeEach(({ control, token }) => control.putRoom(token, ROOM));

const results = (panel: Panel) => panel.results.getByRole("listitem");

/** Types entries as they stand and adds them. */
async function addAll(panel: Panel, ...entries: string[]): Promise<void> {
  for (const entry of entries) {
    await panel.pick(entry);
  }
  await panel.button(entries.length === 1 ? ui.addEntries(1) : ui.addEntries(entries.length)).click();
}

test("pasting many, by lines, commas and semicolons: a result for each", async ({ control, token, openPanel }) => {
  const { panel, page } = await openPanel("olga");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await panel.addButton.click();
  await expect(panel.add).toBeFocused();
  await page.evaluate(() =>
    navigator.clipboard.writeText("grace\r\nkofi, nils;rosa\n\nnobody-here\n zoe@mail.example ;grace,\n"),
  );
  await page.keyboard.press("Control+V");
  await expect(panel.chips).toHaveText([
    "Grace O’Malley",
    "Kofi Mensah",
    "Rosa Lindqvist",
    /^zoe@mail\.example/,
    `nobody-here${ui.addNoMatch}`,
  ]);
  await expect(panel.add).toHaveValue("");
  await expect(results(panel)).toHaveText([ui.addedAlready("nils")]);
  const sent = record(page, ADD);
  await panel.button(ui.addEntries(4)).click();
  await expect(results(panel)).toHaveText([
    ui.addedUser("Grace O’Malley"),
    ui.addedUser("Kofi Mensah"),
    ui.addedSelfJoined("Rosa Lindqvist"),
    ui.addedEmail("zoe@mail.example"),
    ui.addUnmatched("nobody-here"),
  ]);
  expect(sent).toEqual([
    { newParticipant: "grace", source: "users" },
    { newParticipant: "kofi", source: "users" },
    { newParticipant: "rosa", source: "users" },
    { newParticipant: "zoe@mail.example", source: "emails" },
  ]);
  await expect(panel.chips).toHaveText([/^nobody-here/]);
  await expect(panel.rows).toHaveCount(5);
  expect(await control.types(token)).toMatchObject({ olga: 1, nils: 3, rosa: 5, grace: 3, kofi: 3 });
});

test("entries that a separator ends are looked up while more is typed", async ({ openPanel }) => {
  const { panel } = await openPanel("olga");
  await panel.addButton.click();
  await panel.add.pressSequentially("grace,kofi;");
  await expect(panel.chips).toHaveText(["Grace O’Malley", "Kofi Mensah"]);
  await expect(panel.add).toHaveValue("");
});

test("the same entry is sent once, however it was typed or suggested", async ({ openPanel }) => {
  const { panel, page } = await openPanel("olga");
  await panel.typeToAdd("Grace");
  await panel.root.getByRole("option", { name: /Grace O’Malley/ }).locator(".pick").click();
  for (const entry of ["grace", "grace", "Zoe@mail.example", "zoe@MAIL.example"]) {
    await panel.pick(entry);
  }
  await expect(panel.chips).toHaveText([/^Grace O’Malley/, /^Zoe@mail\.example/]);
  const sent = record(page, ADD);
  await panel.button(ui.addEntries(2)).click();
  await expect(results(panel)).toHaveCount(2);
  expect(sent).toEqual([
    { newParticipant: "grace", source: "users" },
    { newParticipant: "Zoe@mail.example", source: "emails" },
  ]);
});

test("while entries are sent the button says so, and a second press sends nothing", async ({ openPanel }) => {
  const { panel, page } = await openPanel("olga");
  const sent = record(page, ADD);
  const letGo = await hold(page, ADD);
  await addAll(panel, "grace");
  const adding = panel.button(ui.adding);
  await expect(adding).toHaveAttribute("aria-disabled", "true");
  await adding.press("Enter");
  letGo();
  await expect(panel.news).toHaveText(ui.addedUser("grace"));
  expect(sent).toHaveLength(1);
});

test("an unknown id stays for another try", async ({ control, token, openPanel }) => {
  const { panel } = await openPanel("olga");
  const id = `late.${token}`;
  await addAll(panel, id);
  await expect(panel.results).toHaveText(ui.addFailed(id, ui.addUnknown));
  await expect(panel.chips).toHaveText([id]);
  await control.putAccount(id, "Lately Arrived");
  await panel.button(ui.addEntries(1)).click();
  await expect(panel.news).toHaveText(ui.addedUser(id));
  await expect(panel.chips).toHaveCount(0);
  await expect(panel.row("Lately Arrived")).toBeVisible();
});

test("an e-mail invitation that makes a group conversation public is reported", async ({
  control,
  token,
  openPanel,
}) => {
  await control.putRoom(token, { ...ROOM, type: 2, participants: ROOM.participants.slice(0, 2) });
  const olga = await openPanel("olga");
  await addAll(olga.panel, "zoe@mail.example");
  await olga.panel.question(ui.publicTitle).getByRole("button", { name: ui.publicInvite }).click();
  await expect(olga.panel.news).toHaveText(`${ui.addedEmail("zoe@mail.example")} ${ui.addNowPublic}`);
  expect((await control.room(token)).type).toBe(3);
  await olga.refreshed();
  await expect(olga.panel.rows).toHaveCount(2);

  await olga.panel.chooseOwn(ui.leaveConversation);
  await expect(olga.panel.question(ui.lastModeratorTitle)).toBeVisible();
  await olga.page.keyboard.press("Escape");
  await addAll(olga.panel, "ali@mail.example");
  await expect(olga.panel.news).toHaveText(ui.addedEmail("ali@mail.example"));
});

test("an address that was invited before is refused once and not kept for another try", async ({ openPanel }) => {
  const { panel, page } = await openPanel("olga");
  await addAll(panel, "zoe@mail.example");
  await expect(panel.news).toHaveText(beginning(ui.addedEmailListed("zoe@mail.example")));
  const sent = record(page, ADD);
  await addAll(panel, "zoe@mail.example");
  await expect(panel.results).toHaveText(beginning(ui.addFailed("zoe@mail.example")));
  await expect(panel.chips).toHaveCount(0);
  expect(sent).toHaveLength(1);
});

const REFUSALS: [number, string][] = [
  [400, ui.addNotHere],
  [401, ui.addNeedsAccount],
  [403, ui.notModerator],
  [404, ui.addUnknown],
  [429, ui.whyTooMany],
  [500, ui.whyServer],
  [0, ui.whyOffline],
];

test("a refused entry stays, and why is said, whatever the server answers", async ({ openPanel }) => {
  const { panel, page } = await openPanel("olga");
  await panel.pick("grace");
  for (const [status, why] of REFUSALS) {
    await (status === 0 ? intercept(page, ADD, (route) => route.abort()) : refuse(page, ADD, status));
    await panel.button(ui.addEntries(1)).click();
    const what = status === 0 || status >= 500 ? ui.notKnownOf("grace", why) : ui.addFailed("grace", why);
    await expect(panel.results, `${status || "no answer"}`).toHaveText(what);
    await expect(panel.chips).toHaveText(["grace"]);
    await page.unrouteAll();
  }
  await panel.button(ui.addEntries(1)).click();
  await expect(panel.news).toHaveText(ui.addedUser("grace"));
});

test("a refused entry does not stop the others", async ({ control, token, openPanel }) => {
  const { panel, page } = await openPanel("olga");
  await intercept(page, ADD, (route) =>
    route.request().postDataJSON().newParticipant === "kofi" ? route.abort() : route.continue(),
  );
  await addAll(panel, "grace", "kofi", "quinn");
  await expect(results(panel)).toHaveText([
    ui.addedUser("grace"),
    beginning(ui.notKnownOf("kofi")),
    ui.addedUser("quinn"),
  ]);
  await expect(panel.chips).toHaveText(["kofi"]);
  expect(await control.types(token)).toMatchObject({ grace: 3, quinn: 3 });
});

test("a one-to-one conversation offers no adding", async ({ control, token, openPanel }) => {
  const two = ["olga", "max"].map((userId) => ({ userId, type: 1 }));
  await control.putRoom(token, { type: 1, name: "Two", participants: two });
  const { panel } = await openPanel("olga");
  await expect(panel.rows).toHaveCount(2);
  await expect(panel.moreActions).toBeVisible();
  await expect(panel.addButton).toHaveCount(0);
  const actions = panel.root.getByRole("button", { name: beginning(ui.actions("")) });
  await expect(actions, "that of the viewer's own row").toHaveCount(1);
  await expect(panel.ownActions).toBeVisible();
});

test("while entries are sent, one can still be left out, and others chosen", async ({ control, token, openPanel }) => {
  const { panel, page } = await openPanel("olga");
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  const sent = record(page, ADD);
  await intercept(page, ADD, async (route) => {
    if (route.request().postDataJSON().newParticipant === "grace") {
      await held;
    }
    await route.continue();
  });
  await addAll(panel, "nobody-here", "grace", "kofi");
  const refused = ui.addFailed("nobody-here", ui.addUnknown);
  await expect(results(panel)).toHaveText([refused]);
  await panel.button(ui.doNotAdd("kofi")).click();
  await panel.pick("nils");
  await expect(results(panel), "they stay while more is sent").toHaveText([refused]);
  letGo();
  await expect(results(panel)).toHaveText([refused, ui.addedUser("grace")]);
  await expect(panel.chips).toHaveText([/^nobody-here/, /^nils/]);
  await expect(panel.button(ui.addEntries(2))).toBeEnabled();
  expect(sent.map((body: any) => body.newParticipant)).toEqual(["nobody-here", "grace"]);
  expect(await control.types(token)).not.toHaveProperty("kofi");
});
