// One row element. It remembers what it shows and writes only what is different.

import {
  ROW_HEIGHT,
  callSigns,
  canAct,
  hue,
  initials,
  isGuest,
  moderates,
  presenceOf,
  presenceText,
  roleText,
  rowLabel,
} from '../shared/participants.js';
import { template } from './template.js';

export class Row {
  #place = -1;
  #name = null;
  #presence = '';
  #role = -1;
  #call = 0;
  #own = false;
  #acts = false;

  constructor(viewer, viewerRole) {
    this.viewer = viewer;
    this.viewerRole = viewerRole;
    const element = template.cloneNode(true);
    const [cell, actions] = element.children;
    const [avatar, who, badge] = cell.children;
    const [name, meta] = who.children;
    this.element = element;
    this.avatar = avatar;
    this.letters = avatar.firstChild;
    this.dot = avatar.lastChild;
    this.name = name;
    this.nameText = name.firstChild.firstChild;
    this.you = name.lastChild;
    this.meta = meta;
    this.presenceText = meta.firstChild.firstChild;
    this.roleText = meta.lastChild.firstChild;
    this.badge = badge;
    this.badgeText = badge.firstChild;
    this.actions = actions;
    this.button = actions.firstChild;
    this.you.remove();
    this.actions.remove();
  }

  fill(person, place, now) {
    this.person = person;
    const name = person.displayName;
    const role = person.participantType;
    const own = person.userId === this.viewer;
    const presence = presenceOf(person, now);
    if (place !== this.#place) this.#move(place);
    const renamed = name !== this.#name;
    const other = own !== this.#own;
    const wentOrCame = presence !== this.#presence;
    const appointed = role !== this.#role;
    if (renamed) this.#rename(name);
    if (appointed) this.#appoint(role);
    if (person.inCall !== this.#call) this.#telephone(person.inCall);
    if (wentOrCame) {
      this.dot.className = `dot ${presence}`;
      this.presenceText.data = presenceText(presence);
    }
    if (other) {
      if (own) this.name.append(this.you);
      else this.you.remove();
    }
    if (!(renamed || other || wentOrCame || appointed)) return;
    this.element.className = `row ${presence}${own ? ' own' : ''}`;
    this.element.setAttribute('aria-label', rowLabel(name, own, role, presence));
    const acts = canAct(this.viewerRole, role, own);
    if (acts !== this.#acts) {
      if (acts) this.element.append(this.actions);
      else this.actions.remove();
    }
    this.#own = own;
    this.#presence = presence;
    this.#acts = acts;
  }

  #move(place) {
    this.#place = place;
    this.element.style.transform = `translateY(${place * ROW_HEIGHT}px)`;
    this.element.setAttribute('aria-rowindex', place + 1);
  }

  #rename(name) {
    this.#name = name;
    this.nameText.data = name;
    this.letters.data = initials(name);
    this.avatar.style.setProperty('--hue', hue(name));
    this.button.setAttribute('aria-label', `Actions for ${name}`);
  }

  #appoint(role) {
    this.#role = role;
    this.avatar.className = isGuest(role) ? 'avatar guest' : 'avatar';
    this.roleText.data = roleText(role);
    this.badgeText.data = roleText(role);
    this.badge.className = moderates(role) ? 'badge moderates' : 'badge';
  }

  #telephone(inCall) {
    this.#call = inCall;
    this.meta.querySelector('.calls')?.remove();
    if (inCall === 0) return;
    const calls = document.createElement('span');
    calls.className = 'calls';
    calls.innerHTML = callSigns(inCall)
      .map(({ icon, text }) => `<span class="call">${svg(icon)}<span class="hidden">${text}</span></span>`)
      .join('');
    this.meta.insertBefore(calls, this.meta.lastChild);
  }
}

const svg = (path) =>
  `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="${path}"></path></svg>`;
