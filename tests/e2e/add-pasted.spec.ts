// What people paste to add others: names, addresses and mailboxes, columns out of spreadsheets, files. Each entry is looked up.

import { expect, test } from "./fixtures";
import { ui } from "./names";
import { ADD, record } from "./pages/network";
import { NILS, OLGA, UMA } from "./participants";

test.beforeEach(async ({ control, token }) => {
  await control.putRoom(token, { type: 3, name: "Room", participants: [OLGA, NILS, UMA] });
  for (const [id, name] of [
    ["adam.b", "Adam Bianchi"],
    ["adam.khan", "Adam Khan"],
    ["max.m", "Max Muster"],
    ["max.m2", "Max Muster"],
  ] as const) {
    await control.putAccount(`${id}.${token}`, own(name, token));
  }
});

/** Accounts are the server's, not the test's. */
const own = (name: string, token: string) => `${name}-${token.slice(0, 12)}`;

test("names, ids and mailboxes become those they mean, and nothing is lost", async ({ token, openPanel }) => {
  const { panel, page } = await openPanel("olga");
  const sent = record(page, ADD);
  await panel.paste(
    `"${own("Bianchi", token)}, Adam" <adam@example.org>; nobody@mail.example
     adam.khan.${token}\n${own("Max Muster", token)}\nNils Holm\nwho is this\n`,
  );
  await expect(panel.chips).toHaveText([
    own("Adam Bianchi", token),
    /^nobody@mail\.example/,
    own("Adam Khan", token),
    `${own("Max Muster", token)}${ui.addMatches(2)}`,
    `who is this${ui.addNoMatch}`,
  ]);
  await expect(panel.results).toHaveText(ui.addedAlready("Nils Holm"));
  await panel.button(ui.addEntries(3)).click();
  await expect(panel.results.getByRole("listitem")).toHaveText([
    ui.addedUser(own("Adam Bianchi", token)),
    ui.addedEmail("nobody@mail.example"),
    ui.addedUser(own("Adam Khan", token)),
    ui.addUndecided(own("Max Muster", token)),
    ui.addUnmatched("who is this"),
  ]);
  expect(sent).toEqual([
    { newParticipant: `adam.b.${token}`, source: "users" },
    { newParticipant: "nobody@mail.example", source: "emails" },
    { newParticipant: `adam.khan.${token}`, source: "users" },
  ]);
});

test("whom an entry means is chosen from the search", async ({ token, openPanel }) => {
  const { panel } = await openPanel("olga");
  const [max, adam] = [own("Max Muster", token), own("Adam Khan", token)];
  await panel.paste(`${max}\n${adam}`);
  await panel.button(ui.addChoose(max)).click();
  await expect(panel.add).toBeFocused();
  await expect(panel.add).toHaveValue(max);
  await panel.root.getByRole("option", { name: `max.m2.${token}` }).click();
  await expect(panel.chips).toHaveText([adam, max]);
});

test("a row out of a spreadsheet, and a file with a head", async ({ openPanel }) => {
  const { panel } = await openPanel("olga");
  await panel.paste("Zoe\tzoe@mail.example\n");
  await expect(panel.chips).toHaveText([/^zoe@mail\.example/]);
  await panel.paste("email,name\nbea@mail.example,\"Roth, Bea\"\n");
  await expect(panel.chips).toHaveText([/^zoe@mail\.example/, /^bea@mail\.example/]);
});

test("a member who is typed is said to be here, and Enter leads to the row", async ({ openPanel }) => {
  const { panel } = await openPanel("olga");
  await panel.typeToAdd("Nils Holm");
  await panel.add.press("Enter");
  await expect(panel.news).toHaveText(ui.addedAlready("Nils Holm"));
  await expect(panel.row("Nils Holm")).toBeFocused();
});

test("before an address makes a group conversation public the viewer is asked", async ({
  control,
  token,
  openPanel,
}) => {
  await control.putRoom(token, { type: 2, name: "Closed", participants: [OLGA, NILS] });
  const { panel, page } = await openPanel("olga");
  const sent = record(page, ADD);
  await panel.enter("zoe@mail.example");
  const question = panel.question(ui.publicTitle);
  await question.getByRole("button", { name: ui.cancel }).click();
  expect(sent).toEqual([]);
  await expect(panel.chips).toHaveText([/^zoe@mail\.example/]);
  await panel.button(ui.addEntries(1)).click();
  await panel.question(ui.publicTitle).getByRole("button", { name: ui.publicInvite }).click();
  await expect(panel.news).toContainText("zoe@mail.example");
  expect(sent).toEqual([{ newParticipant: "zoe@mail.example", source: "emails" }]);
});
