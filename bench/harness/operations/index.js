// Every operation, in the order of the report. An operation has
//   id          its name on the command line
//   series      what each sample tells: key, name and unit
//   yardstick   whether `response.json()` can be measured beside it
//   most        the most samples worth taking, if fewer than asked for
//   begin(run), prepare(page), sample(page, round), check(page), end(run)
// or `together` and samples(pages, attempt), when all contestants go through it side by side.

import { cold } from './cold.js';
import { first } from './first.js';
import { memory } from './memory.js';
import { refreshes } from './refresh.js';
import { shown } from './shown.js';

export const OPERATIONS = [first, ...refreshes, ...shown, memory, cold];
