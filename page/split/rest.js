// What split.mjs cut off, at run time: it is fetched when the first view is there, and at the latest when it is called.

import { hold, kept, release } from "./hold.js";

/** Milliseconds until what failed is tried again; doubled with each failure, up to the second. */
const WAITS = [1000, 64_000];
/** Milliseconds that it may take; what takes longer is asked for again. */
const PATIENCE = 60_000;

let imports = null;
let first = null;
let place = null;
let coming = null;
let wait = WAITS[0];
let timer = 0;
let complete = null;
const whenComplete = new Promise((resolve) => (complete = resolve));

/** The imports of the first part: those of the glue, and what it calls when the rest is needed and not here yet. */
export function importsOf(glue) {
  imports = { ...glue, s: { now } };
  return imports;
}

/** The first part is here; these are its exports. */
export function started(exports) {
  first = exports;
}

/**
 * Says where the rest is. `later` fetches it and resolves to whether it is here; when it is not, that is tried again until
 * it is (`whenComplete`). Meanwhile nothing calls the panel: `kept` keeps a call for then, if it has to wait.
 */
export function rest(address) {
  place = address;
  return { later, kept, whenComplete };
}

function later() {
  if (first._arrived.value) return whenComplete;
  hold();
  return (coming ??= attempt());
}

async function attempt() {
  try {
    const answer = await fetch(place, { priority: "low", signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) throw new Error(`${answer.status}`);
    arrive(await WebAssembly.compile(await answer.arrayBuffer()));
    return whenComplete;
  } catch (error) {
    console.warn(`talk-participants: a part of the panel cannot be loaded now (${error?.message ?? error})`);
    clearTimeout(timer);
    timer = setTimeout(later, wait);
    wait = Math.min(2 * wait, WAITS[1]);
    addEventListener("online", later, { once: true });
    return false;
  } finally {
    coming = null;
  }
}

// The panel is in the middle of a call that cannot go on without the rest, so nothing else can be done meanwhile.
function now() {
  const request = new XMLHttpRequest();
  request.open("GET", place, false);
  // The only way to get bytes in a request that is waited for.
  request.overrideMimeType("text/plain; charset=x-user-defined");
  try {
    request.send();
  } catch {
    // No network: as with any other answer that is none.
  }
  if (request.status !== 200) throw new WebAssembly.RuntimeError("talk-participants: the rest of the panel cannot be loaded");
  arrive(new WebAssembly.Module(Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0) & 0xff)));
}

function arrive(module) {
  if (first._arrived.value) return;
  // It puts its functions into a table of the first part.
  new WebAssembly.Instance(module, { ...imports, p: first });
  first._arrived.value = 1;
  // What was kept does not happen in the middle of a call.
  complete(Promise.resolve().then(release).then(() => true));
}
