// Cuts a WebAssembly module in two: what the first view of the panel runs, and the rest, which comes after it.
//
// Both share memory and tables. In the first module a short function stands in the place of each that went and is called
// from there: it sees to it that the rest has arrived (see rest.js) and calls the real one, through a table of their own.
// So nothing has to know which functions went, and one that is in the wrong module costs time and nothing else.

import binaryen from "binaryen";

/** The module name under which the rest imports what the first part exports. */
const FIRST = "p";
/** What the first part calls when the rest is needed at once: module and name of an import. */
const NOW = ["s", "now"];
/** The exported global that says that the rest has arrived. */
const ARRIVED = "_arrived";
/** The table of the functions of the rest that are called from outside it. */
const TABLE = "_rest";

const { i32, none, funcref } = binaryen;

/** The two modules, as bytes. `bytes` is the whole, with names; `choose` takes those of all functions that stay. */
export function split(bytes, choose) {
  const names = definedIn(read(bytes)).map(({ name }) => name);
  const chosen = choose(names);
  const moved = names.filter((name) => !chosen.has(name));
  // The same short name on both sides of the cut.
  const stayed = new Map([...chosen].map((name, n) => [name, `$${n.toString(36)}`]));
  // Who calls whom over the cut is seen in drafts, in which everybody does.
  const needed = importedFrom(restOf(bytes, stayed, moved));
  const left = new Set(definedIn(firstOf(bytes, stayed, moved, moved, needed)).map(({ name }) => name));
  const called = moved.filter((name) => left.has(name));
  const rest = restOf(bytes, stayed, called);
  const first = firstOf(bytes, stayed, moved, called, importedFrom(rest));
  return { first: emitted(first), rest: emitted(rest) };
}

// The first part: without the functions `moved`, with stand-ins for those of them that are `called`. It exports `needed`.
function firstOf(bytes, stayed, moved, called, needed) {
  const module = read(bytes);
  const functions = new Map(definedIn(module).map((info) => [info.name, info]));
  for (const { kind, name, as } of sharedBy(module)) module[`add${kind}Export`](name, as);
  for (const name of needed) module.addFunctionExport(name, stayed.get(name));
  module.addTable(TABLE, called.length, called.length, funcref);
  module.addTableExport(TABLE, TABLE);
  module.addGlobal(ARRIVED, i32, true, module.i32.const(0));
  module.addGlobalExport(ARRIVED, ARRIVED);
  module.addFunctionImport("now", ...NOW, none, none);
  const hasCome = module.global.get(ARRIVED, i32);
  const wait = module.if(module.i32.eqz(hasCome), module.call("now", [], none));
  module.addFunction("place", i32, i32, [], module.block(null, [wait, module.local.get(0, i32)], i32));
  for (const name of moved) module.removeFunction(name);
  for (const [place, name] of called.entries()) {
    const { params, results } = functions.get(name);
    const values = binaryen.expandType(params).map((type, at) => module.local.get(at, type));
    const where = module.call("place", [module.i32.const(place)], i32);
    module.addFunction(name, params, results, [], module.call_indirect(TABLE, where, values, params, results));
  }
  return withoutUnused(module);
}

// The rest: without the functions that stayed, which it imports, and with those that are `called` from outside in a table.
function restOf(bytes, stayed, called) {
  const module = read(bytes);
  for (const { name, params, results } of definedIn(module).filter(({ name }) => stayed.has(name))) {
    module.removeFunction(name);
    module.addFunctionImport(name, FIRST, stayed.get(name), params, results);
  }
  for (const { name } of each(module, "Export")) module.removeExport(name);
  for (const { name } of each(module, "ElementSegment")) module.removeElementSegment(name);
  for (const { kind, name, as, more } of sharedBy(module)) {
    // Data and values are set up by the first part.
    if (kind === "Memory") module.setMemory(more.initial, more.max ?? -1, null, [], false, false, name);
    module[`add${kind}Import`](name, FIRST, as, ...(kind === "Global" ? [more.type, more.mutable] : []));
  }
  module.addTable(TABLE, called.length, called.length, funcref);
  module.addTableImport(TABLE, FIRST, TABLE);
  module.addActiveElementSegment(TABLE, "called", called, module.i32.const(0));
  return withoutUnused(module);
}

// What both parts use beside functions, with the names under which they meet.
function sharedBy(module) {
  const memory = { kind: "Memory", name: "0", as: "_memory", more: module.getMemoryInfo("0") };
  const tables = each(module, "Table").map(({ name }, n) => ({ kind: "Table", name, as: `_t${n}` }));
  const globals = each(module, "Global").map((more, n) => ({ kind: "Global", name: more.name, as: `_g${n}`, more }));
  return [memory, ...tables, ...globals];
}

function read(bytes) {
  const module = binaryen.readBinary(bytes);
  // What sharing takes, in every browser that has WebAssembly as wasm-bindgen needs it.
  const { MutableGlobals, ReferenceTypes } = binaryen.Features;
  module.setFeatures(module.getFeatures() | MutableGlobals | ReferenceTypes);
  return module;
}

function definedIn(module) {
  return each(module, "Function").filter((info) => !info.module);
}

/** The names of the functions that a module takes from the first part. */
function importedFrom(module) {
  return each(module, "Function").filter((info) => info.module === FIRST).map(({ name }) => name);
}

// All functions, globals, tables, exports or element segments of a module.
function each(module, kind) {
  const count = module[`getNum${kind}s`]();
  return Array.from({ length: count }, (_, n) => binaryen[`get${kind}Info`](module[`get${kind}ByIndex`](n)));
}

function withoutUnused(module) {
  module.runPasses(["remove-unused-module-elements"]);
  return module;
}

function emitted(module) {
  if (!module.validate()) throw new Error("a part of the split module is not valid");
  return module.emitBinary();
}
