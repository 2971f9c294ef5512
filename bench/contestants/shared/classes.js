// The classes by which the panel's style sheets know the parts of a row, and the text of the viewer's own row.

import { isGuest, isUser, moderates } from './participants.js';

export function rowClass(presence, own, acts) {
  let classes = `row ${presence}`;
  // There is a second line; other rows show only a name.
  if (own || presence === 'in-call') classes += ' lined';
  if (own) classes += ' own';
  if (acts) classes += ' acts';
  // The panel has this class on the section, which hides the dots that its heading makes needless. Here no section is
  // around the rows.
  if (presence === 'offline') classes += ' section-offline';
  return classes;
}

/** With a colour that stays with the name. */
export function avatarClass(name, role) {
  let hash = 0;
  for (let i = 0; i < name.length; i += 1) hash = (hash * 31 + name.charCodeAt(i)) | 0;
  return `avatar h${(hash >>> 0) % 24}${isGuest(role) ? ' guest' : ''}`;
}

/** The style sheets hide the badge of an ordinary user. */
export function badgeClass(role) {
  if (moderates(role)) return 'badge moderates';
  return isUser(role) ? 'badge plain' : 'badge';
}

const OWN = { online: 'You, online', 'in-call': 'You, in call', offline: 'You, offline' };
/** The second line of the viewer's own row. */
export const ownText = (presence) => OWN[presence];
