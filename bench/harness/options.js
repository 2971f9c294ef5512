// The command line.

import { parseArgs } from 'node:util';
import { ROWS } from './bodies/answer.js';
import { CONTESTANTS } from './names.js';
import { OPERATIONS } from './operations/index.js';

/** The operation that needs no browser. */
export const BYTES = 'bytes';

const PEOPLE = [100, 1_000, 10_000];
const SAMPLES = 15;
/** More than this would be another experiment, and a body of hundreds of megabytes. */
const MOST_PEOPLE = 100_000;

export function options(args) {
  const { values } = parseArgs({
    args,
    options: {
      contestants: { type: 'string' },
      root: { type: 'string' },
      chromium: { type: 'string' },
      json: { type: 'string' },
      chart: { type: 'string' },
      only: { type: 'string' },
      samples: { type: 'string' },
      people: { type: 'string' },
      operations: { type: 'string' },
      api: { type: 'string', default: 'v1' },
      quick: { type: 'boolean', default: false },
    },
  });
  const { quick } = values;
  const ids = [...OPERATIONS.map(({ id }) => id), BYTES];
  if (!Object.hasOwn(ROWS, values.api)) throw new Error(`--api takes ${Object.keys(ROWS).join(' or ')}`);
  return {
    ...values,
    only: chosen('contestant', values.only, CONTESTANTS),
    operations: chosen('operation', values.operations, ids),
    people: numbers('people', values.people, MOST_PEOPLE) ?? (quick ? [100] : PEOPLE),
    samples: numbers('samples', values.samples, 1_000)?.[0] ?? (quick ? 1 : SAMPLES),
  };
}

function chosen(what, text, known) {
  if (text === undefined) return known;
  const names = text.split(',');
  const strange = names.find((name) => !known.includes(name));
  if (strange !== undefined) throw new Error(`no ${what} "${strange}"; there are ${known.join(', ')}`);
  return known.filter((name) => names.includes(name));
}

function numbers(what, text, most) {
  if (text === undefined) return undefined;
  return text.split(',').map((part) => {
    const number = Number(part);
    if (Number.isInteger(number) && number >= 1 && number <= most) return number;
    throw new Error(`--${what} takes whole numbers up to ${most}`);
  });
}
