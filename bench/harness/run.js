// Measures all contestants in one browser run and reports. `cargo xtask bench` builds them and calls it.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch } from './browser.js';
import { measure } from './measure.js';
import { BYTES, options } from './options.js';
import { chart } from './report/chart.js';
import { inWords, machine } from './report/machine.js';
import { table } from './report/table.js';
import { Server } from './server.js';
import { panelStyle } from './style.js';
import { transferred } from './transfer.js';

const asked = options(process.argv.slice(2));
const say = (line) => console.log(line);

const server = new Server({ contestants: asked.contestants, style: panelStyle(asked.root) });
await server.start();
const browser = await launch(asked.chromium);
const operations = [];
const faults = [];
const taken = machine(browser);
say(`${inWords(taken)}; ${asked.samples} samples, rows of API ${asked.api}`);
try {
  for (const people of asked.people) {
    const found = await measure({ ...asked, people, browser, server, say });
    operations.push(...found.results);
    faults.push(...found.faults);
  }
} finally {
  await browser.close();
  server.stop();
}
if (asked.operations.includes(BYTES)) {
  const results = asked.only.map((name) => {
    const bytes = transferred(join(asked.contestants, name));
    return [name, { median: bytes, min: bytes, max: bytes }];
  });
  const name = 'transferred, after brotli';
  operations.push({ name, people: 0, unit: 'B', samples: 1, results: Object.fromEntries(results) });
}

say(`\n${table(operations)}`);
if (asked.json) writeFileSync(asked.json, `${JSON.stringify({ machine: taken, operations }, null, 2)}\n`);
// A chart in which somebody is missing is no comparison.
if (asked.chart && faults.length === 0) writeFileSync(asked.chart, chart(operations, inWords(taken)));
if (faults.length > 0) {
  console.error(`\nwrong, and therefore not counted${asked.chart ? '; the chart is left as it was' : ''}:`);
  for (const { name, operation, people, what } of faults) {
    console.error(`  ${name}, ${operation}, ${people} people: ${what}`);
  }
  process.exitCode = 1;
}
