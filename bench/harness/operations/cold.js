// A page that was never loaded before, on a processor a quarter as fast.

import { identical } from '../bodies/changes.js';
import { Track } from '../bodies/track.js';

const SLOW_DOWN = 4;

export const cold = {
  id: 'cold',
  yardstick: false,
  series: [{ key: 'time', name: `cold load to the first row, processor slowed down ${SLOW_DOWN} times`, unit: 'ms' }],

  begin({ browser, server, people, api }) {
    this.browser = browser;
    this.origin = server.origin;
    this.track = new Track(people, identical, { api });
    this.answer = server.offer(this.id, this.track)(0);
  },

  prepare() {},

  async sample({ name }) {
    const context = await this.browser.newContext({ viewport: { width: 500, height: 700 } });
    try {
      const page = await context.newPage();
      const session = await context.newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
      const query = new URLSearchParams({ name, answer: this.answer });
      await page.goto(`${this.origin}/cold?${query}`);
      const { time, label } = await page.evaluate(() => window.result);
      const wanted = this.track.rows(0)[0].label;
      if (label !== wanted) throw new Error(`the first row is "${label}" instead of "${wanted}"`);
      return { time };
    } finally {
      await context.close();
    }
  },

  check: () => null,

  end({ server }) {
    server.withdraw(this.id);
  },
};
