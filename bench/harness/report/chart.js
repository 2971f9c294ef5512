// The results at the largest number of people as a picture: one field for each operation, one bar for each contestant.
// It brings its own background and follows the reader's light or dark setting, so that it can be read on any page.

import { CONTESTANTS, OWN, YARDSTICK } from '../names.js';
import { figure } from './table.js';

const COLUMNS = 3;
const MARGIN = 24;
const HEAD = 64;
const FOOT = 36;
const CELL = { width: 372, title: 38, bar: 17, gap: 26 };
const NAME = 120;
/** Room for the figures behind the longest bar. */
const FIGURES = 108;
const BAR = CELL.width - NAME - FIGURES - 16;
const TITLE_LENGTH = 46;

const STYLE = `
  .back { fill: #ffffff } .text { fill: #1c2026 } .dim { fill: #5b6470 }
  .own { fill: #00639a } .bar { fill: #aab3bd } .range { stroke: #1c2026 } .yard { stroke: #b3261e }
  @media (prefers-color-scheme: dark) {
    .back { fill: #16191d } .text { fill: #e8eaed } .dim { fill: #a3abb6 }
    .own { fill: #5bb4e8 } .bar { fill: #59626d } .range { stroke: #e8eaed } .yard { stroke: #ff9e94 }
  }
  text { font: 12px system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Liberation Sans', sans-serif }
  .title { font-weight: 600 } .head { font-size: 17px; font-weight: 600 }
  .range { stroke-width: 1; opacity: 0.7 } .yard { stroke-width: 1.5; stroke-dasharray: 3 3 }`;

const escape = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const round = (value) => Math.round(value * 10) / 10;

function text(x, y, words, classes, rest = '') {
  return `<text x="${round(x)}" y="${round(y)}" class="${classes}"${rest}>${escape(words)}</text>`;
}

/** A title in at most two lines. */
export function lines(title) {
  if (title.length <= TITLE_LENGTH) return [title];
  const at = title.lastIndexOf(' ', TITLE_LENGTH);
  return [title.slice(0, at), title.slice(at + 1)];
}

function bar(name, result, scale, yard, unit, top) {
  const { median, min, max } = result;
  const width = scale(median);
  const middle = top + CELL.bar / 2;
  const [least, greatest] = [round(NAME + scale(min)), round(NAME + scale(max))];
  const own = name === OWN;
  const times = yard ? `  ${(median / yard).toFixed(median < yard ? 2 : 1)}×` : '';
  const range =
    min === max ? '' : `<line class="range" x1="${least}" x2="${greatest}" y1="${middle}" y2="${middle}"/>`;
  const place = `x="${NAME}" y="${top + 2}" width="${round(Math.max(1, width))}" height="${CELL.bar - 4}"`;
  return [
    text(NAME - 8, middle + 4, name, own ? 'text title' : 'text', ' text-anchor="end"'),
    `<rect class="${own ? 'own' : 'bar'}" ${place} rx="2"/>`,
    range,
    text(NAME + BAR + 8, middle + 4, `${figure(median, unit)} ${unit}${times}`, 'dim', ' xml:space="preserve"'),
  ].join('');
}

function cell({ name, unit, results }, x, y) {
  const named = CONTESTANTS.filter((contestant) => contestant in results);
  const yard = results[YARDSTICK]?.median;
  const longest = Math.max(...named.map((contestant) => results[contestant].median), yard ?? 0) || 1;
  // Outliers end where the field ends: a chart of them would show nothing else.
  const scale = (value) => Math.min(BAR, (value / longest) * BAR * 0.94);
  const titles = lines(name).map((line, i, { length }) => text(0, CELL.title - 8 - 15 * (length - 1 - i), line, 'text title'));
  const bars = named.map((contestant, i) =>
    bar(contestant, results[contestant], scale, yard, unit, CELL.title + i * CELL.bar),
  );
  const end = CELL.title + named.length * CELL.bar;
  const at = round(NAME + scale(yard ?? 0));
  const line = yard ? `<line class="yard" x1="${at}" x2="${at}" y1="${CELL.title - 2}" y2="${end + 2}"/>` : '';
  return `<g transform="translate(${x} ${y})">${titles.join('')}${bars.join('')}${line}</g>`;
}

/** The chart as SVG; `taken` says what the numbers were taken with. */
export function chart(operations, taken) {
  const most = Math.max(...operations.map(({ people }) => people));
  const shown = operations.filter(({ people }) => people === most || people === 0);
  const bars = Math.max(...shown.map(({ results }) => CONTESTANTS.filter((name) => name in results).length));
  const height = CELL.title + bars * CELL.bar + CELL.gap;
  const total = {
    width: 2 * MARGIN + COLUMNS * CELL.width,
    height: HEAD + Math.ceil(shown.length / COLUMNS) * height + FOOT,
  };
  const cells = shown.map((operation, i) =>
    cell(operation, MARGIN + (i % COLUMNS) * CELL.width, HEAD + Math.floor(i / COLUMNS) * height),
  );
  const title = `The same list of ${most.toLocaleString('en')} people, side by side`;
  const legend =
    'Shorter is better. Bars are medians, thin lines reach from the least to the greatest. ' +
    `Dashed: ${YARDSTICK} alone on the same bytes; × is times that.`;
  const box = `viewBox="0 0 ${total.width} ${total.height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box} role="img" aria-label="${escape(title)}">
<style>${STYLE}
</style>
<rect class="back" width="100%" height="100%" rx="12"/>
${text(MARGIN, 34, title, 'text head')}
${text(MARGIN, 53, taken, 'dim')}
${cells.join('\n')}
${text(MARGIN, total.height - 16, legend, 'dim')}
</svg>
`;
}
