// Announcements for screen readers: who joined, who left, and who became a moderator.

import { expect, test } from "./fixtures";
import { containing, ui } from "./names";
import { MAX, OLGA, UMA } from "./participants";

test.beforeEach(({ control, token }) =>
  control.putRoom(token, { type: 3, name: "Hall", participants: [OLGA, MAX, UMA] }),
);

test("changes by others are announced, the viewer's own commands are not", async ({
  control,
  token,
  openPanel,
  enterAsGuest,
}) => {
  test.setTimeout(60_000);
  const olga = await openPanel("olga", { "poll-interval": "1" });
  await expect(olga.panel.rows).toHaveCount(3);
  await olga.panel.root.evaluate((panel: any) => {
    const region = panel.shadowRoot.querySelector(".announcements") as Element;
    panel.heard = "";
    new MutationObserver(() => (panel.heard += `${region.textContent} `)).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  const heard = () => olga.panel.root.evaluate((panel: any) => panel.heard as string);
  await expect(olga.panel.root.locator(".announcements")).toHaveAttribute("role", "status");

  await olga.panel.choose("Uma Krishnan", ui.promoteToModerator);
  await expect(olga.panel.row("Uma Krishnan")).toHaveAccessibleName(containing(ui.roleModerator));
  await expect(olga.panel.news).toHaveText(ui.promoted("Uma Krishnan"));
  await olga.refreshed();

  await enterAsGuest("Greta");
  await control.patchParticipants(token, [{ userId: "max", remove: true }]);
  await olga.refreshed();
  await expect.poll(heard).toContain(ui.participantJoined("Greta"));
  await expect.poll(heard).toContain(ui.participantLeft("Max Mustermann"));
  await control.patchParticipants(token, [{ userId: "uma", type: 3 }]);
  await expect.poll(heard, { timeout: 20_000 }).toContain(ui.demoted("Uma Krishnan"));
  expect(await heard()).not.toContain("is now a moderator");
});

test("a page can turn that off", async ({ openPanel }) => {
  const olga = await openPanel("olga", { announce: "off" });
  await expect(olga.panel.rows).toHaveCount(3);
  await expect(olga.panel.root.locator(".announcements")).toHaveCount(0);
});
