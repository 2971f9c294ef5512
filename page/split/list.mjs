// Writes the list of the functions that the first view runs:
//
//   node page/split/list.mjs FOLDER
//
// FOLDER has `names.json`, the names of all functions, and any number of `ran-….json`, the places of those that ran.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LIST, hasName, nameOf } from "./names.mjs";

const [folder] = process.argv.slice(2);
if (!folder) throw new Error("usage: node list.mjs FOLDER");

const read = (file) => JSON.parse(readFileSync(join(folder, file), "utf8"));
const names = read("names.json");
const ran = readdirSync(folder).filter((file) => file.startsWith("ran-"));
const places = new Set(ran.flatMap(read));
if (places.size === 0) throw new Error(`${folder} does not say what ran`);
const first = new Set([...places].map((place) => names[place]).filter(hasName).map(nameOf));
writeFileSync(LIST, `${[...first].sort().join("\n")}\n`);
console.log(`${ran.length} views run ${places.size} of ${names.length} functions`);
