// The bill of materials names what Cargo compiles into the panel, as it is locked.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { billOfMaterials } from "../tools/sbom.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const bill = billOfMaterials(ROOT, "1.2.3");

test("it lists what is compiled in, and nothing that is not", () => {
  const names = bill.components.map(({ name }) => name);
  for (const name of ["leptos", "serde_json", "wasm-bindgen", "web-sys", "talk-participants-model"]) {
    assert.ok(names.includes(name), name);
  }
  // Of macros, of tests, of the reference server.
  for (const name of ["leptos_macro", "thiserror-impl", "proptest", "wasm-bindgen-test", "axum", "talk-participants"]) {
    assert.ok(!names.includes(name), name);
  }
});

test("whatever comes from a registry has a checksum, everything has a licence", () => {
  for (const { name, hashes, licenses } of bill.components) {
    const own = name.startsWith("talk-participants");
    assert.equal(hashes === undefined, own, name);
    assert.match(licenses[0].expression, /^[A-Za-z0-9.() -]+$/, name);
  }
});

test("it names each package once, and nothing that is not in it", () => {
  const refs = bill.components.map((component) => component["bom-ref"]);
  assert.equal(new Set(refs).size, refs.length);
  const known = new Set([...refs, bill.metadata.component["bom-ref"]]);
  for (const { ref, dependsOn } of bill.dependencies) {
    for (const name of [ref, ...dependsOn]) assert.ok(known.has(name), name);
  }
});
