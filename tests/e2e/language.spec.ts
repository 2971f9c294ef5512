// The language of the panel: that of the host page, also when it changes.

import type { Room } from "./control";
import { expect, test } from "./fixtures";
import { arabic, beginning, french, german, hebrew, portuguese, ui } from "./names";
import type { Embedding } from "./pages/embedding";
import { OLGA } from "./participants";

const TEAM: Room = {
  type: 2,
  name: "Team",
  participants: [
    OLGA,
    { userId: "max", displayName: "Max Ångström", type: 2, session: true, pingAge: 0 },
    { userId: "uma", displayName: "Uma Strauß", type: 3, session: true, pingAge: 7_250 },
  ],
};

const FSI = "\u2068";
const PDI = "\u2069";
const isolated = (text: string) => FSI + text + PDI;

test.beforeEach(({ control, token }) => control.putRoom(token, TEAM));

/** Puts a panel without a language of its own into a page that has one, inside another shadow root. */
async function openIn(embedding: Embedding, lang: string, token: string, user = "olga"): Promise<string[]> {
  const fetched: string[] = [];
  embedding.page.on("request", (request) => {
    const file = /\/languages\/(.*)$/.exec(new URL(request.url()).pathname)?.[1];
    if (file) {
      fetched.push(file);
    }
  });
  await embedding.open();
  await embedding.page.evaluate(
    ([lang, token, user]) => {
      document.documentElement.lang = lang!;
      const wrapper = document.createElement("div");
      const panel = document.createElement("talk-participants");
      panel.setAttribute("token", token!);
      panel.setAttribute("user-id", user!);
      panel.setAttribute("poll-interval", "1");
      wrapper.attachShadow({ mode: "open" }).append(panel);
      document.getElementById("here")!.append(wrapper);
    },
    [lang, token, user],
  );
  return fetched;
}

const speak = (embedding: Embedding, lang: string) =>
  embedding.page.evaluate((lang) => (document.documentElement.lang = lang), lang);

test("German from the page, then Arabic while it is used: nothing is lost", async ({ token, browserOf, control }) => {
  const olga = await browserOf("olga");
  const fetched = await openIn(olga, "de-AT", token);
  const { root } = olga.panel;
  const grid = (name: string) => root.getByRole("grid", { name });
  const rows = (name: string) =>
    grid(name)
      .getByRole("row")
      .evaluateAll((all) => all.map((row) => row.ariaLabel));
  const inner = root.locator(".root").first();

  await expect(root.getByText(german.count, { exact: true })).toBeVisible();
  await expect.poll(() => rows(german.participants)).toEqual([
    german.row("Olga Petrova", german.you, german.roleOwner, german.offline),
    german.row("Max Ångström", german.roleModerator, german.online),
    german.row("Uma Strauß", german.roleUser, german.lastSeen(german.hoursAgo(2))),
  ]);
  await expect(inner).toHaveAttribute("lang", "de");
  await expect(inner).toHaveAttribute("dir", "ltr");
  expect(fetched).toEqual(["de.json"]);

  // What is typed, the focus in it, and the list behind it.
  const search = root.getByRole("combobox");
  await root.locator(".open-add").click();
  // With the viewer's own row.
  await search.fill("STRAUSS");
  await expect(grid(german.participants).getByRole("row")).toHaveCount(2);
  await search.fill("angstrom");
  await expect(grid(german.participants).getByRole("row")).toHaveCount(2);
  await search.evaluate((field: HTMLInputElement) => field.setSelectionRange(2, 5));
  await expect(search).toHaveAccessibleName(german.searchOrAdd);
  await expect(root.getByRole("button", { name: "Max Ångström" })).toHaveAccessibleName(german.actions("Max Ångström"));
  const requests: string[] = [];
  olga.page.on("request", (request) => requests.push(request.url()));
  await speak(olga, "ar");
  await expect(search).toHaveAccessibleName(arabic.searchOrAdd);
  await expect(inner).toHaveAttribute("dir", "rtl");
  await expect(inner).toHaveAttribute("lang", "ar");
  await expect(search).toBeFocused();
  await expect(search).toHaveValue("angstrom");
  expect(await search.evaluate((field: HTMLInputElement) => [field.selectionStart, field.selectionEnd])).toEqual([
    2, 5,
  ]);
  expect((await rows(arabic.participants)).slice(1)).toEqual([
    ["Max Ångström", arabic.roleModerator, arabic.online].map(isolated).join(arabic.comma),
  ]);
  await expect(root.getByText(arabic.roleModerator, { exact: true }).filter({ visible: true }).first()).toBeVisible();
  expect(fetched).toEqual(["de.json", "ar.json"]);
  expect(requests.filter((url) => url.includes("/cloud/"))).toEqual([]);

  // Swedish has no texts, but å is a letter there.
  await speak(olga, "sv");
  await expect(search).toHaveAccessibleName(ui.searchOrAdd);
  await expect(olga.panel.heading(ui.nobodyMatches)).toBeVisible();
  await search.fill("ångstr");
  await expect(olga.panel.rows).toHaveCount(2);
  await search.fill("");
  await speak(olga, "ar");
  await expect(search).toHaveAccessibleName(arabic.searchOrAdd);
  expect(fetched).toEqual(["de.json", "ar.json"]);

  // The plural forms of a language that has six.
  await search.press("Escape");
  const count = (people: string) => root.getByText(`${isolated(people)}${arabic.comma}`);
  const others = Array.from({ length: 8 }, (_, n) => ({ userId: `p${n}`, displayName: `P ${n}`, type: 3 }));
  await expect(count(arabic.counts[3])).toBeVisible();
  for (const [size, said] of [[11, arabic.counts[11]], [2, arabic.counts[2]], [1, arabic.counts[1]]] as const) {
    await control.putRoom(token, { ...TEAM, participants: [...TEAM.participants!, ...others].slice(0, size) });
    await expect(count(said)).toBeVisible();
    if (size === 11) {
      await scrolledAndFocused(olga);
    }
  }
});

/**
 * Scrolls the list to its end with the focus in it, changes the language to Hebrew and back, and finds both as they
 * were.
 */
async function scrolledAndFocused(olga: Embedding): Promise<void> {
  await olga.panel.root.evaluate((panel) => ((panel as HTMLElement).style.height = "420px"));
  const row = olga.panel.root.getByRole("row", { name: /P 7/ });
  await row.focus();
  const place = () =>
    olga.panel.root.getByRole("grid").evaluate((list) => [list.scrollTop, list.querySelector(":focus")?.ariaLabel]);
  const [top] = await place();
  expect(top).toBeGreaterThan(50);
  await speak(olga, "he");
  await expect(row).toHaveAccessibleName(["P 7", hebrew.roleUser, hebrew.offline].map(isolated).join(hebrew.comma));
  expect(await place()).toEqual([top, await row.getAttribute("aria-label")]);
  await speak(olga, "ar");
  await expect(row).toHaveAccessibleName(["P 7", arabic.roleUser, arabic.offline].map(isolated).join(arabic.comma));
  expect(await place()).toEqual([top, await row.getAttribute("aria-label")]);
  await olga.panel.root.evaluate((panel) => ((panel as HTMLElement).style.height = ""));
}

test("an open question stays with what was ticked and typed", async ({ token, browserOf, control }) => {
  await control.putRoom(token, { ...TEAM, type: 3, password: "open sesame" });
  const sven = await browserOf("sven");
  await openIn(sven, "en", token, "sven");
  await sven.panel.join.click();
  await sven.panel.password.fill("sesame");
  await sven.panel.root.getByLabel(ui.passwordShow).check();
  await speak(sven, "fr");
  const dialog = sven.panel.root.getByRole("dialog", { name: french.passwordTitle });
  await expect(dialog).toHaveAccessibleDescription(beginning(french.passwordHint));
  await expect(dialog.getByLabel(french.passwordLabel)).toHaveValue("sesame");
  await expect(dialog.getByLabel(french.passwordShow)).toBeChecked();
  await expect(dialog.getByRole("button", { name: french.join })).toBeVisible();
  await expect(dialog.getByRole("button", { name: french.cancel })).toBeVisible();
});

test("without texts it is English, and the console says why once", async ({ token, browserOf }) => {
  const olga = await browserOf("olga");
  const said: string[] = [];
  olga.page.on("console", (message) => message.type() === "warning" && said.push(message.text()));
  await olga.page.route("**/languages/pl.json", (route) => route.fulfill({ status: 404, body: "" }));
  const fetched = await openIn(olga, "pl", token);
  await expect(olga.panel.count(3, 1)).toBeVisible();
  const inner = olga.panel.root.locator(".root").first();
  await expect(inner).toHaveAttribute("lang", "en");
  expect(said).toEqual([expect.stringContaining('no texts for "pl"')]);
  for (const unknown of ["tlh", "not a language", "", "en-GB"]) {
    await speak(olga, unknown);
    await olga.settled();
    await expect(olga.panel.addButton).toBeVisible();
  }
  expect(said).toHaveLength(1);
  expect(fetched).toEqual(["pl.json"]);
  // The nearest one counts, and a direction of the element's own.
  await olga.panel.root.evaluate((panel) => (((panel.getRootNode() as ShadowRoot).host as HTMLElement).lang = "zh-TW"));
  await expect(inner).toHaveAttribute("lang", "zh-CN");
  await olga.panel.root.evaluate((panel) => ((panel as HTMLElement).lang = "pt"));
  await expect(inner).toHaveAttribute("lang", "pt-BR");
  await expect(inner).toHaveAttribute("dir", "ltr");
  await olga.panel.root.evaluate((panel) => ((panel as HTMLElement).dir = "rtl"));
  await expect(inner).not.toHaveAttribute("dir");
  expect(fetched).toEqual(["pl.json", "zh-CN.json", "pt-BR.json"]);
  // Texts of the page count more than a catalogue's, and follow the language that was asked for.
  await olga.panel.root.evaluate((panel: any) => (panel.messages = { Join: "Vem!" }));
  await expect(olga.panel.button("Vem!")).toBeVisible();
  await expect(olga.panel.root.getByRole("button", { name: portuguese.addParticipants })).toBeVisible();
});

test("the standalone page shows the panel in a language by its address", async ({ page, host }) => {
  await page.goto("/?lang=de");
  await host.enterAs("Owner");
  await expect(page.getByRole("grid", { name: german.participants })).toBeVisible();
});
