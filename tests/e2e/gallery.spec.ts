// How the panel looks and what assistive technology gets to know of it, in every state: over the gallery, in light, dark
// and from right to left. Pictures and ARIA snapshots are in gallery/. After a change that is meant to be seen, renew them
// with `cargo xtask test e2e -- gallery.spec.ts --update-snapshots` and look at the difference before it is committed.

import { expect, test } from "./fixtures";
import { Gallery, type Look } from "./pages/gallery";

test.use({ locale: "en-US", timezoneId: "UTC", contextOptions: { reducedMotion: "reduce" } });

/** All groups of states; those of "over" lie over the page, so that each is looked at on its own. */
const SHEETS = ["list", "notes", "adding", "words"];

/** What is compared with pictures of each look: everything once, and the rest where the look can make a difference. */
const LOOKS: { name: string; look: Look; pictures: string[]; aria?: true }[] = [
  { name: "light-320", look: { theme: "light", dir: "ltr", width: 320 }, pictures: [...SHEETS, "over"], aria: true },
  { name: "dark-320", look: { theme: "dark", dir: "ltr", width: 320 }, pictures: ["list", "notes"] },
  { name: "rtl-320", look: { theme: "light", dir: "rtl", width: 320 }, pictures: ["list", "adding"] },
  { name: "light-480", look: { theme: "light", dir: "ltr", width: 480 }, pictures: ["list"] },
  { name: "dark-480", look: { theme: "dark", dir: "ltr", width: 480 }, pictures: ["words"] },
  { name: "rtl-480", look: { theme: "dark", dir: "rtl", width: 480 }, pictures: ["notes"] },
];

for (const { name, look, pictures, aria } of LOOKS) {
  test(`every state, ${name}`, async ({ page }) => {
    test.setTimeout(240_000);
    const gallery = await new Gallery(page, look).open();
    const columns = Math.floor(1400 / (look.width + 20));
    await page.setViewportSize({ width: columns * (look.width + 20) + 32, height: 900 });
    for (const group of SHEETS) {
      await gallery.show(group);
      expect.soft(await gallery.faults(), `${group}, by axe`).toEqual([]);
      if (pictures.includes(group)) {
        await expect.soft(gallery.stage).toHaveScreenshot(`${name}-${group}.png`);
      }
      for (const state of aria ? await gallery.statesOf(group) : []) {
        await expect.soft(gallery.panel(state)).toMatchAriaSnapshot({ name: `${state}.aria.yml` });
      }
    }
    await page.setViewportSize({ width: look.width + 32, height: 620 });
    for (const state of await gallery.statesOf("over")) {
      await gallery.show(state);
      expect.soft(await gallery.faults(), `${state}, by axe`).toEqual([]);
      if (pictures.includes("over")) {
        await expect.soft(page).toHaveScreenshot(`${name}-${state}.png`);
      }
      if (aria) {
        await expect.soft(gallery.panel(state)).toMatchAriaSnapshot({ name: `${state}.aria.yml` });
      }
    }
  });
}

test("with more contrast, and with colours that the reader forces, nothing is too faint", async ({ page }) => {
  test.setTimeout(120_000);
  const gallery = await new Gallery(page, { theme: "light", dir: "ltr", width: 320 }).open();
  await page.emulateMedia({ contrast: "more", reducedMotion: "reduce" });
  await gallery.show("nine,v4,failure,chosen,offline");
  expect(await gallery.faults()).toEqual([]);
  await page.emulateMedia({ contrast: "no-preference", forcedColors: "active", reducedMotion: "reduce" });
  await expect(gallery.stage).toHaveScreenshot("forced-colors.png");
});

/** Elements of the panels whose text is cut off, but for names and what people say of themselves, which may be. */
const CUT = `[...document.querySelectorAll("talk-participants")].flatMap((panel) =>
  [...panel.shadowRoot.querySelectorAll("*")]
    .filter((element) => element.checkVisibility() && !element.matches(".hidden, bdi, .list, .list *:not(.meta), option"))
    .filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== "inline")
    .map((element) => panel.dataset.state + ": " + element.className + " " + element.scrollWidth + ">" + element.clientWidth))`;

test("everything fits into 240 px, and at twice the size of letters into 480 px", async ({ page }) => {
  test.setTimeout(120_000);
  for (const [width, size] of [[240, "100%"], [480, "200%"]] as const) {
    const gallery = await new Gallery(page, { theme: "light", dir: "ltr", width }).open();
    await page.evaluate((size) => (document.documentElement.style.fontSize = size), size);
    for (const group of SHEETS) {
      await gallery.show(group);
      expect.soft(await page.evaluate(CUT), `${group}, ${width} px, letters at ${size}`).toEqual([]);
    }
    await page.setViewportSize({ width: width + 32, height: 620 });
    for (const state of ["permissions", "lastmoderator", "wrongpassword", "takeover", "menu"]) {
      await gallery.show(state);
      expect.soft(await page.evaluate(CUT), `${state}, ${width} px, letters at ${size}`).toEqual([]);
      const outside = page.locator("dialog[open], [role=menu]:popover-open");
      const { x, y, width: wide, height: high } = (await outside.boundingBox())!;
      expect.soft([x >= 0, y >= 0, x + wide <= width + 32, y + high <= 620], state).toEqual([true, true, true, true]);
    }
  }
});

test("a finger has 44 px for everything it can press", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, isMobile: true, hasTouch: true, viewport: { width: 400, height: 800 } });
  const gallery = await new Gallery(await context.newPage(), { theme: "light", dir: "ltr", width: 320 }).open();
  const small = `[...document.querySelectorAll("talk-participants")].flatMap((panel) =>
    [...panel.shadowRoot.querySelectorAll("button, select, input, [role=option], [role=menuitem]")]
      .filter((element) => element.checkVisibility())
      .map((element) => [panel.dataset.state, element.className, (element.closest("label") ?? element).getBoundingClientRect()])
      .filter(([, , { width, height }]) => width < 43.9 || height < 43.9)
      .map(([state, name, { width, height }]) => state + ": " + name + " " + width + " x " + height))`;
  for (const state of ["nine,chosen,results,suggestions,news,failure,outside,guest,guestmoderator", "menu", "permissions", "password"]) {
    await gallery.show(state);
    expect.soft(await gallery.page.evaluate(small), state).toEqual([]);
  }
  await context.close();
});
