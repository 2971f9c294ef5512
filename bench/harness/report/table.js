// The results as a table for the terminal.

import { CONTESTANTS, FRAMEWORKS, OWN, VANILLA, YARDSTICK } from '../names.js';

/** Three significant digits, but no fraction of a whole thing. */
export function figure(value, unit) {
  if (unit === 'B' || unit === 'frames' || value >= 1000) return Math.round(value).toLocaleString('en');
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value >= 1 ? value.toFixed(2) : value.toFixed(3);
}

/** How many times the panel's median is that of others: of the best framework, of hand-written code, of the yardstick. */
export function ratios({ results }) {
  const own = results[OWN]?.median;
  if (own === undefined) return [null, null, null];
  const frameworks = FRAMEWORKS.map((name) => results[name]?.median).filter((median) => median !== undefined);
  const others = [
    frameworks.length > 0 ? Math.min(...frameworks) : undefined,
    results[VANILLA]?.median,
    results[YARDSTICK]?.median,
  ];
  return others.map((median) => (median ? own / median : null));
}

function cell(result, unit) {
  if (!result) return '-';
  const { median, min, max } = result;
  const text = (value) => figure(value, unit);
  return min === max ? text(median) : `${text(median)} (${text(min)}-${text(max)})`;
}

export function table(operations) {
  const named = [...CONTESTANTS, YARDSTICK].filter((name) => operations.some(({ results }) => name in results));
  const withRatios = named.includes(OWN);
  const titles = ['people', 'operation', ...named, ...(withRatios ? ['/ best fw', '/ vanilla', '/ json()'] : [])];
  const rows = operations.map((operation) => {
    const { name, people, unit, results } = operation;
    const cells = named.map((contestant) => cell(results[contestant], unit));
    const shares = withRatios ? ratios(operation).map((ratio) => ratio?.toFixed(2) ?? '') : [];
    return [people === 0 ? '' : people.toLocaleString('en'), `${name} [${unit}]`, ...cells, ...shares];
  });
  const widths = titles.map((title, i) => Math.max(title.length, ...rows.map((row) => row[i].length)));
  const line = (row) => row.map((text, i) => (i === 1 ? text.padEnd(widths[i]) : text.padStart(widths[i]))).join('  ');
  return [line(titles), ...rows.map(line)].join('\n');
}
