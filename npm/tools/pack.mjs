// Makes the npm package from the build of the panel:
//
//   node npm/tools/pack.mjs --dist dist --out target/npm --version 1.2.3
//
// writes OUT/talk-participants/ and OUT/talk-participants-1.2.3.tgz. Nothing may be in the tarball but what is meant to be,
// and npm may have nothing to complain about.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  appendFileSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { manifest } from "./manifest.mjs";
import { messageTypes } from "./message-types.mjs";
import { languages } from "./messages.mjs";
import { REFERENCE, reference } from "./reference.mjs";
import { billOfMaterials } from "./sbom.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const { values } = parseArgs({
  options: { dist: { type: "string" }, out: { type: "string" }, version: { type: "string" } },
});
const { dist, out, version } = values;
if (!dist || !out || !version) throw new Error("usage: node pack.mjs --dist DIR --out DIR --version VERSION");

const description = JSON.parse(readFileSync(join(ROOT, "npm/package.json"), "utf8"));
const folder = join(out, description.name);
const tarball = join(out, `${description.name}-${version}.tgz`);

/** Recipes that a page of the package points to. */
const PROXIES = join(ROOT, "examples/proxy");

/** Where the files of the package come from. */
const SOURCES = {
  "README.md": join(ROOT, "npm"),
  "LICENSE-APACHE": ROOT,
  "LICENSE-MIT": ROOT,
  "attributes.js": join(ROOT, "src/element"),
  "class.d.ts": join(ROOT, "npm"),
  "class.js": join(ROOT, "npm"),
  "element.js": join(ROOT, "src/element"),
  "failures.js": join(ROOT, "src/element"),
  "host-values.js": join(ROOT, "src/element"),
  "lists.js": join(ROOT, "src/element"),
  "language.js": join(ROOT, "src/element"),
  "module-loader.js": join(ROOT, "src/element"),
  "index.d.ts": join(ROOT, "npm"),
  "index.js": join(ROOT, "npm"),
  "react.d.ts": join(ROOT, "npm"),
  "svelte.d.ts": join(ROOT, "npm"),
  "talk-participants.js": dist,
  "talk-participants.js.map": dist,
  "talk-participants_bg.wasm": dist,
  "talk-participants_bg.wasm.d.ts": join(ROOT, "npm"),
  "vue.d.ts": join(ROOT, "npm"),
};

for (const language of languages) SOURCES[`languages/${language}.json`] = dist;

rmSync(folder, { recursive: true, force: true });
mkdirSync(join(folder, "languages"), { recursive: true });
for (const [name, from] of Object.entries(SOURCES)) copyFileSync(join(from, name), join(folder, name));
// The only script that is not as its sources are.
appendFileSync(join(folder, "talk-participants.js"), "//# sourceMappingURL=talk-participants.js.map\n");
// Pages that refer to each other stay together.
for (const page of [REFERENCE, "docs/embedding.md", "docs/languages.md", "docs/other-origins.md"].map((page) => resolve(ROOT, page))) {
  if (existsSync(page)) writeFileSync(join(folder, basename(page)), alone(readFileSync(page, "utf8")));
}
cpSync(PROXIES, join(folder, "proxy"), { recursive: true });
writeFileSync(join(folder, "messages.d.ts"), messageTypes());
write("custom-elements.json", manifest(reference()));
write("integrity.json", integrity());
write("sbom.cdx.json", billOfMaterials(ROOT, version));
const { name, ...rest } = description;
write("package.json", { name, version, ...rest });
pack();

/** A page without links to what is not in the package: the words stay. */
function alone(page) {
  return page.replaceAll("../examples/proxy/", "proxy/").replace(/\[([^\]]+)\]\(\.\.\/[^)]*\)/g, "$1");
}

function write(file, value) {
  writeFileSync(join(folder, file), `${JSON.stringify(value, null, 2)}\n`);
}

/** Hashes for `integrity` attributes and import maps. */
function integrity() {
  const loaded = Object.keys(SOURCES).filter((file) => /\.(js|json|wasm)$/.test(file));
  const hash = (file) => createHash("sha384").update(readFileSync(join(folder, file))).digest("base64");
  return Object.fromEntries(loaded.map((file) => [file, `sha384-${hash(file)}`]));
}

function pack() {
  const npm = spawnSync("npm", ["pack", "--json", "--ignore-scripts", "--loglevel=warn", "--pack-destination", ".."], {
    cwd: folder,
    encoding: "utf8",
  });
  if (npm.error) throw npm.error;
  if (npm.status !== 0 || npm.stderr.trim() !== "") {
    process.stderr.write(npm.stderr);
    throw new Error(`npm pack is not content (status ${npm.status})`);
  }
  // Newer versions of npm answer with an object by name instead of a list.
  const [packed] = Object.values(JSON.parse(npm.stdout));
  const files = packed.files.map(({ path }) => path).sort();
  const meant = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
  if (files.join() !== meant.join()) throw new Error(`packed are ${files}, meant are ${meant}`);
  console.log(`${tarball}: ${files.length} files, ${packed.size} bytes, unpacked ${packed.unpackedSize}`);
}
