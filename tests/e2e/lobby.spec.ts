// The lobby: who waits is told so, and comes in by itself when it opens.

import type { Room } from "./control";
import { expect, test } from "./fixtures";
import { beginning, ui } from "./names";
import { OLGA, UMA } from "./participants";

const WEBINAR: Room = { type: 3, name: "Webinar", lobby: 1, participants: [OLGA, UMA] };

/** Opens the lobby as a moderator does. */
async function letIn(
  olga: { page: import("@playwright/test").Page },
  token: string,
  state: 0 | 1,
  isV4: boolean,
): Promise<void> {
  const path = isV4 ? `v4/room/${token}/webinar/lobby` : `v1/room/${token}/webinary/lobby`;
  const answer = await olga.page.context().request.put(
    `/ocs/v2.php/apps/spreed/api/${path}?format=json`,
    { headers: { "OCS-APIRequest": "true" }, data: { state, timer: null } },
  );
  expect(answer.status()).toBe(200);
}

test("moderators read that the lobby is on, and everybody that a conversation is read-only", async ({
  control,
  token,
  openPanel,
}) => {
  await control.putRoom(token, WEBINAR);
  const olga = await openPanel("olga", { "poll-interval": "1" });
  await expect(olga.panel.root.getByText(ui.lobbyIsOn)).toBeVisible();
  await control.putRoom(token, { ...WEBINAR, lobby: 0, readOnly: 1 });
  const uma = await openPanel("uma");
  await expect(uma.panel.rows).toHaveCount(2);
  await expect(uma.panel.root.getByText(ui.readOnlyConversation)).toBeVisible();
  await expect(uma.panel.root.getByText(ui.lobbyIsOn)).toHaveCount(0);
});

test(
  "a member waits, and comes in when the lobby opens",
  { tag: "@v4" },
  async ({ control, token, browserOf, isV4, openPanel }) => {
    await control.putRoom(token, WEBINAR);
    const uma = await openPanel("uma");
    await expect(uma.panel.heading(ui.lobbyTitle)).toBeVisible();
    await expect(uma.panel.list).toHaveCount(0);
    await expect(uma.panel.root.getByText("Olga Petrova")).toHaveCount(0);
    const olga = await browserOf("olga");
    await letIn(olga, token, 0, isV4);
    await uma.panel.expectRows(
      ui.row("Uma Krishnan", ui.you, ui.roleUser, ui.offline),
      ui.row("Olga Petrova", ui.roleOwner, ui.offline),
    );
    await letIn(olga, token, 1, isV4);
    await expect(uma.panel.heading(ui.lobbyTitle)).toBeVisible();
    await expect(uma.panel.list).toHaveCount(0);
  },
);

test("moderators are not held back", async ({ control, token, openPanel }) => {
  await control.putRoom(token, WEBINAR);
  const olga = await openPanel("olga");
  await olga.panel.expectRows(
    ui.row("Olga Petrova", ui.you, ui.roleOwner, ui.offline),
    ui.row("Uma Krishnan", ui.roleUser, ui.offline),
  );
});

test("a member may join and leave while waiting", async ({ control, token, openPanel }) => {
  await control.putRoom(token, WEBINAR);
  const olga = await openPanel("olga");
  const uma = await openPanel("uma");
  await uma.panel.join.press("Enter");
  await olga.panel.expectRow("Uma Krishnan", ui.roleUser, ui.online);
  await expect(uma.panel.heading(ui.lobbyTitle)).toBeVisible();
  await expect(uma.panel.leave).toBeFocused();
  await uma.panel.leave.press("Enter");
  await expect(olga.panel.row("Uma Krishnan")).toHaveAccessibleName(
    beginning(ui.row("Uma Krishnan", ui.roleUser, ui.lastSeen(""))),
  );
  await expect(uma.panel.heading(ui.lobbyTitle)).toBeVisible();
  await expect(uma.panel.join).toBeFocused();
});

test("a guest waits under a name of their own", { tag: "@v4" }, async ({ control, token, openPanel }) => {
  await control.putRoom(token, WEBINAR);
  const olga = await openPanel("olga");
  const guest = await openPanel(null);
  await guest.panel.name.fill("Ana");
  await guest.panel.join.click();
  await expect(guest.panel.heading(ui.lobbyTitle)).toBeVisible();
  await expect(guest.panel.name).toHaveValue("Ana");
  await olga.panel.expectRow("Ana", ui.roleGuest, ui.online);
});
