// Finishes the source map of a bundle, which page/release.sh changed behind esbuild's back:
//
//   node page/map.mjs talk-participants.js.map BEFORE.js AFTER.js
//
// The change is in the code that esbuild puts in front of all sources, so that all of the first line moves by as much. Each place
// in a line is told by its distance from the one before; only the first distance changes.

import { readFileSync, writeFileSync } from "node:fs";

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

const [path, before, after] = process.argv.slice(2);
const map = JSON.parse(readFileSync(path, "utf8"));
const [old, now] = [before, after].map((file) => readFileSync(file, "utf8").split("\n"));
if (!/^\w/.test(map.mappings)) throw new Error(`${path} has nothing in the first line`);
const [column, rest] = firstNumber(map.mappings);
const isBehind = old[0].slice(column) === now[0].slice(now[0].length - old[0].length + column);
if (!isBehind || old.slice(1).join() !== now.slice(1).join()) {
  throw new Error(`${after} has a change that is not in front of all sources`);
}
map.mappings = number(column + now[0].length - old[0].length) + rest;
// As the repository has them, without wasm-bindgen's folders; its own script has the name of the bundle.
map.sources = map.sources.map((source) => source.replace(/^\.\.\/snippets\/[^/]+\//, "").replace(/^\.\.\//, "wasm-bindgen/"));
writeFileSync(path, JSON.stringify(map));

/** The first number of a list in base 64 VLQ, and the text behind it. */
function firstNumber(text) {
  let [value, at, digit] = [0, 0, 0];
  do {
    digit = DIGITS.indexOf(text[at]);
    value += (digit & 31) * 32 ** at;
    at += 1;
  } while (digit & 32);
  return [value / 2, text.slice(at)];
}

/** A number that is not negative in base 64 VLQ. */
function number(value) {
  let [rest, text] = [value * 2, ""];
  do {
    const digit = rest % 32;
    rest = (rest - digit) / 32;
    text += DIGITS[rest > 0 ? digit + 32 : digit];
  } while (rest > 0);
  return text;
}
