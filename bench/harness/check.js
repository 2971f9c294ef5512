// Whether a list shows what it has to: the same rows in the same order, without gaps, wherever one looks.

/** How far from its place a row may be drawn, in CSS pixels. */
const SLACK = 1;

/** The first thing that is wrong, in words; null when nothing is. */
export function wrong({ count, views }, rows) {
  if (count !== rows.length) return `aria-rowcount is ${count} instead of ${rows.length}`;
  for (const view of views) {
    const fault = wrongView(view, rows);
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
    if (above && Math.abs(top - above.bottom) > SLACK) return `a gap or an overlap above row ${index}`;
  }
  if (seen[0].top > SLACK && seen[0].index !== 1) return `nothing above row ${seen[0].index}`;
  const last = seen.at(-1);
  if (last.bottom < height - SLACK && last.index !== rows.length) return `nothing below row ${last.index}`;
  return null;
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
  // A view of 600 pixels shows ten rows of 56; a list with a head of its own shows fewer.
  const views = Math.max(1, Math.ceil(count / 7));
  return Array.from({ length: views + 1 }, (_, i) => i / views);
}
