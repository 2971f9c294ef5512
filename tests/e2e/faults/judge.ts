// Compares what the viewers were told with what arrived at the server and what it did.

import { expect } from "@playwright/test";
import type { Arrived } from "../control";
import type { Person, Told } from "./person";

/** Which requests carry out which kind of attempt, in either API. */
const CLASSES: Record<string, string[]> = {
  promote: ["POST moderators"],
  demote: ["DELETE moderators"],
  remove: ["DELETE participants", "DELETE guests", "DELETE attendees"],
  add: ["POST participants"],
  "set-guest-name": ["POST name"],
};

/** Nobody can know, and the person was told so. */
const isUnknown = (told: Told): boolean => told.outcome === "unknown";

/** Every attempt has one end, and it is the true one. */
export async function judgeCommands(person: Person): Promise<{ commands: number; arrived: Arrived[] }> {
  const [arrived, told] = [await person.arrived(), await person.told()];
  let commands = 0;
  for (const [kind, classes] of Object.entries(CLASSES)) {
    const requests = arrived.filter((request) => classes.includes(request.class));
    const attempts = told.filter((attempt) => attempt.kind === kind);
    const done = attempts.filter((attempt) => attempt.outcome === "done").length;
    const unknown = attempts.filter(isUnknown).length;
    const did = requests.filter((request) => request.status !== null && request.status < 300).length;
    // A browser sends a request again by itself when a connection that it had used before ends without an answer.
    const again = requests.filter((request) => request.fault === "reset").length;
    // And the panel sends one again that was refused for the lack of a fresh token: it was not carried out.
    const renewed = requests.filter((request) => request.fault === "csrf").length;
    const context = `${person.lane}: ${kind}: ${JSON.stringify({ attempts, requests })}`;
    expect(done, `said to be done is done: ${context}`).toBeLessThanOrEqual(did);
    expect(did, `done is said to be done, or unknown: ${context}`).toBeLessThanOrEqual(done + unknown + again);
    expect(requests.length, `no request without an attempt: ${context}`).toBeLessThanOrEqual(
      attempts.length + again + renewed,
    );
    commands += attempts.length;
  }
  return { commands, arrived };
}

/**
 * Questions stay within what crates/model/src/pace.rs allows: one a second while all is well (the interval of the tests), one
 * for each thing that somebody did, and a few to find out what a 404 means. A loop without a pause makes hundreds.
 */
export function judgePace(person: Person, arrived: Arrived[]): void {
  const seconds = ((arrived.at(-1)?.ms ?? 0) - (arrived[0]?.ms ?? 0)) / 1_000;
  const budget = 1.5 * seconds + 3 * person.nudges + 20;
  for (const reads of [
    "GET participants",
    "GET room",
    "GET user",
    "GET capabilities",
    "GET signaling",
    "GET csrftoken",
  ]) {
    const count = arrived.filter((request) => request.class === reads).length;
    expect(count, `${person.lane}: ${reads} in ${seconds} s with ${person.nudges} nudges`).toBeLessThanOrEqual(budget);
  }
}

/** Every attempt that was begun has ended, but for joins that led to a question. */
export async function judgeEnds(person: Person): Promise<void> {
  const begun = await person.embedding.heard("tp-before-action");
  const told = await person.told();
  for (const kind of Object.keys(CLASSES)) {
    const count = (list: { kind: string }[]) => list.filter((each) => each.kind === kind).length;
    expect(count(told), `${person.lane}: as many ends of ${kind} as beginnings`).toBe(count(begun));
  }
}

/** Nothing broke: no uncaught error, no panic, nothing on the console, and the panel is still one. */
export async function judgeHealth(person: Person): Promise<void> {
  expect(person.problems, `${person.lane}: errors in the page`).toEqual([]);
  await expect(person.panel.root.locator("[part=unavailable]")).toHaveCount(0);
}
