import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DomBatch } from '../../src/browser/dom-batch.js';

const TEXT = 0;
const LABEL = 2;

test('a batch writes to nodes by number, and keeps no removed node', () => {
  const batch = new DomBatch();
  const [one, two, three] = [{}, {}, {}];
  assert.deepEqual([batch.add(one), batch.add(two)], [0, 1]);
  batch.write([0, TEXT, 1, TEXT], 'a\0b');
  assert.deepEqual([one.data, two.data], ['a', 'b']);
  batch.remove(0);
  batch.write([0, TEXT, 1, TEXT], 'c\0d');
  assert.deepEqual([one.data, two.data], ['a', 'd']);
  assert.equal(batch.add(three), 0, 'the number is used again');
  batch.write([0, TEXT], 'e');
  assert.deepEqual([one.data, three.data], ['a', 'e']);
});

test('a batch writes attributes by number', () => {
  const written = [];
  const batch = new DomBatch();
  batch.add({ setAttribute: (...values) => written.push(values) });
  batch.write([0, LABEL], 'Ada');
  assert.deepEqual(written, [['aria-label', 'Ada']]);
});
