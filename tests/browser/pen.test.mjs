import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Pen } from '../../src/browser/browser.js';

test('a pen writes to its nodes by number, and keeps none that it has to forget', () => {
  const pen = new Pen();
  const [one, two, three] = [{}, {}, {}];
  assert.deepEqual([pen.take(one), pen.take(two)], [0, 1]);
  pen.write([0, 0, 1, 0], 'a\0b');
  assert.deepEqual([one.data, two.data], ['a', 'b']);
  pen.forget(0);
  pen.write([0, 0, 1, 0], 'c\0d');
  assert.deepEqual([one.data, two.data], ['a', 'd']);
  assert.equal(pen.take(three), 0, 'its number is used again');
  pen.write([0, 0], 'e');
  assert.deepEqual([one.data, three.data], ['a', 'e']);
});
