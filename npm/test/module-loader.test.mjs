// The loader of the panel's module: its states, and what it tells the connected elements.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ModuleLoader } from "../../src/element/module-loader.js";

let page = new EventTarget();
let logged = [];
globalThis.addEventListener = (...values) => page.addEventListener(...values);

beforeEach((context) => {
  page = new EventTarget();
  logged = [];
  context.mock?.method(console, "error", (error) => logged.push(error));
});

/** Dispatches an event of the page, such as `error`, with some fields. */
const dispatch = (type, fields = {}) => page.dispatchEvent(Object.assign(new Event(type), fields));
const turn = () => new Promise((resolve) => setTimeout(resolve));

const panelModule = (more = {}) => ({ styles: "", mount() {}, giveUp() {}, ...more });

/** An observer that notes its calls in `seen`. */
function observing(loader, seen = []) {
  const observer = { retry: () => seen.push("retry"), fail: (code) => seen.push(code) };
  loader.observe(observer);
  return { observer, seen };
}

/** A loader whose requests are settled by the test. */
function controlled() {
  const requests = [];
  const loader = new ModuleLoader((panicked) => {
    const request = { panicked };
    requests.push(request);
    return new Promise((resolve, reject) => Object.assign(request, { resolve, reject }));
  });
  return { loader, requests };
}

const trap = (stack) => Object.assign(new WebAssembly.RuntimeError("unreachable"), { stack });

test("it requests the module once, at the first load", async () => {
  const { loader, requests } = controlled();
  assert.deepEqual([loader.state, loader.loading, requests.length], ["idle", null, 0]);
  loader.load();
  loader.load();
  assert.deepEqual([loader.state, loader.module, requests.length], ["loading", null, 1]);
  const module = panelModule();
  requests[0].resolve(module);
  await loader.loading;
  assert.deepEqual([loader.state, loader.module, loader.loading, loader.failure], ["ready", module, null, null]);
  loader.load();
  assert.equal(requests.length, 1);
});

test("a module that is compiled in is ready at once", () => {
  const mount = () => {};
  const giveUp = () => {};
  const loader = ModuleLoader.compiledIn(() => "p {}", mount, giveUp);
  loader.load();
  assert.deepEqual([loader.state, loader.module], ["ready", { styles: "p {}", mount, giveUp }]);
});

test("a request that throws or rejects is a failure with a code, and is logged", async () => {
  const error = new TypeError("Failed to fetch");
  for (const request of [() => Promise.reject(error), () => { throw error; }]) {
    logged = [];
    const loader = new ModuleLoader(request);
    loader.load();
    await loader.loading;
    assert.deepEqual([loader.state, loader.failure, loader.loading], ["failed", "load-failed", null]);
    assert.deepEqual(logged, [error]);
  }
});

test("a policy without wasm has a code of its own, as has a browser without wasm", async (context) => {
  const refused = new WebAssembly.CompileError("violates the following Content Security Policy directive");
  const loader = new ModuleLoader(() => Promise.reject(refused));
  loader.load();
  await loader.loading;
  assert.equal(loader.failure, "csp-wasm");
  const { WebAssembly: original } = globalThis;
  context.after(() => (globalThis.WebAssembly = original));
  globalThis.WebAssembly = undefined;
  loader.load();
  await loader.loading;
  assert.equal(loader.failure, "no-wasm");
});

test("after a failure the next load requests again, and observers hear when the module is ready", async () => {
  const { loader, requests } = controlled();
  const { seen } = observing(loader);
  loader.load();
  requests[0].reject(new Error("no network"));
  await loader.loading;
  assert.deepEqual(seen, [], "a failure by itself makes nobody try again");
  loader.load();
  assert.deepEqual([loader.state, loader.failure, requests.length], ["loading", null, 2]);
  requests[1].resolve(panelModule());
  await loader.loading;
  assert.deepEqual([loader.state, seen], ["ready", ["retry"]]);
});

test("when the browser is online again, observers may retry, once per failure", async () => {
  const { loader, requests } = controlled();
  const { observer, seen } = observing(loader);
  loader.load();
  dispatch("online");
  assert.deepEqual(seen, [], "nothing failed yet");
  requests[0].reject(new Error("no network"));
  await loader.loading;
  dispatch("online");
  dispatch("online");
  assert.deepEqual([seen, requests.length], [["retry"], 1]);
  loader.load();
  requests[1].reject(new Error("no network"));
  await loader.loading;
  loader.unobserve(observer);
  dispatch("online");
  assert.deepEqual(seen, ["retry"]);
});

test("a panic breaks the module for good, after the call that panicked", async () => {
  const { loader, requests } = controlled();
  const { seen } = observing(loader);
  loader.load();
  requests[0].resolve(panelModule());
  await loader.loading;
  requests[0].panicked();
  assert.equal(loader.state, "ready", "the module is still running");
  await turn();
  assert.deepEqual([loader.state, loader.failure, loader.module], ["broken", "panic", null]);
  assert.deepEqual(seen, ["retry", "panic"]);
  loader.load();
  requests[0].panicked();
  dispatch("online");
  await turn();
  assert.deepEqual([loader.state, requests.length, seen.length], ["broken", 1, 2]);
});

test("a panic before the module is ready is no failure that a retry could mend", async () => {
  for (const settle of [({ resolve }) => resolve(panelModule()), ({ reject }) => reject(new Error("unreachable"))]) {
    const { loader, requests } = controlled();
    loader.load();
    requests[0].panicked();
    await turn();
    settle(requests[0]);
    await loader.loading;
    assert.deepEqual([loader.state, loader.failure, loader.loading], ["broken", "panic", null]);
  }
});

test("a trap that nothing caught breaks the module, which may end what it holds", () => {
  for (const event of ["error", "unhandledrejection"]) {
    const calls = [];
    const loader = new ModuleLoader(() => panelModule({ giveUp: () => calls.push("giveUp") }));
    const { seen } = observing(loader);
    loader.load();
    const error = trap("at talk-participants_bg.wasm");
    dispatch(event, event === "error" ? { error } : { reason: error });
    dispatch(event, event === "error" ? { error } : { reason: error });
    assert.deepEqual([loader.state, calls, seen], ["broken", ["giveUp"], ["retry", "panic"]]);
  }
});

test("a module that traps again while it ends is broken all the same", () => {
  const giveUp = () => {
    throw trap("at talk-participants_bg.wasm");
  };
  const loader = new ModuleLoader(() => panelModule({ giveUp }));
  loader.load();
  loader.report(trap("at talk_participants::mount"));
  assert.equal(loader.state, "broken");
});

test("exceptions and traps of others are none of its own", () => {
  const loader = new ModuleLoader(() => panelModule());
  loader.load();
  dispatch("error", { error: trap("at other_bg.wasm") });
  dispatch("error", { error: new Error("talk-participants") });
  dispatch("error");
  dispatch("unhandledrejection", { reason: "monitored" });
  assert.equal(loader.state, "ready");
});

test("an observer that is added while the module breaks is not told twice", async () => {
  const loader = new ModuleLoader(() => panelModule());
  const late = [];
  loader.load();
  loader.observe({ retry() {}, fail: () => observing(loader, late) });
  loader.report(trap("at talk-participants_bg.wasm"));
  assert.deepEqual([loader.state, late], ["broken", []]);
});
