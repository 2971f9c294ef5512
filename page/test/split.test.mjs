import assert from "node:assert/strict";
import { test } from "node:test";
import binaryen from "binaryen";
import { split } from "../split/split.mjs";
import { watched } from "../split/watched.mjs";

// `shown` is the first view; it calls `late` on some paths, which calls back, writes to memory and moves the stack pointer.
const WHOLE = binaryen.parseText(`(module
  (import "js" "tell" (func $tell (param i32)))
  (memory $0 1)
  (data (i32.const 8) "\\07")
  (global $stack (mut i32) (i32.const 64))
  (table $0 3 3 funcref)
  (elem (i32.const 1) $byTable $shown)
  (export "memory" (memory $0))
  (export "shown" (func $shown))
  (export "indirect" (func $indirect))
  (func $shown (param $x i32) (result i32)
    (if (result i32) (i32.gt_s (local.get $x) (i32.const 10))
      (then (call $late (local.get $x) (f64.const 0.5)))
      (else (call $twice (local.get $x)))))
  (func $twice (param $x i32) (result i32) (i32.mul (local.get $x) (i32.const 2)))
  (func $late (param $x i32) (param $y f64) (result i32)
    (global.set $stack (i32.sub (global.get $stack) (i32.const 16)))
    (call $tell (global.get $stack))
    (i32.store8 (i32.const 9) (i32.load8_u (i32.const 8)))
    (call $onlyLate (call $twice (local.get $x)) (i32.trunc_f64_s (f64.add (local.get $y) (local.get $y)))))
  (func $onlyLate (param $x i32) (param $y i32) (result i32) (i32.add (local.get $x) (local.get $y)))
  (func $byTable (param $x i32) (result i32) (i32.const 99))
  (func $indirect (param $at i32) (result i32)
    (call_indirect (param i32) (result i32) (i32.const 3) (local.get $at))))`);
binaryen.setDebugInfo(true);
const BYTES = WHOLE.emitBinary();
binaryen.setDebugInfo(false);
const FIRST = new Set(["shown", "twice", "indirect"]);

/** Runs both parts as rest.js does. */
function run() {
  const parts = split(BYTES, () => FIRST);
  const told = [];
  let calls = 0;
  const imports = { js: { tell: (value) => told.push(value) }, s: { now } };
  const first = new WebAssembly.Instance(new WebAssembly.Module(parts.first), imports).exports;
  function now() {
    calls += 1;
    new WebAssembly.Instance(new WebAssembly.Module(parts.rest), { ...imports, p: first });
    first._arrived.value = 1;
  }
  return { first, now, told, calls: () => calls, parts };
}

test("the first view does without the rest", () => {
  const { first, calls } = run();
  assert.equal(first.shown(4), 8);
  assert.equal(first.indirect(2), 6);
  assert.equal(calls(), 0);
});

test("a function that went brings the rest, once, and does what it did", () => {
  const { first, told, calls } = run();
  assert.equal(first.shown(11), 23);
  assert.equal(first.shown(12), 25);
  assert.deepEqual(told, [48, 32]);
  assert.equal(new Uint8Array(first.memory.buffer)[9], 7);
  assert.equal(calls(), 1);
});

test("one that is only in a table is found there", () => {
  const { first, calls } = run();
  assert.equal(first.indirect(1), 99);
  assert.equal(calls(), 1);
});

test("a rest that came before it was called is not asked for", () => {
  const { first, now, calls } = run();
  now();
  assert.equal(first.shown(11), 23);
  assert.equal(calls(), 1);
});

test("each part has its own functions, and the data is there once", () => {
  const { parts } = run();
  const text = (bytes) => binaryen.readBinary(bytes).emitText();
  assert.match(text(parts.first), /\\07/);
  assert.doesNotMatch(text(parts.first), /i32\.trunc_f64_s|f64\.add/);
  assert.doesNotMatch(text(parts.rest), /\\07|i32\.mul/);
});

test("a watched module tells what it runs", () => {
  const ran = new Set();
  const { bytes, names } = watched(BYTES);
  const imports = { js: { tell() {} }, s: { ran: (place) => ran.add(names[place]) } };
  const { shown } = new WebAssembly.Instance(new WebAssembly.Module(bytes), imports).exports;
  assert.equal(shown(4), 8);
  assert.deepEqual([...ran], ["shown", "twice"]);
  shown(11);
  assert.deepEqual([...ran].sort(), ["late", "onlyLate", "shown", "twice"]);
});
