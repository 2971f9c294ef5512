// The names of the contract as npm/class.d.ts has them.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const FILE = fileURLToPath(new URL("../class.d.ts", import.meta.url));
const SOURCE = ts.createSourceFile(FILE, readFileSync(FILE, "utf8"), ts.ScriptTarget.Latest, true);

const declared = new Map(SOURCE.statements.filter(({ name }) => name).map((node) => [node.name.text, node]));

function declaration(name) {
  const node = declared.get(name);
  if (!node) throw new Error(`class.d.ts declares no ${name}`);
  return node;
}

const nameOf = ({ name }) => name.text;

/** The texts that a type may be. */
export function union(name) {
  return texts(declaration(name).type);
}

function texts(type) {
  return type.types.map(({ literal }) => literal.text).sort();
}

/** The names of an interface's or a class's members. */
export function members(name) {
  return [...new Set(declaration(name).members.filter(({ name }) => name).map(nameOf))].sort();
}

/** The members of a class that cannot be written. */
export function readOnly(name) {
  const fixed = ({ modifiers = [] }) => modifiers.some(({ kind }) => kind === ts.SyntaxKind.ReadonlyKeyword);
  return declaration(name).members.filter(fixed).map(nameOf).sort();
}

/** The events by name, each with the names in its detail. */
export function events() {
  return Object.fromEntries(
    declaration("TalkParticipantsEvents").members.map(({ name, type }) => [
      name.text,
      type.members ? type.members.map(nameOf).sort() : members(type.typeName.text),
    ]),
  );
}

/** The texts that a field of an event's detail may be. */
export function choices(event, field) {
  const detail = declaration("TalkParticipantsEvents").members.find((node) => nameOf(node) === event).type;
  return texts(detail.members.find((node) => nameOf(node) === field).type);
}

/** What `Pick` chooses in the type of what templates can set. */
export function properties() {
  return texts(declaration("TalkParticipantsProperties").type.typeArguments[0].typeArguments[1]);
}
