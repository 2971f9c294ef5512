import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decode, order } from '../contestants/shared/participants.js';
import { placeAt, secondStart, sectionsOf, sizeOf, topOf } from '../contestants/shared/sections.js';
import { answer } from '../harness/bodies/answer.js';
import { expected, sectionOf } from '../harness/bodies/expected.js';
import { Roster } from '../harness/bodies/roster.js';

const { now, people } = new Roster(5_000);
const rows = decode(answer(people)).sort(order('en'));

test('the other lists divide people as it is expected of them', () => {
  const sections = sectionsOf(rows, now);
  assert.deepEqual(sections.map(({ name, number }) => [name, number]), [['Online', '1,500'], ['Offline', '3,500']]);
  const wanted = expected(people, now).map(sectionOf);
  assert.equal(secondStart(sections), wanted.indexOf('Offline'));
  assert.equal(wanted.lastIndexOf('Online') + 1, secondStart(sections));
});

test('a section without rows is not there', () => {
  const names = (part) => sectionsOf(part, now).map(({ name }) => name);
  assert.deepEqual(names(rows.slice(0, 3)), ['Online']);
  assert.deepEqual(names(rows.slice(-3)), ['Offline']);
  assert.deepEqual(names([]), []);
});

test('rows lie below each other, and headings between them', () => {
  for (const part of [rows.slice(1_497, 1_504), rows.slice(0, 4), rows.slice(-4)]) {
    const sections = sectionsOf(part, now);
    const second = secondStart(sections);
    for (let place = 0; place < part.length; place += 1) {
      const top = topOf(place, second);
      assert.equal(topOf(place + 1, second) - top, sizeOf(place, second));
      assert.deepEqual([placeAt(top, second), placeAt(top + 47, second)], [place, place]);
      // On a heading it is the row below.
      assert.equal(placeAt(top - 1, second), place === 0 || place === second ? place : place - 1);
    }
    const { top, height } = sections.at(-1);
    assert.equal(top + height, topOf(part.length, second));
  }
});
