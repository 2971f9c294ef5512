// The element's class, without defining it: for pages that choose its name, or when it is defined.

import { classFor } from "./element.js";

let place = null;

/** Where the WebAssembly file is, for build tools that cannot find it beside this file. Before the first element. */
export function configure({ wasm }) {
  place = wasm;
}

async function load(panicked) {
  const { default: start, prepare, mount, giveUp } = await import("./talk-participants.js");
  await start({ module_or_path: place ?? new URL("./talk-participants_bg.wasm", import.meta.url) });
  return { styles: prepare(panicked), mount, giveUp };
}

/** The class of `<talk-participants>`. */
export const TalkParticipants = classFor(load);

/** Defines the element, unless the page has one of that name already. Another name makes it another class. */
export function define(name = "talk-participants") {
  // Where pages are rendered on a server there are no elements to define.
  const registry = globalThis.customElements;
  if (!registry || registry.get(name)) return;
  registry.define(name, name === "talk-participants" ? TalkParticipants : class extends TalkParticipants {});
}
