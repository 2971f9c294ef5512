// A `fetch` of the page's whose promise never settles, or settles late: the panel's own promise settles, and nothing is kept.
// What it may give is in tests/browser/fetching.rs.

import assert from "node:assert/strict";
import { getEventListeners } from "node:events";
import { test } from "node:test";
import { send, untilAborted } from "../../src/browser/host-fetch.js";

const never = () => new Promise(() => {});

/** A request, and what aborts it. */
function request() {
  const controller = new AbortController();
  return { controller, request: new Request("https://cloud.example/", { signal: controller.signal }) };
}

const listeners = ({ signal }) => getEventListeners(signal, "abort").length;

test("each step that never settles ends when the request is aborted, and listens to nothing any more", async () => {
  const headers = new Headers();
  const steps = {
    fetch: never,
    "a thenable": () => ({ then() {} }),
    arrayBuffer: async () => ({ status: 200, headers, arrayBuffer: never }),
    text: async () => ({ status: 200, headers, text: () => ({ then() {} }) }),
  };
  for (const [step, fetch] of Object.entries(steps)) {
    const { controller, request: asked } = request();
    const before = listeners(asked);
    const sent = send(fetch, asked);
    assert.equal(listeners(asked), before + 1, step);
    controller.abort(new Error("late"));
    await assert.rejects(sent, /late/, step);
    assert.equal(listeners(asked), before, step);
  }
});

test("an answer, a rejection and an exception leave no listener behind", async () => {
  const rejects = () => Promise.reject(new Error("lost"));
  const throws = () => {
    throw new Error("lost");
  };
  for (const fetch of [async () => new Response("{}"), async () => 7, rejects, throws]) {
    const { request: asked } = request();
    const before = listeners(asked);
    await send(fetch, asked).catch(({ message }) => assert.equal(message, "lost"));
    assert.equal(listeners(asked), before);
  }
});

test("what was aborted before, or settles after it was aborted, changes nothing", async () => {
  const { controller, request: asked } = request();
  let answer = () => {};
  const sent = send(() => new Promise((resolve) => (answer = resolve)), asked);
  controller.abort(new Error("late"));
  answer(new Response("{}"));
  await assert.rejects(sent, /late/);
  await assert.rejects(untilAborted(never(), asked.signal), /late/);
  assert.equal(getEventListeners(asked.signal, "abort").length, 0);
});
