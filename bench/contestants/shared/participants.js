// What every hand-written list needs to know about participants, whichever framework draws them.

const ROLES = ['', 'Owner', 'Moderator', 'User', 'Guest', 'Joined by link', 'Guest moderator'];
const OWNER = 1;
const MODERATOR = 2;
const USER = 3;
const GUEST = 4;
const GUEST_MODERATOR = 6;

/** How long after a ping somebody still counts as connected, in seconds. */
const SESSION_SECONDS = 100;

/** The rows of an answer, each with its identity as `id`: the account, or for a guest the session. */
export function decode(bytes) {
  const rows = JSON.parse(new TextDecoder().decode(bytes)).ocs.data;
  for (const row of rows) identify(row);
  return rows;
}

/** A row of API v4 gets the names of v1 as well; it has an id for guests, too. */
export function identify(row) {
  if (row.actorType === undefined) {
    row.id = row.userId || row.sessionId;
    return;
  }
  row.id = row.actorId;
  row.userId = row.actorType === 'users' ? row.actorId : '';
  row.sessionId = row.sessionIds[0] ?? '0';
}

/** A comparison for sorting: newest ping first, then by name, then accounts before guests, then by identity. */
export function order(lang) {
  const { compare } = new Intl.Collator(lang);
  return (a, b) =>
    b.lastPing - a.lastPing || compare(a.displayName, b.displayName) || byIdentity(a, b);
}

export function byIdentity(a, b) {
  const guests = (a.userId === '') - (b.userId === '');
  return guests || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** A word for style sheets. */
export function presenceOf(row, now) {
  if (row.sessionId === '0' || row.lastPing + SESSION_SECONDS <= now) return 'offline';
  return row.inCall === 0 ? 'online' : 'in-call';
}

const PRESENCES = { online: 'Online', 'in-call': 'In call', offline: 'Offline' };
export const presenceText = (presence) => PRESENCES[presence];

export const roleText = (role) => ROLES[role] ?? `Unknown role (${role})`;
export const moderates = (role) => role === OWNER || role === MODERATOR || role === GUEST_MODERATOR;
export const isUser = (role) => role === USER;
export const isGuest = (role) => role === GUEST || role === GUEST_MODERATOR;

export function rowLabel(name, own, role, presence) {
  return `${name}, ${own ? 'You, ' : ''}${roleText(role)}, ${presenceText(presence)}`;
}

/** What somebody does in the call: the signs to show, each with its words. */
export function callSigns(inCall) {
  const signs = [];
  if (inCall & 2) signs.push({ icon: ICONS.microphone, text: 'with microphone' });
  if (inCall & 4) signs.push({ icon: ICONS.camera, text: 'with camera' });
  if (inCall & 8) signs.push({ icon: ICONS.phone, text: 'by phone' });
  return signs;
}

/** The first characters of the first and last word. */
export function initials(name) {
  const words = name.split(' ');
  const first = String.fromCodePoint(words[0].codePointAt(0) ?? 63);
  return words.length < 2 ? first : first + String.fromCodePoint(words.at(-1).codePointAt(0) ?? 63);
}

/** Whether a viewer with this role may do anything to somebody. */
export function canAct(viewerRole, role, own) {
  return moderates(viewerRole) && role !== OWNER && !own;
}

const PROMOTE = { label: 'Promote to moderator', method: 'POST', path: 'moderators' };
const DEMOTE = { label: 'Demote to user', method: 'DELETE', path: 'moderators' };
const REMOVE = { label: 'Remove from conversation', method: 'DELETE', path: 'participants', grave: true };

/** What a menu offers for somebody with this role; `to` is the role they will have, if they stay. */
export function actionsFor(role) {
  if (role === USER || role === GUEST) return [{ ...PROMOTE, to: role === USER ? MODERATOR : GUEST_MODERATOR }, REMOVE];
  if (role === MODERATOR) return [{ ...DEMOTE, to: USER }, REMOVE];
  if (role === GUEST_MODERATOR) return [{ ...DEMOTE, label: 'Demote to guest', to: GUEST }, REMOVE];
  return [REMOVE];
}

const folded = new Map();

/** A text without case and accents, for searching. Names come again with every answer, so they are folded once. */
export function fold(text) {
  let result = folded.get(text);
  if (result === undefined) {
    result = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    if (folded.size > 50_000) folded.clear();
    folded.set(text, result);
  }
  return result;
}

/** The rows whose names hold a text. */
export function matching(rows, text) {
  const wanted = fold(text.trim());
  return wanted === '' ? rows : rows.filter((row) => fold(row.displayName).includes(wanted));
}

/** The height of a row of one line, in CSS pixels (`--tp-row-height`). */
export const ROW_HEIGHT = 48;
/** Rows kept above and below the visible ones, as many as the panel keeps. */
export const OVERSCAN = 8;

export const ICONS = {
  more: 'M12 6h.01M12 12h.01M12 18h.01',
  microphone: 'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3ZM6 11a6 6 0 0 0 12 0M12 17v4',
  camera: 'M4 7h10a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1ZM15 11l6-3v8l-6-3',
  phone: 'M6 4h3l1.5 4-2 1.5a11 11 0 0 0 6 6l1.5-2 4 1.5v3a2 2 0 0 1-2 2A15 15 0 0 1 4 6a2 2 0 0 1 2-2Z',
};
