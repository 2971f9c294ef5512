// Refuses mistakes on the command line without doing anything. It needs no package, so it can come before the set-up.

import { options } from './options.js';

try {
  options(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
