// The list out of the panel: on the clipboard, in a file, on paper.

import { readFile } from "node:fs/promises";
import type { Download } from "@playwright/test";
import type { Control } from "./control";
import { expect, test } from "./fixtures";

const FORMULA = "=cmd|' /C calc'!A0";
const QUOTED = 'Say "hi", <b>Eve</b>';

/** People whose names are anything but names. */
const putTeam = (control: Control, token: string) =>
  control.putRoom(token, {
    type: 3,
    name: "Team / “Äpfel”",
    participants: [
      { userId: "olga", displayName: "Olga Petrova", type: 1 },
      { userId: "@uma", displayName: FORMULA, type: 3, session: true, pingAge: 5, inCall: 7 },
      { userId: "nils", displayName: QUOTED, type: 2 },
      { userId: "rosa", displayName: "Two\nlines", type: 3 },
      { name: "Ana", type: 4, session: true, pingAge: 20 },
      { name: "", type: 6, pingAge: 30 },
    ],
  });

const textOf = async (download: Download) => await readFile((await download.path())!, "utf8");

test("a file for spreadsheets, of everybody or of who is shown", async ({ control, token, browserOf }) => {
  await putTeam(control, token);
  const olga = await (await browserOf("olga")).open({ token });
  const { panel, page } = olga;
  await expect(panel.rows).toHaveCount(6);
  const address = page.url();
  const exported = async (item: string): Promise<Download> => {
    const download = page.waitForEvent("download");
    await panel.chooseMore(item);
    return await download;
  };
  const download = await exported("Export as CSV");
  expect(download.suggestedFilename()).toBe("Team-Äpfel.csv");
  await expect(panel.news).toHaveText("The file Team-Äpfel.csv was given to the browser.");
  const text = await textOf(download);
  const time = /"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"/g;
  expect(text.replace(time, "TIME").split("\r\n")).toEqual([
    '\ufeff"Name","Role","Presence","Last seen","User id","In call"',
    `"'${FORMULA}","User","In call",TIME,"'@uma","yes"`,
    '"Ana","Guest","Online",TIME,"","no"',
    '"Guest","Guest moderator","Online",TIME,"","no"',
    '"Olga Petrova","Owner","Offline","","olga","no"',
    `"${QUOTED.replaceAll('"', '""')}","Moderator","Offline","","nils","no"`,
    '"Two lines","User","Offline","","rosa","no"',
    "",
  ]);
  const { participants } = await control.room(token);
  for (const { session } of participants.filter((row: any) => row.session)) {
    expect(text).not.toContain(session);
  }

  await panel.show.selectOption("Online");
  await expect(panel.rows).toHaveCount(3);
  const shown = await textOf(await exported("Export as CSV: 3 shown"));
  expect(shown.split("\r\n")).toHaveLength(5);
  const all = await textOf(await exported("Export as CSV: everybody"));
  expect(all.split("\r\n")).toHaveLength(8);
  expect(page.url(), "the page goes nowhere").toBe(address);
});

test("copied as text, or said why not; also where nothing may be changed", async ({ control, token, browserOf }) => {
  await putTeam(control, token);
  const olga = await browserOf("olga");
  await olga.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const { panel, page } = await olga.open({ token, readonly: "" });
  await expect(panel.rows).toHaveCount(6);
  await panel.moreActions.click();
  await expect(panel.menu.getByRole("menuitem")).toHaveText(["Copy list", "Export as CSV"]);
  await panel.item("Copy list").click();
  await expect(panel.news).toHaveText("6 people were copied.");
  const lines = () => page.evaluate(async () => (await navigator.clipboard.readText()).split("\n"));
  expect(await lines()).toEqual([
    `${FORMULA}, User, In call`,
    "Ana, Guest, Online",
    "Guest, Guest moderator, Online",
    "Olga Petrova, Owner, Offline",
    `${QUOTED}, Moderator, Offline`,
    "Two lines, User, Offline",
  ]);
  await panel.search.fill("ana");
  await panel.chooseMore("Copy list: 1 shown");
  await expect(panel.news).toHaveText("1 person was copied.");
  expect(await lines()).toEqual(["Ana, Guest, Online"]);

  // Without the clipboard's own interface the older command does.
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await panel.chooseMore("Copy list: everybody");
  await expect(panel.news).toHaveText("6 people were copied.");
  await page.evaluate(() => (document.execCommand = () => false));
  await panel.chooseMore("Copy list: everybody");
  await expect(panel.failure).toHaveText(
    "The browser does not allow copying here. Choose “Export as CSV” instead.",
  );
});

test("paper has everybody, when it was, and nothing to press", async ({ control, token, browserOf }) => {
  const users = Array.from({ length: 299 }, (_, index) => ({
    userId: `person${index + 1}`,
    displayName: `Person ${String(index + 1).padStart(3, "0")}`,
    type: 3,
  }));
  const participants = [{ userId: "first", displayName: "A. First", type: 1 }, ...users];
  await control.putRoom(token, { type: 2, name: "Many", participants });
  const first = await (await browserOf("first")).open({ token });
  const { panel, page } = first;
  await first.style("talk-participants { height: 400px } body { color: #fff; background: #000 }");
  await expect(panel.count(300, 0)).toBeVisible();
  expect(await panel.rows.count()).toBeLessThan(60);
  // Before a browser lays the page out for paper, and at once: it waits for nothing.
  const rendered = await panel.root.evaluate((panel) => {
    window.dispatchEvent(new Event("beforeprint"));
    return panel.shadowRoot!.querySelectorAll("[role=row]").length;
  });
  expect(rendered).toBe(300);
  await page.emulateMedia({ media: "print" });
  const boxes = await panel.rows.evaluateAll((rows) =>
    rows.map((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return { top, bottom, visible: row.checkVisibility() };
    }),
  );
  for (const [upper, lower] of boxes.slice(1).map((box, i) => [boxes[i]!, box] as const)) {
    expect(lower.visible && lower.top >= upper.bottom - 1 && lower.top < upper.bottom + 2).toBe(true);
  }
  const host = await panel.root.boundingBox();
  expect(host!.height, "nothing is cut off").toBeGreaterThan(boxes.at(-1)!.bottom - boxes[0]!.top);
  await expect(panel.root.getByText(/^As of .*\d/)).toBeVisible();
  await expect(panel.root.getByText("Many", { exact: true })).toBeVisible();
  for (const role of ["button", "searchbox", "combobox", "menu"] as const) {
    await expect(panel.root.getByRole(role), role).toHaveCount(0);
  }
  const colours = await panel.row("Person 150").evaluate((row) => {
    const name = getComputedStyle(row.querySelector("bdi")!);
    return [name.color, getComputedStyle(row.closest("section")!).backgroundColor];
  });
  expect(colours).toEqual(["rgb(0, 0, 0)", "rgb(255, 255, 255)"]);

  await panel.root.evaluate((panel) => ((panel as HTMLElement).hidden = true));
  await expect(panel.root, "what is hidden is not printed either").toBeHidden();
  await panel.root.evaluate((panel) => ((panel as HTMLElement).hidden = false));
  await page.emulateMedia({ media: "screen" });
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await expect.poll(() => panel.rows.count()).toBeLessThan(60);
  await panel.search.fill("person 29");
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  await expect(panel.root.getByText(/^As of .*, 13 people found$/)).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
});
