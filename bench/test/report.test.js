import assert from 'node:assert/strict';
import { test } from 'node:test';
import { options } from '../harness/options.js';
import { chart, lines } from '../harness/report/chart.js';
import { figure, ratios, table } from '../harness/report/table.js';
import { rotated, summary } from '../harness/statistics.js';

const one = (median) => ({ median, min: median * 0.9, max: median * 1.5 });
const operation = {
  name: 'refresh, identical',
  people: 1_000,
  unit: 'ms',
  samples: 15,
  results: { 'talk-participants': one(2), vanilla: one(4), react: one(8), solid: one(5), 'response.json()': one(1) },
};
const bytes = { name: 'transferred', people: 0, unit: 'B', samples: 1, results: { vanilla: { median: 3463, min: 3463, max: 3463 } } };

test('a median is the middle or between the two in the middle', () => {
  assert.deepEqual(summary([3, 1, 2]), { median: 2, min: 1, max: 3 });
  assert.deepEqual(summary([4, 1, 2, 3]), { median: 2.5, min: 1, max: 4 });
});

test('every round begins with another', () => {
  assert.deepEqual([0, 1, 2, 3].map((round) => rotated(['a', 'b', 'c'], round).join('')), ['abc', 'bca', 'cab', 'abc']);
});

test('figures have three digits', () => {
  assert.deepEqual([0.01234, 1.234, 12.34, 123.4, 1234.5].map((value) => figure(value, 'ms')), ['0.012', '1.23', '12.3', '123', '1,235']);
  assert.equal(figure(3, 'frames'), '3');
});

test('ratios are to the best framework, to hand-written code and to the yardstick', () => {
  assert.deepEqual(ratios(operation), [0.4, 0.5, 2]);
  assert.deepEqual(ratios(bytes), [null, null, null]);
});

test('a table leaves out who was not measured', () => {
  const text = table([operation, bytes]);
  assert.match(text, /talk-participants.*vanilla.*react.*solid.*response\.json\(\)/);
  assert.doesNotMatch(text, /svelte/);
  assert.match(text, /1,000 {2}refresh, identical \[ms\] .*2\.00 \(1\.80-3\.00\)/);
  assert.match(text, /transferred \[B\].*3,463 /);
});

test('a chart shows the most people, and what does not depend on them', () => {
  const svg = chart([{ ...operation, people: 100, name: 'few' }, operation, bytes], '2 cores & more');
  assert.match(svg, /^<svg[^]*refresh, identical[^]*transferred[^]*<\/svg>\n$/);
  assert.doesNotMatch(svg, />few</);
  assert.match(svg, /2 cores &amp; more/);
  // The panel's 2 ms beside 8 of the slowest; twice the yardstick.
  const widths = [...svg.matchAll(/class="(?:own|bar)" x="120" [^>]*?width="([\d.]+)"/g)].map(([, width]) => Number(width));
  assert.ok(Math.abs(widths[2] / widths[0] - 4) < 0.1, widths.join());
  assert.match(svg, />2\.00 ms  2\.0×</);
});

test('long titles have two lines', () => {
  assert.deepEqual(lines('short'), ['short']);
  const long = 'cold load to the first row, processor slowed down 4 times';
  assert.equal(lines(long).join(' '), long);
});

test('options are checked', () => {
  assert.deepEqual(options([]).people, [100, 1_000, 10_000]);
  assert.equal(options([]).samples, 15);
  const quick = options(['--quick', '--only', 'vue,vanilla', '--operations', 'bytes,first']);
  assert.deepEqual([quick.people, quick.samples, quick.only, quick.operations], [[100], 1, ['vanilla', 'vue'], ['first', 'bytes']]);
  assert.throws(() => options(['--only', 'angular']), /no contestant "angular"/);
  assert.throws(() => options(['--people', '0']), /whole numbers/);
});
