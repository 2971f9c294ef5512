// The names and the English patterns of all messages, as src/i18n has them, and the catalogues of the other languages.

import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { TEXTS, UNAVAILABLE } from "../../src/element/failures.js";

const ROOT = new URL("../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, ROOT), "utf8");

/** The names in `src/i18n/text.rs`. */
export const names = /^texts! \{$([\s\S]*?)^\}$/m
  .exec(read("src/i18n/text.rs"))[1]
  .replace(/\/\/.*$/gm, "")
  .split(",")
  .map((name) => name.trim())
  .filter(Boolean);

/** English patterns by name, from `src/i18n/en/` and, for what is said without the panel, from the element's class. */
export const english = { ...fromRust(), ...UNAVAILABLE, ...TEXTS };

function fromRust() {
  const files = readdirSync(new URL("src/i18n/en/", ROOT)).map((file) => read(`src/i18n/en/${file}`));
  const arms = files.join("\n").matchAll(/^ {8}(\w+) => (?:\{\s*)?"((?:[^"\\]|\\.)*)"/gm);
  return Object.fromEntries([...arms].map(([, name, text]) => [name, JSON.parse(`"${text}"`)]));
}

/** Where the catalogues are. */
export const FOLDER = fileURLToPath(new URL("languages/", ROOT));

/** The languages that have a catalogue, by the names of the files. */
export const languages = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".json"))
  .map((file) => file.replace(".json", ""))
  .sort();

/** A catalogue as its file has it. */
export const catalogue = (language) => JSON.parse(read(`languages/${language}.json`));
