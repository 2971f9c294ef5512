// What a person sees: the rows inside the visible part of the list, read from the document.

import { list } from './host.js';
import { frame, task } from './time.js';

function read(row) {
  const text = (selector) => row.querySelector(selector)?.textContent.trim() ?? null;
  const badge = row.querySelector('.badge');
  const states = ['online', 'in-call', 'offline'].filter((state) => row.classList.contains(state));
  // A list that remembers people may say when it saw them.
  const presence = text('.presence')?.replace(/^Last seen.*/, 'Offline') ?? null;
  return {
    index: Number(row.getAttribute('aria-rowindex')),
    name: text('.name bdi'),
    own: row.classList.contains('own'),
    label: row.getAttribute('aria-label').replace(/, Last seen.*/, ', Offline'),
    state: states.join(' '),
    presence,
    role: badge?.textContent.trim() ?? null,
    moderates: badge?.classList.contains('moderates') ?? null,
    guest: row.querySelector('.avatar').classList.contains('guest'),
    calls: row.querySelectorAll('.calls .call').length,
    actions: row.querySelector('.actions .more[aria-haspopup=menu]')?.getAttribute('aria-label') ?? null,
  };
}

/** The rows in view, from top to bottom, and where they lie inside the list. */
function inView(shadow) {
  const grid = list(shadow);
  const view = grid.getBoundingClientRect();
  const rows = [];
  for (const row of grid.querySelectorAll('.row')) {
    const { top, bottom, width } = row.getBoundingClientRect();
    if (bottom > view.top && top < view.bottom && width > 0) {
      rows.push({ ...read(row), top: top - view.top, bottom: bottom - view.top });
    }
  }
  return { rows: rows.sort((a, b) => a.top - b.top), height: grid.clientHeight };
}

/** Scrolls to a share (0 to 1) of the way and reads what is there then. */
async function lookAt(shadow, share) {
  const grid = list(shadow);
  const top = Math.round(share * Math.max(0, grid.scrollHeight - grid.clientHeight));
  if (grid.scrollTop !== top) {
    grid.scrollTop = top;
    await frame();
    await task();
  }
  return inView(shadow);
}

/** Looks at several places, and goes back to the top. */
export async function look(shadow, shares) {
  const grid = list(shadow);
  const views = [];
  for (const share of shares) views.push(await lookAt(shadow, share));
  grid.scrollTop = 0;
  await frame();
  await frame();
  return { count: Number(grid.getAttribute('aria-rowcount')), nodes: grid.querySelectorAll('*').length, views };
}
