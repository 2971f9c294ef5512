// Compares what the viewers were told with what arrived at the server and what it did.

import { expect } from "@playwright/test";
import type { Arrived } from "../control";
import type { Viewer, ReportedAction } from "./viewer";

/** Which requests carry out which kind of attempt, in either API. */
const CLASSES: Record<string, string[]> = {
  promote: ["POST moderators"],
  demote: ["DELETE moderators"],
  remove: ["DELETE participants", "DELETE guests", "DELETE attendees"],
  add: ["POST participants"],
  "set-guest-name": ["POST name"],
};

/** The outcome is unknown, and the viewer was told so. */
const isUnknown = (told: ReportedAction): boolean => told.outcome === "unknown";

/** Every attempt has one outcome, and it is what the server did. */
export async function judgeCommands(viewer: Viewer): Promise<{ commands: number; arrived: Arrived[] }> {
  const [arrived, told] = [await viewer.arrived(), await viewer.told()];
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
    const context = `${viewer.lane}: ${kind}: ${JSON.stringify({ attempts, requests })}`;
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
 * Questions stay within what crates/model/src/backoff.rs allows: one a second without faults (the interval of the
 * tests), one for each action of the viewer, and a few to find out what a 404 means. A loop without a pause makes
 * hundreds.
 */
export function judgePace(viewer: Viewer, arrived: Arrived[]): void {
  const seconds = ((arrived.at(-1)?.ms ?? 0) - (arrived[0]?.ms ?? 0)) / 1_000;
  const budget = 1.5 * seconds + 3 * viewer.triggers + 20;
  for (const reads of [
    "GET participants",
    "GET room",
    "GET user",
    "GET capabilities",
    "GET signaling",
    "GET csrftoken",
  ]) {
    const sent = arrived.filter((request) => request.class === reads).length;
    const what = `${viewer.lane}: ${reads} in ${seconds} s with ${viewer.triggers} triggers`;
    expect(sent, what).toBeLessThanOrEqual(budget);
  }
}

/** Every attempt that was begun has ended, but for joins that led to a question. */
export async function judgeEnds(viewer: Viewer): Promise<void> {
  const begun = await viewer.embedding.heard("tp-before-action");
  const told = await viewer.told();
  for (const kind of Object.keys(CLASSES)) {
    const count = (list: { kind: string }[]) => list.filter((each) => each.kind === kind).length;
    expect(count(told), `${viewer.lane}: as many ends of ${kind} as beginnings`).toBe(count(begun));
  }
}

/** Nothing broke: no uncaught error, no panic, nothing on the console, and the panel is still one. */
export async function judgeHealth(viewer: Viewer): Promise<void> {
  expect(viewer.problems, `${viewer.lane}: errors in the page`).toEqual([]);
  await expect(viewer.panel.root.locator("[part=unavailable]")).toHaveCount(0);
}
