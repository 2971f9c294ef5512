// The names of the contract as the code has them: the element's class, its Rust side and its style sheets.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { withAttributes } from "../../src/element/attributes.js";
import { elementClass } from "../../src/element/element.js";
import { TEXTS, UNAVAILABLE } from "../../src/element/failures.js";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** What lies below a folder, by path. */
function files(folder, ending) {
  const paths = readdirSync(join(ROOT, folder), { recursive: true }).filter((path) => path.endsWith(ending));
  return new Map(paths.map((path) => [join(folder, path), readFileSync(join(ROOT, folder, path), "utf8")]));
}

const RUST = new Map([...files("src", ".rs")].map(([path, text]) => [path, text.split("#[cfg(test)]")[0]]));
const STYLES = [...files("style", ".css").values()].join("\n");
const ELEMENT = readFileSync(join(ROOT, "src/element/element.js"), "utf8");
const FAILURES = readFileSync(join(ROOT, "src/element/failures.js"), "utf8");

/** All Rust sources below a folder, without their tests. */
const rust = (folder) => [...RUST].filter(([path]) => path.startsWith(folder)).map(([, text]) => text).join("\n");

const all = (pattern, text) => [...text.matchAll(pattern)].map(([, found]) => found);
const unique = (names) => [...new Set(names)].sort();

/** The first file below `folder` that has `pattern`. */
function having(folder, pattern) {
  const found = [...RUST].find(([path, text]) => path.startsWith(folder) && pattern.test(text));
  if (!found) throw new Error(`no file in ${folder} has ${pattern}`);
  return found[1];
}

/** The texts in the body of the function `name`, which is the first of that name in `text`. */
function textsOf(name, text) {
  const start = new RegExp(`^( *)(?:pub(?:\\([a-z]+\\))? )?(?:const )?fn ${name}\\(`, "m").exec(text);
  if (!start) throw new Error(`no function ${name}`);
  const end = text.indexOf(`\n${start[1]}}`, start.index);
  return all(/"([^"]*)"/g, text.slice(start.index, end));
}

const Base = elementClass();
const Element = withAttributes(Base);
const own = [Base, Element]
  .flatMap(({ prototype }) => Object.entries(Object.getOwnPropertyDescriptors(prototype)))
  .filter(([name]) => !/^(constructor|.*Callback)$/.test(name));

/** The attributes that the element's class observes, its methods and its properties. */
export const observed = unique(Element.observedAttributes);
export const methods = unique(own.filter(([, { value }]) => typeof value === "function").map(([name]) => name));
export const writable = unique(own.filter(([, { set }]) => set).map(([name]) => name));
export const readOnly = unique(own.filter(([, { get, set }]) => get && !set).map(([name]) => name));

/** The methods of which the class only passes the calls on. */
export const passedOn = unique(all(/this\.#call\(\(panel\) => panel\.(\w+)\(/g, ELEMENT));

/** What the Rust side reads and answers to. */
export const attributes = unique(
  all(/const (?:ATTRIBUTES|STYLED): &\[&str\] = &\[([^\]]*)\]/g, rust("src/element")).flatMap((list) =>
    all(/"([^"]+)"/g, list),
  ),
);
export const properties = unique(all(/field\(&?properties, "(\w+)"\)/g, rust("src/element")));
export const exported = unique(
  all(/pub fn (\w+)\(/g, rust("src/element").split(/^#\[wasm_bindgen\]\nimpl Instance \{$/m)[1]?.split(/^\}$/m)[0] ?? "")
    // As wasm-bindgen's `js_name` has them.
    .map((name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase())),
);

/** The attributes that the component for Leptos apps sets, and the events that it listens to. */
const COMPONENT = RUST.get("src/component.rs") ?? "";
export const component = {
  attributes: unique(all(/\.attr\("([a-z-]+)"/g, COMPONENT)),
  events: unique(all(/"(tp-[a-z-]+)"/g, COMPONENT.split("const EVENTS")[1] ?? "")),
};

/** What the page can listen to and style. */
export const events = unique([...all(/"(tp-[a-z-]+)"/g, rust("src/element")), ...all(/#emit\('(tp-[a-z-]+)'/g, ELEMENT)]);
const dispatched = rust("src/element/events.rs") + rust("src/element/to_js.rs");
const json = /struct ParticipantJson<'a> \{([^}]*)\}/.exec(dispatched)?.[1] ?? "";
export const details = unique([
  ...all(/\("(\w+)", (?!None|Some)/g, dispatched),
  ...all(/^ *(\w+):/gm, json).map((name) => name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase())),
]);
export const outcomes = unique(textsOf("outcome_parts", dispatched));
export const kinds = unique(textsOf("as_str", having("src/state", /pub enum ActionKind\b/)));
export const roles = unique(textsOf("role_name", having("src/element", /fn role_name\(/)));
const eventsFile = having("src/element", /fn states\(/);
export const states = unique([...textsOf("phase_word", eventsFile), ...textsOf("states", eventsFile)]);
const VIEWS = rust("src/view");
export const slots = unique([
  ...all(/<slot name=\{?"([^"]+)"/g, VIEWS),
  ...all(/"([a-z]+-badge:)"/g, VIEWS).map((start) => `${start}{key}`),
]);
/** Parts of `view!` and of the rows, which are made by hand. */
export const parts = unique([
  ...all(/(?:\bpart=\{?|\("part", )"([^"]+)"/g, VIEWS).flatMap((names) => names.split(" ")),
  ...all(/setAttribute\('part', '([^']+)'\)/g, FAILURES),
]);
export const customProperties = unique(all(/(--tp-[a-z-]+):/g, STYLES));
/** Nextcloud's variable that each follows, or none. */
export const followed = Object.fromEntries(
  all(/(--tp-[a-z-]+: var\(--[a-z-]+)/g, STYLES).map((line) => line.split(": var(")),
);
export const unavailableCodes = unique(Object.keys(UNAVAILABLE));
export const moreTexts = unique(Object.keys(TEXTS));
export const errorCodes = unique([...textsOf("as_str", having("src/state", /pub enum Code\b/)), ...unavailableCodes]);
