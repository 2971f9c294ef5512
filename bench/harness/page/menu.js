// A person's clicks: open the menu of somebody who can be promoted, and choose that.

import { list } from './host.js';
import { frame, painted } from './time.js';

const ENTRY = 'Promote to moderator';

/** Promotes the first user in view; returns how long it took from the click to the painted row, and whom. */
export async function promote(shadow, contestant) {
  const row = [...list(shadow).querySelectorAll('.row')]
    .filter((row) => row.querySelector('.more') && row.querySelector('.badge').textContent.trim() === 'User')
    .sort((a, b) => a.getAttribute('aria-rowindex') - b.getAttribute('aria-rowindex'))[0];
  const label = row.getAttribute('aria-label');
  const index = row.getAttribute('aria-rowindex');
  row.querySelector('.more').click();
  await contestant.settled();
  await frame();
  const entry = [...shadow.querySelectorAll('[role=menu] [role=menuitem]')].find(
    (entry) => entry.textContent.trim() === ENTRY,
  );
  if (!entry) throw new Error(`the menu of "${label}" has no entry "${ENTRY}"`);
  const wanted = label.replace(', User, ', ', Moderator, ');
  const shown = () => list(shadow).querySelector(`.row[aria-rowindex="${index}"]`);
  const isDone = () =>
    shown()?.getAttribute('aria-label') === wanted && shown().querySelector('.badge').textContent.trim() === 'Moderator';
  const time = await painted(
    () => entry.click(),
    () => contestant.settled(),
    isDone,
  );
  return { time, place: Number(index) - 1 };
}
