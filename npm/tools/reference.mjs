// Reads docs/reference.md: the names of the contract, from its tables and the two sentences that list names.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const REFERENCE = fileURLToPath(new URL("../../docs/reference.md", import.meta.url));

/** The contract as `{ attributes, properties, … }`; each is a list of `{ name, … }` with the other columns by heading. */
export function reference(text = readFileSync(REFERENCE, "utf8")) {
  const sections = sectionsOf(text);
  const table = (title) => tableIn(section(sections, title), title);
  return {
    attributes: table("Attributes"),
    properties: table("Properties"),
    methods: table("Methods").map((row) => ({ ...row, name: row.name.replace(/\(.*$/, "") })),
    events: table("Events"),
    slots: table("Slots"),
    parts: table("Parts"),
    states: [...shown(section(sections, "States")), ...table("States")],
    customProperties: table("Custom properties"),
    errorCodes: table("Error codes"),
    kinds: namesAfter(section(sections, "Events"), "`kind` is"),
    roles: namesAfter(section(sections, "Events"), "Roles are"),
  };
}

/** Text without the marks of Markdown that the tables use. */
export function plain(text) {
  return text.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").replaceAll("`", "");
}

/** The names that a piece of text has in back quotes. */
export function quoted(text) {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
}

function sectionsOf(text) {
  const parts = text.split(/^## +(.+)$/m).slice(1);
  const sections = new Map();
  for (let at = 0; at < parts.length; at += 2) sections.set(parts[at].trim(), parts[at + 1]);
  return sections;
}

function section(sections, title) {
  const found = sections.get(title);
  if (found === undefined) throw new Error(`docs/reference.md has no section "${title}"`);
  return found;
}

function tableIn(text, title) {
  const lines = text.split("\n").filter((line) => line.startsWith("|"));
  const [heading, , ...rows] = lines.map(cells);
  if (!heading || rows.length === 0) throw new Error(`docs/reference.md has no table below "${title}"`);
  return rows.map((row) => {
    const entry = Object.fromEntries(heading.slice(1).map((column, at) => [column, row[at + 1] ?? ""]));
    return { name: row[0].replaceAll("`", ""), ...entry };
  });
}

function cells(line) {
  return line
    .replace(/^\||\|\s*$/g, "")
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll("\\|", "|"));
}

/** The states of which one is set, which are listed in a sentence; what each means is said by its name. */
function shown(text) {
  const names = namesAfter(text, "One of these is set:");
  return names.map((name) => ({ name, meaning: `What the panel shows: ${name.replaceAll("-", " ")}.` }));
}

/** The names in the sentence that begins with `start`. */
function namesAfter(text, start) {
  const at = text.indexOf(start);
  if (at < 0) throw new Error(`docs/reference.md has no sentence that begins with "${start}"`);
  return quoted(text.slice(at + start.length).split(/\.\s|,?\s+for\s/)[0]);
}
