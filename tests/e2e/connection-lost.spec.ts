// The network or the server is away for a while: the last list stays and says its age, and the panel recovers by
// itself.

import type { Room } from "./control";
import { expect, test } from "./fixtures";
import { beginning, matching, ui } from "./names";
import type { Embedding } from "./pages/embedding";
import { OLGA, UMA } from "./participants";

const TEAM: Room = { type: 2, name: "Team", participants: [OLGA, UMA] };

const TIME = String.raw`\d{1,2}:\d{2}\s(AM|PM)`;

test.beforeEach(({ control, token }) => control.putRoom(token, TEAM));

/** Adds a panel to a page that is open already. */
const addPanel = ({ page }: Embedding, token: string): Promise<void> =>
  page.evaluate((token) => {
    const panel = document.createElement("talk-participants");
    panel.setAttribute("token", token);
    panel.setAttribute("lang", "en");
    document.getElementById("here")?.append(panel);
  }, token);

test("offline with a list: it stays with its time, and is updated afterwards", async ({
  control,
  token,
  openPanel,
}) => {
  const uma = await openPanel("uma");
  await expect(uma.panel.rows).toHaveCount(2);
  await uma.page.context().setOffline(true);
  const note = uma.panel.root.getByText(matching(ui.staleOffline, TIME));
  await expect(note).toBeVisible();
  await expect(uma.panel.rows).toHaveCount(2);
  await control.patchParticipants(token, [{ userId: "olga", session: true }]);
  await uma.page.context().setOffline(false);
  await uma.panel.expectRow("Olga Petrova", ui.roleOwner, ui.online);
  await expect(note).toHaveCount(0);
  await expect(uma.panel.root.getByRole("status").filter({ hasText: ui.listIsFresh })).toHaveCount(1);
});

test("a server that cannot be reached is not a lost network", async ({ openPanel }) => {
  const uma = await openPanel("uma");
  await expect(uma.panel.rows).toHaveCount(2);
  await uma.page.route("**/participants?*", (route) => route.abort());
  await expect(uma.panel.root.getByText(matching(ui.staleServer, TIME))).toBeVisible();
  await expect(uma.panel.root.getByText(beginning(ui.reasonOffline))).toHaveCount(0);
});

test("offline without a list: said, and the list comes with the network", async ({ token, browserOf }) => {
  const uma = await (await browserOf("uma")).open({});
  await expect(uma.panel.heading(ui.noConversationTitle)).toBeVisible();
  await uma.panel.root.evaluate((panel) => panel.remove());
  await uma.page.context().setOffline(true);
  await addPanel(uma, token);
  await expect(uma.panel.heading(ui.offlineTitle)).toBeVisible();
  await expect(uma.panel.list).toHaveCount(0);
  await uma.page.context().setOffline(false);
  await expect(uma.panel.rows).toHaveCount(2);
});

test("joining while offline is refused in words, and the list stays", async ({ openPanel }) => {
  const uma = await openPanel("uma");
  await expect(uma.panel.rows).toHaveCount(2);
  await uma.page.context().setOffline(true);
  await uma.panel.join.click();
  await expect(uma.panel.failure).toHaveText(beginning(ui.joinFailed(ui.whyOffline)));
  await expect(uma.panel.rows).toHaveCount(2);
  await uma.page.context().setOffline(false);
  await uma.panel.joinAndWait();
});

test("a session survives a short time offline", async ({ control, token, openPanel }) => {
  const uma = await openPanel("uma");
  await uma.panel.joinAndWait();
  const [, before] = (await control.room(token)).participants;
  await uma.page.context().setOffline(true);
  await expect(uma.panel.root.getByText(beginning(ui.reasonOffline))).toBeVisible();
  await uma.page.context().setOffline(false);
  await expect(uma.panel.root.getByText(beginning(ui.reasonOffline))).toHaveCount(0);
  await uma.refreshed();
  await expect(uma.panel.leave).toBeVisible();
  const [, after] = (await control.room(token)).participants;
  expect(after.session).toBe(before.session);
});

test.describe("maintenance", () => {
  test.afterEach(({ control }) => control.maintenance(false));

  test("with a list: it stays, with its time, until the server is back", async ({ control, openPanel }) => {
    const uma = await openPanel("uma");
    await expect(uma.panel.rows).toHaveCount(2);
    await control.maintenance(true);
    const note = uma.panel.root.getByText(matching(ui.staleMaintenance, TIME));
    await expect(note).toBeVisible();
    await expect(uma.panel.rows).toHaveCount(2);
    await control.maintenance(false);
    await expect(note).toHaveCount(0);
    await expect(uma.panel.rows).toHaveCount(2);
  });

  test("without a list: said, and the list comes by itself", async ({ control, token, browserOf }) => {
    const uma = await browserOf("uma");
    await control.maintenance(true);
    await uma.open({ token });
    await expect(uma.panel.heading(ui.maintenanceTitle)).toBeVisible();
    await control.maintenance(false);
    await expect(uma.panel.rows).toHaveCount(2);
  });
});

test("a server that fails leaves the list, and is asked again", async ({ openPanel }) => {
  const uma = await openPanel("uma");
  await expect(uma.panel.rows).toHaveCount(2);
  await uma.page.route("**/participants?*", (route) => route.fulfill({ status: 500, body: "oops" }));
  const note = uma.panel.root.getByText(matching(ui.staleProblem, TIME));
  await expect(note).toBeVisible();
  await expect(uma.panel.rows).toHaveCount(2);
  await uma.page.unrouteAll();
  await expect(note).toHaveCount(0);
});
