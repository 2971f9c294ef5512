// What split.mjs cut off, at run time: it is fetched when the first view is there, and at the latest when it is called.

let imports = null;
let first = null;
let place = null;
let coming = null;

/** The imports of the first part: those of the glue, and what it calls when the rest is needed and not here yet. */
export function importsOf(glue) {
  imports = { ...glue, s: { now } };
  return imports;
}

/** The first part is here; these are its exports. */
export function started(exports) {
  first = exports;
}

/** Says where the rest is. What it returns fetches it, once; if that fails there is still the first call. */
export function rest(address) {
  place = address;
  return () => (coming ??= later().catch(() => addEventListener("online", again, { once: true })));
}

function again() {
  later().catch(() => {});
}

async function later() {
  const answer = await fetch(place, { priority: "low" });
  if (!answer.ok) throw new Error(`the rest of the panel: ${answer.status}`);
  arrive(await WebAssembly.compile(await answer.arrayBuffer()));
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
}
