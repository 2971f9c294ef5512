// A command that the server refuses is taken back, and why is said in words.

import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { DEMOTE, intercept, LIST, next, PROMOTE, refuse, REMOVE, REMOVE_GUEST, type Which } from "./pages/network";
import type { Panel } from "./pages/panel";
import { openAs } from "./pages/roles";

const OFFLINE = "The server could not be reached. Check your connection and try again.";
/** Where the answer was lost, or broke. */
const UNKNOWN = "it is not known whether that worked; the list will show.";
const COMMON: [number, string][] = [
  [429, "That was too often. Wait a moment and try again."],
  [500, "The server has a problem. Try again in a moment."],
  [0, OFFLINE],
];
const NOT_MODERATOR = "Only moderators may do this. Your role may have changed; the list is being refreshed.";
const PERSON_GONE = "That person is not in this conversation any more.";

type Command = {
  what: string;
  which: Which;
  name: string;
  act: (panel: Panel) => Promise<void>;
  shown: (panel: Panel) => Promise<void>;
  failed: string;
  because: [number, string][];
};

const becomes = (name: string, role: string) => (panel: Panel) =>
  expect(panel.row(name)).toHaveAccessibleName(new RegExp(`^${name}, ${role}, `));
const disappears = (name: string) => (panel: Panel) => expect(panel.row(name)).toHaveCount(0);

const COMMANDS: Command[] = [
  {
    what: "promote",
    which: PROMOTE,
    name: "Nils Holm",
    act: (panel) => panel.choose("Nils Holm", "Promote to moderator"),
    shown: becomes("Nils Holm", "Moderator"),
    failed: "Nils Holm was not made a moderator.",
    because: [
      [403, NOT_MODERATOR],
      [404, PERSON_GONE],
      [400, "Only users who were added and guests can be promoted, and Nils Holm may be a moderator already."],
    ],
  },
  {
    what: "demote",
    which: DEMOTE,
    name: "Hannah Weiß",
    act: (panel) => panel.choose("Hannah Weiß", "Demote to user"),
    shown: becomes("Hannah Weiß", "User"),
    failed: "Hannah Weiß is still a moderator.",
    because: [
      [403, NOT_MODERATOR],
      [404, PERSON_GONE],
      [400, "Hannah Weiß is not a moderator who can be demoted."],
    ],
  },
  {
    what: "remove user",
    which: REMOVE,
    name: "Nils Holm",
    act: (panel) => panel.remove("Nils Holm"),
    shown: disappears("Nils Holm"),
    failed: "Nils Holm was not removed.",
    because: [
      [403, "Owners cannot be removed, and only moderators may remove others."],
      [404, PERSON_GONE],
      [400, "A conversation of two does not change its people, and the last moderator cannot be removed."],
    ],
  },
  {
    what: "remove guest",
    which: REMOVE_GUEST,
    name: "Ana",
    act: (panel) => panel.remove("Ana"),
    shown: disappears("Ana"),
    failed: "Ana was not removed.",
    because: [
      [403, NOT_MODERATOR],
      [404, "That guest has left or reconnected meanwhile. Look at the list again and choose anew."],
      [400, "Ana is not a guest any more. Look at the list again."],
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
  for (const [status, why] of [...because, ...COMMON]) {
    test(`${what} refused with ${status || "no answer"}: taken back, and why is said`, async ({
      control,
      token,
      browserOf,
    }) => {
      const olga = await openAs("owner", { control, token, browserOf });
      const before = (await olga.panel.row(name).getAttribute("aria-label")) ?? "";
      const letGo = await holdAndRefuse(olga.page, which, status);
      await act(olga.panel);
      await shown(olga.panel);
      letGo();
      const says = status === 0 || status >= 500 ? `${name}: ${UNKNOWN} ${why}` : `${failed} ${why}`;
      await expect(olga.panel.failure).toHaveText(says);
      await expect(olga.panel.row(name)).toHaveAccessibleName(before);
      await expect(olga.panel.news).toBeEmpty();
      await expect(olga.panel.undo).toHaveCount(0);
      await olga.refreshed();
      await expect(olga.panel.failure).toHaveText(says);
    });
  }
}

for (const status of [403, 404]) {
  test(`after ${status} the list is asked again at once`, async ({ control, token, browserOf }) => {
    await openAs("user", { control, token, browserOf });
    const olga = await (await browserOf("olga")).open({ token, "poll-interval": "3600" });
    await olga.panel.actions("Nils Holm").waitFor();
    await refuse(olga.page, PROMOTE, status);
    const asked = next(olga.page, LIST);
    await control.patchParticipants(token, [{ userId: "nils", remove: true }]);
    await olga.panel.choose("Nils Holm", "Promote to moderator");
    await asked;
    await expect(olga.panel.row("Nils Holm")).toHaveCount(0);
    await expect(olga.panel.failure).toHaveText(/^Nils Holm was not made a moderator\./);
  });
}

test.describe("in maintenance", () => {
  test.afterEach(({ control }) => control.maintenance(false));

  test("a command is taken back, why is said, and the list stays", async ({ control, token, browserOf }) => {
    const olga = await openAs("owner", { control, token, browserOf });
    await control.maintenance(true);
    await olga.panel.choose("Nils Holm", "Promote to moderator");
    await expect(olga.panel.failure).toHaveText(
      "Nils Holm was not made a moderator. The server is in maintenance. Try again later.",
    );
    await expect(olga.panel.row("Nils Holm")).toHaveAccessibleName("Nils Holm, User, Offline");
    await control.maintenance(false);
    expect(await control.types(token)).toMatchObject({ nils: 3 });
  });
});

test("what arrives meanwhile survives a rollback", async ({ control, token, browserOf }) => {
  const olga = await openAs("owner", { control, token, browserOf });
  const letGo = await holdAndRefuse(olga.page, PROMOTE, 500);
  await olga.panel.choose("Nils Holm", "Promote to moderator");
  await control.patchParticipants(token, [{ userId: "uma", remove: true }, { userId: "hannah", type: 3 }]);
  await expect(olga.panel.row("Uma Krishnan")).toHaveAccessibleName(/, No longer here$/);
  letGo();
  await expect(olga.panel.failure).toHaveText(/^Nils Holm: it is not known whether that worked; the list will show\./);
  await expect(olga.panel.row("Nils Holm")).toHaveAccessibleName("Nils Holm, User, Offline");
  await expect(olga.panel.row("Hannah Weiß")).toHaveAccessibleName("Hannah Weiß, User, Offline");
  await expect(olga.panel.row("Uma Krishnan")).toHaveAccessibleName(/, No longer here$/);
});
