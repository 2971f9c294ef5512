// The element's class in a document that is made up, with a panel that is: when it loads, mounts, and says why it cannot.

import assert from "node:assert/strict";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { classFor } from "../../src/element/element.js";

/** A document. Its style sheets are for itself alone. */
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

  createElement() {
    return { setAttribute() {} };
  }

  querySelectorAll() {
    return this.hashes;
  }
}

class Shadow {
  children = [];
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
  }
}

/** As much of an element as the class uses. */
class HTMLElement extends EventTarget {
  isConnected = false;
  ownerDocument = document;
  shadowRoot = null;
  #attributes = new Map();

  attachShadow() {
    this.shadowRoot = new Shadow(this);
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
const globals = { document, CSSStyleSheet, HTMLElement, MutationObserver, addEventListener() {} };
for (const [name, value] of Object.entries({ ...globals, navigator: { languages: ["en"] } })) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

let mounted = [];
let told = [];

beforeEach((context) => {
  mounted = [];
  told = [];
  observers.clear();
  // What the class logs about failures that are meant.
  context.mock?.method(console, "error", () => {});
});

/** What `load` brings. */
const panel = () => ({
  styles: "p {}",
  giveUp() {},
  mount(element) {
    mounted.push(element);
    return { join: () => ({ ok: true }), unmount() {}, update: (_, speech) => told.push(speech) };
  },
});

const turn = () => new Promise((resolve) => setTimeout(resolve));
const sheetsOf = (element) => element.shadowRoot.adoptedStyleSheets.map(({ page, text }) => ({ page, text }));

test("an element that is moved to another document, and back, keeps its style", async () => {
  const element = new (classFor(async () => panel()))().putInto(document);
  assert.deepEqual(await element.join(), { ok: true });
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

test("an element that is made in one document is shown in another, too", async () => {
  const page = new Page();
  const Element = classFor(async () => panel());
  const elements = [new Element().putInto(page), new Element().putInto(page)];
  for (const element of elements) assert.deepEqual(await element.join(), { ok: true });
  assert.equal(elements[0].shadowRoot.adoptedStyleSheets[0], elements[1].shadowRoot.adoptedStyleSheets[0]);
  assert.deepEqual(sheetsOf(elements[0]), [{ page, text: "p {}" }]);
});

test("a panel that cannot be mounted is one that cannot be loaded, until it can", async () => {
  let isWilling = false;
  const { mount, ...rest } = panel();
  const reluctant = (element) => {
    if (!isWilling) throw new Error("not now");
    return mount(element);
  };
  const Element = classFor(async () => ({ ...rest, mount: reluctant }));
  const first = new Element().putInto(document);
  assert.equal((await first.whenReady).code, "load-failed");
  // The panel is here now, so that this one mounts at once.
  const second = new Element().putInto(document);
  for (const element of [first, second]) {
    assert.equal((await element.join()).code, "load-failed");
    assert.equal(element.shadowRoot.children.length, 1);
  }
  isWilling = true;
  for (const element of [first, second]) assert.deepEqual(await element.join(), { ok: true });
  assert.deepEqual(mounted, [first, second]);
});

test("what was loaded for one element after all is there for the others, too", async () => {
  let hasNetwork = false;
  const load = async () => {
    if (!hasNetwork) throw new TypeError("no network");
    return panel();
  };
  const Element = classFor(load);
  const elements = [new Element(), new Element(), new Element()];
  for (const element of elements) element.putInto(document);
  for (const element of elements) assert.equal((await element.whenReady).code, "load-failed");
  hasNetwork = true;
  assert.deepEqual(await elements[1].join(), { ok: true });
  assert.deepEqual(new Set(mounted), new Set(elements));
  assert.equal(mounted.length, elements.length);
});

/** Catalogues that come when `bring` is called; what went wrong in the page meanwhile is in `problems`. */
function slowly(context, ...languages) {
  const waiting = new Map();
  context.mock.method(globalThis, "fetch", (place) => new Promise((resolve) => waiting.set(place, resolve)));
  const problems = [];
  const note = (error) => problems.push(error);
  process.on("uncaughtException", note);
  context.after(() => process.off("uncaughtException", note));
  const bring = async (language) => {
    waiting.get(language)({ ok: true, json: async () => ({ Join: language }) });
    await turn();
  };
  return { places: () => Object.fromEntries(languages.map((name) => [name, name])), bring, problems };
}

test("a language that changes while the panel is loading is waited for", async (context) => {
  const { places, bring, problems } = slowly(context, "de", "fr", "it");
  const element = new (classFor(async () => panel(), places))();
  element.setAttribute("lang", "de");
  element.putInto(document);
  await turn();
  element.setAttribute("lang", "fr");
  await bring("de");
  assert.deepEqual(mounted, []);
  element.setAttribute("lang", "it");
  await bring("fr");
  assert.deepEqual([mounted, told], [[], []]);
  await bring("it");
  assert.deepEqual(mounted, [element]);
  assert.deepEqual(told.map(({ words, catalogue }) => [words, catalogue]), [["it", { Join: "it" }]]);
  assert.deepEqual(problems, []);
});

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const FILES = ["npm/class.js", ...["element", "language", "reflect", "trouble"].map((name) => `src/element/${name}.js`)];
/** It fails as in browsers: with its address, and once and for all under the same one. */
const SCRIPT = `
  asked.push(import.meta.url.split("/").pop());
  if (asked.length < 3) throw new TypeError("Failed to fetch dynamically imported module: " + import.meta.url);
  export default () => {};
  export const { mount, giveUp } = made;
  export const prepare = () => made.styles;
`;

/** The package with a script that is there when it is asked for a third time; `asked` gets the addresses. */
async function packaged(context, asked) {
  const folder = mkdtempSync(join(tmpdir(), "talk-participants-"));
  context.after(() => rmSync(folder, { recursive: true }));
  for (const file of FILES) copyFileSync(join(ROOT, file), join(folder, file.split("/").pop()));
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  writeFileSync(join(folder, "talk-participants.js"), SCRIPT);
  Object.assign(globalThis, { asked, made: panel() });
  return import(pathToFileURL(join(folder, "class.js")));
}

const HASHES = [
  { localName: "script", textContent: '{ "integrity": { "./talk-participants.js": "sha384-…" } }' },
  { localName: "link", textContent: "" },
];

test("a script that could not be had is asked for under another address, unless the page has a hash of it", async (context) => {
  const asked = [];
  const { TalkParticipants } = await packaged(context, asked);
  const element = new TalkParticipants().putInto(document);
  assert.equal((await element.whenReady).code, "load-failed");
  assert.equal((await element.join()).code, "load-failed");
  assert.deepEqual(await element.join(), { ok: true });
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
