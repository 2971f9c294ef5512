// Slots, parts, states and custom properties of the element, and what styles of the host page cannot change.

import type { Room } from "./control";
import { expect, test } from "./fixtures";
import { ui } from "./names";
import { OLGA, UMA } from "./participants";

const TEAM: Room = { type: 3, name: "Team", participants: [OLGA, UMA, { name: "Ana", type: 4, session: true }] };

test.beforeEach(({ control, token }) => control.putRoom(token, TEAM));

test("slots take content of the page, in rows by the key of the participant", async ({ openPanel }) => {
  const olga = await openPanel("olga");
  await expect(olga.panel.rows).toHaveCount(3);
  await olga.panel.root.evaluate((panel: any) => {
    const put = (slot: string, text: string) => {
      const element = document.createElement("span");
      [element.slot, element.textContent] = [slot, text];
      panel.append(element);
    };
    const ana = panel.participants.find(({ name }: { name: string }) => name === "Ana");
    put("header", "From nine to five");
    put("footer", "Be kind");
    put("row-badge:user:uma", "Host");
    put(`row-badge:${ana.key}`, "VIP");
  });
  const inside = (text: string) =>
    olga.panel.root.getByText(text).evaluate((element) => {
      const slot = element.assignedSlot;
      return [slot?.name.split(":")[0], slot?.closest("[role=row]")?.getAttribute("aria-label")?.split(",")[0]];
    });
  expect(await inside("From nine to five")).toEqual(["header", undefined]);
  expect(await inside("Be kind")).toEqual(["footer", undefined]);
  expect(await inside("Host")).toEqual(["row-badge", "Uma Krishnan"]);
  expect(await inside("VIP")).toEqual(["row-badge", "Ana"]);
  await olga.panel.sortBy(ui.sortByName);
  expect(await inside("Host")).toEqual(["row-badge", "Uma Krishnan"]);
  await olga.panel.find("ana");
  expect(await inside("VIP")).toEqual(["row-badge", "Ana"]);
  await expect(olga.panel.root.getByText("Host")).toBeHidden();
});

test("an empty list says what the page wants it to", async ({ token, browserOf, page }) => {
  const olga = await browserOf("olga");
  await olga.page.route("**/participants?**", (route) =>
    route.fulfill({ json: { ocs: { meta: { status: "ok", statuscode: 200 }, data: [] } } }),
  );
  await olga.open({ token });
  await expect(olga.panel.heading(ui.noParticipants)).toBeVisible();
  await olga.panel.root.evaluate((panel) => {
    const text = document.createElement("p");
    [text.slot, text.textContent] = ["empty", "The office is closed."];
    panel.append(text);
  });
  await expect(olga.panel.root.getByText("The office is closed.")).toBeVisible();
  await expect(olga.panel.root.getByText(ui.noParticipantsText)).toBeHidden();
  expect(await olga.states()).toEqual(["empty", "listed"]);
  expect(page.isClosed()).toBe(false);
});

test("states tell what is shown", async ({ control, token, browserOf, openPanel }) => {
  const olga = await openPanel("olga");
  await expect(olga.panel.rows).toHaveCount(3);
  expect(await olga.states()).toEqual(["listed"]);
  await olga.panel.join.click();
  await expect.poll(() => olga.states()).toEqual(["joined", "listed"]);
  await olga.page.context().setOffline(true);
  await expect.poll(() => olga.states()).toEqual(["joined", "listed", "stale"]);
  await olga.page.context().setOffline(false);
  await expect.poll(() => olga.states()).toEqual(["joined", "listed"]);
  await olga.panel.root.evaluate((panel) => panel.removeAttribute("token"));
  await expect.poll(() => olga.states()).toEqual(["no-conversation"]);
  const guest = await openPanel(null);
  await expect.poll(() => guest.states()).toEqual(["outside"]);
  await control.patchParticipants(token, [{ userId: "uma", remove: true }]);
  const uma = await (await browserOf("uma")).open({ token: `${token.slice(0, 20)}nowhere` });
  await expect.poll(() => uma.states()).toEqual(["not-found"]);
});

test("parts and custom properties are the page's to style", async ({ openPanel }) => {
  const olga = await openPanel("olga");
  await expect(olga.panel.rows).toHaveCount(3);
  await olga.style(`
    talk-participants { --tp-color-text: rgb(1, 2, 3); --tp-row-height: 80px; }
    talk-participants::part(name) { letter-spacing: 3px; }
    talk-participants:state(listed)::part(count) { color: rgb(4, 5, 6); }
  `);
  const look = await olga.panel.root.evaluate((panel) => {
    const style = (part: string) => getComputedStyle(panel.shadowRoot?.querySelector(`[part=${part}]`) as Element);
    return [style("panel").color, style("row").minHeight, style("name").letterSpacing, style("count").color];
  });
  expect(look).toEqual(["rgb(1, 2, 3)", "80px", "3px", "rgb(4, 5, 6)"]);
});

test("where the page sets no color-scheme, its background says whether it is dark", async ({ openPanel }) => {
  const olga = await openPanel("olga");
  await expect(olga.panel.rows).toHaveCount(3);
  const scheme = () =>
    olga.panel.root.evaluate((panel) => getComputedStyle(panel.shadowRoot!.querySelector("[part=panel]")!).colorScheme);
  const before = await scheme();
  // As Nextcloud 20 to 27 do in the dark theme.
  await olga.style("html { --color-main-background: #181818; --color-main-text: #d8d8d8 }");
  await expect.poll(scheme, { timeout: 15_000 }).toBe("dark");
  await olga.panel.root.evaluate((panel) => panel.setAttribute("theme", "light"));
  await expect.poll(scheme, { timeout: 15_000 }).toBe("light");
  await olga.panel.root.evaluate((panel) => panel.removeAttribute("theme"));
  await olga.style("html { --color-main-background: #ffffff; --color-main-text: #222222 }");
  await expect.poll(scheme, { timeout: 15_000 }).toBe("light");
  expect(before).not.toBe("dark");
});

test("the font size of the page's root changes no size; tints are tints", async ({ openPanel }) => {
  const olga = await openPanel("olga");
  await expect(olga.panel.rows).toHaveCount(3);
  const sizes = () =>
    olga.panel.list.evaluate((list) =>
      [...list.querySelectorAll(".row, .row *")].map((element) => {
        const { width, height } = element.getBoundingClientRect();
        return [Math.round(width), Math.round(height), getComputedStyle(element).fontSize].join(" ");
      }),
    );
  const before = await sizes();
  // Nextcloud 20's "light" primary colour is the primary colour itself.
  await olga.style("html { font-size: 62.5%; --color-primary-element-light: #17adff }");
  expect(await sizes()).toEqual(before);
  const background = await olga.panel.list
    .locator(".badge.moderates")
    .first()
    .evaluate((badge) => getComputedStyle(badge).backgroundColor);
  expect(background).not.toBe("rgb(23, 173, 255)");
});

test("universal styles of a page leave the panel as it is", async ({ openPanel }) => {
  const olga = await openPanel("olga");
  // As wide as it is afterwards: in a wide panel rows have columns.
  await olga.page.setViewportSize({ width: 600, height: 720 });
  await expect(olga.panel.rows).toHaveCount(3);
  const boxes = () =>
    olga.panel.root.evaluate((panel) => {
      const all = [...(panel.shadowRoot?.querySelectorAll(".panel *") ?? [])];
      return all.map((element) => {
        const { width, height } = element.getBoundingClientRect();
        const { color, fontSize, display } = getComputedStyle(element);
        return [Math.round(width), Math.round(height), color, fontSize, display].join(" ");
      });
    });
  const before = await boxes();
  await olga.style(`
    * { box-sizing: content-box !important; margin: 7px !important; padding: 5px !important; }
    div, span, p, button, input, section, header { float: left !important; color: red !important; font: 40px serif !important; }
    body { line-height: 4; letter-spacing: 9px; text-transform: uppercase; word-spacing: 30px; text-indent: 50px;
      white-space: pre; text-align: right; font-style: italic; visibility: visible; cursor: wait; direction: ltr; }
    button { display: none !important; }
    talk-participants { width: 600px !important; margin: 0 !important; padding: 0 !important; }
  `);
  const width = await olga.panel.root.evaluate((panel) => panel.getBoundingClientRect().width);
  expect(width).toBe(600);
  await olga.style("talk-participants { inline-size: auto }");
  const after = await boxes();
  const texts = (all: string[]) => all.map((line) => line.split(" ").slice(2).join(" "));
  expect(texts(after)).toEqual(texts(before));
  const inherited = await olga.panel.root.evaluate((panel) => {
    const name = panel.shadowRoot?.querySelector("[part=name]") as Element;
    const { letterSpacing, textTransform, wordSpacing, textIndent, fontStyle, whiteSpace, cursor } =
      getComputedStyle(name);
    return [letterSpacing, textTransform, wordSpacing, textIndent, fontStyle, whiteSpace, cursor];
  });
  expect(inherited).toEqual(["normal", "none", "0px", "0px", "normal", "normal", "auto"]);
});

for (const who of ["olga", "uma"]) {
  test(`a short list in a large panel begins below the controls, for ${who}`, async ({ control, token, openPanel }) => {
    await control.putRoom(token, { type: 3, name: "Few", participants: [OLGA, UMA] });
    const { panel, page } = await openPanel(who);
    await page.setViewportSize({ width: 800, height: 900 });
    await panel.root.evaluate(
      (element) => (element.style.cssText = "display: block; inline-size: 640px; block-size: 700px"),
    );
    await expect(panel.rows).toHaveCount(2);
    const [show, list] = [await panel.moreActions.boundingBox(), await panel.list.boundingBox()];
    expect(show!.height).toBeLessThan(60);
    expect(list!.y - (show!.y + show!.height)).toBeLessThan(60);
    expect(list!.height).toBeGreaterThan(300);
  });
}

test("a menu that is higher than the window scrolls", async ({ openPanel }) => {
  const { panel, page } = await openPanel("olga");
  await expect(panel.rows.first()).toBeVisible();
  await page.setViewportSize({ width: 320, height: 150 });
  await panel.moreActions.click();
  const last = panel.menu.getByRole("menuitem").last();
  await page.keyboard.press("End");
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport({ ratio: 1 });
});
