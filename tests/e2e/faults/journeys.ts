// Three viewers, each of which tries everything that their role can do while faults are on; when they are over, the panel has to
// reach the true state by itself, with nothing lost that was typed.

import { expect } from "@playwright/test";
import type { StoredRow } from "../control";
import { ui } from "../names";
import { HANNAH, NILS, OLGA, UMA } from "../participants";
import { judgeCommands, judgeEnds, judgeHealth, judgePace } from "./judge";
import { Person, type Scene } from "./person";

/** What a journey came to, for the figures at the end. */
export type Figures = { commands: number; requests: number; faults: Record<string, number> };

const ROLES = ["", ui.roleOwner, ui.roleModerator, ui.roleUser, ui.roleGuest, ui.roleSelfJoined, ui.roleGuestModerator];

/** Somebody in the list, as far as it is the same in every API. */
const known = (name: string, role: string, online: boolean): string => `${name} | ${role} | ${online}`;

const stored = (rows: StoredRow[]): string[] =>
  rows.map((row) => known(row.displayName ?? "", ROLES[row.type] ?? "", row.session !== null)).sort();

async function shown(person: Person): Promise<string[]> {
  const names = await person.panel.rowNames();
  return names
    .map((label) => label.split(", ").filter((part) => part !== ui.you))
    .map(([name = "", role = "", presence]) => known(name, role, presence === ui.online))
    .sort();
}

const same = (one: string[], other: string[]): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The rows equal what the server knows; if they do not in the end, the difference is shown. */
async function endsTrue({ control, token }: Scene, person: Person, answer = person.answers()): Promise<void> {
  const agrees = async () => same(await shown(person), stored(await control.rows(token)));
  await person.until("the truth", agrees, 45, answer);
  expect(await shown(person), `${person.lane} ends in the true state`).toEqual(stored(await control.rows(token)));
}

async function judged(person: Person): Promise<Figures> {
  await judgeHealth(person);
  await judgeEnds(person);
  const { commands, arrived } = await judgeCommands(person);
  judgePace(person, arrived);
  const faults: Record<string, number> = {};
  for (const { fault, after } of arrived) {
    if (fault !== null) {
      const name = after ? `${fault} (carried out)` : fault;
      faults[name] = (faults[name] ?? 0) + 1;
    }
  }
  await person.leave();
  return { commands, requests: arrived.length, faults };
}

/** An owner searches, joins, promotes, demotes, removes and adds. */
export async function moderator(scene: Scene): Promise<Figures> {
  const { control, token } = scene;
  await control.putRoom(token, {
    type: 3,
    name: "Bad day",
    participants: [OLGA, NILS, HANNAH, UMA, { name: "Nina", type: 4, session: true }],
  });
  const person = await Person.enter(scene, "moderator", "olga");
  const { panel } = person;
  const seen = (locator: { isVisible(): Promise<boolean> }) => () => locator.isVisible();
  await person.until("the list", seen(panel.list), 20);
  const searched = await person.types(panel.search, "n");
  await person.tries("join", () => person.canJoin(), () => panel.join.first().click({ timeout: 3_000 }));
  const choose = (name: string, action: string) => async () => {
    await panel.actions(name).click({ timeout: 3_000 });
    await panel.item(action).click({ timeout: 3_000 });
  };
  await person.tries("promote", seen(panel.actions("Nils Holm")), choose("Nils Holm", ui.promoteToModerator), 2);
  await person.tries("demote", seen(panel.actions("Hannah Weiß")), choose("Hannah Weiß", ui.demoteToUser), 2);
  await person.tries("promote", seen(panel.actions("Nina")), choose("Nina", ui.promoteToModerator), 2);
  await person.tries(
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
  const send = panel.button(ui.addEntries(1));
  await person.tries("add", seen(panel.add), async () => {
    await panel.add.fill("grace", { timeout: 3_000 });
    await panel.add.press("Enter", { timeout: 3_000 });
    await send.click({ timeout: 3_000 });
  });
  // What is typed and not sent yet, while more goes wrong.
  const added = await person.types(panel.add, "quinn");
  await person.embedding.page.waitForTimeout(2_000);

  await person.calm();
  await person.until("the list", seen(panel.list), 45);
  if (searched) {
    await expect(panel.search, `${person.lane}: what was searched for`).toHaveValue("n");
  }
  if (added) {
    await expect(panel.add, `${person.lane}: whom to add`).toHaveValue("quinn");
  }
  await expect(async () => {
    // A refused join may have asked for a password that there is not.
    if (await person.asks()) {
      await person.embedding.page.keyboard.press("Escape");
    }
    await panel.search.fill("", { timeout: 3_000 });
    await expect(panel.search).toHaveValue("", { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await endsTrue(scene, person);
  return judged(person);
}

/** A guest gives a name, joins, and changes the name. */
export async function guest(scene: Scene): Promise<Figures> {
  const { control, token } = scene;
  await control.putRoom(token, {
    type: 3,
    name: "Bad day",
    participants: [OLGA],
  });
  const person = await Person.enter(scene, "guest", null);
  const { panel } = person;
  await person.until("the way in", () => person.canJoin(), 20);
  await person.types(panel.name, "Greta");
  await person.tries("join", () => person.canJoin(), () => panel.join.first().click({ timeout: 3_000 }));
  await person.until("being in", () => panel.saveName.isVisible(), 4);
  const typed = await person.types(panel.name, "Greta Ekdahl");
  await person.tries(
    "set-guest-name",
    () => panel.saveName.isVisible(),
    () => panel.saveName.click({ timeout: 3_000 }),
  );
  await person.embedding.page.waitForTimeout(1_500);

  await person.calm();
  const either = async () => (await panel.saveName.isVisible()) || (await person.canJoin());
  await person.until("a way on", either, 45);
  if (typed) {
    await expect(panel.name, `${person.lane}: the name that was typed`).toHaveValue("Greta Ekdahl");
  }
  await person.types(panel.name, "Greta Ekdahl");
  const again = async () => {
    if (await person.canJoin()) {
      await panel.join.first().click({ timeout: 3_000 }).catch(() => undefined);
    } else {
      await person.answers()();
    }
  };
  await person.until("being in", () => panel.saveName.isVisible(), 30, again);
  await expect(panel.heading(ui.guestsCannotSeeTitle), person.lane).toBeVisible();
  await panel.saveName.click();
  const named = async () => (await control.rows(token)).filter((row) => row.displayName === "Greta Ekdahl").length;
  await expect.poll(named, { message: `${person.lane}: the name arrived` }).toBe(1);
  // It may have had the name from the try before; this one comes to its end, too.
  await expect(panel.button(ui.savingName), `${person.lane}: the last save ends`).toHaveCount(0, { timeout: 50_000 });
  return judged(person);
}

/** Somebody with an account comes in by the link, with a password. */
export async function selfJoined(scene: Scene): Promise<Figures> {
  const { control, token } = scene;
  await control.putRoom(token, {
    type: 3,
    name: "Bad day",
    password: "let-me-in",
    participants: [OLGA],
  });
  const person = await Person.enter(scene, "selfjoined", "sven");
  const { panel } = person;
  await person.until("the way in", () => person.canJoin(), 20);
  await panel.join.first().click({ timeout: 3_000 }).catch(() => undefined);
  const asked = await person.until("the question", () => panel.passwordDialog.isVisible(), 6, async () => {
    await panel.join.first().click({ timeout: 3_000 }).catch(() => undefined);
  });
  if (asked) {
    await panel.password.fill("let-me-in");
    await panel.password.press("Enter");
    // Either it works, or what was typed is still there and it can be tried again.
    for (let tries = 0; tries < 4; tries += 1) {
      await expect(panel.button(ui.joining), `${person.lane}: the join comes to an end`).toHaveCount(0, {
        timeout: 50_000,
      });
      if (!(await panel.passwordDialog.isVisible())) {
        break;
      }
      await expect(panel.password, `${person.lane}: the password that was typed`).toHaveValue("let-me-in");
      await panel.password.press("Enter", { timeout: 3_000 }).catch(() => undefined);
    }
  }
  await person.embedding.page.waitForTimeout(2_000);

  await person.calm();
  const again = async () => {
    if (await person.canJoin()) {
      await panel.join.first().click({ timeout: 3_000 }).catch(() => undefined);
    } else {
      await person.answers("let-me-in")();
    }
  };
  await person.until("being in", () => panel.leave.isVisible(), 45, again);
  await expect(panel.leave, `${person.lane} is in`).toBeVisible();
  await endsTrue(scene, person, person.answers("let-me-in"));
  return judged(person);
}
