// Goes through the operations: contestants in rotating order, every one checked before its numbers count.

import { Page } from './browser.js';
import { YARDSTICK } from './names.js';
import { OPERATIONS } from './operations/index.js';
import { rotated, summary } from './statistics.js';

/** Results of all operations at one number of people, and what was wrong. */
export async function measure(run) {
  const names = [...run.only, YARDSTICK];
  const pages = [];
  const results = [];
  const faults = [];
  try {
    for (const name of names) pages.push(await Page.open(run.browser, run.server.origin, name));
    for (const operation of OPERATIONS.filter(({ id }) => run.operations.includes(id))) {
      const started = performance.now();
      const fit = pages.filter(({ name }) => name !== YARDSTICK || operation.yardstick);
      const { values, wrong } = await through(operation, fit, run);
      results.push(...tables(operation, values, run.people));
      for (const [name, what] of wrong) faults.push({ operation: operation.id, people: run.people, name, what });
      const seconds = ((performance.now() - started) / 1000).toFixed(0);
      run.say(`  ${operation.id}, ${run.people} people: ${seconds} s`);
      for (const [name, what] of wrong) run.say(`    ${name} does not count: ${what}`);
    }
  } finally {
    await Promise.all(pages.map((page) => page.close()));
  }
  return { results, faults };
}

/** All samples of one operation, and who failed. */
async function through(operation, pages, run) {
  const values = new Map(pages.map(({ name }) => [name, []]));
  const wrong = new Map();
  // Whoever fails is out, and the others go on.
  const attempt = async (page, act) => {
    if (wrong.has(page.name)) return undefined;
    try {
      return await act();
    } catch (error) {
      wrong.set(page.name, error.message.split('\n')[0].replace(/^page\.evaluate: (Error: )?/, ''));
      return undefined;
    }
  };
  operation.begin(run);
  const rounds = Math.min(run.samples, operation.most ?? Infinity);
  for (const page of pages) await attempt(page, () => operation.prepare(page));
  for (let round = 0; round < rounds; round += 1) {
    const order = rotated(pages, round);
    if (operation.together) {
      const samples = await operation.samples(order, attempt);
      for (const page of order) values.get(page.name).push(samples.get(page.name));
    } else {
      for (const page of order) {
        const sample = await attempt(page, () => operation.sample(page, round));
        if (sample) values.get(page.name).push(sample);
      }
    }
  }
  for (const page of pages.filter(({ name }) => name !== YARDSTICK)) {
    await attempt(page, async () => {
      const fault = await operation.check(page);
      if (fault) throw new Error(fault);
    });
  }
  operation.end(run);
  for (const name of wrong.keys()) values.delete(name);
  return { values, wrong };
}

/** One table for each series of an operation. */
function tables({ series }, values, people) {
  return series.map(({ key, name, unit }) => {
    const entries = [...values].map(([contestant, samples]) => {
      return [contestant, summary(samples.map((sample) => sample[key]))];
    });
    const samples = Math.max(0, ...[...values.values()].map(({ length }) => length));
    return { name, people, unit, samples, results: Object.fromEntries(entries) };
  });
}
