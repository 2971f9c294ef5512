// What a list holds on to: the memory after a thousand answers beside the memory after the first.

import { busy } from '../bodies/changes.js';
import { Track } from '../bodies/track.js';
import { SOME, wrong } from '../check.js';
import { OPTIONS } from '../pages.js';

/** All contestants take the same answers in turn, so that each answer is made only once. */
class Memory {
  id = 'memory';
  yardstick = false;
  most = 3;
  together = true;
  refreshes = 1_000;

  get series() {
    const count = this.refreshes.toLocaleString('en');
    return [
      { key: 'before', name: `memory before ${count} refreshes`, unit: 'MB' },
      { key: 'after', name: `memory after ${count} refreshes`, unit: 'MB' },
    ];
  }

  begin({ server, people, quick, api }) {
    this.api = api;
    this.server = server;
    this.people = people;
    this.refreshes = quick ? 20 : 1_000;
  }

  prepare() {}

  async samples(pages, attempt) {
    const batch = Math.min(50, this.refreshes);
    this.track = new Track(this.people, busy, { kept: batch + 1, api: this.api });
    const url = this.server.offer(this.id, this.track);
    const results = new Map(pages.map(({ name }) => [name, {}]));
    const note = async (page, moment) => {
      results.get(page.name)[moment] = (await page.memory()) / 1e6;
    };
    for (const page of pages) {
      await attempt(page, async () => {
        await page.call('mount', OPTIONS);
        await page.call('receive', [url(0)]);
        await note(page, 'before');
      });
    }
    for (let done = 0; done < this.refreshes; done += batch) {
      const urls = Array.from({ length: batch }, (_, i) => url(done + 1 + i));
      for (const page of pages) await attempt(page, () => page.call('receiveAtOnce', urls));
    }
    for (const page of pages) await attempt(page, () => note(page, 'after'));
    return results;
  }

  async check(page) {
    return wrong(await page.call('look', SOME), this.track.rows(this.refreshes));
  }

  end({ server }) {
    server.withdraw(this.id);
    this.track = null;
  }
}

export const memory = new Memory();
