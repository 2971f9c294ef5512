// Makes a release build small: what of wasm-bindgen's glue nobody uses goes, with the WebAssembly behind it; the names
// between the two become short; what the first view does not need gets a file of its own; and scripts and style sheets
// become one file each.
//
// Run by minify.sh in the folder of the build.

import { buildSync, transformSync } from "esbuild";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, renameSync, rmSync, rmdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inFirstView } from "./split/names.mjs";
import { split } from "./split/split.mjs";
import { watched } from "./split/watched.mjs";
import { renamed } from "./wasm-names.mjs";

const GLUE = "talk-participants.js";
const WASM = "talk-participants_bg.wasm";
const REST = "talk-participants_rest.wasm";
const MODULE = `./${WASM.replace("wasm", "js")}`;
/** The folder for the names of all functions, in a build that is to find out which of them the first view runs. */
const watching = process.env.TALK_PARTICIPANTS_FIRST_VIEW;
const runtime = fileURLToPath(new URL(watching ? "split/ran.js" : "split/rest.js", import.meta.url));
const wasmOpt = fileURLToPath(new URL("../node_modules/.bin/wasm-opt", import.meta.url));

// The page's own scripts and styles.
buildSync({
  entryPoints: ["loader.js", "host/main.js", "host/page.css"],
  bundle: true,
  format: "esm",
  outdir: "bundled",
  external: [`./${GLUE}`],
  minify: true,
  charset: "utf8",
  logLevel: "warning",
});

// The glue with the exports that the element uses. Classes that some dependency exports look needed because of what stands
// beside them: a registry, and a line for `using`.
const wanted = readFileSync(GLUE, "utf8")
  .replace(/^if \(Symbol\.dispose\).*$/gm, "")
  .replaceAll(": new FinalizationRegistry", ": /* @__PURE__ */ new FinalizationRegistry")
  .replaceAll("= __wbg_get_imports();", "= importsOf(__wbg_get_imports());")
  .replace("wasm = instance.exports;", "$& started(wasm);")
  .replaceAll("const real = (...args) => {", "$& if (held(state, real, args)) return;");
for (const call of ["importsOf(", "started(", "held("]) {
  if (!wanted.includes(call)) throw new Error(`the glue is not as it was: nothing calls ${call}…)`);
}
// Functions of a script of ours that need no glue are imported by the module itself: once for each, of which one will do.
const scripts = new Set();
const once = (line, script) => (scripts.has(script) ? "" : scripts.add(script) && line);
const hold = fileURLToPath(new URL("split/hold.js", import.meta.url));
const runtimeCalls = `import { importsOf, started } from ${JSON.stringify(runtime)};\nimport { held } from ${JSON.stringify(hold)};\n`;
writeFileSync(GLUE, runtimeCalls + wanted.replace(/^ +"(\.\/snippets\/[^"]+)": import\d+,$/gm, once));
const [{ text: glue }] = buildSync({
  stdin: {
    contents: `export { default, giveUp, mount, prepare } from "./${GLUE}"; export { rest } from ${JSON.stringify(runtime)};`,
    resolveDir: process.cwd(),
  },
  bundle: true,
  format: "esm",
  write: false,
  charset: "utf8",
  logLevel: "warning",
}).outputFiles;

// Exports that the glue does not mention go, and with them all that only they need.
const exported = WebAssembly.Module.exports(new WebAssembly.Module(readFileSync(WASM))).map(({ name }) => name);
const exports = shortNames(exported.filter((name) => new RegExp(`\\bwasm\\.${name}\\b`).test(glue)));
writeFileSync(WASM, renamed(readFileSync(WASM), { exports }));
execFileSync(wasmOpt, ["-Oz", "-g", "--strip-producers", WASM, "-o", WASM], { stdio: "inherit" });

const parts = watching ? watch(readFileSync(WASM)) : cut(readFileSync(WASM));

// Of the imports those that are still needed remain.
const imported = Object.values(parts).flatMap((part) => WebAssembly.Module.imports(new WebAssembly.Module(part)));
const needed = imported.filter(({ module }) => module === MODULE).map(({ name }) => name);
const imports = shortNames([...new Set(needed)]);
const modules = new Map([[MODULE, "a"]]);
for (const [file, part] of Object.entries(parts)) writeFileSync(file, renamed(part, { imports, modules }));

const short = glue
  .replace(/^ {4}(\w+): function[\s\S]*?^ {4}\},?\n/gm, (entry, name) => (imports.has(name) ? entry : ""))
  .replace(/^ {4}(\w+)(?=: function)/gm, (_, name) => `    ${imports.get(name)}`)
  .replace(/\bwasm\.(\w+)/g, (use, name) => (exports.has(name) ? `wasm.${exports.get(name)}` : use))
  .replace(JSON.stringify(MODULE), '"a"');
writeFileSync(GLUE, transformSync(short, { format: "esm", minify: true, charset: "utf8" }).code);

for (const gone of ["host", "snippets", "class.js", "element.js", "language.js", "reflect.js", "trouble.js"]) rmSync(gone, { recursive: true, force: true });
renameSync("bundled/loader.js", "loader.js");
renameSync("bundled/host", "host");
rmdirSync("bundled");

// The texts without the white space that people need.
for (const file of readdirSync("languages")) {
  const path = `languages/${file}`;
  writeFileSync(path, JSON.stringify(JSON.parse(readFileSync(path, "utf8"))));
}

function cut(whole) {
  const { first, rest } = split(whole, inFirstView);
  return { [WASM]: first, [REST]: rest };
}

function watch(whole) {
  const { bytes, names } = watched(whole);
  writeFileSync(join(watching, "names.json"), JSON.stringify(names));
  return { [WASM]: bytes };
}

// a, b, …, z, aa, ba, …
function shortNames(names) {
  const letters = "abcdefghijklmnopqrstuvwxyz";
  const name = (n) => letters[n % 26] + (n < 26 ? "" : name(Math.floor(n / 26) - 1));
  return new Map(names.map((long, n) => [long, name(n)]));
}
