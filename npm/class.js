// The element's class without a definition, for pages that choose the name or the moment of the definition.

import { withAttributes } from "./attributes.js";
import { elementClass } from "./element.js";
import { Catalogues, locationsIn } from "./language.js";
import { ModuleLoader } from "./module-loader.js";

/** Where the WebAssembly file is, if not beside this file. @type {string | URL | undefined} */
let wasm;

/**
 * Where the catalogue of each language is; English needs none. Written out, so that build tools find the files.
 *
 * @type {Record<string, string | URL>}
 */
let languages = {
  ar: new URL("./languages/ar.json", import.meta.url),
  de: new URL("./languages/de.json", import.meta.url),
  es: new URL("./languages/es.json", import.meta.url),
  fr: new URL("./languages/fr.json", import.meta.url),
  he: new URL("./languages/he.json", import.meta.url),
  it: new URL("./languages/it.json", import.meta.url),
  ja: new URL("./languages/ja.json", import.meta.url),
  nl: new URL("./languages/nl.json", import.meta.url),
  pl: new URL("./languages/pl.json", import.meta.url),
  "pt-BR": new URL("./languages/pt-BR.json", import.meta.url),
  "zh-CN": new URL("./languages/zh-CN.json", import.meta.url),
};

/**
 * Sets where files are that build tools cannot find beside this file, before the first element: the WebAssembly file and the
 * languages' catalogues, which are in a folder or at addresses by BCP 47 tag. Those may add languages that the package does
 * not have.
 *
 * @type {typeof import("./class.js").configure}
 */
export function configure({ wasm: location, languages: locations }) {
  // Where pages are rendered on a server, nothing is loaded.
  if (!globalThis.document) return;
  wasm = location ?? wasm;
  if (typeof locations === "string" || locations instanceof URL) languages = locationsIn(locations, Object.keys(languages));
  else languages = { ...languages, ...locations };
}

/** Finds the script's address in a browser's message. A file of another name may hold more than this script. */
const SCRIPT = /\w+:\/\/\S*\/talk-participants[^/\s]*\.js(\?\S*)?$/;

/** The address for the next attempt, after one that failed. @type {URL | null} */
let retryAddress = null;
let failures = 0;

/**
 * Imports the script that wasm-bindgen generated. Browsers may keep the failure of an import for as long as the page lives;
 * with another query the address counts as a new one.
 *
 * @returns {Promise<typeof import("./talk-participants.js")>}
 */
async function importScript() {
  try {
    // Build tools follow the other import, and the browser's message has the address that they gave the file.
    if (retryAddress) return await import(/* webpackIgnore: true */ /* @vite-ignore */ retryAddress.href);
    return await import("./talk-participants.js");
  } catch (error) {
    const [address] = SCRIPT.exec(`${error}`) ?? [];
    retryAddress = address && !hasIntegrity() ? new URL(address) : null;
    failures += 1;
    retryAddress?.searchParams.set("again", `${failures}`);
    throw error;
  }
}

/** Whether the page demands hashes of scripts. They belong to addresses, so that another address would evade them. */
function hasIntegrity() {
  const found = [...document.querySelectorAll("script[type=importmap], link[rel=modulepreload][integrity]")];
  return found.some(({ localName, textContent }) => localName === "link" || textContent?.includes('"integrity"'));
}

const loader = new ModuleLoader(async (panicked) => {
  const { default: start, prepare, mount, giveUp, discard } = await importScript();
  await start({ module_or_path: wasm ?? new URL("./talk-participants_bg.wasm", import.meta.url) });
  const renew = () => {
    discard();
    // The first call after that, which the fresh instance answers.
    prepare(panicked);
  };
  return { __proto__: null, styles: prepare(panicked), mount, giveUp, renew };
});

/** The class of `<talk-participants>`. */
export const TalkParticipants = withAttributes(elementClass(loader, new Catalogues(() => languages)));

/**
 * Defines the element, unless the page has one of that name already. Another name makes it another class.
 *
 * @type {typeof import("./class.js").define}
 */
export function define(name = "talk-participants") {
  // Undefined where pages are rendered on a server.
  const registry = globalThis.customElements;
  if (!registry || registry.get(name)) return;
  registry.define(name, name === "talk-participants" ? TalkParticipants : class extends TalkParticipants {});
}
