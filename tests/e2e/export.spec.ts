// The list out of the panel: on the clipboard, in a file, on paper.

import { readFile } from "node:fs/promises";
import type { Download } from "@playwright/test";
import type { Control } from "./control";
import { expect, test } from "./fixtures";
import { matching, ui } from "./names";
import { OLGA } from "./participants";

const FORMULA = "=cmd|' /C calc'!A0";
const QUOTED = 'Say "hi", <b>Eve</b>';

/** People whose names are anything but names. */
const putTeam = (control: Control, token: string) =>
  control.putRoom(token, {
    type: 3,
    name: "Team / “Äpfel”",
    participants: [
      OLGA,
      { userId: "@uma", displayName: FORMULA, type: 3, session: true, pingAge: 5, inCall: 7 },
      { userId: "nils", displayName: QUOTED, type: 2 },
      { userId: "rosa", displayName: "Two\nlines", type: 3 },
      { name: "Ana", type: 4, session: true, pingAge: 20 },
      { name: "", type: 6, pingAge: 30 },
    ],
  });

/** A line of the file: every field in quotation marks. */
const line = (...fields: string[]): string => fields.map((field) => `"${field.replaceAll('"', '""')}"`).join(",");

const textOf = async (download: Download) => await readFile((await download.path())!, "utf8");

test("a file for spreadsheets, of everybody or of who is shown", async ({ control, token, openPanel }) => {
  await putTeam(control, token);
  const olga = await openPanel("olga");
  const { panel, page } = olga;
  await expect(panel.rows).toHaveCount(6);
  const address = page.url();
  const exported = async (item: string): Promise<Download> => {
    const download = page.waitForEvent("download");
    await panel.chooseMore(item);
    return await download;
  };
  const download = await exported(ui.exportAsCsv);
  expect(download.suggestedFilename()).toBe("Team-Äpfel.csv");
  await expect(panel.news).toHaveText(ui.exported("Team-Äpfel.csv"));
  const text = await textOf(download);
  const time = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g;
  expect(text.replace(time, "TIME").split("\r\n")).toEqual([
    `\ufeff${line(ui.columnName, ui.columnRole, ui.columnPresence, ui.columnLastSeen, ui.columnUser, ui.columnInCall)}`,
    line(`'${FORMULA}`, ui.roleUser, ui.inCall, "TIME", "'@uma", ui.yes),
    line("Ana", ui.roleGuest, ui.online, "TIME", "", ui.no),
    line(ui.guestNumbered(1), ui.roleGuestModerator, ui.online, "TIME", "", ui.no),
    line("Olga Petrova", ui.roleOwner, ui.offline, "", "olga", ui.no),
    line(QUOTED, ui.roleModerator, ui.offline, "", "nils", ui.no),
    line("Two lines", ui.roleUser, ui.offline, "", "rosa", ui.no),
    "",
  ]);
  const { participants } = await control.room(token);
  for (const { session } of participants.filter((row: any) => row.session)) {
    expect(text).not.toContain(session);
  }

  // With so few participants no filter is offered, but one that was chosen stays.
  await page.evaluate((token) => localStorage.setItem(`talk-participants:list:${token}`, "last-ping online"), token);
  await page.reload();
  await expect(panel.filter(ui.showOnline)).toBeChecked();
  await expect(panel.rows).toHaveCount(4);
  const shown = await textOf(await exported(ui.exportShownAsCsv(3)));
  expect(shown.split("\r\n")).toHaveLength(5);
  const all = await textOf(await exported(ui.exportAllAsCsv));
  expect(all.split("\r\n")).toHaveLength(8);
  expect(page.url(), "the page goes nowhere").toBe(address);
});

test("copies the list as text, or says why not; also when read-only", async ({ control, token, browserOf }) => {
  await putTeam(control, token);
  const olga = await browserOf("olga");
  await olga.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const { panel, page } = await olga.open({ token, readonly: "" });
  await expect(panel.rows).toHaveCount(6);
  await panel.moreActions.click();
  await expect(panel.menu.getByRole("menuitem")).toHaveText([ui.copyList, ui.exportAsCsv]);
  await panel.item(ui.copyList).click();
  await expect(panel.news).toHaveText(ui.copied(6));
  const lines = () => page.evaluate(async () => (await navigator.clipboard.readText()).split("\n"));
  expect(await lines()).toEqual([
    ui.row(FORMULA, ui.roleUser, ui.inCall),
    ui.row("Ana", ui.roleGuest, ui.online),
    ui.row(ui.guestNumbered(1), ui.roleGuestModerator, ui.online),
    ui.row("Olga Petrova", ui.roleOwner, ui.offline),
    ui.row(QUOTED, ui.roleModerator, ui.offline),
    ui.row("Two lines", ui.roleUser, ui.offline),
  ]);
  await page.evaluate((token) => localStorage.setItem(`talk-participants:list:${token}`, "last-ping guests"), token);
  await page.reload();
  await panel.chooseMore(ui.copyShown(2));
  await expect(panel.news).toHaveText(ui.copied(2));
  expect(await lines()).toEqual([
    ui.row("Ana", ui.roleGuest, ui.online),
    ui.row(ui.guestNumbered(1), ui.roleGuestModerator, ui.online),
  ]);

  // Without the clipboard's own interface the older command does.
  await page.evaluate(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await panel.chooseMore(ui.copyAll);
  await expect(panel.news).toHaveText(ui.copied(6));
  await page.evaluate(() => (document.execCommand = () => false));
  await panel.chooseMore(ui.copyAll);
  await expect(panel.failure).toHaveText(ui.copyFailed);
});

test("a print has all participants, the time, and no controls", async ({ control, token, openPanel }) => {
  const users = Array.from({ length: 399 }, (_, index) => ({
    userId: `person${index + 1}`,
    displayName: `Person ${String(index + 1).padStart(3, "0")}`,
    type: 3,
  }));
  const participants = [{ userId: "first", displayName: "A. First", type: 1 }, ...users];
  await control.putRoom(token, { type: 2, name: "Many", participants });
  const first = await openPanel("first");
  const { panel, page } = first;
  await first.style("talk-participants { height: 400px } body { color: #fff; background: #000 }");
  await expect(panel.count(400, 0)).toBeVisible();
  expect(await panel.rows.count()).toBeLessThan(60);
  // Before a browser lays the page out for paper, and at once: it waits for nothing.
  const rendered = await panel.root.evaluate((panel) => {
    window.dispatchEvent(new Event("beforeprint"));
    return panel.shadowRoot!.querySelectorAll("[role=row]").length;
  });
  expect(rendered).toBe(400);
  await page.emulateMedia({ media: "print" });
  const boxes = await panel.rows.evaluateAll((rows) =>
    rows.map((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      const headed = row === row.parentElement?.firstElementChild;
      return { top, bottom, headed, visible: row.checkVisibility() };
    }),
  );
  for (const [upper, lower] of boxes.slice(1).map((box, i) => [boxes[i]!, box] as const)) {
    expect(lower.visible && lower.top >= upper.bottom - 1 && lower.top < upper.bottom + (lower.headed ? 30 : 2)).toBe(true);
  }
  const host = await panel.root.boundingBox();
  expect(host!.height, "nothing is cut off").toBeGreaterThan(boxes.at(-1)!.bottom - boxes[0]!.top);
  await expect(panel.root.getByText(matching(ui.asOf, ".*\\d.*"))).toBeVisible();
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
  await panel.find("person 29");
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.emulateMedia({ media: "print" });
  await expect(panel.root.getByText(matching((time) => `${ui.asOf(time)}, ${ui.countShown(14)}`, ".*"))).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
});
