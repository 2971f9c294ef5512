// A command that the server refuses is taken back, and the reason is said.

import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { beginning, ending, containing, ui } from "./names";
import { DEMOTE, intercept, LIST, next, PROMOTE, refuse, REMOVE, REMOVE_GUEST, type Which } from "./pages/network";
import type { Panel } from "./pages/panel";

const OFFLINE = ui.whyOffline;
const COMMON: [number, string][] = [
  [429, ui.whyTooMany],
  [500, ui.whyServer],
  [0, OFFLINE],
];
const NOT_MODERATOR = ui.notModerator;
const PERSON_GONE = ui.participantGone;

type Command = {
  what: string;
  which: Which;
  name: string;
  act: (panel: Panel) => Promise<void>;
  shown: (panel: Panel) => Promise<void>;
  failed: (why: string) => string;
  because: [number, string][];
};

const becomes = (name: string, role: string) => (panel: Panel) =>
  expect(panel.row(name)).toHaveAccessibleName(beginning(ui.row(name, role)));
const disappears = (name: string) => (panel: Panel) => expect(panel.row(name)).toHaveCount(0);

const COMMANDS: Command[] = [
  {
    what: "promote",
    which: PROMOTE,
    name: "Nils Holm",
    act: (panel) => panel.choose("Nils Holm", ui.promoteToModerator),
    shown: becomes("Nils Holm", ui.roleModerator),
    failed: (why) => ui.promoteFailed("Nils Holm", why),
    because: [
      [403, NOT_MODERATOR],
      [404, PERSON_GONE],
      [400, ui.promoteNotPossible("Nils Holm")],
    ],
  },
  {
    what: "demote",
    which: DEMOTE,
    name: "Hannah Weiß",
    act: (panel) => panel.choose("Hannah Weiß", ui.demoteToUser),
    shown: becomes("Hannah Weiß", ui.roleUser),
    failed: (why) => ui.demoteFailed("Hannah Weiß", why),
    because: [
      [403, NOT_MODERATOR],
      [404, PERSON_GONE],
      [400, ui.demoteNotPossible("Hannah Weiß")],
    ],
  },
  {
    what: "remove user",
    which: REMOVE,
    name: "Nils Holm",
    act: (panel) => panel.remove("Nils Holm"),
    shown: disappears("Nils Holm"),
    failed: (why) => ui.removeFailed("Nils Holm", why),
    because: [
      [403, ui.removeOwner],
      [404, PERSON_GONE],
      [400, ui.removeLastOrTwo],
    ],
  },
  {
    what: "remove guest",
    which: REMOVE_GUEST,
    name: "Ana",
    act: (panel) => panel.remove("Ana"),
    shown: disappears("Ana"),
    failed: (why) => ui.removeFailed("Ana", why),
    because: [
      [403, NOT_MODERATOR],
      [404, ui.guestGone],
      [400, ui.removeNoGuest("Ana")],
    ],
  },
];

/** Holds the answer back, then refuses; 0 for no answer at all. */
async function holdAndRefuse(page: Page, which: Which, status: number): Promise<() => void> {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  if (status === 0) {
    await intercept(page, which, async (route) => {
      await held;
      await route.abort();
    });
  } else {
    await refuse(page, which, status, held);
  }
  return letGo;
}

for (const { what, which, name, act, shown, failed, because } of COMMANDS) {
  test(`${what} refused: taken back, and why is said, whatever the server answers`, async ({ openAs }) => {
    test.setTimeout(60_000);
    const olga = await openAs("owner");
    const before = (await olga.panel.row(name).getAttribute("aria-label")) ?? "";
    for (const [status, why] of [...because, ...COMMON]) {
      const letGo = await holdAndRefuse(olga.page, which, status);
      await act(olga.panel);
      await shown(olga.panel);
      letGo();
      const says = status === 0 || status >= 500 ? ui.notKnownOf(name, why) : failed(why);
      await expect(olga.panel.failure, `${status || "no answer"}`).toHaveText(says);
      await expect(olga.panel.row(name)).toHaveAccessibleName(before);
      await expect(olga.panel.news).toBeEmpty();
      await expect(olga.panel.undo).toHaveCount(0);
      await olga.page.unrouteAll();
    }
    const [, last] = COMMON.at(-1)!;
    await olga.refreshed();
    await expect(olga.panel.failure, "the next list does not take the reason away").toHaveText(
      ui.notKnownOf(name, last),
    );
  });
}

for (const status of [403, 404]) {
  test(`after ${status} the list is asked again at once`, async ({ control, token, openPanel, openAs }) => {
    await openAs("user");
    const olga = await openPanel("olga", { "poll-interval": "3600" });
    await olga.panel.actions("Nils Holm").waitFor();
    await refuse(olga.page, PROMOTE, status);
    const asked = next(olga.page, LIST);
    await control.patchParticipants(token, [{ userId: "nils", remove: true }]);
    await olga.panel.choose("Nils Holm", ui.promoteToModerator);
    await asked;
    // It has the focus, and stays until that leaves it.
    await expect(olga.panel.row("Nils Holm")).toHaveAccessibleName(containing(ui.noLongerHere));
    await expect(olga.panel.row("Nils Holm")).toBeFocused();
    await expect(olga.panel.failure).toHaveText(beginning(ui.promoteFailed("Nils Holm")));
  });
}

test.describe("in maintenance", () => {
  test.afterEach(({ control }) => control.maintenance(false));

  test("a command is taken back, why is said, and the list stays", async ({ control, token, openAs }) => {
    const olga = await openAs("owner");
    await control.maintenance(true);
    await olga.panel.choose("Nils Holm", ui.promoteToModerator);
    await expect(olga.panel.failure).toHaveText(ui.promoteFailed("Nils Holm", ui.whyMaintenance));
    await olga.panel.expectRow("Nils Holm", ui.roleUser, ui.offline);
    await control.maintenance(false);
    expect(await control.types(token)).toMatchObject({ nils: 3 });
  });
});

test("what arrives meanwhile survives a rollback", async ({ control, token, openAs }) => {
  const olga = await openAs("owner");
  const letGo = await holdAndRefuse(olga.page, PROMOTE, 500);
  await olga.panel.choose("Nils Holm", ui.promoteToModerator);
  await control.patchParticipants(token, [{ userId: "uma", remove: true }, { userId: "hannah", type: 3 }]);
  await expect(olga.panel.row("Uma Krishnan")).toHaveAccessibleName(ending(ui.noLongerHere));
  letGo();
  await expect(olga.panel.failure).toHaveText(beginning(ui.notKnownOf("Nils Holm")));
  await olga.panel.expectRow("Nils Holm", ui.roleUser, ui.offline);
  await olga.panel.expectRow("Hannah Weiß", ui.roleUser, ui.offline);
  await expect(olga.panel.row("Uma Krishnan")).toHaveAccessibleName(ending(ui.noLongerHere));
});
