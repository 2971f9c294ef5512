import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answer } from '../harness/bodies/answer.js';
import * as changes from '../harness/bodies/changes.js';
import { filtered, inOrder } from '../harness/bodies/expected.js';
import { Roster, isOnline } from '../harness/bodies/roster.js';
import { Track } from '../harness/bodies/track.js';
import { decode, order } from '../contestants/shared/participants.js';

/** As recorded, in their order. */
const FIELDS_OF_V4 = [
  ...['roomToken', 'inCall', 'lastPing', 'sessionIds', 'participantType', 'attendeeId', 'actorId', 'actorType'],
  ...['displayName', 'permissions', 'attendeePermissions', 'attendeePin'],
];

const copy = (roster) => new Map(roster.people.map((person) => [person, { ...person }]));
const changed = (before) => [...before].filter(([person, old]) => JSON.stringify(person) !== JSON.stringify(old));

test('the same people come out of every run', () => {
  assert.deepEqual(new Roster(500).people, new Roster(500).people);
  assert.notDeepEqual(new Roster(500).people[7], new Roster(501).people[7]);
});

test('three of ten are online, with session ids of real length', () => {
  const { people } = new Roster(10_000);
  const online = people.filter(isOnline);
  assert.equal(people.length, 10_000);
  assert.equal(online.length, 3_000);
  assert.ok(online.every(({ sessionId, lastPing }) => sessionId.length === 255 && lastPing > 0));
  assert.ok(people.every((person) => isOnline(person) || (person.lastPing === 0 && person.userId !== '')));
  assert.equal(new Set(people.map(({ userId, sessionId }) => userId || sessionId)).size, 10_000);
  const foreign = people.filter(({ displayName }) => /[^\x00-\x7f]/.test(displayName));
  assert.ok(foreign.length > 3_000 && foreign.length < 7_000, `${foreign.length} names outside ASCII`);
});

test('an answer is ASCII, as from PHP, and reads back as the people', () => {
  const { people } = new Roster(50);
  const bytes = answer(people);
  assert.ok(bytes.every((byte) => byte < 0x80));
  const { ocs } = JSON.parse(bytes);
  assert.deepEqual(ocs.meta, { status: 'ok', statuscode: 200, message: 'OK' });
  assert.deepEqual(ocs.data, people.map(({ attendeeId, ...row }) => row));
  assert.deepEqual(Object.keys(ocs.data[0]), Object.keys(people[0]).filter((key) => key !== 'attendeeId'));
});

test('an answer of API v4 is about the same people', () => {
  const { people } = new Roster(200);
  const rows = JSON.parse(answer(people, 'v4')).ocs.data;
  assert.deepEqual(Object.keys(rows[0]), FIELDS_OF_V4);
  assert.equal(new Set(rows.map(({ attendeeId }) => attendeeId)).size, 200);
  rows.forEach((row, place) => {
    const person = people[place];
    assert.deepEqual(row.sessionIds, isOnline(person) ? [person.sessionId] : []);
    assert.equal(row.actorType, person.userId ? 'users' : 'guests');
    for (const key of ['inCall', 'lastPing', 'participantType', 'displayName']) assert.equal(row[key], person[key]);
  });
  assert.ok(rows.some(({ actorType, actorId }) => actorType === 'guests' && actorId.length === 40));
});

test('the other lists read the rows of both in the same order', () => {
  const { people } = new Roster(500);
  const read = (api) => decode(answer(people, api)).sort(order('en')).map(({ displayName, userId }) => [displayName, userId]);
  assert.deepEqual(read('v4'), read('v1'));
});

test('the order does not depend on how a collation is set', () => {
  const roster = new Roster(3_000);
  for (let i = 0; i < 5; i += 1) {
    const loose = new Intl.Collator('en', { numeric: true, sensitivity: 'base' }).compare;
    const strict = new Intl.Collator('en').compare;
    const by = (compare) => [...roster.people].sort((a, b) => inOrder(a, b, compare));
    assert.deepEqual(by(loose), by(strict));
    changes.onePercent(roster);
    changes.tenPercent(roster);
  }
});

test('one in a hundred changes, and somebody gets another role', () => {
  for (const [count, wanted] of [[100, 1], [1_000, 10], [10_000, 100]]) {
    const roster = new Roster(count);
    const before = copy(roster);
    changes.onePercent(roster);
    const found = changed(before);
    assert.equal(found.length, wanted);
    assert.ok(found.some(([person, old]) => person.participantType !== old.participantType));
    assert.ok(found.every(([person, old]) => person.lastPing === old.lastPing));
  }
});

test('half a minute later everybody online has a newer ping', () => {
  const roster = new Roster(200);
  const [before, now] = [copy(roster), roster.now];
  changes.pings(roster);
  assert.equal(roster.now, now + 30);
  for (const [person, old] of before) assert.equal(person.lastPing, isOnline(old) ? old.lastPing + 30 : 0);
});

test('one in twenty leaves and as many join', () => {
  const roster = new Roster(1_000);
  const before = new Set(roster.people);
  changes.tenPercent(roster);
  assert.equal(roster.people.length, 1_000);
  assert.equal(roster.people.filter((person) => !before.has(person)).length, 50);
  assert.ok(roster.people.some(({ userId }) => userId === 'owner'));
});

test('who comes online stands first, and goes again', () => {
  const track = new Track(300, changes.comeAndGo);
  const names = (step) => track.rows(step).map(({ label }) => label);
  const [before, during, after] = [names(0), names(1), names(2)];
  assert.notEqual(during[0], before[0]);
  assert.equal(track.rows(1).filter(({ state }) => state !== 'offline').length, 91);
  assert.deepEqual(after, before);
});

test('a track forgets old steps if told so', () => {
  const track = new Track(10, changes.pings, { kept: 2 });
  track.step(5);
  assert.equal(track.step(1), null);
  assert.equal(track.step(5).now, track.step(4).now + 30);
});

test('a filter knows neither case nor accents', () => {
  const rows = [{ name: 'Åsa Černý' }, { name: 'Bob' }];
  assert.deepEqual(filtered(rows, 'CER'), [rows[0]]);
});
