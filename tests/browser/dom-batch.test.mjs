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
  assert.deepEqual([one.textContent, two.textContent], ['a', 'b']);
  batch.remove(0);
  batch.write([0, TEXT, 1, TEXT], 'c\0d');
  assert.deepEqual([one.textContent, two.textContent], ['a', 'd']);
  assert.equal(batch.add(three), 0, 'the number is used again');
  batch.write([0, TEXT], 'e');
  assert.deepEqual([one.textContent, three.textContent], ['a', 'e']);
});

test('a text is changed where it is alone, and else replaces what is there', () => {
  const batch = new DomBatch();
  const text = { nodeType: 3, data: 'Ada', nextSibling: null };
  const [kept, wrapped] = [{ firstChild: text }, { firstChild: { nodeType: 1, nextSibling: null } }];
  batch.add(kept);
  batch.add(wrapped);
  batch.write([0, TEXT, 1, TEXT], 'Bob\0Bob');
  assert.deepEqual([text.data, kept.textContent, wrapped.textContent], ['Bob', undefined, 'Bob']);
});

test('a batch writes attributes by number', () => {
  const written = [];
  const batch = new DomBatch();
  batch.add({ setAttribute: (...values) => written.push(values) });
  batch.write([0, LABEL], 'Ada');
  assert.deepEqual(written, [['aria-label', 'Ada']]);
});

test('what others have changed is known at once, and what the panel has changed is not theirs', (t) => {
  class Element {
    closest = () => this;
  }
  /** The records that are not reported yet. */
  let records = [];
  class MutationObserver {
    observe() {}
    takeRecords = () => records.splice(0);
  }
  const before = { Element: globalThis.Element, MutationObserver: globalThis.MutationObserver };
  Object.assign(globalThis, { Element, MutationObserver });
  t.after(() => Object.assign(globalThis, before));
  const batch = new DomBatch();
  assert.deepEqual(batch.takeTampered(), []);
  batch.watch(new Element(), '[role=row]');
  const [row, other] = [new Element(), new Element()];
  records = [{ target: row }, { target: { parentElement: row } }];
  assert.deepEqual(batch.takeTampered(), [row]);
  records = [{ target: other }];
  batch.own();
  assert.deepEqual(batch.takeTampered(), []);
});
