// The element's class with a fake document and a fake module: mounting, moving, languages and failures.

import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { withAttributes } from "../../src/element/attributes.js";
import { elementClass } from "../../src/element/element.js";
import { Catalogues, locationsIn } from "../../src/element/language.js";
import { ModuleLoader } from "../../src/element/module-loader.js";
import { getter, hostile, throws } from "./values.mjs";

/** A document. Its style sheets can be adopted nowhere else. */
class Page {
  hashes = [];

  constructor() {
    const page = this;
    this.defaultView = {
      CSSStyleSheet: class {
        page = page;

        replaceSync(text) {
          this.text = text;
        }
      },
    };
  }

  createElement(name) {
    return new Made(name);
  }

  querySelectorAll() {
    return this.hashes;
  }
}

/** An element of a failure's view. */
class Made extends EventTarget {
  style = { setProperty() {} };
  children = [];

  constructor(name) {
    super();
    this.name = name;
  }

  setAttribute() {}

  append(child) {
    this.children.push(child);
  }
}

class Shadow {
  children = [];
  /** Fields of the panel by selector. */
  fields = {};
  #sheets = [];

  constructor(host) {
    this.host = host;
  }

  get adoptedStyleSheets() {
    return this.#sheets;
  }

  set adoptedStyleSheets(sheets) {
    if (sheets.some(({ page }) => page !== this.host.ownerDocument)) throw new Error("NotAllowedError");
    this.#sheets = sheets;
  }

  replaceChildren(...children) {
    this.children = children;
    this.fields = {};
  }

  querySelector(selector) {
    return this.fields[selector] ?? null;
  }

  /** The text of a failure's view, and its button. */
  get failure() {
    const [text, button] = this.children[0]?.children ?? [];
    return { text: text?.textContent, button: button?.textContent, press: () => button.dispatchEvent(new Event("click")) };
  }
}

/** The parts of `HTMLElement` that the class uses. */
class HTMLElement extends EventTarget {
  isConnected = false;
  ownerDocument = document;
  shadowRoot = null;
  #attributes = new Map();

  attachShadow() {
    return (this.shadowRoot = new Shadow(this));
  }

  getRootNode() {
    return this.ownerDocument;
  }

  getAttribute(name) {
    return this.#attributes.get(name) ?? null;
  }

  hasAttribute(name) {
    return this.#attributes.has(name);
  }

  matches() {
    return false;
  }

  setAttribute(name, value) {
    const before = this.getAttribute(name);
    this.#attributes.set(name, value);
    this.attributeChangedCallback(name, before, value);
    for (const observer of observers) observer.changed();
  }

  /** Puts it into a document, as `append` does. */
  putInto(page) {
    if (this.isConnected) this.disconnectedCallback();
    if (this.ownerDocument !== page) {
      this.shadowRoot.adoptedStyleSheets = [];
      this.ownerDocument = page;
      this.adoptedCallback?.();
    }
    this.isConnected = true;
    this.connectedCallback();
    return this;
  }
}

const observers = new Set();

class MutationObserver {
  constructor(changed) {
    this.changed = changed;
  }

  observe() {
    observers.add(this);
  }

  disconnect() {
    observers.delete(this);
  }
}

const document = new Page();
const { CSSStyleSheet } = document.defaultView;
const CSS = { supports: () => true };
HTMLElement.prototype.popover = null;
const globals = { document, CSS, CSSStyleSheet, HTMLElement, MutationObserver, addEventListener() {} };
for (const [name, value] of Object.entries({ ...globals, navigator: { languages: ["en"] } })) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

let mounted = [];
let unmounted = [];
let updates = [];
let typedTexts = [];
let hooks = null;

beforeEach((context) => {
  mounted = [];
  unmounted = [];
  updates = [];
  typedTexts = [];
  observers.clear();
  // The loader logs the failures that the tests cause.
  context.mock?.method(console, "error", () => {});
});

/** A module whose panels note what is done with them. */
const panelModule = (more = {}) => ({
  styles: "p {}",
  giveUp() {},
  ...more,
  mount(element, shadow, { typed, emit, show, belongsTo }) {
    mounted.push(element);
    typedTexts.push(typed);
    hooks = { emit, show, belongsTo };
    return {
      join: () => ({ ok: true, user: updates.at(-1)?.properties.credentials?.user }),
      leave: () => new Promise(() => {}),
      refresh: async () => ({ ok: true }),
      setGuestName: () => ({ ok: true }),
      reveal: () => ({ ok: true }),
      participants: () => '["Ada"]',
      unmount: () => unmounted.push(element),
      update: (properties, localeSettings) => updates.push({ ...localeSettings, properties: { ...properties } }),
    };
  },
});

/** A class of elements that load their module with `request`. */
const classWith = (request, locations = () => ({})) =>
  withAttributes(elementClass(new ModuleLoader(request), new Catalogues(locations)));

const turn = () => new Promise((resolve) => setTimeout(resolve));
const sheetsOf = (element) => element.shadowRoot.adoptedStyleSheets.map(({ page, text }) => ({ page, text }));

test("an element that is moved to another document, and back, keeps its style", async () => {
  const element = new (classWith(async () => panelModule()))().putInto(document);
  assert.equal((await element.join()).ok, true);
  for (const page of [new Page(), document, new Page()]) {
    element.putInto(page);
    await turn();
    assert.deepEqual(sheetsOf(element), [{ page, text: "p {}" }]);
  }
  const unseen = new Page();
  unseen.defaultView = null;
  element.putInto(unseen);
  assert.deepEqual(sheetsOf(element), []);
  assert.deepEqual(mounted, [element]);
});

test("an element that is created in one document can be connected in another", async () => {
  const page = new Page();
  const Element = classWith(async () => panelModule());
  const elements = [new Element().putInto(page), new Element().putInto(page)];
  for (const element of elements) assert.equal((await element.join()).ok, true);
  assert.equal(elements[0].shadowRoot.adoptedStyleSheets[0], elements[1].shadowRoot.adoptedStyleSheets[0]);
  assert.deepEqual(sheetsOf(elements[0]), [{ page, text: "p {}" }]);
});

test("an exception while mounting is reported as load-failed, and the next call mounts again", async () => {
  let isWilling = false;
  const { mount, ...rest } = panelModule();
  const reluctant = (...values) => {
    if (!isWilling) throw new Error("not now");
    return mount(...values);
  };
  const Element = classWith(async () => ({ ...rest, mount: reluctant }));
  const first = new Element().putInto(document);
  assert.equal((await first.whenReady).code, "load-failed");
  // The module is ready, so that this one mounts at once.
  const second = new Element().putInto(document);
  for (const element of [first, second]) {
    assert.equal((await element.join()).code, "load-failed");
    assert.equal(element.shadowRoot.children.length, 1);
  }
  isWilling = true;
  for (const element of [first, second]) assert.equal((await element.join()).ok, true);
  assert.deepEqual(mounted, [first, second]);
});

test("a retry that succeeds for one element mounts the other failed ones, too", async () => {
  let hasNetwork = false;
  const load = async () => {
    if (!hasNetwork) throw new TypeError("no network");
    return panelModule();
  };
  const Element = classWith(load);
  const elements = [new Element(), new Element(), new Element()];
  for (const element of elements) element.putInto(document);
  for (const element of elements) assert.equal((await element.whenReady).code, "load-failed");
  hasNetwork = true;
  assert.equal((await elements[1].join()).ok, true);
  assert.deepEqual(new Set(mounted), new Set(elements));
  assert.equal(mounted.length, elements.length);
});

test("a call on an element in no document fails, and so does one on an element that was removed meanwhile", async () => {
  const Element = classWith(async () => panelModule());
  const gone = { ok: false, code: "disconnected", status: null, retryable: false, message: "The element is in no document." };
  assert.deepEqual(await new Element().join(), gone);
  const element = new Element().putInto(document);
  const joined = element.join();
  element.isConnected = false;
  element.disconnectedCallback();
  assert.deepEqual(await joined, gone);
  assert.deepEqual(mounted, []);
});

test("a removed element is unmounted, and mounted again when it is connected", async () => {
  const element = new (classWith(async () => panelModule()))().putInto(document);
  await element.join();
  element.isConnected = false;
  element.disconnectedCallback();
  await turn();
  assert.deepEqual(unmounted, [element]);
  assert.deepEqual(element.participants, []);
  element.putInto(document);
  assert.deepEqual(mounted, [element, element]);
  assert.deepEqual(element.participants, ["Ada"]);
});

test("with the module and the language at hand an element is mounted before connecting it returns", () => {
  const element = new (classWith(() => panelModule()))().putInto(document);
  assert.deepEqual(mounted, [element]);
});

test("properties that were set before the class was defined reach the panel", async () => {
  const element = new (classWith(() => panelModule()))();
  // As an element has them that is upgraded.
  for (const [name, value] of Object.entries({ messages: { Join: "In" }, token: "abcd1234" })) {
    Object.defineProperty(element, name, { value, configurable: true, enumerable: true, writable: true });
  }
  element.putInto(document);
  await turn();
  assert.deepEqual(["messages", "token"].filter((name) => Object.hasOwn(element, name)), []);
  assert.equal(element.getAttribute("token"), "abcd1234");
  assert.deepEqual(updates.map(({ properties }) => ({ ...properties.messages })), [{ Join: "In" }]);
});

test("settings of one turn are one update, and apply to calls of that turn", async () => {
  const element = new (classWith(() => panelModule()))().putInto(document);
  await turn();
  updates = [];
  element.setAttribute("sort", "name");
  element.setAttribute("theme", "dark");
  element.credentials = { user: "ada", password: "pw" };
  assert.deepEqual(await element.join(), { ok: true, user: "ada" });
  assert.equal(updates.length, 1);
  const joined = element.join();
  element.credentials = { user: "max", password: "pw" };
  assert.deepEqual(await joined, { ok: true, user: "max" });
  assert.equal(updates.length, 2);
});

test("a panic takes the panel down in every element, for good", async () => {
  let panic = null;
  const Element = classWith((panicked) => {
    panic = panicked;
    return panelModule();
  });
  const elements = [new Element().putInto(document), new Element().putInto(document)];
  const removed = new Element().putInto(document);
  removed.isConnected = false;
  removed.disconnectedCallback();
  await turn();
  const reported = [];
  for (const element of [...elements, removed]) element.addEventListener("tp-error", ({ detail }) => reported.push(detail.code));
  panic();
  await turn();
  assert.deepEqual(reported, ["panic", "panic"]);
  const late = new Element();
  late.addEventListener("tp-error", ({ detail }) => reported.push(detail.code));
  late.putInto(document);
  assert.equal((await late.whenReady).code, "panic");
  assert.equal((await elements[0].join()).code, "panic");
  assert.deepEqual([reported.length, mounted.length], [3, 3]);
  for (const element of [...elements, late]) {
    assert.deepEqual([element.participants, element.shadowRoot.children.length], [[], 1]);
    element.isConnected = false;
    element.disconnectedCallback();
  }
  await turn();
  assert.deepEqual(unmounted, [removed], "nothing of the module is called any more");
});

/** A trap of the panel's module. */
const trap = () => Object.assign(new WebAssembly.RuntimeError("unreachable"), { stack: "at talk-participants_bg.wasm" });

/** A class whose module can be started again, and what breaks the module. */
function breakable(more = {}) {
  const renewed = [];
  let panic = () => {};
  const Element = classWith((panicked) => {
    panic = panicked;
    return panelModule({ renew: () => renewed.push("renewed"), ...more });
  });
  return { Element, renewed, panic: () => panic() };
}

test("after a panic one button brings every panel back, with its settings and what was typed", async () => {
  const { Element, renewed, panic } = breakable();
  const elements = [new Element(), new Element()];
  const reported = [];
  for (const element of elements) {
    element.setAttribute("token", "abcd1234");
    element.credentials = { user: "ada", password: "pw" };
    element.putInto(document);
    element.addEventListener("tp-error", ({ detail }) => reported.push(detail.code));
  }
  await turn();
  hooks.belongsTo("https://cloud.example ada");
  elements[0].shadowRoot.fields = { "input[role=combobox]": { value: "ann" }, ".name-form input": { value: "Gu" } };
  const calls = elements.map((element) => element.leave());
  await turn();
  panic();
  for (const call of calls) assert.equal((await call).code, "panic", "calls under way end");
  assert.deepEqual([reported, renewed], [["panic", "panic"], ["renewed"]]);
  for (const { shadowRoot } of elements) {
    assert.match(shadowRoot.failure.text, /has stopped because of an error in it\.$/);
    assert.equal(shadowRoot.failure.button, "Restart");
  }
  const late = new Element().putInto(document);
  assert.equal((await late.whenReady).code, "panic");
  assert.equal(late.shadowRoot.failure.button, "Restart");
  updates = [];
  typedTexts = [];
  elements[1].shadowRoot.failure.press();
  await turn();
  assert.deepEqual(mounted.slice(2), [...elements, late]);
  // The hooks are those of the second one.
  assert.deepEqual(typedTexts, [{ query: "ann", name: "Gu", account: "" }, null, null]);
  assert.deepEqual(updates.slice(0, 2).map(({ properties }) => properties.credentials.user), ["ada", "ada"]);
  assert.deepEqual(await elements[0].join(), { ok: true, user: updates.at(-1).properties.credentials?.user });
  assert.deepEqual(unmounted, [], "nothing of the old instance is called");
  panic();
  await turn();
  assert.equal(elements[0].shadowRoot.failure.button, "Restart");
});

test("what was typed is kept with the account that the panel acted as", async () => {
  const { Element, panic } = breakable();
  const element = new Element().putInto(document);
  await turn();
  hooks.belongsTo("https://cloud.example ada");
  element.shadowRoot.fields = { "input[role=combobox]": { value: "ann" } };
  panic();
  await turn();
  element.shadowRoot.failure.press();
  await turn();
  assert.deepEqual(typedTexts, [null, { query: "ann", name: null, account: "https://cloud.example ada" }]);
});

test("what was typed for one conversation is not put into another", async () => {
  const { Element, panic } = breakable();
  const element = new Element();
  element.setAttribute("token", "abcd1234");
  element.putInto(document).shadowRoot.fields = { "input[type=search]": { value: "ann" } };
  panic();
  await turn();
  element.setAttribute("token", "other999");
  element.shadowRoot.failure.press();
  await turn();
  assert.deepEqual(typedTexts, [null, null]);
});

test("a trap that only the element or the page sees is reported, and no call rejects", async () => {
  const calls = {
    participants: (element) => assert.deepEqual(element.participants, []),
    join: async (element) => assert.equal((await element.join()).code, "panic"),
    update: async (element) => assert.equal(element.setAttribute("sort", "name"), undefined),
    unmount: (element) => {
      element.isConnected = false;
      element.disconnectedCallback();
    },
  };
  for (const [name, call] of Object.entries(calls)) {
    const { mount, ...rest } = panelModule({ renew() {} });
    let isBroken = false;
    const breaking = (...values) => {
      const panel = mount(...values);
      const { [name]: method } = panel;
      panel[name] = (...values) => {
        if (isBroken) throw trap();
        return method(...values);
      };
      return panel;
    };
    const Element = classWith(() => ({ ...rest, mount: breaking }));
    const [element, other] = [new Element().putInto(document), new Element().putInto(document)];
    await turn();
    isBroken = true;
    await call(element);
    await turn();
    assert.equal(other.shadowRoot.failure.button, "Restart", name);
  }
});

test("an argument that cannot be read is a result, and nothing is called", async () => {
  const element = new (classWith(() => panelModule()))().putInto(document);
  const arguments_ = { join: getter("password"), leave: hostile(), setGuestName: Symbol("name"), reveal: 7 };
  for (const [method, value] of Object.entries(arguments_)) {
    const result = await element[method](value);
    assert.deepEqual([result.ok, result.code, result.status, result.retryable], [false, "bad-value", null, false], method);
  }
  assert.match((await element.join(getter("password"))).message, /password$/);
  element.shadowRoot.fields = { input: { focus: throws } };
  element.shadowRoot.querySelector = () => ({ focus: throws });
  assert.equal((await element.focus(getter("preventScroll"))).code, "bad-value");
});

test("a property that cannot be read is reported by its element only, and all of the rest works", async () => {
  const Element = classWith(() => panelModule());
  const [element, other] = [new Element(), new Element()];
  const heard = [];
  for (const each of [element, other]) each.addEventListener("tp-error", ({ detail, target }) => heard.push([target, detail]));
  for (const each of [element, other]) each.putInto(document);
  const names = ["credentials", "messages", "actions", "fetch", "requestToken"];
  for (const name of names) element[name] = name === "fetch" ? 7 : hostile([]);
  await turn();
  element.actions = [];
  await turn();
  assert.equal(heard.every(([target]) => target === element), true);
  const detail = heard.map(([, detail]) => detail);
  assert.deepEqual(detail.map(({ message }) => message.split(": ")[1]), names);
  assert.ok(detail.every(({ code, status, retryable }) => code === "bad-value" && status === null && !retryable));
  assert.equal((await element.join()).ok, true);
  assert.equal((await other.join()).ok, true);
});

test("a property that was set before the class was defined and cannot be read keeps nothing else from working", async () => {
  for (const name of ["token", "sort", "messages"]) {
    const element = new (classWith(() => panelModule()))();
    const heard = [];
    element.addEventListener("tp-error", ({ detail }) => heard.push(detail.message.split(": ")[1]));
    Object.defineProperty(element, name, { get: throws, configurable: true });
    Object.defineProperty(element, "userId", { value: "ada", configurable: true, enumerable: true, writable: true });
    element.putInto(document);
    await turn();
    assert.deepEqual([element.getAttribute("user-id"), mounted.includes(element), heard], ["ada", true, [name]]);
  }
});

test("the lists of a change are read when the page asks for them, once", async (context) => {
  const element = new (classWith(() => panelModule()))().putInto(document);
  const parse = context.mock.method(JSON, "parse");
  let detail = null;
  element.addEventListener("tp-change", (event) => ({ detail } = event));
  const json = { added: '[{"key":"a"}]', removed: "[]", changed: "not read" };
  hooks.emit("tp-change", { ...json, total: 2, online: 1 }, false);
  assert.deepEqual(Object.keys(detail), ["added", "removed", "changed", "total", "online"]);
  assert.deepEqual([detail.added, detail.removed, detail.total], [[{ key: "a" }], [], 2]);
  assert.equal(detail.added, detail.added);
  assert.equal(parse.mock.callCount(), 0, "not by what the page put in its place");
});

test("methods of the element that the page replaced do not throw into the module", async () => {
  const element = new (classWith(() => panelModule()))().putInto(document);
  element.dispatchEvent = throws;
  assert.equal(hooks.emit("tp-before-action", {}, true), true);
  element.refresh = throws;
  hooks.show(["no-conversation"]);
});

test("a browser that is too old gets a sentence, and no module", async (context) => {
  CSS.supports = () => false;
  context.after(() => (CSS.supports = () => true));
  const requests = [];
  const { places, bring } = slowly(context, "de");
  const element = new (classWith(() => requests.push("module"), places))();
  const heard = [];
  element.addEventListener("tp-error", ({ detail }) => heard.push(detail));
  element.setAttribute("lang", "de");
  element.putInto(document);
  await bring("de", { "too-old": "Zu alt." });
  assert.deepEqual([element.shadowRoot.failure.text, element.shadowRoot.failure.button, requests], ["Zu alt.", undefined, []]);
  assert.deepEqual(heard, [{ code: "too-old", status: null, retryable: false, message: "Zu alt." }]);
  assert.equal((await element.join()).code, "too-old");
});

test("a catalogue that never comes is given up", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  context.mock.method(console, "warn", () => {});
  context.mock.method(globalThis, "fetch", () => new Promise(() => {}));
  const element = new (classWith(() => panelModule(), () => ({ de: "de" })))();
  element.setAttribute("lang", "de");
  element.putInto(document);
  context.mock.timers.tick(5000);
  for (let task = 0; task < 20; task += 1) await null;
  assert.deepEqual(mounted, [element]);
});

/** Catalogues that are loaded when `bring` is called; `problems` has the uncaught exceptions since then. */
function slowly(context, ...languages) {
  const waiting = new Map();
  context.mock.method(globalThis, "fetch", (place) => new Promise((resolve) => waiting.set(place, resolve)));
  const problems = [];
  const note = (error) => problems.push(error);
  process.on("uncaughtException", note);
  context.after(() => process.off("uncaughtException", note));
  const bring = async (language, texts = { Join: language }) => {
    waiting.get(language)({ ok: true, json: async () => texts });
    await turn();
  };
  return { places: () => Object.fromEntries(languages.map((name) => [name, name])), bring, problems };
}

test("a language that changes while the module is loading is waited for", async (context) => {
  const { places, bring, problems } = slowly(context, "de", "fr", "it");
  const element = new (classWith(async () => panelModule(), places))();
  element.setAttribute("lang", "de");
  element.putInto(document);
  await turn();
  element.setAttribute("lang", "fr");
  await bring("de");
  assert.deepEqual(mounted, []);
  element.setAttribute("lang", "it");
  await bring("fr");
  assert.deepEqual([mounted, updates], [[], []]);
  await bring("it");
  assert.deepEqual(mounted, [element]);
  assert.deepEqual(updates.map(({ textTag, catalogue }) => [textTag, catalogue]), [["it", { Join: "it" }]]);
  assert.deepEqual(problems, []);
});

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const FILES = ["npm/class.js", ...["attributes", "element", "failures", "host-values", "language", "lists", "module-loader"].map((name) => `src/element/${name}.js`)];
/** Fails twice, as in browsers: with its address in the message, and for good under the same address. */
const SCRIPT = `
  asked.push(import.meta.url.split("/").pop());
  if (asked.length < 3) throw new TypeError("Failed to fetch dynamically imported module: " + import.meta.url);
  export default () => {};
  export const { mount, giveUp } = made;
  export const discard = () => {};
  export const prepare = () => made.styles;
`;

/** The package with a script that can be imported at the third attempt; `asked` gets the addresses. */
async function packaged(context, asked) {
  const folder = mkdtempSync(join(tmpdir(), "talk-participants-"));
  context.after(() => rmSync(folder, { recursive: true }));
  for (const file of FILES) copyFileSync(join(ROOT, file), join(folder, file.split("/").pop()));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "talk-participants.js"), SCRIPT);
  Object.assign(globalThis, { asked, made: panelModule() });
  return import(pathToFileURL(join(folder, "class.js")));
}

const HASHES = [
  { localName: "script", textContent: '{ "integrity": { "./talk-participants.js": "sha384-…" } }' },
  { localName: "link", textContent: "" },
];

test("a script that could not be loaded is imported from another address, unless the page has a hash of it", async (context) => {
  const asked = [];
  const { TalkParticipants } = await packaged(context, asked);
  const element = new TalkParticipants().putInto(document);
  assert.equal((await element.whenReady).code, "load-failed");
  assert.equal((await element.join()).code, "load-failed");
  assert.equal((await element.join()).ok, true);
  assert.deepEqual(asked, ["talk-participants.js", "talk-participants.js?again=1", "talk-participants.js?again=2"]);
  context.after(() => (document.hashes = []));
  for (const hash of HASHES) {
    const asked = [];
    document.hashes = [hash];
    const { TalkParticipants } = await packaged(context, asked);
    const element = new TalkParticipants().putInto(document);
    for (let time = 0; time < 3; time += 1) assert.equal((await element.join()).code, "load-failed");
    assert.deepEqual(asked, ["talk-participants.js"]);
  }
});

test("a `<base>` of another origin does not say where the catalogues are", () => {
  const at = (baseURI, folder) => {
    const page = { document: { baseURI }, location: new URL("https://page.example/a/b"), origin: baseURI };
    const before = Object.keys(page).map((name) => [name, Object.getOwnPropertyDescriptor(globalThis, name)]);
    for (const [name, value] of Object.entries(page)) {
      Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
    }
    try {
      return locationsIn(folder, ["de"]).de.href;
    } finally {
      for (const [name, descriptor] of before) {
        delete globalThis[name];
        if (descriptor) Object.defineProperty(globalThis, name, descriptor);
      }
    }
  };
  assert.equal(at("https://page.example/", "languages"), "https://page.example/languages/de.json");
  assert.equal(at("https://evil.example/x/", "languages"), "https://page.example/a/languages/de.json");
  assert.equal(at("https://evil.example/x/", "/languages/"), "https://page.example/languages/de.json");
  assert.equal(at("https://evil.example/x/", "https://cdn.example/l"), "https://cdn.example/l/de.json");
});
