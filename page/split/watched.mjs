// A WebAssembly module that says which of its functions are run, to find out what the first view needs.

import binaryen from "binaryen";

/** The import that is called with a function's place among `names` whenever it is run. */
export const RAN = ["s", "ran"];

/** The module, and the names of its functions. `bytes` has names. */
export function watched(bytes) {
  const module = binaryen.readBinary(bytes);
  const all = Array.from({ length: module.getNumFunctions() }, (_, n) => module.getFunctionByIndex(n));
  const own = all.filter((function_) => !binaryen.getFunctionInfo(function_).module);
  const names = own.map((function_) => binaryen.getFunctionInfo(function_).name);
  module.addFunctionImport("ran", ...RAN, binaryen.i32, binaryen.none);
  for (const [place, function_] of own.entries()) {
    const { body, results } = binaryen.getFunctionInfo(function_);
    const tell = module.call("ran", [module.i32.const(place)], binaryen.none);
    binaryen.Function.setBody(function_, module.block(null, [tell, body], results));
  }
  return { bytes: module.emitBinary(), names };
}
