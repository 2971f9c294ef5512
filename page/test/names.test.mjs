import assert from "node:assert/strict";
import { test } from "node:test";
import { readFileSync } from "node:fs";
import { LIST, inFirstView, nameOf } from "../split/names.mjs";

test("a name is the same whatever hashes the crates have", () => {
  assert.equal(nameOf("<reactive_graph[1b88e465f5147fc]::owner::Owner>::new"), "<reactive_graph::owner::Owner>::new");
  assert.equal(nameOf("core[c5930c85a12de822]::slice::sort::<[u8; 4]>"), "core::slice::sort::<[u8; 4]>");
  assert.equal(nameOf("next[1]"), "next[1]");
});

test("a list that is about other names is not taken for one of few functions", () => {
  assert.throws(() => inFirstView(["somebody::elses::function"]), /cargo xtask first-view/);
});

test("what has only a number is in the first view, and in no list", () => {
  const listed = readFileSync(LIST, "utf8").trim().split("\n");
  assert.equal(listed.find((name) => /^\d+$/.test(name)), undefined);
  assert.equal(inFirstView([...listed, "2193", "somebody::elses::function"]).size, listed.length + 1);
});
