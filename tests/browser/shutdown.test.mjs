// What ends at a breakdown: nothing calls the module any more, whatever happens in the page.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { beforeEach, test } from "node:test";
import * as shutdown from "../../src/browser/shutdown.js";

let calls = [];
const note = (what) => () => calls.push(what);
const turn = () => new Promise((resolve) => setTimeout(resolve, 5));

beforeEach((context) => {
  calls = [];
  context.mock?.method(console, "error", () => {});
});

/** A bus as Nextcloud's pages have it. */
function bus() {
  const subscribed = new Map();
  return {
    subscribe: (name, act) => subscribed.set(act, name),
    unsubscribe: (_, act) => subscribed.delete(act),
    emit: () => [...subscribed.keys()].forEach((act) => act({})),
    subscribed,
  };
}

test("timers, requests, listeners and subscriptions end, and may be used again afterwards", async () => {
  for (const _ of [1, 2]) {
    const window = new EventTarget();
    const events = bus();
    const request = new AbortController();
    shutdown.setTimer(note("timer"), 1);
    shutdown.addRequest(request);
    shutdown.listen(window, "focus", note("focus"));
    shutdown.subscribe(events, "networkOnline", note("bus"));
    window.dispatchEvent(new Event("focus"));
    events.emit();
    assert.deepEqual(calls.splice(0), ["focus", "bus"]);
    shutdown.shutDown("here");
    window.dispatchEvent(new Event("focus"));
    events.emit();
    await turn();
    assert.deepEqual([calls, request.signal.aborted, events.subscribed.size], [[], true, 0]);
  }
});

test("a listener and a subscription end when they are dropped", () => {
  const window = new EventTarget();
  const events = bus();
  const ends = [shutdown.listen(window, "focus", note("focus")), shutdown.subscribe(events, "a", note("bus"))];
  for (const end of [...ends, ...ends]) end();
  window.dispatchEvent(new Event("focus"));
  assert.deepEqual([calls, events.subscribed.size], [[], 0]);
});

test("a bus that is none, or throws, keeps nothing", () => {
  const throws = () => {
    throw new Error("the page's own");
  };
  for (const none of [undefined, null, 7, {}, { subscribe: throws }]) {
    assert.equal(shutdown.subscribe(none, "a", note("bus")), null);
  }
  shutdown.subscribe({ subscribe() {}, unsubscribe: throws }, "a", note("bus"))();
});

test("a bus that catches what its listeners throw does not hide a trap", (context) => {
  const reported = [];
  globalThis.reportError = (error) => reported.push(error);
  context.after(() => delete globalThis.reportError);
  const events = bus();
  const trap = new Error("unreachable");
  shutdown.subscribe(events, "a", () => {
    throw trap;
  });
  events.emit();
  assert.deepEqual(reported, [trap]);
});

test("views that are still in the document get no more events", () => {
  const views = [new EventTarget(), new EventTarget()];
  const [first, second] = views.map((view) => ({ children: [view] }));
  shutdown.addMount(first);
  shutdown.addMount(second);
  shutdown.removeMount(second);
  shutdown.shutDown("here");
  for (const [at, view] of views.entries()) view.addEventListener("click", note(`view ${at}`));
  for (const view of views) view.dispatchEvent(new Event("click"));
  assert.deepEqual(calls, ["view 1"]);
});

test("all events are named that views listen to", () => {
  const folder = new URL("../../src/view/", import.meta.url);
  const files = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith(".rs"));
  const views = files.map((path) => readFileSync(new URL(path, folder), "utf8")).join("\n");
  const listened = new Set([...views.matchAll(/\bon:(\w+)/g)].map(([, type]) => type));
  const source = readFileSync(new URL("../../src/browser/shutdown.js", import.meta.url), "utf8");
  const [, named] = /const EVENTS =([^;]+);/.exec(source);
  assert.deepEqual(named.match(/\w+/g), [...listened].sort());
});
