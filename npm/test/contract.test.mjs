// The reference, the types and the manifest say what the code does: each list of names is the same everywhere.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { manifest, propertyOf } from "../tools/manifest.mjs";
import { messageTypes } from "../tools/message-types.mjs";
import * as messages from "../tools/messages.mjs";
import { quoted, reference } from "../tools/reference.mjs";
import * as code from "../tools/code.mjs";
import * as types from "../tools/types.mjs";

const docs = reference();
const names = (rows) => rows.map(({ name }) => name).sort();
const element = manifest(docs).modules[0].declarations[0];

/** Compares lists of names with the reference's, which says what is meant. */
function same(documented, found) {
  assert.ok(documented.length > 0);
  const duplicates = documented.filter((name, at) => documented.indexOf(name) !== at);
  assert.deepEqual(duplicates, [], "twice in the reference");
  for (const [where, list] of Object.entries(found)) {
    assert.deepEqual([...list].sort(), [...documented].sort(), `${where} (-) beside docs/reference.md (+)`);
  }
}

test("attributes", () => {
  same(names(docs.attributes), {
    "element.js": code.observed,
    "src/element": code.attributes,
    "src/component.rs": code.component.attributes,
    "class.d.ts": types.members("TalkParticipantsAttributes"),
    manifest: names(element.attributes),
  });
});

const isFixed = ({ type }) => /read only/.test(type);
const reflected = docs.attributes.map(({ name }) => propertyOf(name)).filter((name) => name !== "lang");
const settable = names(docs.properties.filter((row) => !isFixed(row)));
const fixed = names(docs.properties.filter(isFixed));

test("properties", () => {
  same([...reflected, ...settable], { "element.js": code.writable });
  same(settable, { "src/element": code.properties });
  same(fixed, { "element.js": code.readOnly, "class.d.ts": types.readOnly("TalkParticipants") });
  const camel = reflected.filter((name) => /[A-Z]/.test(name));
  same([...camel, ...settable], { "class.d.ts for templates": types.properties() });
});

test("methods", () => {
  same(names(docs.methods), {
    "element.js": code.methods,
  });
  // The panel answers to what the class passes on, and to three calls of the class itself.
  assert.deepEqual(code.exported, [...code.passedOn, "participants", "unmount", "update"].sort());
});

test("members of the class", () => {
  const members = [...reflected, ...settable, ...fixed, ...names(docs.methods)];
  const listening = ["addEventListener", "removeEventListener"];
  same(members, {
    "class.d.ts": types.members("TalkParticipants").filter((name) => !listening.includes(name)),
    manifest: names(element.members),
  });
});

test("events and their details", () => {
  same(names(docs.events), {
    source: code.events,
    "src/component.rs": code.component.events,
    "class.d.ts": Object.keys(types.events()),
    manifest: names(element.events),
  });
  for (const { name, detail } of docs.events) same(quoted(detail), { [`class.d.ts, ${name}`]: types.events()[name] });
  const described = [types.events(), types.members("Participant"), types.members("Target"), types.members("Problem")];
  assert.deepEqual(code.details, [...new Set(described.flatMap((each) => Object.values(each).flat()))].sort());
  assert.deepEqual(code.outcomes, types.choices("tp-action", "outcome"));
});

test("kinds of actions, and roles", () => {
  same(docs.kinds, { "src/state": code.kinds, "class.d.ts": types.union("ActionKind") });
  same(docs.roles, { "src/element": code.roles, "class.d.ts": types.union("Role") });
});

test("texts", () => {
  const typed = [...messageTypes().matchAll(/^  "([\w-]+)"\?: string;$/gm)].map(([, name]) => name);
  assert.deepEqual(typed.sort(), [...messages.names, ...code.unavailableCodes, ...code.moreTexts].sort());
  assert.match(readFileSync(new URL("../class.d.ts", import.meta.url), "utf8"), /^ {2}messages: Messages \| null;$/m);
});

test("slots, parts and states", () => {
  same(names(docs.slots), { "src/view": code.slots, manifest: names(element.slots) });
  same(names(docs.parts), { source: code.parts, manifest: names(element.cssParts) });
  same(names(docs.states), { "src/element": code.states, manifest: names(element.cssStates) });
  const more = ["empty", "joined", "stale"];
  same(names(docs.states).filter((name) => !more.includes(name)), { "class.d.ts": types.union("State") });
});

test("custom properties, and what they follow", () => {
  same(names(docs.customProperties), { style: code.customProperties, manifest: names(element.cssProperties) });
  const follows = docs.customProperties.filter(({ follows }) => follows !== "");
  assert.deepEqual(code.followed, Object.fromEntries(follows.map(({ name, follows }) => [name, quoted(follows)[0]])));
});

test("error codes", () => {
  same(names(docs.errorCodes), { source: code.errorCodes, "class.d.ts": types.union("ErrorCode") });
});
