// What the harness asks of a page that holds one contestant. Answers are fetched before the clock starts.

import { host, styleSheet } from './host.js';
import { promote } from './menu.js';
import { look } from './rows.js';
import { scroll, toTop } from './scroll.js';
import { frame, task } from './time.js';

const name = new URLSearchParams(location.search).get('name');
const module = await import(name === 'response.json()' ? './yardstick.js' : `/contestants/${name}/contestant.js`);
const sheet = await styleSheet();

let place = null;
let contestant = null;
const sent = [];

async function fetched(url) {
  const response = await fetch(url);
  return { bytes: new Uint8Array(await response.arrayBuffer()), now: Number(response.headers.get('x-now')) };
}

async function time(act) {
  const start = performance.now();
  await act();
  return performance.now() - start;
}

async function unmount() {
  await contestant?.unmount();
  place?.element.remove();
  contestant = null;
}

async function mount(options) {
  await unmount();
  place = host(sheet);
  const send = async (...request) => {
    sent.push(request);
    return 200;
  };
  contestant = await module.mount(place.root, { lang: 'en', send, ...options });
  await frame();
  await frame();
}

window.bench = {
  crossOriginIsolated,
  mount,
  unmount,
  look: (shares) => look(place.shadow, shares),
  memory: () => contestant.memory?.() ?? 0,

  /** Takes answers without timing; each in a frame of its own. */
  async receive(urls) {
    for (const url of urls) {
      const { bytes, now } = await fetched(url);
      await contestant.receive(bytes, now);
      await frame();
    }
  },

  /** Takes answers one after the other, without waiting for frames. */
  async receiveAtOnce(urls) {
    for (const url of urls) {
      const { bytes, now } = await fetched(url);
      await contestant.receive(bytes, now);
    }
  },

  /** The time each answer takes. Every second one is not counted if `alternate`. */
  async refresh(urls, { alternate = false } = {}) {
    const answers = await Promise.all(urls.map(fetched));
    const times = [];
    for (const [i, { bytes, now }] of answers.entries()) {
      await frame();
      await task();
      const took = await time(() => contestant.receive(bytes, now));
      if (!alternate || i % 2 === 0) times.push(took);
    }
    return times;
  },

  /** The mean time of the same answer again and again. */
  async again(url, count) {
    const { bytes, now } = await fetched(url);
    await contestant.receive(bytes, now);
    await frame();
    await task();
    const took = await time(async () => {
      for (let i = 0; i < count; i += 1) await contestant.receive(bytes, now);
    });
    return [took / count];
  },

  /** The time from an answer's bytes to the first rows, in a list that was empty. */
  async first(url, options, count) {
    const { bytes, now } = await fetched(url);
    const times = [];
    for (let i = 0; i < count; i += 1) {
      await mount(options);
      await task();
      times.push(await time(() => contestant.receive(bytes, now)));
    }
    return times;
  },

  /** The time each filter text takes, from the whole list. */
  async filter(texts) {
    const times = [];
    for (const text of texts) {
      await frame();
      await task();
      times.push(await time(() => contestant.filter(text)));
      await frame();
      await contestant.filter('');
    }
    return times;
  },

  show: async (text) => {
    await contestant.filter(text);
    await frame();
    await frame();
  },

  async promote() {
    await toTop(place.shadow);
    const { time, place: row } = await promote(place.shadow, contestant);
    return { time, row, requests: sent.splice(0).length };
  },

  scroll: (steps) => scroll(place.shadow, steps),
  toTop: () => toTop(place.shadow),
};
