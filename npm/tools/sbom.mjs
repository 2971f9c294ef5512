// What is compiled into the WebAssembly of the package, as a software bill of materials: CycloneDX 1.6, in JSON.
//
// It says what Cargo resolved and locked, and nothing of when and where it was made, so that two builds have the same.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const PANEL = "talk-participants";
const TARGET = "wasm32-unknown-unknown";

/** The bill of materials of the package in this version, for a checkout. */
export function billOfMaterials(root, version) {
  const { packages, resolve } = metadata(root);
  const byId = new Map(packages.map((description) => [description.id, description]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const checksums = lockedChecksums(readFileSync(join(root, "Cargo.lock"), "utf8"));
  const panel = packages.find(({ name, source }) => name === PANEL && source === null);
  const own = { type: "library", "bom-ref": `pkg:npm/${PANEL}@${version}`, name: PANEL, version };

  const used = compiled(root);
  const compiledIn = (id) => {
    const needed = nodes.get(id).deps.filter(({ dep_kinds }) => dep_kinds.some(({ kind }) => kind === null));
    return needed.map(({ pkg }) => pkg).filter((needs) => used.has(reference(byId.get(needs))));
  };
  const all = packages.filter((description) => used.has(reference(description)));
  all.sort((a, b) => (reference(a) < reference(b) ? -1 : 1));
  const ref = (id) => (id === panel.id ? own["bom-ref"] : reference(byId.get(id)));
  return {
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    version: 1,
    metadata: { component: { ...own, purl: own["bom-ref"], licenses: [{ expression: licence(panel) }] } },
    components: all.filter(({ id }) => id !== panel.id).map((description) => component(description, checksums)),
    dependencies: all.map(({ id }) => ({ ref: ref(id), dependsOn: compiledIn(id).map(ref).sort() })),
  };
}

function metadata(root) {
  const args = ["metadata", "--format-version=1", "--locked", "--offline", `--filter-platform=${TARGET}`];
  return JSON.parse(execFileSync("cargo", args, { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 }));
}

/**
 * What ends up in the panel, as Cargo builds it. Its metadata alone would name more: they do not tell for which of the
 * workspace's programs a feature is on. Macros run while the panel is compiled; nothing of them is in it.
 */
function compiled(root) {
  const args = ["tree", `--package=${PANEL}`, `--target=${TARGET}`, "--edges=normal,no-proc-macro", "--prefix=none"];
  const tree = execFileSync("cargo", [...args, "--format={p}", "--locked", "--offline"], { cwd: root, encoding: "utf8" });
  return new Set(Array.from(tree.matchAll(/^(\S+) v(\S+)/gm), ([, name, version]) => reference({ name, version })));
}

const reference = ({ name, version }) => `pkg:cargo/${name}@${version}`;
/** Cargo once let licences be separated by a slash. */
const licence = (description) => (description.license ?? "NOASSERTION").replaceAll("/", " OR ");

function component(description, checksums) {
  const { name, version, repository } = description;
  const checksum = checksums.get(`${name} ${version}`);
  return {
    type: "library",
    "bom-ref": reference(description),
    name,
    version,
    ...(checksum && { hashes: [{ alg: "SHA-256", content: checksum }] }),
    licenses: [{ expression: licence(description) }],
    purl: reference(description),
    ...(repository && { externalReferences: [{ type: "vcs", url: repository }] }),
  };
}

/** The checksums of Cargo.lock by name and version. */
export function lockedChecksums(lock) {
  const entries = lock.matchAll(/^name = "(.+)"\nversion = "(.+)"\nsource = ".+"\nchecksum = "([0-9a-f]{64})"/gm);
  return new Map(Array.from(entries, ([, name, version, checksum]) => [`${name} ${version}`, checksum]));
}
