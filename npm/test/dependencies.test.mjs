// Every package that is depended upon directly has its reason in docs/dependencies.md, and nothing else has one.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** They show how the panel is used, or stand beside it to be measured. */
const APART = ["talk-participants-bench", "talk-participants-example-leptos"];

function wanted() {
  const args = ["metadata", "--format-version=1", "--no-deps", "--offline"];
  const { packages } = JSON.parse(execFileSync("cargo", args, { cwd: ROOT, encoding: "utf8", maxBuffer: 1 << 26 }));
  const own = packages.map(({ name }) => name);
  const crates = packages
    .filter(({ name }) => !APART.includes(name))
    .flatMap(({ dependencies }) => dependencies.map(({ name }) => name))
    .filter((name) => !own.includes(name));
  const { devDependencies } = JSON.parse(readFileSync(`${ROOT}package.json`, "utf8"));
  return [...new Set([...crates, ...Object.keys(devDependencies)])].sort();
}

test("each dependency has its reason", () => {
  const rows = readFileSync(`${ROOT}docs/dependencies.md`, "utf8").matchAll(/^\| (`.+`) \| .+ \|$/gm);
  const explained = Array.from(rows, ([, names]) => names.split(", ").map((name) => name.slice(1, -1))).flat();
  assert.deepEqual([...new Set(explained)].sort(), wanted());
});

test("lock files name no place to fetch from but the public default", () => {
  const lock = readFileSync(`${ROOT}Cargo.lock`, "utf8");
  for (const [, source] of lock.matchAll(/^source = "(.+)"$/gm)) {
    assert.equal(source, "registry+https://github.com/rust-lang/crates.io-index");
  }
  const files = execFileSync("git", ["ls-files", "*package-lock.json"], { cwd: ROOT, encoding: "utf8" });
  for (const file of files.split("\n").filter(Boolean)) {
    for (const [, address] of readFileSync(ROOT + file, "utf8").matchAll(/"resolved": "(.+)"/g)) {
      assert.match(address, /^(https:\/\/registry\.npmjs\.org\/|file:|[.\w/-]+$)/, file);
    }
  }
});
