import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identical } from '../harness/bodies/changes.js';
import { Track } from '../harness/bodies/track.js';
import { all, wrong } from '../harness/check.js';

const rows = new Track(30, identical).rows(0);
const HEIGHT = 600;

/** What a correct list shows from a row on. */
function view(first, count = 11) {
  const seen = rows.slice(first, first + count);
  return { height: HEIGHT, rows: seen.map((row, i) => ({ ...row, index: first + i + 1, top: i * 56, bottom: i * 56 + 56 })) };
}
const looked = (...views) => ({ count: rows.length, views });
const fault = (change) => {
  const seen = view(5);
  change(seen.rows);
  return wrong(looked(seen), rows);
};

test('a correct list passes', () => {
  assert.equal(wrong(looked(view(0), view(10), view(19)), rows), null);
});

test('a short list may end before the view does', () => {
  assert.equal(wrong({ count: 3, views: [view(0, 3)] }, rows.slice(0, 3)), null);
  assert.equal(wrong({ count: 0, views: [{ height: HEIGHT, rows: [] }] }, []), null);
});

test('every mistake is found', () => {
  assert.match(wrong({ count: 29, views: [] }, rows), /aria-rowcount is 29/);
  assert.match(fault((seen) => (seen[3].label = 'Somebody')), /row 9: label is "Somebody"/);
  assert.match(fault((seen) => (seen[0].actions = null)), /row 6: actions is null/);
  assert.match(fault((seen) => (seen[2].index = 900)), /a row with the number 900/);
  assert.match(fault((seen) => seen.splice(4, 1)), /row 11 below row 9/);
  assert.match(fault((seen) => seen.splice(0, 1)), /nothing above row 7/);
  assert.match(fault((seen) => seen.pop()), /nothing below row 15/);
  assert.match(fault((seen) => seen.splice(0)), /no row in view/);
  assert.match(fault((seen) => (seen[4].top += 9)), /a gap or an overlap above row 10/);
});

test('two rows that changed places are found', () => {
  const swap = (seen) => {
    const [a, b] = [seen[1], seen[2]];
    for (const field of Object.keys(rows[0])) [a[field], b[field]] = [b[field], a[field]];
  };
  assert.match(fault(swap), /row 7: name/);
});

test('the places for looking at everybody reach both ends', () => {
  const shares = all(10_000);
  assert.deepEqual([shares[0], shares.at(-1)], [0, 1]);
  assert.ok(shares.length > 1_400);
});
