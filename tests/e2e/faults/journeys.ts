// Three viewers, who try everything that their role can do while faults are on. Afterwards the panel has to reach the
// state of the server by itself, and nothing that was typed is lost.

import { expect } from "@playwright/test";
import type { StoredRow } from "../control";
import { ui } from "../names";
import { HANNAH, NILS, OLGA, UMA } from "../participants";
import { judgeCommands, judgeEnds, judgeHealth, judgePace } from "./judge";
import { Viewer, type JourneyContext } from "./viewer";

/** Counts of one journey, for the figures at the end. */
export type Figures = { commands: number; requests: number; faults: Record<string, number> };

const ROLES = ["", ui.roleOwner, ui.roleModerator, ui.roleUser, ui.roleGuest, ui.roleSelfJoined, ui.roleGuestModerator];

/** A participant in the list, as far as it is the same in every API. */
const known = (name: string, role: string, online: boolean): string => `${name} | ${role} | ${online}`;

const stored = (rows: StoredRow[]): string[] =>
  rows.map((row) => known(row.displayName ?? "", ROLES[row.type] ?? "", row.session !== null)).sort();

async function shown(viewer: Viewer): Promise<string[]> {
  const names = await viewer.panel.rowNames();
  return names
    .map((label) => label.split(", ").filter((part) => part !== ui.you))
    .map(([name = "", role = "", presence]) => known(name, role, presence === ui.online))
    .sort();
}

const same = (one: string[], other: string[]): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The rows equal what the server knows; if they do not in the end, the difference is shown. */
async function endsInServerState(
  { control, token }: JourneyContext,
  viewer: Viewer,
  answer = viewer.answers(),
): Promise<void> {
  const agrees = async () => same(await shown(viewer), stored(await control.rows(token)));
  await viewer.until("the state of the server", agrees, 45, answer);
  expect(await shown(viewer), `${viewer.lane} ends in the state of the server`).toEqual(stored(await control.rows(token)));
}

async function judged(viewer: Viewer): Promise<Figures> {
  await judgeHealth(viewer);
  await judgeEnds(viewer);
  const { commands, arrived } = await judgeCommands(viewer);
  judgePace(viewer, arrived);
  const faults: Record<string, number> = {};
  for (const { fault, after } of arrived) {
    if (fault !== null) {
      const name = after ? `${fault} (carried out)` : fault;
      faults[name] = (faults[name] ?? 0) + 1;
    }
  }
  await viewer.leave();
  return { commands, requests: arrived.length, faults };
}

/** An owner searches, joins, promotes, demotes, removes and adds. */
export async function moderator(context: JourneyContext): Promise<Figures> {
  const { control, token } = context;
  await control.putRoom(token, {
    type: 3,
    name: "Bad day",
    participants: [OLGA, NILS, HANNAH, UMA, { name: "Nina", type: 4, session: true }],
  });
  const viewer = await Viewer.enter(context, "moderator", "olga");
  const { panel } = viewer;
  const seen = (locator: { isVisible(): Promise<boolean> }) => () => locator.isVisible();
  await viewer.until("the list", seen(panel.list), 20);
  const open = () => panel.openField(panel.search, panel.addButton);
  await open().catch(() => undefined);
  // A panel that learns that the viewer is another one than it had thought, after a refused `cloud/user` for instance, starts anew.
  const before = await viewer.starts();
  let searched = await viewer.types(panel.search, "n");
  if (searched) {
    await panel.search.press("Escape", { timeout: 1_000 }).catch(() => undefined);
    // Where the results were folded away already, Escape clears the field.
    searched = (await panel.search.inputValue({ timeout: 1_000 }).catch(() => "n")) === "n";
  }
  await viewer.tries("join", () => viewer.canJoin(), () => panel.join.first().click({ timeout: 3_000 }));
  const choose = (name: string, action: string) => async () => {
    await panel.actions(name).click({ timeout: 3_000 });
    await panel.item(action).click({ timeout: 3_000 });
  };
  await viewer.tries("promote", seen(panel.actions("Nils Holm")), choose("Nils Holm", ui.promoteToModerator), 2);
  await viewer.tries("demote", seen(panel.actions("Hannah Weiß")), choose("Hannah Weiß", ui.demoteToUser), 2);
  await viewer.tries("promote", seen(panel.actions("Nina")), choose("Nina", ui.promoteToModerator), 2);
  await viewer.tries(
    "remove",
    seen(panel.actions("Uma Krishnan")),
    async () => {
      await choose("Uma Krishnan", ui.removeFromConversation)();
      await panel
        .question(ui.removeTitle("Uma Krishnan"))
        .getByRole("button", { name: ui.remove })
        .click({ timeout: 3_000 });
    },
    3,
  );
  if (searched && (await viewer.starts()) === before) {
    // A view in place of the list, "Signed out" for instance, keeps the text for when the list is back.
    await viewer.until("the field", seen(panel.search), 20);
    await expect(panel.search, `${viewer.lane}: what was searched for`).toHaveValue("n");
  }
  await viewer.tries("add", seen(panel.search.or(panel.addButton).first()), async () => {
    await open();
    await panel.add.fill("grace", { timeout: 3_000 });
    await panel.add.press("Enter", { timeout: 3_000 });
  });
  // What is typed and not sent yet, while more goes wrong.
  await open().catch(() => undefined);
  const beforeAdding = await viewer.starts();
  const added = await viewer.types(panel.add, "quinn");
  await viewer.embedding.page.waitForTimeout(2_000);

  await viewer.calm();
  await viewer.until("the list", seen(panel.list), 45);
  if (added && (await viewer.starts()) === beforeAdding) {
    await expect(panel.add, `${viewer.lane}: whom to add`).toHaveValue("quinn");
  }
  await expect(async () => {
    // A refused join may have asked for a password that there is not.
    if (await viewer.asks()) {
      await viewer.embedding.page.keyboard.press("Escape");
    }
    await panel.find("");
    await expect(panel.search).toHaveValue("", { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await endsInServerState(context, viewer);
  return judged(viewer);
}

/** A guest gives a name, joins, and changes the name. */
export async function guest(context: JourneyContext): Promise<Figures> {
  const { control, token } = context;
  await control.putRoom(token, { type: 3, name: "Bad day", participants: [OLGA] });
  const viewer = await Viewer.enter(context, "guest", null);
  const { panel } = viewer;
  await viewer.until("the way in", () => viewer.canJoin(), 20);
  await viewer.types(panel.name, "Greta");
  await viewer.tries("join", () => viewer.canJoin(), () => panel.join.first().click({ timeout: 3_000 }));
  await viewer.until("being in", () => panel.saveName.isVisible(), 4);
  const typed = await viewer.types(panel.name, "Greta Ekdahl");
  await viewer.tries(
    "set-guest-name",
    () => panel.saveName.isVisible(),
    () => panel.saveName.click({ timeout: 3_000 }),
  );
  await viewer.embedding.page.waitForTimeout(1_500);

  await viewer.calm();
  const either = async () => (await panel.saveName.isVisible()) || (await viewer.canJoin());
  await viewer.until("a way on", either, 45);
  if (typed) {
    await expect(panel.name, `${viewer.lane}: the name that was typed`).toHaveValue("Greta Ekdahl");
  }
  await viewer.types(panel.name, "Greta Ekdahl");
  const again = async () => {
    if (await viewer.canJoin()) {
      await panel.join.first().click({ timeout: 3_000 }).catch(() => undefined);
    } else {
      await viewer.answers()();
    }
  };
  await viewer.until("being in", () => panel.saveName.isVisible(), 30, again);
  await expect(panel.heading(ui.anyGuestIn), viewer.lane).toBeVisible();
  await panel.saveName.click();
  const named = async () => (await control.rows(token)).filter((row) => row.displayName === "Greta Ekdahl").length;
  await expect.poll(named, { message: `${viewer.lane}: the name arrived` }).toBe(1);
  // It may have had the name from the try before; this one comes to its end, too.
  await expect(panel.button(ui.savingName), `${viewer.lane}: the last save ends`).toHaveCount(0, { timeout: 50_000 });
  return judged(viewer);
}

/** A user who is not a member joins by the link, with a password. */
export async function selfJoined(context: JourneyContext): Promise<Figures> {
  const { control, token } = context;
  await control.putRoom(token, { type: 3, name: "Bad day", password: "let-me-in", participants: [OLGA] });
  const viewer = await Viewer.enter(context, "selfjoined", "sven");
  const { panel } = viewer;
  await viewer.until("the way in", () => viewer.canJoin(), 20);
  await panel.join.first().click({ timeout: 3_000 }).catch(() => undefined);
  const asked = await viewer.until("the question", () => panel.passwordDialog.isVisible(), 6, async () => {
    await panel.join.first().click({ timeout: 3_000 }).catch(() => undefined);
  });
  if (asked) {
    await panel.password.fill("let-me-in");
    await panel.password.press("Enter");
    // Either it works, or what was typed is still there and it can be tried again.
    for (let tries = 0; tries < 4; tries += 1) {
      await expect(panel.button(ui.joining), `${viewer.lane}: the join comes to an end`).toHaveCount(0, {
        timeout: 50_000,
      });
      if (!(await panel.passwordDialog.isVisible())) {
        break;
      }
      await expect(panel.password, `${viewer.lane}: the password that was typed`).toHaveValue("let-me-in");
      await panel.password.press("Enter", { timeout: 3_000 }).catch(() => undefined);
    }
  }
  await viewer.embedding.page.waitForTimeout(2_000);

  await viewer.calm();
  const again = async () => {
    if (await viewer.canJoin()) {
      await panel.join.first().click({ timeout: 3_000 }).catch(() => undefined);
    } else {
      await viewer.answers("let-me-in")();
    }
  };
  await viewer.until("being in", () => panel.leave.isVisible(), 45, again);
  await expect(panel.leave, `${viewer.lane} is in`).toBeVisible();
  await endsInServerState(context, viewer, viewer.answers("let-me-in"));
  return judged(viewer);
}
