// From the bytes of the first answer to the first rows, in a list that is there and empty.

import { identical } from '../bodies/changes.js';
import { Track } from '../bodies/track.js';
import { all, wrong } from '../check.js';
import { OPTIONS } from '../pages.js';

export const first = {
  id: 'first',
  yardstick: true,
  series: [{ key: 'time', name: "first rows from the answer's bytes", unit: 'ms' }],

  begin({ server, people, quick, api }) {
    this.track = new Track(people, identical, { api });
    this.url = server.offer(this.id, this.track)(0);
    this.people = people;
    this.count = people <= 1_000 ? 3 : 1;
    this.warmUp = quick ? 1 : 8;
  },

  async prepare(page) {
    await page.call('first', this.url, OPTIONS, this.warmUp);
  },

  async sample(page) {
    const times = await page.call('first', this.url, OPTIONS, this.count);
    return { time: times.reduce((sum, time) => sum + time, 0) / times.length };
  },

  /** Here every single row is looked at; after the other operations some are. */
  async check(page) {
    return wrong(await page.call('look', all(this.people)), this.track.rows(0));
  },

  end({ server }) {
    server.withdraw(this.id);
  },
};
