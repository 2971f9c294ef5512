// What the app does in every Nextcloud; nextcloud-20, -27, -32 and -34 run it in theirs.

import { expect, test } from "../fixtures";
import { app as texts, beginning, containing, element, german, ui } from "../names";
import { isApi, isList } from "../pages/embedding";
import { NextcloudApp, type Nextcloud } from "../pages/nextcloud";
import { describeLogin } from "./login";
import { describeLooks } from "./looks";

const PEOPLE = [
  { userId: "olga", displayName: "Olga Petrova", type: 1 },
  { userId: "uma", displayName: "Uma Krishnan", type: 3 },
];
const ROWS = [
  ui.row("Olga Petrova", ui.you, ui.roleOwner, ui.offline),
  ui.row("Uma Krishnan", ui.roleUser, ui.offline),
];

/**
 * Registers the tests for a Nextcloud whose policy allows WebAssembly by `word`: one journey, and the others, with the tag
 * in `more`.
 */
export function describeApp(nextcloud: Nextcloud, word: string, more: { tag?: string } = {}): void {
  const { version, webroot } = nextcloud;
  test.use({
    api: version === 20 ? "v1" : "v4",
    serverOptions: webroot === "" ? [] : ["--webroot", webroot],
  });

  test.beforeEach(({ control, token }) => control.putRoom(token, { type: 3, name: "Team", participants: PEOPLE }));

  describeLogin(nextcloud, more);
  describeLooks(nextcloud, more);

  test("the page shows the list, under Nextcloud's policy and with its request token", async ({ page, token }) => {
    const app = new NextcloudApp(page, nextcloud);
    const listed = page.waitForRequest(isList);
    await app.open("olga", `?token=${token}`);
    await app.panel.expectRows(...ROWS);
    const request = await listed;
    expect(new URL(request.url()).pathname).toContain(`${webroot}/ocs/v2.php/`);
    expect(await request.headerValue("requesttoken")).toBe(app.requestToken);
    expect(app.policy).toContain(word);
    expect(app.policy).toContain("default-src 'none'");
    await app.panel.join.click();
    await expect(app.panel.row("Olga Petrova")).toHaveAccessibleName(
      ui.row("Olga Petrova", ui.you, ui.roleOwner, ui.online),
    );
    await app.panel.choose("Uma Krishnan", ui.promoteToModerator);
    await expect(app.panel.row("Uma Krishnan")).toHaveAccessibleName(containing(ui.roleModerator));
    expect(app.violations).toEqual([]);
  });

  test("the token may be part of the path", more, async ({ page, token }) => {
    const app = await new NextcloudApp(page, nextcloud).open("olga", `c/${token}`);
    await app.panel.expectRows(...ROWS);
    await expect(page.getByRole("link", { name: texts.anotherConversation })).toBeVisible();
    // In the language of Nextcloud's pages; the texts come under a name that Nextcloud's rules hand out.
    await page.evaluate(() => (document.documentElement.lang = "de-DE"));
    await expect(page.getByRole("grid", { name: german.participants })).toBeVisible();
    expect(app.violations).toEqual([]);
  });

  test("without a token it asks for the link, by keyboard alone", more, async ({ page, token, baseURL }) => {
    const app = await new NextcloudApp(page, nextcloud).open("olga", "");
    const asked: string[] = [];
    page.on("request", (request) => isApi(request) && asked.push(request.url()));
    await page.keyboard.press("Tab");
    await expect(app.conversation).toBeFocused();
    await expect(app.conversation).toHaveAccessibleDescription(texts.linkHint);
    for (const [given, problem] of [
      ["", texts.enterLink],
      ["Team", texts.neither],
      [`${baseURL}/apps/files`, texts.noConversationLink],
      [`https://cloud.example/call/${token}`, texts.otherServer("cloud.example", new URL(baseURL ?? "").host)],
    ] as const) {
      await app.conversation.fill(given);
      await page.keyboard.press("Enter");
      await expect(page.getByRole("alert")).toHaveText(problem);
      await expect(app.conversation).toBeFocused();
      await expect(app.conversation).toHaveAttribute("aria-invalid", "true");
    }
    expect(asked).toEqual([]);
    await app.conversation.fill(`${baseURL}${webroot}/index.php/call/${token}?callUser=uma#message_1`);
    await expect(app.conversation).toHaveAttribute("aria-invalid", "false");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${baseURL}${app.address(`?token=${token}`)}`);
    await app.panel.expectRows(...ROWS);
    await page.goBack();
    await expect(app.conversation).toBeVisible();
    expect(app.violations).toEqual([]);
  });

  test("an address with nonsense for a token says so", more, async ({ page }) => {
    const app = await new NextcloudApp(page, nextcloud).open("olga", '?token=<b>"no');
    await expect(page.getByRole("alert")).toHaveText(beginning(texts.namesNoConversation));
    await expect(app.conversation).toHaveValue('<b>"no');
    await expect(app.panel.root).toHaveCount(0);
  });

  test("a guest comes in by the link", more, async ({ page, token, control }) => {
    const app = await new NextcloudApp(page, nextcloud).open(null, `c/${token}`);
    await app.panel.name.fill("Greta");
    await app.panel.join.click();
    await expect(app.panel.heading(ui.anyGuestIn)).toBeVisible();
    await expect.poll(() => control.types(token)).toMatchObject({ Greta: 4 });
    expect(app.violations).toEqual([]);
  });

  test("a policy without WebAssembly is said in the panel's place", more, async ({ page, token, problems }) => {
    const app = await new NextcloudApp(page, nextcloud, { policy: "own" }).open("olga", `c/${token}`);
    await expect(app.panel.root.getByRole("alert")).toHaveText(element.blockedByPolicy);
    const failure = await app.panel.root.evaluate(
      (panel: Element & { whenReady?: Promise<{ ok: boolean; code?: string }> }) => panel.whenReady,
    );
    expect(failure).toMatchObject({ ok: false, code: "csp-wasm" });
    // What the browser writes about it is meant for those who run the server.
    problems.splice(0);
  });

  if (version < 30) {
    test("a browser that Nextcloud does not know gets the recorded policy", { tag: "@long" }, async ({
      page,
      token,
    }) => {
      const app = await new NextcloudApp(page, nextcloud, { policy: "recorded" }).open("olga", `c/${token}`);
      await app.panel.expectRows(...ROWS);
      expect(app.policy).toContain("script-src 'self'");
      expect(app.violations).toEqual([]);
    });
  }
}
