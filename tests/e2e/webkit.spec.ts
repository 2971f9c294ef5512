// A short journey in WebKitGTK, the engine of Safari: the list, a promotion, joining and leaving; a guest's name.
// Playwright drives only a WebKit of its own, so this goes through WebKitGTK's driver. Debian has both in
// webkit2gtk-driver; where they are missing (macOS, Windows) the tests are left out.

import { Key } from "selenium-webdriver";
import { expect, test as base } from "./fixtures";
import { ui } from "./names";
import { WEBKIT, WebKit } from "./other-browsers/webkit";
import { MAX, OLGA, UMA } from "./participants";

const test = base.extend<{ webkit: WebKit }>({
  webkit: async ({}, use) => {
    const webkit = await WebKit.start();
    await use(webkit);
    await webkit.stop();
  },
});

test.skip(!WEBKIT.driver || !WEBKIT.browser || !WEBKIT.display, "WebKitGTK, its driver or Xvfb is not on this machine");
test.slow();

test("a moderator promotes a participant, joins and leaves", async ({ webkit, control, token, server }) => {
  await control.putRoom(token, { type: 3, name: "Review", participants: [MAX, OLGA, UMA] });
  await webkit.open(`${server.url}/?token=${token}`);
  await webkit.enterAs("Owner");
  await expect.poll(() => webkit.rows(), { timeout: 20_000 }).toHaveLength(3);
  await (await webkit.named("button", ui.actions("Uma Krishnan"))).click();
  await (await webkit.named("[role=menuitem]", ui.promoteToModerator)).click();
  await expect.poll(() => control.types(token)).toMatchObject({ uma: 2 });
  await expect.poll(() => webkit.texts("[role=status]")).toContain(ui.promoted("Uma Krishnan"));

  await (await webkit.named("button", ui.join)).click();
  await webkit.named("button", ui.leave);
  await expect.poll(() => webkit.rows()).toContain(ui.row("Olga Petrova", ui.you, ui.roleOwner, ui.online));

  await (await webkit.named("button", ui.addParticipants)).click();
  const search = await webkit.find("[role=combobox]");
  await search.sendKeys("krish");
  await expect
    .poll(() => webkit.rows(), "the viewer's own row stays")
    .toEqual([
      ui.row("Olga Petrova", ui.you, ui.roleOwner, ui.online),
      ui.row("Uma Krishnan", ui.roleModerator, ui.offline),
    ]);
  // One closes the results, the other clears the search.
  await search.sendKeys(Key.ESCAPE, Key.ESCAPE);
  await expect.poll(() => webkit.rows()).toHaveLength(3);

  await (await webkit.named("button", ui.leave)).click();
  await webkit.named("button", ui.join);
});

test("a guest takes a name and joins with the password", async ({ webkit, control, token, server }) => {
  await control.putRoom(token, { type: 3, name: "Review", password: "open sesame", participants: [OLGA] });
  await webkit.open(`${server.url}/?token=${token}`);
  await webkit.enterAs("Guest");
  await (await webkit.find("input[autocomplete=nickname]")).sendKeys("Greta");
  await (await webkit.named("button", ui.join)).click();
  await (await webkit.find("dialog input[type=password]")).sendKeys("open sesame", Key.ENTER);
  await expect.poll(() => control.types(token)).toMatchObject({ Greta: 4 });
  await webkit.named("[role=heading]", ui.guestIn("Greta"));
});
