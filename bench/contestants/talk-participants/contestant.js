// The panel's list as a contestant; see bench/README.md.

import start, { Contestant, memory, settled } from "./panel.js";

let started;

export async function mount(root, { viewer, role, lang, send }) {
  await (started ??= start());
  const fetch = globalThis.fetch;
  globalThis.fetch = async (request) => {
    const { method, url } = request;
    const body = await request.text();
    return new Response('{"ocs":{"meta":{},"data":[]}}', { status: await send(method, url, body) });
  };
  const contestant = new Contestant(root, viewer, role, lang);
  await settled();
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
    memory: () => memory().buffer.byteLength,
  };
}
