// A list that is shown takes the next answer.

import { comeAndGo, identical, onePercent, pings, tenPercent } from '../bodies/changes.js';
import { Track } from '../bodies/track.js';
import { SOME, wrong } from '../check.js';
import { YARDSTICK } from '../names.js';
import { OPTIONS } from '../pages.js';

/** Answers a sample, so that the clock's resolution does not matter. */
const repetitions = (people) => (people <= 100 ? 10 : people <= 1_000 ? 5 : 1);
/** Answers before the first sample: compilers have to have seen the code at work. */
const warmUp = (people) => (people <= 100 ? 100 : people <= 1_000 ? 50 : 12);

class Refresh {
  yardstick = true;

  constructor(id, name, change, { alternate = false } = {}) {
    this.id = id;
    this.series = [{ key: 'time', name, unit: 'ms' }];
    this.change = change;
    this.alternate = alternate;
  }

  begin({ people, server, quick, api }) {
    this.track = new Track(people, this.change, { api });
    this.url = server.offer(this.id, this.track);
    const count = repetitions(people);
    this.size = this.alternate ? 2 * count : count;
    const warm = quick ? 2 : warmUp(people);
    this.start = 2 * Math.ceil(warm / 2);
    this.last = this.start;
  }

  async prepare(page) {
    await page.call('mount', OPTIONS);
    await page.call('receive', Array.from({ length: this.start + 1 }, (_, step) => this.url(step)));
  }

  async sample(page, round) {
    const first = this.start + 1 + round * this.size;
    const steps = Array.from({ length: this.size }, (_, i) => first + i);
    this.last = steps.at(-1);
    const times = await page.call('refresh', steps.map(this.url), { alternate: this.alternate });
    await this.glance(page, round);
    return { time: times.reduce((sum, time) => sum + time, 0) / times.length };
  }

  /** A look at the top and at another place after every sample: an answer that was passed over is noticed. */
  async glance(page, round) {
    if (page.name === YARDSTICK) return;
    const fault = wrong(await page.call('look', [0, (round * 0.37) % 1]), this.track.rows(this.last));
    if (fault) throw new Error(fault);
  }

  async check(page) {
    return wrong(await page.call('look', SOME), this.track.rows(this.last));
  }

  end({ server }) {
    server.withdraw(this.id);
    this.track = null;
  }
}

/** The same answer, many times in a row, because once may take less than the clock can tell. */
class Identical extends Refresh {
  constructor() {
    super('identical', 'refresh, identical', identical);
  }

  begin(run) {
    super.begin(run);
    this.count = run.people <= 100 ? 200 : run.people <= 1_000 ? 50 : 10;
    this.last = 0;
  }

  async prepare(page) {
    await page.call('mount', OPTIONS);
    await page.call('receive', Array(this.start + 1).fill(this.url(0)));
  }

  async sample(page) {
    const [time] = await page.call('again', this.url(0), this.count);
    return { time };
  }
}

export const refreshes = [
  new Identical(),
  new Refresh('one-percent', 'refresh, 1 % changed', onePercent),
  new Refresh('pings', 'refresh, all online pings changed', pings),
  new Refresh('ten-percent', 'refresh, 10 % joined or left', tenPercent),
  new Refresh('rise', 'one comes online and rises to the top', comeAndGo, { alternate: true }),
];
