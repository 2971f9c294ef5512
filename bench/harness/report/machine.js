// What the numbers were taken with.

import { availableParallelism, cpus } from 'node:os';

export function machine(browser) {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() || 'unknown',
    chromium: browser.version(),
    node: process.version,
  };
}

export const inWords = ({ cores, processor, chromium, node }) =>
  `${cores} cores (${processor}), Chromium ${chromium}, Node.js ${node}`;
