// What page/release.sh makes of a build: one small script, and a source map that fits it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SNIPPET = "snippets/talk-participants-0123456789abcdef/src/element/rows.js";

/** A build as Trunk leaves it. A module that is used as an object makes esbuild write the loop that the script replaces. */
const BUILD = {
  [SNIPPET]: 'export function rows() {\n  return `first\n${"second"}`;\n}\nexport class Fault extends Error {}\n',
  "talk-participants.js": `import * as rows from "./${SNIPPET}";
const stale = () => {
  throw new Error('Cannot invoke closure from previous WASM instance');
};
export default function start() {
  return [stale, { "./${SNIPPET}": rows }, "talk-participants_bg.wasm"];
}
`,
  "talk-participants_bg.wasm": Buffer.from([0, 97, 115, 109, 1, 0, 0, 0]),
  "loader.js": 'import("./talk-participants.js").then(({ default: start }) => start());\n',
  "host/main.js": "document.title = 1;\n",
  "host/page.css": "p { color: red; }\n",
};

/** The folder of a release build. */
function released(context) {
  const folder = mkdtempSync(join(tmpdir(), "talk-participants-"));
  context.after(() => rmSync(folder, { recursive: true }));
  for (const [path, content] of Object.entries(BUILD)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const env = { ...process.env, TRUNK_STAGING_DIR: folder, TRUNK_PROFILE: "release" };
  execFileSync("sh", ["page/release.sh"], { cwd: ROOT, env });
  return folder;
}

test("the source map leads from each place of the script to the same text in the sources", (context) => {
  const folder = released(context);
  const script = readFileSync(join(folder, "talk-participants.js"), "utf8");
  const payload = JSON.parse(readFileSync(join(folder, "talk-participants.js.map"), "utf8"));
  assert.match(script, /Object\.keys\(/, "the loop is another one");
  assert.doesNotMatch(script, /sourceMappingURL/);
  assert.deepEqual(payload.sources, ["src/element/rows.js", "wasm-bindgen/talk-participants.js"]);
  const map = new SourceMap(payload);
  const lines = script.split("\n");
  // In the first line of the script, and behind it.
  for (const text of ["return`first", "class", "return[", '"talk-participants_bg.wasm"']) {
    const line = lines.findIndex((line) => line.includes(text));
    const { originalSource, originalLine, originalColumn } = map.findEntry(line, lines[line].indexOf(text));
    const source = payload.sourcesContent[payload.sources.indexOf(originalSource)];
    const found = source.split("\n")[originalLine].slice(originalColumn).replace(/\s/g, "");
    assert.ok(found.startsWith(text), `${text} is said to be ${found}`);
  }
  assert.ok(!existsSync(join(folder, "unchanged.js")) && !existsSync(join(folder, "snippets")));
});
