// How every state of the panel looks and what assistive technology gets of it: the gallery in light, dark and right to
// left. Pictures and ARIA snapshots are in gallery/. After a change that is meant to be seen, renew them with `cargo
// xtask test e2e --long -- gallery.spec.ts --update-snapshots` and look at the difference before it is committed.

import { expect, test } from "./fixtures";
import { Gallery, type Look } from "./pages/gallery";

test.use({ locale: "en-US", timezoneId: "UTC", contextOptions: { reducedMotion: "reduce" } });

/** Groups of states that share a page. Those of "over" lie over it, so that each is looked at on its own. */
const SHEETS = ["list", "notes", "adding", "words"];

const PLAIN: Look = { theme: "light", dir: "ltr", width: 320 };

/** As many panels beside each other as a picture has. */
const wide = ({ width }: Look) => ({ width: Math.floor(1400 / (width + 20)) * (width + 20) + 32, height: 900 });
const narrow = ({ width }: Look) => ({ width: width + 32, height: 620 });

for (const group of SHEETS) {
  test(`the states of "${group}" for assistive technology`, async ({ page }) => {
    test.setTimeout(120_000);
    const gallery = await new Gallery(page, PLAIN).open();
    await gallery.show(group);
    for (const state of await gallery.statesOf(group)) {
      await expect.soft(gallery.panel(state)).toMatchAriaSnapshot({ name: `${state}.aria.yml`, timeout: 1_500 });
    }
  });

  test(`the states of "${group}" as a picture`, { tag: group === "list" ? [] : "@long" }, async ({ page }) => {
    test.setTimeout(120_000);
    const gallery = await new Gallery(page, PLAIN).open();
    await page.setViewportSize(wide(PLAIN));
    await gallery.show(group);
    await expect(gallery.stage).toHaveScreenshot(`${group}.png`);
  });
}

test("menus and questions for assistive technology", async ({ page }) => {
  test.setTimeout(180_000);
  const gallery = await new Gallery(page, PLAIN).open();
  await page.setViewportSize(narrow(PLAIN));
  for (const state of await gallery.statesOf("over")) {
    await gallery.show(state);
    await expect.soft(gallery.panel(state)).toMatchAriaSnapshot({ name: `${state}.aria.yml`, timeout: 1_500 });
  }
});

test("menus and questions as pictures", { tag: "@long" }, async ({ page }) => {
  test.setTimeout(180_000);
  const gallery = await new Gallery(page, PLAIN).open();
  await page.setViewportSize(narrow(PLAIN));
  for (const state of await gallery.statesOf("over")) {
    await gallery.show(state);
    await expect.soft(page).toHaveScreenshot(`${state}.png`);
  }
});

/** What a look can make a difference to. */
const OTHERS: { name: string; look: Look; states: string }[] = [
  { name: "dark-320", look: { theme: "dark", dir: "ltr", width: 320 }, states: "nine,v4,news,failure" },
  { name: "rtl-320", look: { theme: "light", dir: "rtl", width: 320 }, states: "nine,bothways,suggestions,guest" },
  { name: "light-480", look: { theme: "light", dir: "ltr", width: 480 }, states: "nine,v4" },
  { name: "dark-480", look: { theme: "dark", dir: "ltr", width: 480 }, states: "chosen,outside" },
  { name: "rtl-480", look: { theme: "dark", dir: "rtl", width: 480 }, states: "nine,staleoffline" },
];

test("other looks as pictures", { tag: "@long" }, async ({ page }) => {
  test.setTimeout(120_000);
  for (const { name, look, states } of OTHERS) {
    const gallery = await new Gallery(page, look).open();
    await page.setViewportSize(wide(look));
    await gallery.show(states);
    await expect.soft(gallery.stage).toHaveScreenshot(`${name}.png`);
  }
});

const CHECKED: Look[] = [PLAIN, { theme: "dark", dir: "ltr", width: 320 }, { theme: "light", dir: "rtl", width: 480 }];

for (const look of CHECKED) {
  test(
    `axe finds nothing in any state, ${look.theme}, ${look.dir}`,
    { tag: look === PLAIN ? [] : "@long" },
    async ({ page }) => {
      test.setTimeout(600_000);
      const gallery = await new Gallery(page, look).open();
      for (const group of SHEETS) {
        await gallery.show(group);
        expect.soft(await gallery.faults(), group).toEqual([]);
      }
      for (const state of await gallery.statesOf("over")) {
        await gallery.show(state);
        expect.soft(await gallery.faults(), state).toEqual([]);
      }
    },
  );
}

test(
  "with more contrast, and with colours that the reader forces, nothing is too faint",
  { tag: "@long" },
  async ({ page }) => {
    test.setTimeout(120_000);
    const gallery = await new Gallery(page, PLAIN).open();
    await page.setViewportSize(wide(PLAIN));
    await page.emulateMedia({ contrast: "more", reducedMotion: "reduce" });
    await gallery.show("nine,v4,chosen,failure");
    expect(await gallery.faults()).toEqual([]);
    await page.emulateMedia({ contrast: "no-preference", forcedColors: "active", reducedMotion: "reduce" });
    await expect(gallery.stage).toHaveScreenshot("forced-colors.png");
  },
);

/** Elements of the panels whose text is cut off, except names and status messages, which may be. */
const CUT = `[...document.querySelectorAll("talk-participants")].flatMap((panel) =>
  [...panel.shadowRoot.querySelectorAll("*")]
    .filter((element) => element.checkVisibility() && !element.matches(".hidden, .avatar, bdi, .name, .meta, .id, .title, .strip, option"))
    .filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== "inline")
    .map((element) => panel.dataset.state + ": " + element.className + " " + element.scrollWidth + ">" + element.clientWidth))`;

for (const [width, size] of [[240, "100%"], [480, "200%"]] as const) {
  test(
    `everything fits into ${width} px with letters at ${size}`,
    { tag: width === 240 ? [] : "@long" },
    async ({ page }) => {
      test.setTimeout(120_000);
      const look: Look = { ...PLAIN, width };
      const gallery = await new Gallery(page, look).open();
      await page.evaluate((size) => (document.documentElement.style.fontSize = size), size);
      for (const group of SHEETS) {
        await gallery.show(group);
        expect.soft(await page.evaluate(CUT), group).toEqual([]);
      }
      const { width: most, height } = { width: width + 32, height: 900 };
      await page.setViewportSize({ width: most, height });
      for (const state of ["permissions", "lastmoderator", "wrongpassword", "takeover", "menu"]) {
        await gallery.show(state);
        expect.soft(await page.evaluate(CUT), state).toEqual([]);
        const box = (await page.locator("dialog[open], [role=menu]:popover-open").boundingBox())!;
        const inside = [box.x >= 0, box.y >= 0, box.x + box.width <= most, box.y + box.height <= height];
        expect.soft(inside, state).toEqual([true, true, true, true]);
      }
    },
  );
}

/** What is too small for a finger, with its label or the field around it, and with what it hits beyond its edges. */
const SMALL = `[...document.querySelectorAll("talk-participants")].flatMap((panel) =>
  [...panel.shadowRoot.querySelectorAll("button, select, input, [role=option], [role=menuitem]")]
    .filter((element) => element.checkVisibility())
    .map((element) => {
      const { width, height } = (element.closest(".check") ?? element).getBoundingClientRect();
      const { content, top } = getComputedStyle(element, "::after");
      const more = content === "none" ? 0 : -2 * parseFloat(top);
      return [panel.dataset.state, element.className, { width: width + more, height: height + more }];
    })
    .filter(([, , { width, height }]) => width < 43.9 || height < 43.9)
    .map(([state, name, { width, height }]) => state + ": " + name + " " + width + " x " + height))`;

test("a finger has 44 px for everything that can be pressed", async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    baseURL,
    isMobile: true,
    hasTouch: true,
    viewport: { width: 400, height: 800 },
  });
  const gallery = await new Gallery(await context.newPage(), PLAIN).open();
  for (const state of [
    "nine,chosen,results,suggestions,news,failure,waiting,outside,guestmoderator",
    "menu",
    "permissions",
    "password",
  ]) {
    await gallery.show(state);
    expect.soft(await gallery.page.evaluate(SMALL), state).toEqual([]);
  }
  await context.close();
});
