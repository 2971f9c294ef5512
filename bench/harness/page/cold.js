// A page's first load: from the navigation to the first row in the document. The answer is on its way already.

import { host, styleSheet } from './host.js';

export async function cold(mount, options) {
  const sheet = await styleSheet();
  const { root, shadow } = host(sheet);
  const contestant = await mount(root, { lang: 'en', send: async () => 200, ...options });
  const response = await window.answer;
  const bytes = new Uint8Array(await response.arrayBuffer());
  await contestant.receive(bytes, Number(response.headers.get('x-now')));
  const row = shadow.querySelector('.row');
  return { time: performance.now(), label: row?.getAttribute('aria-label') ?? null };
}
