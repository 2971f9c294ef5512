// What a person sees: the rows and headings inside the visible part of the list, read from the document.

import { list } from './host.js';
import { frame, task } from './time.js';

function read(row) {
  const text = (selector) => row.querySelector(selector)?.textContent.trim() ?? null;
  const badge = row.querySelector('.badge');
  const own = row.classList.contains('own');
  const states = ['online', 'in-call', 'offline'].filter((state) => row.classList.contains(state));
  // A list that remembers people may say when it saw them.
  const presence = text('.presence')?.replace(/^Last seen.*/, 'Offline') ?? null;
  return {
    index: Number(row.getAttribute('aria-rowindex')),
    name: text('.name bdi'),
    own,
    label: row.getAttribute('aria-label').replace(/, Last seen.*/, ', Offline'),
    state: states.join(' '),
    presence,
    role: badge?.textContent.trim() ?? null,
    moderates: badge?.classList.contains('moderates') ?? null,
    plain: badge?.classList.contains('plain') ?? null,
    // The second line with only that in it is not looked at, as a list without a memory has none.
    lined: row.classList.contains('lined') && !text('.seen'),
    // The panel knows more about the viewer's session: here or elsewhere.
    you: text('.status')?.startsWith('You, ') ?? false,
    guest: row.querySelector('.avatar').classList.contains('guest'),
    calls: row.querySelectorAll('.calls .call').length,
    // The panel has a menu for what the viewer may do about themselves ("Leave conversation for good"). The other lists have
    // none, because it has nothing to do with what is measured.
    actions: own ? null : (row.querySelector('.actions .more[aria-haspopup=menu]')?.getAttribute('aria-label') ?? null),
  };
}

/** The rows and the headings in view, from top to bottom, and where they lie inside the list. */
function inView(shadow) {
  const grid = list(shadow);
  const view = grid.getBoundingClientRect();
  const seen = (selector, read) => {
    const found = [];
    for (const element of grid.querySelectorAll(selector)) {
      const { top, bottom, width } = element.getBoundingClientRect();
      if (bottom > view.top && top < view.bottom && width > 0) {
        found.push({ ...read(element), top: top - view.top, bottom: bottom - view.top });
      }
    }
    return found.sort((a, b) => a.top - b.top);
  };
  return { rows: seen('.row', read), headings: seen('.heading', readHeading), height: grid.clientHeight };
}

function readHeading(heading) {
  const [name, number] = heading.children;
  return { name: name.textContent.trim(), count: Number(number.textContent.replaceAll(',', '')) };
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
