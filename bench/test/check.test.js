import assert from 'node:assert/strict';
import { test } from 'node:test';
import { identical } from '../harness/bodies/changes.js';
import { sectionOf } from '../harness/bodies/expected.js';
import { Track } from '../harness/bodies/track.js';
import { all, wrong } from '../harness/check.js';

const rows = new Track(30, identical).rows(0);
const HEIGHT = 600;
const ROW = 48;
const HEADING = 28;
/** How many are online; the row below "Offline" is the next one. */
const ONLINE = rows.filter((row) => sectionOf(row) === 'Online').length;

/** What a correct list shows that is scrolled to `scroll`: rows, and headings that stay at the upper edge. */
function view(scroll, of = rows) {
  const seen = { height: HEIGHT, rows: [], headings: [] };
  const isInView = ({ top, bottom }) => bottom > 0 && top < HEIGHT;
  let top = -scroll;
  const put = (list, size, what) => {
    list.push({ ...what, top, bottom: top + size });
    top += size;
  };
  for (const name of ['Online', 'Offline']) {
    const members = of.filter((row) => sectionOf(row) === name);
    if (members.length === 0) continue;
    const heading = { name, count: members.length };
    put(seen.headings, HEADING, heading);
    for (const row of members) put(seen.rows, ROW, { ...row, index: of.indexOf(row) + 1 });
    const stuck = seen.headings.at(-1);
    stuck.top = Math.max(stuck.top, Math.min(0, top - HEADING));
    stuck.bottom = stuck.top + HEADING;
  }
  return { ...seen, rows: seen.rows.filter(isInView), headings: seen.headings.filter(isInView) };
}
const looked = (...views) => ({ count: rows.length, views });
/** What is found to be wrong after a change of a correct view; row 6 is the first one in it. */
const fault = (change, seen = view(HEADING + 5 * ROW)) => {
  change(seen.rows, seen.headings);
  return wrong(looked(seen), rows);
};

test('a correct list passes, wherever one looks', () => {
  assert.ok(ONLINE > 6 && ONLINE < 12, `${ONLINE} online`);
  const end = 30 * ROW + 2 * HEADING - HEIGHT;
  for (let scroll = 0; scroll <= end; scroll += 1) assert.equal(wrong(looked(view(scroll)), rows), null, `at ${scroll}`);
});

test('headings need not stay at the upper edge', () => {
  for (const scroll of [10, 40, HEADING + 5 * ROW]) {
    const seen = view(scroll);
    // The first heading scrolls with the rows.
    const top = -scroll;
    const headings = seen.headings.filter(({ name }) => name === 'Offline');
    if (top > -HEADING) headings.unshift({ name: 'Online', count: ONLINE, top, bottom: top + HEADING });
    assert.equal(wrong(looked({ ...seen, headings }), rows), null, `at ${scroll}`);
  }
});

test('a short list may end before the view does', () => {
  const few = rows.slice(0, 3);
  assert.equal(wrong({ count: 3, views: [view(0, few)] }, few), null);
  assert.equal(wrong({ count: 0, views: [{ height: HEIGHT, rows: [], headings: [] }] }, []), null);
});

test('where all are offline there is one heading', () => {
  const offline = rows.slice(ONLINE);
  assert.equal(wrong({ count: offline.length, views: [view(0, offline), view(100, offline)] }, offline), null);
});

test('every mistake is found', () => {
  assert.match(wrong({ count: 29, views: [] }, rows), /aria-rowcount is 29/);
  assert.match(fault((seen) => (seen[3].label = 'Somebody')), /row 9: label is "Somebody"/);
  assert.match(fault((seen) => (seen[0].actions = null)), /row 6: actions is null/);
  assert.match(fault((seen) => (seen[2].index = 900)), /a row with the number 900/);
  assert.match(fault((seen) => seen.splice(1, 1)), /row 8 below row 6/);
  assert.match(fault((seen) => seen.splice(0, 1)), /nothing above row 7/);
  assert.match(fault((seen) => seen.pop()), /nothing below row 16/);
  assert.match(fault((seen) => seen.splice(0)), /no row in view/);
  assert.match(fault((seen) => (seen[1].top += 9)), /a gap or an overlap above row 7/);
});

/** Moves everything from a row on, with its section's heading if that is above it. */
const moved = (number, by) => (seen, headings) => {
  const { top } = seen.find(({ index }) => index === number);
  for (const what of [...seen, ...headings]) {
    if (what.top < top - HEADING - 1 || (what.top < top && what.index)) continue;
    what.top += by;
    what.bottom += by;
  }
};

test('only where a section begins is there room for a heading', () => {
  const first = ONLINE + 1;
  const gap = (number) => new RegExp(`a gap or an overlap above row ${number}`);
  assert.match(fault(moved(8, HEADING)), gap(8));
  assert.match(fault(moved(first + 2, HEADING)), gap(first + 2));
  // Exactly that much room, no more and no less.
  assert.match(fault(moved(first, -HEADING)), gap(first));
  assert.match(fault(moved(first, ROW)), gap(first));
  assert.match(fault(moved(first, 4)), gap(first));
});

test('a row that is missing beside a heading is found', () => {
  const without = (number) => (seen) => seen.splice(seen.findIndex(({ index }) => index === number), 1);
  assert.match(fault(without(ONLINE)), new RegExp(`row ${ONLINE + 1} below row ${ONLINE - 1}`));
  assert.match(fault(without(ONLINE + 1)), new RegExp(`row ${ONLINE + 2} below row ${ONLINE}`));
  // The first row in view, and the last one, when the heading is next to it.
  const below = view(HEADING + ONLINE * ROW);
  assert.match(fault((seen) => seen.shift(), below), new RegExp(`nothing above row ${ONLINE + 2}`));
  const above = view(0);
  above.rows = above.rows.filter(({ index }) => index < ONLINE);
  assert.match(wrong(looked(above), rows), new RegExp(`nothing below row ${ONLINE - 1}`));
  // At the very top there is room for the heading, and for nothing else.
  assert.match(fault(moved(1, ROW), view(0)), /nothing above row 1/);
});

test('headings say which section it is and how many are in it', () => {
  const offline = (headings) => headings.find(({ name }) => name === 'Offline');
  const change = (act) => fault((_, headings) => act(offline(headings), headings));
  assert.match(change((heading, all) => all.splice(all.indexOf(heading), 1)), /no heading above row/);
  assert.match(change((heading) => (heading.name = 'Online')), /the heading is "Online" instead of "Offline"/);
  assert.match(change((heading) => (heading.count += 1)), /the heading "Offline" says \d+ instead of \d+/);
  assert.match(change((heading, all) => all.push({ ...heading, top: 400, bottom: 428 })), /"Offline" where no section begins/);
  // The one that has stayed at the upper edge.
  assert.match(change((_, [stuck]) => (stuck.name = 'Offline')), /the heading is "Offline" instead of "Online"/);
  const empty = { height: HEIGHT, rows: [], headings: view(0).headings };
  assert.match(wrong({ count: 0, views: [empty] }, []), /a heading where nobody is to be seen/);
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
