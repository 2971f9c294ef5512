// The element's class, without defining it: for pages that choose its name, or when it is defined.

import { classFor } from "./element.js";
import { placesIn } from "./language.js";

let places = {};

// Where the texts of each language are, besides English. Written out, so that build tools find the files.
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
 * Where the two WebAssembly files are, for build tools that cannot find them beside this file, and the texts of the
 * languages: a folder, or addresses by BCP 47 tag, which may be languages that the package does not have. Before the first
 * element.
 */
export function configure({ wasm, rest, languages: texts }) {
  places = { wasm: wasm ?? places.wasm, rest: rest ?? places.rest };
  if (typeof texts === "string" || texts instanceof URL) languages = placesIn(texts, Object.keys(languages));
  else languages = { ...languages, ...texts };
}

/** The script's address in what browsers say when they could not get it. In a file of another name there may be more. */
const REFUSED = /\w+:\/\/\S*\/talk-participants[^/\s]*\.js(\?\S*)?$/;

// Where to look for the script after it could not be had, and how often that was.
let elsewhere = null;
let failures = 0;

// Browsers can remember for good that there was no script at an address; under another query they ask for it again.
async function script() {
  try {
    // Nothing for build tools: they find the file by the first address, and the browser names the one that they gave it.
    if (elsewhere) return await import(/* webpackIgnore: true */ /* @vite-ignore */ elsewhere);
    return await import("./talk-participants.js");
  } catch (error) {
    const [refused] = REFUSED.exec(`${error}`) ?? [];
    elsewhere = refused && !hasHashes() ? new URL(refused) : null;
    elsewhere?.searchParams.set("again", (failures += 1));
    throw error;
  }
}

// A hash that the page demands of a script is for one address; under another one anything could come.
function hasHashes() {
  const found = [...document.querySelectorAll("script[type=importmap], link[rel=modulepreload][integrity]")];
  return found.some(({ localName, textContent }) => localName === "link" || textContent.includes('"integrity"'));
}

async function load(panicked) {
  const { default: start, prepare, mount, giveUp, rest } = await script();
  // What the first view does not need comes after it. Builds that are not made small are in one piece.
  const more = rest?.(places.rest ?? new URL("./talk-participants_rest.wasm", import.meta.url));
  await start({ module_or_path: places.wasm ?? new URL("./talk-participants_bg.wasm", import.meta.url) });
  return { styles: prepare(panicked), mount, giveUp, ...more };
}

/** The class of `<talk-participants>`. */
export const TalkParticipants = classFor(load, () => languages);

/** Defines the element, unless the page has one of that name already. Another name makes it another class. */
export function define(name = "talk-participants") {
  // Where pages are rendered on a server there are no elements to define.
  const registry = globalThis.customElements;
  if (!registry || registry.get(name)) return;
  registry.define(name, name === "talk-participants" ? TalkParticipants : class extends TalkParticipants {});
}
