// Ten thousand participants: the document stays small, rows in view stay in place, and every row can be reached.

import type { Room } from "./control";
import { expect, test } from "./fixtures";

const number = (n: number): string => String(n).padStart(5, "0");
const LONG = "Wolfgang Amadeus Theophilus Johannes Chrysostomus von und zu Hohenlohe-Langenburg-Schillingsfürst";

const room = (count: number): Room => ({
  type: 2,
  name: "Many",
  participants: [
    { userId: "first", displayName: "A. First", type: 1 },
    ...Array.from({ length: count - 1 }, (_, index) => ({
      userId: `person${number(index + 2)}`,
      displayName: `Person ${number(index + 2)}${index % 7 === 3 ? ` ${LONG}` : ""}`,
      type: 3,
    })),
  ],
});

test("10,000 participants take as many nodes as the first list of which not all rows are in the document", async ({ control, token, openPanel }) => {
  const nodes = async (count: number): Promise<number> => {
    await control.putRoom(token, room(count));
    const first = await openPanel("first");
    await expect(first.panel.count(count, 0)).toBeVisible({ timeout: 20_000 });
    await expect(first.panel.list).toHaveAttribute("aria-rowcount", String(count));
    await first.refreshed();
    const total = await first.panel.root.evaluate((panel) => panel.shadowRoot!.querySelectorAll("*").length);
    await first.page.close();
    return total;
  };
  const few = await nodes(301);
  expect(await nodes(10_000)).toBe(few);
});

test("rows with long names are as high as the others and follow each other without gaps", async ({ control, token, openPanel }) => {
  await control.putRoom(token, room(1_000));
  const { panel, page } = await openPanel("first");
  await page.setViewportSize({ width: 340, height: 700 });
  await expect(panel.count(1_000, 0)).toBeVisible();
  const boxes = () =>
    panel.rows.evaluateAll((rows) =>
      rows.map((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return {
          index: Number(row.ariaRowIndex ?? row.getAttribute("aria-rowindex")),
          top,
          bottom,
          // Below a heading.
          headed: row === row.parentElement?.firstElementChild,
        };
      }),
    );
  for (const part of [0, 0.31, 0.77, 1]) {
    await panel.list.evaluate((list, part) => list.scrollTo(0, (list.scrollHeight - list.clientHeight) * part), part);
    await page.waitForTimeout(300);
    const shown = (await boxes()).filter((box) => box.index > 1 || part === 0);
    for (const [upper, lower] of shown.slice(1).map((box, i) => [shown[i]!, box] as const)) {
      expect(lower.index).toBe(upper.index + 1);
      const gap = lower.top - upper.bottom - (lower.headed ? 28 : 0);
      expect(Math.abs(gap), `a gap below row ${upper.index}`).toBeLessThan(1);
    }
    // Only the viewer's own row is higher.
    const heights = shown.filter((box) => box.index > 1).map((box) => Math.round(box.bottom - box.top));
    expect(new Set(heights)).toEqual(new Set([48]));
    const list = await panel.list.evaluate((list) => list.getBoundingClientRect().toJSON());
    expect(shown[0]!.top, "no empty space above").toBeLessThanOrEqual(list.top + 1);
    expect(shown.at(-1)!.bottom, "no empty space below").toBeGreaterThanOrEqual(list.bottom - 20);
  }
  await expect(panel.rows.last()).toHaveAttribute("aria-rowindex", "1000");
});

test("higher rows are measured anew", async ({ control, token, openPanel }) => {
  await control.putRoom(token, room(1_000));
  const { panel, page } = await openPanel("first");
  await expect(panel.count(1_000, 0)).toBeVisible();
  const height = () => panel.list.evaluate((list) => list.scrollHeight);
  const before = await height();
  await panel.root.evaluate((panel) => panel.style.setProperty("--tp-row-height", "96px"));
  await expect.poll(height).toBeGreaterThan(before * 1.6);
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  await panel.list.evaluate((list) => list.scrollTo(0, list.scrollHeight));
  await expect(panel.rows.last()).toBeInViewport();
  await expect(panel.rows.last()).toHaveAttribute("aria-rowindex", "1000");
});

test("rows that come above do not push away what is looked at", async ({ control, token, openPanel }) => {
  await control.putRoom(token, room(1_000));
  const first = await openPanel("first");
  const { panel, page } = first;
  await expect(panel.count(1_000, 0)).toBeVisible();
  await panel.list.evaluate((list) => list.scrollTo(0, 20_000));
  await page.waitForTimeout(300);
  const middle = () =>
    panel.list.evaluate((list) => {
      const { top, left, width, height } = list.getBoundingClientRect();
      const root = list.getRootNode() as ShadowRoot;
      const row = root.elementFromPoint(left + width / 2, top + height / 2)?.closest("[role=row]");
      return [row?.querySelector("bdi")?.textContent, Math.round(row!.getBoundingClientRect().top)];
    });
  const before = await middle();
  const risen = Array.from({ length: 12 }, (_, i) => ({
    userId: `person${number(900 + i)}`,
    session: true,
    pingAge: 1,
  }));
  await control.patchParticipants(token, risen);
  await expect(panel.count(1_000, 12)).toBeVisible();
  await page.waitForTimeout(300);
  const after = await middle();
  expect(after[0]).toBe(before[0]);
  expect(Math.abs(Number(after[1]) - Number(before[1]))).toBeLessThanOrEqual(2);
});

test("typing the beginning of a name leads to it, wherever it is", async ({ control, token, openPanel }) => {
  await control.putRoom(token, {
    type: 2,
    name: "Many",
    participants: [
      ...room(500).participants,
      { userId: "zoe", displayName: "Zoë Quist", type: 3 },
      { userId: "zora", displayName: "Zora", type: 3 },
    ],
  });
  const { panel, page } = await openPanel("first");
  await panel.row("A. First").focus();
  await page.keyboard.type("zo");
  await expect(panel.row("Zoë Quist")).toBeFocused();
  await expect(panel.row("Zoë Quist")).toBeInViewport();
  await page.keyboard.type("r");
  await expect(panel.row("Zora")).toBeFocused();
  await page.waitForTimeout(1_200);
  await page.keyboard.type("person 00002");
  await expect(panel.row("Person 00002")).toBeFocused();
});
