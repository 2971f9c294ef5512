// A `fetch` of the page's whose promise never settles, or settles late: the panel's own promise settles, and nothing is kept.
// What it may give is in tests/browser/fetching.rs.

import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { test } from "node:test";
import { send, untilAborted } from "../../src/browser/host-fetch.js";

const never = () => new Promise(() => {});

/** Calls a `fetch`, which can be aborted. */
function called(fetch, limit = 100) {
  const controller = new AbortController();
  const { signal } = controller;
  const request = new Request("https://cloud.example/", { signal });
  const before = listeners(signal);
  return { controller, signal, before, sent: send(fetch, request, signal, limit) };
}

const listeners = (signal) => getEventListeners(signal, "abort").length;

test("each step that never settles ends when the request is aborted, and listens to nothing any more", async () => {
  const headers = new Headers();
  const steps = {
    fetch: never,
    "a thenable": () => ({ then() {} }),
    arrayBuffer: async () => ({ status: 200, headers, arrayBuffer: never }),
    text: async () => ({ status: 200, headers, text: () => ({ then() {} }) }),
  };
  for (const [step, fetch] of Object.entries(steps)) {
    const { controller, signal, before, sent } = called(fetch);
    assert.equal(listeners(signal), before + 1, step);
    controller.abort(new Error("late"));
    await assert.rejects(sent, /late/, step);
    assert.equal(listeners(signal), 0, step);
  }
});

test("an answer, a rejection and an exception leave no listener behind", async () => {
  const rejects = () => Promise.reject(new Error("lost"));
  const throws = () => {
    throw new Error("lost");
  };
  for (const fetch of [async () => new Response("{}"), async () => 7, rejects, throws]) {
    const { signal, before, sent } = called(fetch);
    await sent.catch(({ message }) => assert.equal(message, "lost"));
    assert.equal(listeners(signal), before);
  }
});

test("what was aborted before, or settles after it was aborted, changes nothing", async () => {
  let answer = () => {};
  const { controller, signal, sent } = called(() => new Promise((resolve) => (answer = resolve)));
  controller.abort(new Error("late"));
  answer(new Response("{}"));
  await assert.rejects(sent, /late/);
  await assert.rejects(untilAborted(never(), signal), /late/);
});

test("a body is read up to the limit, counted as it is and not as it says", async () => {
  const stream = (...chunks) => async () =>
    new Response(new ReadableStream({ start: (to) => (chunks.forEach((chunk) => to.enqueue(chunk)), to.close()) }));
  const claiming = (length, claimed) => Object.defineProperty(new Uint8Array(length), "length", { value: claimed });
  for (const [what, fetch, length] of [
    ["as long as the limit", stream(new Uint8Array(60), new Uint8Array(40)), 100],
    ["longer", stream(new Uint8Array(60), new Uint8Array(41)), null],
    ["longer, claims to be short", stream(claiming(101, NaN)), null],
    ["short, claims to be long", stream(claiming(5, 1e9)), 5],
    ["a text", async () => ({ status: 200, headers: new Headers(), text: () => "x".repeat(101) }), null],
    ["announced as longer", async () => new Response("{}", { headers: { "content-length": "101" } }), null],
  ]) {
    const { body } = await called(fetch).sent;
    assert.equal(body && body.length, length, what);
  }
});

test("an endless stream of tiny chunks lets the page go on, and comes to an end", async () => {
  let read = 0;
  const tiny = { getReader: () => ({ read: async () => ({ done: false, value: new Uint8Array(++read % 2) }), cancel() {} }) };
  const { controller, sent } = called(async () => ({ status: 200, headers: new Headers(), body: tiny }), 1e9);
  setTimeout(() => controller.abort(new Error("late")), 20);
  await assert.rejects(sent, /late/);
  const atAbort = read;
  await new Promise((resolve) => setTimeout(resolve, 50));
  assert.ok(read <= atAbort + 256, "reading has ended");
  const { body } = await called(async () => ({ status: 200, headers: new Headers(), body: tiny }), 64_000).sent;
  assert.equal(body, null);
});

test("a reader that cannot be cancelled is no error of the page", async () => {
  const lost = [];
  process.on("unhandledRejection", (error) => lost.push(error));
  const cancels = [
    () => {
      throw new Error("no");
    },
    () => Promise.reject(new Error("no")),
    () => Object.assign(Promise.reject(new Error("no")), { catch: null }),
  ];
  for (const cancel of cancels) {
    const body = { getReader: () => ({ read: async () => ({ done: false, value: new Uint8Array(101) }), cancel }) };
    assert.equal((await called(async () => ({ status: 200, headers: new Headers(), body })).sent).body, null);
    const waiting = { getReader: () => ({ read: never, cancel }) };
    const { controller, sent } = called(async () => ({ status: 200, headers: new Headers(), body: waiting }));
    await new Promise((resolve) => setTimeout(resolve));
    controller.abort(new Error("late"));
    await assert.rejects(sent, /late/);
  }
  await new Promise((resolve) => setTimeout(resolve));
  assert.deepEqual(lost, []);
});

test("an endless stream of empty chunks comes to an end", async () => {
  const empty = { getReader: () => ({ read: async () => ({ done: false, value: new Uint8Array() }), cancel() {} }) };
  const { body } = await called(async () => ({ status: 200, headers: new Headers(), body: empty })).sent;
  assert.equal(body, null);
});
