// A software bill of materials of the package: CycloneDX 1.6, in JSON, of the crates in its WebAssembly.
//
// `cargo tree` is asked, because it alone tells which features the panel has when it is built on its own. Generators that read
// `cargo metadata` unite the features of the whole workspace, and also list macros, which run at compile time only. The result
// has no times and no paths, so that two builds have the same.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const PANEL = "talk-participants";
/** Name, version, licence and repository of each crate, below the crate that depends on it. */
const TREE = [
  ...["tree", `--package=${PANEL}`, "--target=wasm32-unknown-unknown", "--edges=normal,no-proc-macro"],
  ...["--prefix=depth", "--format=\t{p}\t{l}\t{r}", "--locked", "--offline"],
];

/** The bill of materials of the package in this version, for a checkout. */
export function billOfMaterials(root, version) {
  const lines = execFileSync("cargo", TREE, { cwd: root, encoding: "utf8" }).trim().split("\n");
  const [panel, ...crates] = cratesOf(lines, readFileSync(join(root, "Cargo.lock"), "utf8"));
  const purl = `pkg:npm/${PANEL}@${version}`;
  const { licenses } = panel.component;
  const own = { type: "library", "bom-ref": purl, name: PANEL, version, purl, licenses };
  crates.sort((a, b) => (a.component.purl < b.component.purl ? -1 : 1));
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { component: own },
    components: crates.map(({ component }) => component),
    dependencies: [
      { ref: purl, dependsOn: [...panel.needs].sort() },
      ...crates.map(({ component, needs }) => ({ ref: component.purl, dependsOn: [...needs].sort() })),
    ],
  };
}

/** Each crate once, the panel first, with the references of those it needs. */
function cratesOf(lines, lock) {
  const crates = new Map();
  const above = [];
  for (const line of lines) {
    const [depth, described, licence, repository] = line.replace(/ \(\*\)$/, "").split("\t");
    const [name, version] = described.split(" v");
    const component = componentOf(name, version.split(" ")[0], licence, repository, lock);
    if (!crates.has(component.purl)) crates.set(component.purl, { component, needs: new Set() });
    above[depth] = crates.get(component.purl);
    above[depth - 1]?.needs.add(component.purl);
  }
  return [...crates.values()];
}

function componentOf(name, version, licence, repository, lock) {
  const purl = `pkg:cargo/${name}@${version}`;
  const [, entry = ""] = lock.split(`\nname = "${name}"\nversion = "${version}"\n`);
  const checksum = /^checksum = "(.+)"$/m.exec(entry.split("\n\n")[0])?.[1];
  return {
    type: "library",
    "bom-ref": purl,
    name,
    version,
    ...(checksum && { hashes: [{ alg: "SHA-256", content: checksum }] }),
    // Cargo once let licences be separated by a slash.
    licenses: [{ expression: licence.replaceAll("/", " OR ") || "NOASSERTION" }],
    purl,
    ...(repository && { externalReferences: [{ type: "vcs", url: repository }] }),
  };
}
