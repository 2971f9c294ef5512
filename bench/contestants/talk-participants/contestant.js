// The panel's list as a contestant; see bench/README.md.

import start, { Contestant, settled, wasm_memory } from "./panel.js";

let started;

export async function mount(root, { viewer, role, lang, send }) {
  await (started ??= start());
  const fetch = globalThis.fetch;
  // The panel's own requests; the harness has others.
  globalThis.fetch = async (request, ...more) => {
    if (!(request instanceof Request)) return fetch(request, ...more);
    const status = await send(request.method, request.url, request);
    return new Response(`{"ocs":{"meta":{"statuscode":${status}},"data":[]}}`, { status });
  };
  const contestant = new Contestant(root, viewer, role, lang);
  await settled();
  // The viewer's buttons, which are in the viewer's own row where that stands first. Here it does not, and above the list they
  // would take the room of a row.
  root.querySelector(".list-area > .session").hidden = true;
  return {
    receive(bytes, now) {
      contestant.receive(bytes, now);
      return settled();
    },
    filter(text) {
      contestant.filter(text);
      return settled();
    },
    settled,
    unmount() {
      contestant.unmount();
      contestant.free();
      globalThis.fetch = fetch;
    },
    memory: () => wasm_memory().buffer.byteLength,
  };
}
