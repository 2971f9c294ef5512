// The ways from the app's page to the server's login, and back.

import { expect, test } from "../fixtures";
import { appLogin, containing, ui } from "../names";
import { NextcloudApp, type Nextcloud } from "../pages/nextcloud";

const PEOPLE = [
  { userId: "olga", displayName: "Olga Petrova", type: 1 },
  { userId: "uma", displayName: "Uma Krishnan", type: 3 },
];

export function describeLogin(nextcloud: Nextcloud, more: { tag?: string }): void {
  const seldom = nextcloud.version === 34 ? more : { tag: "@long" };

  test("who has no login is led to it from a conversation that guests cannot see", more, async ({
    page,
    token,
    control,
  }) => {
    await control.putRoom(token, { type: 2, name: "Team", participants: PEOPLE });
    const app = new NextcloudApp(page, nextcloud);
    await app.open(null, `c/${token}`);
    const back = await app.atLogin();
    expect(back).toBe(app.address(`c/${token}`));
    await app.logInAs("olga");
    await page.goto(back ?? "");
    await expect(app.panel.rows).toHaveCount(2);
    await expect(app.logIn).toHaveCount(0);

    // Whom the login does not help stays, instead of going round in circles.
    await app.logInAs("max");
    await page.reload();
    await expect(app.panel.heading(ui.notFoundTitle)).toBeVisible();
    expect(new URL(page.url()).pathname).toBe(back);
    expect(app.violations).toEqual([]);
  });

  test("members without a login are offered it before the guest form, and nothing else", more, async ({
    page,
    token,
  }) => {
    const app = new NextcloudApp(page, nextcloud);
    await app.open(null, `?token=${token}&redirect_url=https://evil.example/&next=//evil.example`);
    await expect(app.panel.name).toBeVisible();
    const offer = page.getByRole("paragraph").filter({ hasText: appLogin.haveAccount });
    await expect(offer).toBeVisible();
    const [above, below] = [await offer.boundingBox(), await app.panel.root.boundingBox()];
    expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);
    await offer.getByRole("link", { name: appLogin.logIn }).click();
    const back = await app.atLogin();
    expect(back).toBe(app.address(`?token=${token}`));
    await app.logInAs("uma");
    await page.goto(back ?? "");
    await expect(app.panel.row("Uma Krishnan")).toHaveAccessibleName(containing(ui.you));
    await expect(offer).toHaveCount(0);
  });

  test("an expired login leads nobody away, but offers the way", more, async ({ page, token }) => {
    const app = await new NextcloudApp(page, nextcloud).open("olga", `c/${token}`);
    await expect(app.panel.rows).toHaveCount(2);
    await expect(app.logIn).toBeHidden();
    await page.context().clearCookies();
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(app.panel.heading(ui.signedOutTitle)).toBeVisible();
    await expect(app.logIn).toBeVisible();
    expect(new URL(page.url()).pathname).toBe(app.address(`c/${token}`));

    // The login may have happened in another tab.
    await app.logInAs("olga");
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(app.panel.rows).toHaveCount(2);
    await expect(app.logIn).toBeHidden();

    await page.context().clearCookies();
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await app.logIn.click();
    expect(await app.atLogin()).toBe(app.address(`c/${token}`));
  });

  test("a guest stays when the conversation is closed to guests in the middle", seldom, async ({
    page,
    token,
    control,
  }) => {
    const app = await new NextcloudApp(page, nextcloud).open(null, `c/${token}`);
    await app.panel.name.fill("Greta");
    await app.panel.join.click();
    await expect(app.panel.heading(ui.anyGuestIn)).toBeVisible();
    await control.putRoom(token, { type: 2, name: "Team", participants: PEOPLE });
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect(app.panel.heading(ui.notFoundTitle)).toBeVisible();
    await expect(app.logIn).toBeVisible();
    expect(new URL(page.url()).pathname).toBe(app.address(`c/${token}`));
  });
}
