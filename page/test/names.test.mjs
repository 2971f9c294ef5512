import assert from "node:assert/strict";
import { test } from "node:test";
import { inFirstView, nameOf } from "../split/names.mjs";

test("a name is the same whatever hashes the crates have", () => {
  assert.equal(nameOf("<reactive_graph[1b88e465f5147fc]::owner::Owner>::new"), "<reactive_graph::owner::Owner>::new");
  assert.equal(nameOf("core[c5930c85a12de822]::slice::sort::<[u8; 4]>"), "core::slice::sort::<[u8; 4]>");
  assert.equal(nameOf("next[1]"), "next[1]");
});

test("a list that is about other names is not taken for one of few functions", () => {
  assert.throws(() => inFirstView(["somebody::elses::function"]), /cargo xtask first-view/);
});
