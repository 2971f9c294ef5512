// The loader of the panel's module: its states, and what it tells the connected elements.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { ModuleLoader } from "../../src/element/module-loader.js";
import { BAD, hostile } from "./values.mjs";

let page = new EventTarget();
let logged = [];
globalThis.addEventListener = (...values) => page.addEventListener(...values);
/** What the browser has. */
globalThis.CSS = { supports: () => true };
globalThis.HTMLElement = class {};
HTMLElement.prototype.popover = null;

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

test("a module that does not arrive within a minute is a failure, and may be loaded again", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { loader, requests } = controlled();
  const { seen } = observing(loader);
  loader.load();
  context.mock.timers.tick(59_999);
  assert.equal(loader.state, "loading");
  context.mock.timers.tick(1);
  await loader.loading;
  assert.deepEqual([loader.state, loader.failure], ["failed", "load-failed"]);
  requests[0].resolve(panelModule());
  loader.load();
  requests[1].resolve(panelModule());
  await loader.loading;
  assert.deepEqual([loader.state, seen], ["ready", ["retry"]]);
});

test("a module that is compiled in is ready at once", () => {
  const mount = () => {};
  const giveUp = () => {};
  const loader = ModuleLoader.compiledIn(() => "p {}", mount, giveUp);
  loader.load();
  assert.deepEqual([loader.state, { ...loader.module }], ["ready", { styles: "p {}", mount, giveUp }]);
});

test("names that a script gave to every object change nothing", async (context) => {
  const names = ["then", "mount", "version", "default", "value"];
  for (const name of names) Object.prototype[name] = "polluted";
  context.after(() => names.forEach((name) => delete Object.prototype[name]));
  const loader = ModuleLoader.compiledIn(() => "p {}", () => {}, () => {});
  loader.load();
  assert.deepEqual([loader.state, loader.module.styles], ["ready", "p {}"]);
  const atOnce = new ModuleLoader(() => panelModule());
  atOnce.load();
  assert.equal(atOnce.state, "ready");
  const later = new ModuleLoader(async () => panelModule());
  later.load();
  assert.equal(later.state, "loading");
  await later.loading;
  assert.equal(later.state, "ready");
});

test("a browser without what the panel needs is too old, and nothing is requested", (context) => {
  const { CSS } = globalThis;
  context.after(() => Object.assign(globalThis, { CSS }));
  const without = (condition) => ({ supports: (asked) => asked !== condition });
  for (const old of [without("selector(:state(a))"), without("color: light-dark(red, red)"), {}, undefined]) {
    globalThis.CSS = old;
    const { loader, requests } = controlled();
    for (const _ of [1, 2]) {
      loader.load();
      assert.deepEqual([loader.state, loader.failure, loader.loading, requests.length], ["failed", "too-old", null, 0]);
    }
  }
  globalThis.CSS = CSS;
  delete HTMLElement.prototype.popover;
  context.after(() => (HTMLElement.prototype.popover = null));
  const { loader } = controlled();
  loader.load();
  assert.equal(loader.failure, "too-old");
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

test("a trap that nothing caught breaks the module, which may end what it holds", async () => {
  for (const event of ["error", "unhandledrejection"]) {
    const calls = [];
    const loader = new ModuleLoader(() => panelModule({ giveUp: () => calls.push("giveUp") }));
    const { seen } = observing(loader);
    loader.load();
    const error = trap("at talk-participants_bg.wasm");
    dispatch(event, event === "error" ? { error } : { reason: error });
    assert.equal(loader.state, "ready", "the module may still be on the stack");
    await turn();
    dispatch(event, event === "error" ? { error } : { reason: error });
    await turn();
    assert.deepEqual([loader.state, calls, seen], ["broken", ["giveUp"], ["retry", "panic"]]);
  }
});

test("a module that traps again while it ends is broken all the same", async () => {
  const giveUp = () => {
    throw trap("at talk-participants_bg.wasm");
  };
  const loader = new ModuleLoader(() => panelModule({ giveUp }));
  loader.load();
  loader.report(trap("at talk_participants::mount"));
  await turn();
  assert.equal(loader.state, "broken");
});

test("what ends after a breakdown comes too late to call the old instance again", async () => {
  const order = [];
  const giveUp = () => queueMicrotask(() => order.push("task of the old instance"));
  const loader = new ModuleLoader(() => panelModule({ giveUp, renew: () => order.push("renew") }));
  loader.load();
  loader.report(trap("at talk-participants_bg.wasm"));
  await turn();
  assert.deepEqual(order, ["renew", "task of the old instance"]);
});

test("after a restart a fresh instance is ready for every element, and may break again", async () => {
  let renewed = 0;
  let panicked = () => {};
  const loader = new ModuleLoader((callback) => {
    panicked = callback;
    return panelModule({ renew: () => (renewed += 1) });
  });
  const { seen } = observing(loader);
  const { seen: others } = observing(loader);
  loader.load();
  loader.restart();
  assert.deepEqual([loader.canRestart, renewed, seen], [false, 0, ["retry"]], "it is not broken");
  for (const time of [1, 2, 3]) {
    panicked();
    await turn();
    assert.deepEqual([loader.state, loader.canRestart, loader.module, renewed], ["broken", true, null, time]);
    loader.restart();
    assert.deepEqual([loader.state, loader.canRestart, loader.failure], ["ready", false, null]);
    assert.ok(loader.module);
    loader.restart();
  }
  const all = ["retry", "panic", "retry", "panic", "retry", "panic", "retry"];
  assert.deepEqual([seen, others], [all, all]);
});

test("a module that cannot be replaced stays broken", async () => {
  const compiledIn = ModuleLoader.compiledIn(() => "", () => {}, () => {});
  const renew = () => {
    throw new RangeError("no memory");
  };
  for (const loader of [compiledIn, new ModuleLoader(() => panelModule({ renew }))]) {
    loader.load();
    loader.report(trap("at talk-participants_bg.wasm"));
    await turn();
    loader.restart();
    assert.deepEqual([loader.state, loader.canRestart, loader.module], ["broken", false, null]);
  }
});

test("an element that throws when it is told does not keep the others from hearing it", async () => {
  const loader = new ModuleLoader(() => panelModule());
  const throws = () => {
    throw new Error("the page's own");
  };
  loader.observe({ retry: throws, fail: throws });
  const { seen } = observing(loader);
  loader.load();
  loader.report(trap("at talk-participants_bg.wasm"));
  await turn();
  assert.deepEqual(seen, ["retry", "panic"]);
});

test("an exception that cannot be looked at is no trap of the module", async () => {
  const loader = new ModuleLoader(() => panelModule());
  loader.load();
  const error = trap("");
  Object.defineProperty(error, "stack", { get: () => { throw new Error("the page's own"); } });
  for (const value of [error, hostile(error), ...Object.values(BAD)]) dispatch("error", { error: value });
  await turn();
  assert.equal(loader.state, "ready");
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
  await turn();
  assert.deepEqual([loader.state, late], ["broken", []]);
});
