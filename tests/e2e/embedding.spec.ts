// The panel in a host page: under a strict policy, more than one, moved, changed, taken away.

import type { Room } from "./control";
import { expect, test } from "./fixtures";
import { beginning, ui } from "./names";
import { isApi } from "./pages/embedding";
import { recordUrls } from "./pages/network";
import { OLGA } from "./participants";

const room = (name: string, ...people: string[]): Room => ({
  type: 2,
  name,
  participants: [OLGA, ...people.map((person) => ({ userId: person.toLowerCase(), displayName: person, type: 3 }))],
});

const ROW_OF_ANN = ui.row("Ann", ui.roleUser, ui.offline);
const ROW_OF_BEA = ui.row("Bea", ui.roleUser, ui.offline);
const OWN_ROW = ui.row("Olga Petrova", ui.you, ui.roleOwner, ui.offline);

test.beforeEach(({ control, token }) => control.putRoom(token, room("First", "Ann")));

test("a page with a strict policy and Trusted Types reports nothing", async ({ token, browserOf }) => {
  const olga = await browserOf("olga");
  await olga.page.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(globalThis, { violations });
    document.addEventListener("securitypolicyviolation", (event) => {
      violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
    });
  });
  const answer = olga.page.waitForResponse((response) => response.url().includes("/embedding.html"));
  await olga.open({ token });
  const policy = (await answer).headers()["content-security-policy"] ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'/);
  await olga.panel.join.click();
  await olga.panel.expectRow("Olga Petrova", ui.you, ui.roleOwner, ui.online);
  await olga.panel.find("nobody at all");
  await expect(olga.panel.heading(ui.nobodyMatches)).toBeVisible();
  await olga.panel.search.press("Escape");
  await olga.panel.leave.click();
  await expect(olga.panel.news).toHaveText(ui.left);
  expect(await olga.page.evaluate(() => (globalThis as unknown as { violations: string[] }).violations)).toEqual([]);
});

test("styles apply inside and do not leak outside", async ({ openPanel }) => {
  const olga = await openPanel("olga");
  await expect(olga.panel.rows).toHaveCount(2);
  expect(await olga.panel.root.evaluate((panel) => panel.shadowRoot?.adoptedStyleSheets.length)).toBe(1);
  expect(await olga.page.evaluate(() => document.styleSheets.length + document.adoptedStyleSheets.length)).toBe(0);
  const [box, row] = await Promise.all([olga.panel.list.boundingBox(), olga.panel.rows.first().boundingBox()]);
  expect(row?.height).toBeGreaterThan(30);
  expect(box?.width).toBeGreaterThan(200);
});

test("two panels on one page show two conversations and search apart", async ({ control, token, browserOf }) => {
  const other = `${token.slice(0, 20)}two`;
  await control.putRoom(other, room("Second", "Bea", "Cem"));
  const olga = await (await browserOf("olga")).open({ token }, { token: other });
  const [first, second] = [olga.panelAt(0), olga.panelAt(1)];
  await first.expectRows(OWN_ROW, ROW_OF_ANN);
  await second.expectRows(OWN_ROW, ROW_OF_BEA, ui.row("Cem", ui.roleUser, ui.offline));
  await second.find("bea");
  await second.expectRows(OWN_ROW, ROW_OF_BEA);
  await expect(first.search).toHaveCount(0);
  await first.join.click();
  await first.expectRow("Olga Petrova", ui.you, ui.roleOwner, ui.online);
  await expect(second.join).toBeVisible();
  await second.find("");
  await second.expectRow("Olga Petrova", ui.you, ui.roleOwner, ui.offline);
});

test("two panels of one conversation keep one session alive and end it together", async ({ token, browserOf }) => {
  const olga = await (await browserOf("olga")).open({ token }, { token });
  const [first, second] = [olga.panelAt(0), olga.panelAt(1)];
  await first.joinAndWait();
  await second.expectRow("Olga Petrova", ui.you, ui.roleOwner, ui.online);
  await first.leave.click();
  await expect(first.join).toBeVisible();
  await expect(second.row("Olga Petrova")).toHaveAccessibleName(
    beginning(ui.row("Olga Petrova", ui.you, ui.roleOwner, ui.lastSeen(""))),
  );
  await expect(second.join).toBeVisible();
});

test("a panel that is moved in the document keeps what it shows and what was typed", async ({ openPanel }) => {
  const olga = await openPanel("olga");
  await expect(olga.panel.rows).toHaveCount(2);
  await olga.panel.find("ann");
  await olga.panel.expectRows(OWN_ROW, ROW_OF_ANN);
  const opened: string[] = [];
  olga.page.on("request", (request) => {
    if (request.url().includes("/cloud/")) {
      opened.push(request.url());
    }
  });
  await olga.panel.root.evaluate((panel) => document.getElementById("there")?.append(panel));
  await expect(olga.page.locator("#there talk-participants")).toHaveCount(1);
  await olga.panel.expectRows(OWN_ROW, ROW_OF_ANN);
  await expect(olga.panel.search).toHaveValue("ann");
  await olga.refreshed();
  expect(opened, "questions that only a new start asks").toEqual([]);
});

test("a removed panel sends no requests, and starts again when it is added", async ({ token, browserOf }) => {
  const olga = await browserOf("olga");
  await olga.page.clock.install();
  await olga.open({ token });
  await olga.panel.joinAndWait();
  const panel = await olga.panel.root.elementHandle();
  await panel?.evaluate((element) => element.remove());
  await olga.settled();
  const asked = recordUrls(olga.page, isApi);
  await olga.page.clock.fastForward(300_000);
  await olga.page.evaluate(() => {
    window.dispatchEvent(new Event("focus"));
    window.dispatchEvent(new Event("online"));
  });
  await olga.settled();
  expect(asked).toEqual([]);
  expect(await panel?.evaluate((element) => element.shadowRoot?.childElementCount)).toBe(0);
  await panel?.evaluate((element) => document.getElementById("here")?.append(element));
  await expect(olga.panel.rows).toHaveCount(2);
  await expect(olga.panel.leave, "the session goes on").toBeVisible();
});

test("another token shows another conversation and nothing of the first", async ({ control, token, openPanel }) => {
  const other = `${token.slice(0, 20)}two`;
  await control.putRoom(other, room("Second", "Bea"));
  const olga = await openPanel("olga");
  await olga.panel.expectRows(OWN_ROW, ROW_OF_ANN);
  await olga.panel.find("ann");
  await olga.panel.root.evaluate((panel, other) => panel.setAttribute("token", other), other);
  await olga.panel.expectRows(OWN_ROW, ROW_OF_BEA);
  await expect(olga.panel.root.getByText("Second", { exact: true })).toBeVisible();
  await expect(olga.panel.root.getByText("First", { exact: true })).toHaveCount(0);
  const stray = olga.page
    .waitForRequest((request) => request.url().includes(`/room/${token}`), { timeout: 1 })
    .catch(() => undefined);
  await olga.refreshed();
  expect(await stray).toBeUndefined();
  await olga.panel.root.evaluate((panel) => panel.removeAttribute("token"));
  await expect(olga.panel.heading(ui.noConversationTitle)).toBeVisible();
});

test("a token that is set while the element is detached is used afterwards", async ({ control, token, openPanel }) => {
  const other = `${token.slice(0, 20)}two`;
  await control.putRoom(other, room("Second", "Bea"));
  const olga = await openPanel("olga");
  await olga.panel.expectRows(OWN_ROW, ROW_OF_ANN);
  await olga.panel.root.evaluate(async (panel, other) => {
    panel.remove();
    panel.setAttribute("token", other);
    await new Promise((resolve) => setTimeout(resolve));
    document.getElementById("here")?.append(panel);
  }, other);
  await olga.panel.expectRows(OWN_ROW, ROW_OF_BEA);
});

test("the page keeps its title, its address and its history", async ({ openPanel }) => {
  const olga = await openPanel("olga");
  const before = await olga.page.evaluate(() => [location.href, document.title, history.length]);
  await olga.panel.joinAndWait();
  await olga.panel.find("ann");
  await olga.panel.search.press("Enter");
  await olga.panel.leave.click();
  await expect(olga.panel.news).toHaveText(ui.left);
  expect(await olga.page.evaluate(() => [location.href, document.title, history.length])).toEqual(before);
});

test("the heading fits into the page's outline", async ({ openPanel }) => {
  const olga = await openPanel("olga", { "heading-level": "4" });
  await expect(olga.panel.root.getByRole("heading", { level: 4 })).toBeVisible();
  await olga.panel.find("nobody at all");
  await expect(olga.panel.root.getByRole("heading", { name: ui.nobodyMatches, level: 5 })).toBeVisible();
});
