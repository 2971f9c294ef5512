// The app's own texts in the viewer's language, and its form in the colours of Nextcloud's themes.

import type { Locator } from "@playwright/test";
import { expect, test } from "../fixtures";
import { app as texts, appArabic, appForm, appGerman, appLogin, arabic, german } from "../names";
import { NextcloudApp, type Nextcloud } from "../pages/nextcloud";

const LONG = { tag: "@long" };
/** What a text has to differ from its background by, and what Nextcloud 20 gives its own buttons. */
const [TEXT, BUTTON] = [4.5, 4];

export function describeLooks(nextcloud: Nextcloud, more: { tag?: string }): void {
  const { version } = nextcloud;
  const seldom = version === 34 ? more : LONG;

  test("the app speaks the viewer's language", seldom, async ({ page, token, baseURL }) => {
    const app = await new NextcloudApp(page, nextcloud, { language: "de_DE" }).open("olga", "");
    const field = page.getByRole("textbox", { name: appGerman.conversation });
    await page.getByRole("button", { name: appGerman.showParticipants }).click();
    await expect(page.getByRole("alert")).toHaveText(appGerman.enterLink);
    await field.fill(`https://cloud.example/call/${token}`);
    await field.press("Enter");
    const own = new URL(baseURL ?? "").host;
    await expect(page.getByRole("alert")).toHaveText(appGerman.otherServer("cloud.example", own));
    await field.fill(token);
    await field.press("Enter");
    await expect(page.getByRole("grid", { name: german.participants })).toBeVisible();
    await expect(page.getByRole("link", { name: appGerman.anotherConversation })).toBeVisible();
    expect(app.violations).toEqual([]);
  });

  test("the app runs from right to left where its language does", version === 20 ? more : LONG, async ({
    page,
    token,
  }) => {
    await new NextcloudApp(page, nextcloud, { language: "ar" }).open("olga", "");
    const field = page.getByRole("textbox", { name: appArabic.conversation });
    const button = page.getByRole("button", { name: appArabic.showParticipants });
    await field.fill("?");
    await button.click();
    await expect(page.getByRole("alert")).toHaveText(appArabic.neither);
    const right = async (part: Locator) => {
      const box = await part.boundingBox();
      return Math.round((box?.x ?? 0) + (box?.width ?? 0));
    };
    expect(await right(button), "the button begins where the field does, at the right").toBe(await right(field));
    await field.fill(token);
    await field.press("Enter");
    await expect(page.getByRole("grid", { name: arabic.participants })).toBeVisible();
    await expect(page.getByRole("link", { name: appArabic.anotherConversation })).toBeVisible();
  });

  for (const colorScheme of ["light", "dark"] as const) {
    test(`the app's texts can be read in the ${colorScheme} theme`, colorScheme === "dark" ? more : seldom, async ({
      page,
      token,
    }) => {
      await page.emulateMedia({ colorScheme });
      const app = await new NextcloudApp(page, nextcloud).open("olga", "?token=no");
      await expect(page.getByRole("alert")).toBeVisible();
      const background = await contrast(page.locator("body"), "white");
      expect(background.against > 2, "the page is dark").toBe(colorScheme === "dark");
      for (const text of [
        page.getByRole("heading", { name: appForm.title }),
        page.getByText(texts.conversation),
        page.getByText(texts.linkHint),
        page.getByRole("alert"),
        app.conversation,
      ]) {
        expect((await contrast(text)).against, `${text}`).toBeGreaterThanOrEqual(TEXT);
      }
      expect((await contrast(app.conversation)).background).toBe(background.background);
      expect((await contrast(app.show)).against).toBeGreaterThanOrEqual(BUTTON);

      await page.goto(app.address(`c/${token}`));
      const another = page.getByRole("link", { name: texts.anotherConversation });
      expect((await contrast(another)).against).toBeGreaterThanOrEqual(TEXT);
      await expect(app.panel.rows).toHaveCount(2);
      await page.context().clearCookies();
      await page.evaluate(() => window.dispatchEvent(new Event("focus")));
      await expect(app.logIn).toBeVisible();
      expect((await contrast(app.logIn)).against).toBeGreaterThanOrEqual(BUTTON);

      await app.logInAs(null);
      await page.reload();
      await expect(app.panel.name).toBeVisible();
      for (const text of [page.getByText(appLogin.haveAccount), app.logIn]) {
        expect((await contrast(text)).against, `${text}`).toBeGreaterThanOrEqual(TEXT);
      }
    });
  }
}

/** How much a text's colour, or another one, differs from what is behind it: the ratio of their luminances. */
function contrast(text: Locator, colour?: string): Promise<{ against: number; background: string }> {
  return text.evaluate((element, colour) => {
    const context = document.createElement("canvas").getContext("2d")!;
    const channels = (colour: string): number[] => {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      return [...context.getImageData(0, 0, 1, 1).data];
    };
    const luminance = (colour: number[]): number => {
      const [red, green, blue] = colour.map((value) => {
        const part = value / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
    };
    let behind = [0, 0, 0, 0];
    for (let at: Element | null = element; at && behind[3] === 0; at = at.parentElement) {
      behind = channels(getComputedStyle(at).backgroundColor);
    }
    const [less, more] = [luminance(behind), luminance(channels(colour ?? getComputedStyle(element).color))].sort(
      (one, other) => one - other,
    );
    return { against: (more! + 0.05) / (less! + 0.05), background: behind.join() };
  }, colour);
}
