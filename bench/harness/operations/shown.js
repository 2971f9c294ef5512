// Things done to a list that is shown already, without a new answer: filter, scroll, promote.

import { identical } from '../bodies/changes.js';
import { filtered } from '../bodies/expected.js';
import { Track } from '../bodies/track.js';
import { SOME, wrong } from '../check.js';
import { OPTIONS } from '../pages.js';
import { scriptTime } from '../script_time.js';

/** Letters that are frequent in names. */
const LETTERS = ['e', 'a', 'n', 'r', 's'];
/** Frames from the first row to the last. */
const STEPS = 60;
/** A frame that took longer than one and a half of the usual 60 a second, in milliseconds. */
const LONG = 25;

class Shown {
  yardstick = false;

  begin({ server, people, quick, api }) {
    this.server = server;
    this.quick = quick;
    this.track = new Track(people, identical, { api });
    this.url = server.offer(this.id, this.track)(0);
  }

  async prepare(page) {
    await page.call('mount', OPTIONS);
    await page.call('receive', [this.url]);
    for (let i = 0; i < (this.quick ? 1 : 3); i += 1) await this.sample(page);
  }

  async check(page) {
    return wrong(await page.call('look', SOME), this.track.rows(0));
  }

  end({ server }) {
    server.withdraw(this.id);
  }
}

class Filter extends Shown {
  id = 'filter';
  series = [{ key: 'time', name: 'filter by one letter', unit: 'ms' }];

  async sample(page) {
    const times = await page.call('filter', LETTERS);
    return { time: times.reduce((sum, time) => sum + time, 0) / times.length };
  }

  async check(page) {
    for (const letter of LETTERS) {
      await page.call('show', letter);
      const fault = wrong(await page.call('look', SOME), filtered(this.track.rows(0), letter));
      if (fault) return `filtered by ${letter}: ${fault}`;
    }
    await page.call('show', '');
    return super.check(page);
  }
}

class Scroll extends Shown {
  id = 'scroll';
  series = [
    { key: 'script', name: `scroll through the list in ${STEPS} frames, script time`, unit: 'ms' },
    { key: 'long', name: `scroll through the list in ${STEPS} frames, long frames`, unit: 'frames' },
  ];

  async sample(page) {
    const { result: frames, script } = await scriptTime(page.session, () => page.call('scroll', STEPS));
    await page.call('toTop');
    return { script, long: frames.filter((time) => time > LONG).length };
  }
}

class Promote extends Shown {
  id = 'promote';
  series = [{ key: 'time', name: 'promote one, click to painted row', unit: 'ms' }];

  begin(run) {
    super.begin(run);
    // Whoever is promoted is promoted in the next answer too, and a plain user again in the one after.
    this.target = this.track.rows(0).findIndex(({ role, actions }) => role === 'User' && actions);
    const { name } = this.track.rows(0)[this.target];
    const change = ({ people }) => {
      const [person] = people
        .filter(({ displayName, participantType }) => displayName === name && participantType !== 5)
        .sort((a, b) => b.lastPing - a.lastPing);
      person.participantType = person.participantType === 3 ? 2 : 3;
    };
    const track = new Track(run.people, change, { api: run.api });
    this.answers = run.server.offer('promoted', track);
  }

  async sample(page) {
    const { time, row, requests } = await page.call('promote');
    if (row !== this.target) throw new Error(`row ${row + 1} was promoted instead of ${this.target + 1}`);
    if (requests !== 1) throw new Error(`${requests} requests for one command`);
    await page.call('receive', [this.answers(1), this.answers(2)]);
    return { time };
  }

  end(run) {
    super.end(run);
    run.server.withdraw('promoted');
  }
}

export const shown = [new Promote(), new Filter(), new Scroll()];
