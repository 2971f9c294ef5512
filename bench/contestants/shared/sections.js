// The sections of the list: who is online, and below them who is offline, each with a heading. A heading is no row: the
// places of the rows, from 0, count people only.

import { ROW_HEIGHT, presenceOf } from './participants.js';

/** The height of a heading, in CSS pixels. */
export const HEADING_HEIGHT = 28;

const { format } = new Intl.NumberFormat('en');

/** The sections that have rows: the second one begins with the first row that is offline. `top` and `height` include the heading. */
export function sectionsOf(rows, now) {
  const first = rows.findIndex((row) => presenceOf(row, now) === 'offline');
  const online = first === -1 ? rows.length : first;
  const sections = [];
  if (online > 0) sections.push(section('Online', 0, online, 0));
  if (online < rows.length) sections.push(section('Offline', online, rows.length - online, sections[0]?.height ?? 0));
  return sections;
}

const section = (name, start, count, top) => ({
  name,
  start,
  number: format(count),
  top,
  height: HEADING_HEIGHT + count * ROW_HEIGHT,
});

/** The place of the row below the second heading; undefined when there is one heading or none. */
export const secondStart = (sections) => sections[1]?.start;

/** How far it is from the top of a row to the top of the next one; `second` as above. */
export const sizeOf = (place, second) => (place + 1 === second ? ROW_HEIGHT + HEADING_HEIGHT : ROW_HEIGHT);

/** How far a row is from the top of the list. */
export const topOf = (place, second = Infinity) =>
  place * ROW_HEIGHT + (place < second ? HEADING_HEIGHT : 2 * HEADING_HEIGHT);

/** The place of the row at a distance from the top, or of the row below the heading there. It may be after the last row. */
export function placeAt(top, second = Infinity) {
  const place = Math.floor((top - HEADING_HEIGHT) / ROW_HEIGHT);
  if (place < second) return Math.max(0, place);
  return Math.max(second, Math.floor((top - 2 * HEADING_HEIGHT) / ROW_HEIGHT));
}
