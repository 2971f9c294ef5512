// The custom elements manifest (schema 1.0.0), which editors and documentation tools read. It is made from the tables of
// docs/reference.md, so that it cannot say anything else.

import { plain, quoted } from "./reference.mjs";

/** `attribute` as the name of its property; `lang` is every element's own. */
export function propertyOf(attribute) {
  return attribute.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}

/** The manifest of a contract as `reference` reads it. */
export function manifest(contract) {
  const declaration = { name: "TalkParticipants", module: "class.js" };
  const names = ["TalkParticipants", "configure", "define"];
  return {
    schemaVersion: "1.0.0",
    readme: "README.md",
    modules: [
      {
        kind: "javascript-module",
        path: "class.js",
        declarations: [element(contract), ...FUNCTIONS],
        exports: names.map((name) => ({ kind: "js", name, declaration: { name, module: "class.js" } })),
      },
      {
        kind: "javascript-module",
        path: "index.js",
        exports: [
          { kind: "custom-element-definition", name: "talk-participants", declaration },
          ...names.map((name) => ({ kind: "js", name, declaration: { name, module: "class.js" } })),
        ],
      },
    ],
  };
}

const FUNCTIONS = [
  {
    kind: "function",
    name: "configure",
    description: "Says where the WebAssembly file and the languages are, before the first element.",
    parameters: [
      { name: "options", type: { text: "{ wasm?: string | URL; languages?: string | URL | Record<string, string | URL> }" } },
    ],
  },
  {
    kind: "function",
    name: "define",
    description: "Defines the element, unless the page has one of that name already.",
    parameters: [{ name: "name", type: { text: "string" }, default: '"talk-participants"', optional: true }],
  },
];

function element(contract) {
  return {
    kind: "class",
    customElement: true,
    tagName: "talk-participants",
    name: "TalkParticipants",
    superclass: { name: "HTMLElement", package: "global:" },
    description: "The participants of a Nextcloud Talk conversation.",
    attributes: contract.attributes.map(attribute),
    members: [...contract.attributes.filter(({ name }) => name !== "lang").map(reflected), ...members(contract)],
    events: contract.events.map((event) => ({
      name: event.name,
      type: { text: `CustomEvent<TalkParticipantsEvents["${event.name}"]>` },
      description: plain(event.when),
    })),
    slots: contract.slots.map(({ name, meaning }) => ({ name, description: plain(meaning) })),
    cssParts: contract.parts.map(({ name, meaning }) => ({ name, description: plain(meaning) })),
    cssProperties: contract.customProperties.map(({ name, meaning, follows }) => {
      const [variable] = quoted(follows);
      return { name, description: plain(meaning), ...(variable && { default: `var(${variable})` }) };
    }),
    // Later versions of the schema know these; tools of this one pass over them.
    cssStates: contract.states.map(({ name, meaning }) => ({ name, description: plain(meaning) })),
  };
}

function attribute({ name, values, meaning }) {
  const field = name === "lang" ? {} : { fieldName: propertyOf(name) };
  return { name, ...kindOf(values), description: `${plain(values)}. ${plain(meaning)}`, ...field };
}

function reflected({ name, values, meaning }) {
  const { type } = kindOf(values);
  const nullable = type.text === "boolean" ? type : { text: `${type.text} | null` };
  const field = { kind: "field", name: propertyOf(name), type: nullable, description: plain(meaning) };
  return { ...field, attribute: name, reflects: true };
}

/** The type and the default that the column of values tells. */
function kindOf(values) {
  if (values === "present or not") return { type: { text: "boolean" }, default: "false" };
  const number = /\bdefault (\d+)$/.exec(values)?.[1];
  if (number) return { type: { text: "number" }, default: number };
  if (!/^(`[a-z-]+`( \(default\))?(, |$))+$/.test(values)) return { type: { text: "string" } };
  const fallback = /`([a-z-]+)` \(default\)/.exec(values)?.[1];
  const text = quoted(values).map((value) => `'${value}'`).join(" | ");
  return { type: { text }, ...(fallback && { default: `'${fallback}'` }) };
}

function members({ properties, methods }) {
  const fields = properties.map(({ name, type, meaning }) => ({
    kind: "field",
    name,
    type: { text: quoted(type).join(" | ") },
    description: plain(meaning),
    ...(/read only/.test(type) && { readonly: true }),
  }));
  const calls = methods.map(({ name, result, meaning }) => ({
    kind: "method",
    name,
    description: plain(meaning),
    return: { type: { text: "Promise<Result>" }, ...(result && { description: plain(result) }) },
  }));
  return [...fields, ...calls];
}
