// The description of the package: what it exports has types and is packed, and all of it can be imported on a server.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const { exports, files, types } = JSON.parse(readFileSync(join(ROOT, "npm/package.json"), "utf8"));
const every = Object.entries(exports);
/** Whole folders, and where their files are in this repository. */
const FOLDERS = { "./languages/*": "languages", "./proxy/*": "examples/proxy" };

test("every file that is exported has types, or is JSON", () => {
  assert.equal(types, exports["."].types);
  for (const [path, target] of every.filter(([path]) => !(path in FOLDERS))) {
    if (typeof target === "string") {
      assert.match(target, /\.json$/, path);
      assert.equal(target, path);
      continue;
    }
    // TypeScript takes the first condition that fits.
    assert.match(Object.keys(target).join(), /^types(,default)?$/, path);
    assert.ok(existsSync(join(ROOT, "npm", target.types)), target.types);
  }
});

test("a folder that is exported has JSON, scripts with types, and what is no module", () => {
  for (const [path, folder] of Object.entries(FOLDERS)) {
    assert.equal(exports[path], path);
    for (const file of readdirSync(join(ROOT, folder)).filter((file) => file.endsWith(".js"))) {
      assert.ok(existsSync(join(ROOT, folder, file.replace(/\.js$/, ".d.ts"))), file);
    }
  }
});

test("what is exported is packed, and so are all types", () => {
  const targets = every.flatMap(([, target]) => (typeof target === "string" ? [target] : Object.values(target)));
  for (const target of targets.filter((target) => target !== "./package.json")) {
    assert.ok(files.includes(target.replace(/^\.\//, "").replace(/\/\*$/, "")), target);
  }
  for (const file of readdirSync(join(ROOT, "npm")).filter((file) => file.endsWith(".d.ts"))) {
    assert.ok(files.includes(file), file);
  }
});

test("it can be imported where there is no document, and defines nothing there", (context) => {
  const folder = mkdtempSync(join(tmpdir(), "talk-participants-"));
  context.after(() => rmSync(folder, { recursive: true }));
  for (const source of ["npm", "src/element"]) {
    const scripts = readdirSync(join(ROOT, source)).filter((file) => file.endsWith(".js"));
    for (const file of scripts) copyFileSync(join(ROOT, source, file), join(folder, file));
  }
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  const script = `
    const { configure, define, TalkParticipants } = await import("./class.js");
    const all = await import("./index.js");
    configure({ wasm: "/panel.wasm", languages: "/languages" });
    define();
    define("our-participants");
    console.log(typeof TalkParticipants, all.TalkParticipants === TalkParticipants, typeof customElements);
  `;
  const printed = execFileSync("node", ["--input-type=module", "--eval", script], { cwd: folder, encoding: "utf8" });
  assert.equal(printed, "function true undefined\n");
});
