// What is shown in the place of the list: a heading, a reason, and a way out.

import type { Room } from "./control";
import { expect, test } from "./fixtures";
import { ui } from "./names";
import { isApi } from "./pages/embedding";
import { hold, LIST, recordUrls } from "./pages/network";
import { OLGA, UMA } from "./participants";

const TEAM: Room = { type: 2, name: "Team", participants: [OLGA, UMA] };

test("loading: a skeleton that says so, until the list is there", async ({ control, token, browserOf }) => {
  await control.putRoom(token, TEAM);
  const uma = await browserOf("uma");
  const letGo = await hold(uma.page, LIST);
  await uma.open({ token });
  await expect(uma.panel.root.getByText(ui.loading)).toBeAttached();
  await expect(uma.panel.root.locator("[aria-busy=true]")).toBeVisible();
  await expect(uma.panel.list).toHaveCount(0);
  letGo();
  await expect(uma.panel.rows).toHaveCount(2);
  await expect(uma.panel.root.getByText(ui.loading)).toHaveCount(0);
});

test("a conversation that appears is found by trying again", async ({ control, token, openPanel }) => {
  const uma = await openPanel("uma");
  await expect(uma.panel.heading(ui.notFoundTitle)).toBeVisible();
  await control.putRoom(token, TEAM);
  await uma.panel.button(ui.retry).click();
  await expect(uma.panel.rows).toHaveCount(2);
});

test("a group conversation is not found by users outside of it", async ({ control, token, openPanel }) => {
  await control.putRoom(token, { ...TEAM, participants: TEAM.participants.slice(0, 1) });
  const uma = await openPanel("uma");
  await expect(uma.panel.heading(ui.notFoundTitle)).toBeVisible();
  const nobody = await openPanel(null);
  await expect(nobody.panel.heading(ui.notFoundTitle)).toBeVisible();
});

test("attributes that name no conversation are explained, and nothing is asked", async ({ browserOf }) => {
  const nobody = await browserOf(null);
  const asked = recordUrls(nobody.page, isApi);
  for (const { text, ...attributes } of [
    { text: ui.noConversationText },
    { token: "  ", text: ui.noConversationText },
    { token: "<Bad> token!", text: ui.badTokenText("<Bad> token!") },
    {
      token: "abcd1234",
      "base-url": "ftp://cloud.example",
      text: ui.badServerText("ftp://cloud.example"),
    },
  ]) {
    await nobody.open(attributes);
    await expect(nobody.panel.heading(ui.noConversationTitle)).toBeVisible();
    await expect(nobody.panel.root.getByText(text, { exact: true })).toBeVisible();
  }
  await nobody.settled();
  expect(asked).toEqual([]);
});

test("an address that is no Nextcloud is said, and can be tried again", async ({ control, token, openPanel }) => {
  await control.putRoom(token, TEAM);
  const uma = await openPanel("uma", { "base-url": "/nowhere" });
  await expect(uma.panel.heading(ui.cannotBeLoadedTitle)).toBeVisible();
  await expect(uma.panel.root.getByText(ui.whyNotApi)).toBeVisible();
  await expect(uma.panel.button(ui.retry)).toBeVisible();
  await uma.panel.root.evaluate((panel) => panel.removeAttribute("base-url"));
  await expect(uma.panel.rows).toHaveCount(2);
});

test.describe("what the server can do", () => {
  test.afterEach(({ control }) => control.capabilities(null));

  test("a server that speaks only a newer API needs a newer panel", async ({ control, token, openPanel }) => {
    await control.putRoom(token, TEAM);
    await control.capabilities(["audio", "video", "conversation-v5"]);
    const uma = await openPanel("uma");
    await expect(uma.panel.heading(ui.tooNewTitle)).toBeVisible();
    expect(await uma.states()).toEqual(["too-new"]);
    await expect(uma.panel.list).toHaveCount(0);
  });

  test("a server with both APIs is served by the elder", async ({ control, token, openPanel }) => {
    await control.putRoom(token, TEAM);
    await control.capabilities(["conversation-v2", "conversation-v3", "conversation-v5"]);
    const uma = await openPanel("uma");
    await expect(uma.panel.rows).toHaveCount(2);
  });

  test("a server without Talk", async ({ control, token, browserOf }) => {
    await control.putRoom(token, TEAM);
    const uma = await browserOf("uma");
    await uma.page.route("**/cloud/capabilities?*", async (route) => {
      const response = await route.fetch();
      const body = await response.json();
      delete body.ocs.data.capabilities.spreed;
      await route.fulfill({ response, json: body });
    });
    await uma.open({ token });
    await expect(uma.panel.heading(ui.noTalkTitle)).toBeVisible();
    await uma.page.unrouteAll();
    await uma.panel.button(ui.retry).click();
    await expect(uma.panel.rows).toHaveCount(2);
  });
});
