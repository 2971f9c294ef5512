// The list of the functions that the first view runs, by name.

import { readFileSync } from "node:fs";

/** One name in each line. `cargo xtask first-view` writes it. */
export const LIST = new URL("first-view.txt", import.meta.url);

/** A function's name without the crates' hashes, which differ between machines; arrays have shorter numbers there. */
export function nameOf(function_) {
  return function_.replace(/\[[0-9a-f]{8,16}\]/g, "");
}

/** Some small functions that wasm-bindgen makes have only a number, which is another one after any change; all of them stay. */
export function hasName(function_) {
  return !/^\d+$/.test(function_);
}

/** Of the functions of a module, by name, those that the first view runs. */
export function inFirstView(functions) {
  const listed = new Set(readFileSync(LIST, "utf8").trim().split("\n"));
  const first = functions.filter((name) => !hasName(name) || listed.has(nameOf(name)));
  // Some are new and some have gone. When it is most of them, the names themselves are others.
  if (first.length < listed.size / 2) throw new Error("page/split/first-view.txt is out of date: run cargo xtask first-view");
  return new Set(first);
}
