// Whether a list shows what it has to: the same rows in the same order, without gaps, wherever one looks, and headings where
// sections begin.

import { sectionOf } from './bodies/expected.js';

/** How far from its place a row may be drawn, in CSS pixels. */
const SLACK = 1;
/** The height of a heading, the only room that may be between two rows. */
const HEADING = 28;

/** The first thing that is wrong, in words; null when nothing is. */
export function wrong({ count, views }, rows) {
  if (count !== rows.length) return `aria-rowcount is ${count} instead of ${rows.length}`;
  for (const view of views) {
    const fault = wrongView(view, rows) ?? wrongHeadings(view, rows);
    if (fault) return fault;
  }
  return null;
}

function wrongView({ rows: seen, height }, rows) {
  if (rows.length === 0) return seen.length === 0 ? null : 'rows where nobody is to be seen';
  if (seen.length === 0) return 'no row in view';
  for (const [i, { index, top, bottom, ...row }] of seen.entries()) {
    const fault = wrongRow(row, rows[index - 1], index);
    if (fault) return fault;
    const above = seen[i - 1];
    if (above && index !== above.index + 1) return `row ${index} below row ${above.index}`;
    if (above && Math.abs(top - above.bottom - roomAbove(rows, index)) > SLACK) {
      return `a gap or an overlap above row ${index}`;
    }
  }
  const [first, last] = [seen[0], seen.at(-1)];
  if (first.top > roomAbove(rows, first.index) + SLACK) return `nothing above row ${first.index}`;
  const atEnd = last.index === rows.length;
  if (!atEnd && last.bottom + roomAbove(rows, last.index + 1) < height - SLACK) return `nothing below row ${last.index}`;
  return null;
}

/** Whether the row with a number is the first of its section. */
const begins = (rows, index) => index === 1 || sectionOf(rows[index - 1]) !== sectionOf(rows[index - 2]);

const roomAbove = (rows, index) => (begins(rows, index) ? HEADING : 0);

/**
 * Above the first row of a section is its heading. Any other heading has stayed at the upper edge, of the section whose rows
 * lie below it.
 */
function wrongHeadings({ rows: seen, headings, height }, rows) {
  if (rows.length === 0) return headings.length === 0 ? null : 'a heading where nobody is to be seen';
  const last = seen.at(-1);
  const places = seen.map(({ index, top }) => ({ index, top: top - HEADING }));
  // Of the next section only the heading may be in view.
  if (last.index < rows.length) places.push({ index: last.index + 1, top: last.bottom });
  const others = new Set(headings);
  for (const { index, top } of places) {
    if (!begins(rows, index) || top < 0 || top >= height - SLACK) continue;
    const heading = headings.find((heading) => Math.abs(heading.top - top) <= SLACK);
    if (!heading) return `no heading above row ${index}`;
    others.delete(heading);
    const fault = wrongHeading(heading, rows[index - 1], rows);
    if (fault) return fault;
  }
  for (const heading of others) {
    if (heading.top > SLACK) return `a heading "${heading.name}" where no section begins`;
    const fault = wrongHeading(heading, rows[seen[0].index - 1], rows);
    if (fault) return fault;
  }
  return null;
}

function wrongHeading({ name, count }, row, rows) {
  const section = sectionOf(row);
  if (name !== section) return `the heading is "${name}" instead of "${section}"`;
  const wanted = rows.filter((row) => sectionOf(row) === section).length;
  return count === wanted ? null : `the heading "${name}" says ${count} instead of ${wanted}`;
}

function wrongRow(row, wanted, index) {
  if (!wanted) return `a row with the number ${index}`;
  for (const [field, value] of Object.entries(wanted)) {
    if (row[field] !== value) return `row ${index}: ${field} is ${show(row[field])} instead of ${show(value)}`;
  }
  return null;
}

const show = (value) => JSON.stringify(value);

/** Places to look at: the top, the bottom and some between. */
export const SOME = [0, 0.05, 0.13, 0.29, 0.3, 0.31, 0.5, 0.71, 0.9, 1];

/** Places that show every row. */
export function all(count) {
  // A view of 600 pixels shows twelve rows of 48; a list with a head of its own shows fewer.
  const views = Math.max(1, Math.ceil(count / 7));
  return Array.from({ length: views + 1 }, (_, i) => i / views);
}
