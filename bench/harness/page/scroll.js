// Scrolling from the first row to the last in a number of equal steps, one a frame.

import { list } from './host.js';
import { frame, task } from './time.js';

/**
 * The time between each frame and the one before, in milliseconds. Each step is made after a frame was painted: before, it
 * would have the styles of what a contestant just wrote computed at once, and in the name of the script.
 */
export async function scroll(shadow, steps) {
  const grid = list(shadow);
  grid.scrollTop = 0;
  await frame();
  const way = grid.scrollHeight - grid.clientHeight;
  const frames = [];
  let before = await frame();
  await task();
  for (let step = 1; step <= steps; step += 1) {
    grid.scrollTop = (way * step) / steps;
    const now = await frame();
    await task();
    frames.push(now - before);
    before = now;
  }
  return frames;
}

export async function toTop(shadow) {
  list(shadow).scrollTop = 0;
  await frame();
  await frame();
}
