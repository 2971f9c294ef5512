// Whom the panel acts as where the browser has cookies of a login form, and where panels of one page have credentials of
// different accounts. The server treats both as recorded servers do.

import type { Control, Room, StoredRow } from "./control";
import { expect, test } from "./fixtures";
import { ui } from "./names";
import { isApi, logIn, type Embedding } from "./pages/embedding";
import { recordUrls } from "./pages/network";
import { MAX, OLGA, UMA } from "./participants";

const TEAM: Room = { type: 3, name: "Team", participants: [OLGA, MAX, UMA] };

test.beforeEach(({ control, token }) => control.putRoom(token, TEAM));

/** Gives panels the credentials of accounts, in the order of the panels. */
function sign(embedding: Embedding, ...users: (string | null)[]): Promise<void> {
  return embedding.page.evaluate((users) => {
    const panels = document.querySelectorAll("talk-participants");
    users.forEach((user, place) => {
      Object.assign(panels[place]!, { credentials: user && { user, password: `${user}-password` } });
    });
  }, users);
}

/** Opens a page with panels for accounts; their first requests have the credentials already. */
async function openSigned(embedding: Embedding, token: string, ...users: string[]): Promise<void> {
  await embedding.page.addInitScript((users) => {
    let next = 0;
    const create = document.createElement.bind(document);
    document.createElement = (name: string) => {
      const element = create(name);
      if (name === "talk-participants") {
        const user = users[next++];
        Object.assign(element, { credentials: { user, password: `${user}-password` } });
      }
      return element;
    };
  }, users);
  await embedding.open(...users.map(() => ({ token })));
}

/** The session of an account in the conversation, as the server has it. */
async function sessionOf(control: Control, token: string, user: string): Promise<string | null | undefined> {
  const { participants }: { participants: StoredRow[] } = await control.room(token);
  return participants.find(({ userId }) => userId === user)?.session;
}

test("credentials beside somebody else's login form send nothing until that is put right", async ({
  token,
  browserOf,
}) => {
  const page = await browserOf("olga");
  await openSigned(page, token, "uma");
  await expect(page.panel.heading(ui.wrongAccountTitle)).toBeVisible();
  await expect(page.panel.root).toContainText("“uma”");
  await expect(page.panel.root).toContainText("“olga”");
  expect(await page.states()).toEqual(["wrong-account"]);
  const sent = recordUrls(page.page, isApi);
  await page.settled();
  expect(sent).toEqual([]);

  await page.page.context().clearCookies();
  await page.panel.button(ui.retry).click();
  await page.panel.expectRow("Uma Krishnan", ui.you, ui.roleUser, ui.offline);
});

test("another account that signs in finds nothing of the one before", async ({ token, openPanel }) => {
  const page = await openPanel("olga");
  await page.panel.choose("Uma Krishnan", ui.promoteToModerator);
  await expect(page.panel.undo).toBeVisible();
  await page.page.context().clearCookies();
  await logIn(page.page.context(), "max");
  await page.page.evaluate(() => window.dispatchEvent(new Event("focus")));
  await page.panel.expectRow("Max Mustermann", ui.you, ui.roleModerator, ui.offline);
  await expect(page.panel.undo).toHaveCount(0);
});

test("two panels with credentials of two accounts act as their own, and the first one's session stays", async ({
  control,
  token,
  browserOf,
}) => {
  const page = await browserOf(null);
  await openSigned(page, token, "olga", "uma");
  const [olga, uma] = [page.panelAt(0), page.panelAt(1)];
  await olga.expectRow("Olga Petrova", ui.you, ui.roleOwner, ui.offline);
  await uma.expectRow("Uma Krishnan", ui.you, ui.roleUser, ui.offline);
  await olga.joinAndWait();
  await uma.join.click();
  await expect(uma.root).toContainText(ui.joinOtherLogin);
  await page.refreshed();
  await page.refreshed();
  await uma.expectRow("Olga Petrova", ui.roleOwner, ui.online);
  await olga.leave.click();
  await expect.poll(() => sessionOf(control, token, "olga")).toBeNull();
});

test("nobody acts as the account of credentials that are gone", async ({ token, browserOf, control }) => {
  const page = await browserOf(null);
  await openSigned(page, token, "uma");
  await page.panel.joinAndWait();
  await sign(page, null);
  // The cookies that the server set are no login, and end the session that was joined with them.
  await expect(page.panel.heading(ui.notInConversationTitle)).toBeVisible();
  await expect.poll(() => sessionOf(control, token, "uma")).toBeNull();
  await sign(page, "olga");
  await page.panel.expectRow("Olga Petrova", ui.you, ui.roleOwner, ui.offline);
});
