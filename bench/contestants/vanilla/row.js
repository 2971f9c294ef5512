// One row element. It remembers what it shows and writes only what is different.

import { avatarClass, badgeClass, ownText, rowClass } from '../shared/classes.js';
import {
  callSigns,
  canAct,
  initials,
  presenceOf,
  presenceText,
  roleText,
  rowLabel,
} from '../shared/participants.js';
import { template } from './template.js';

export class Row {
  #place = -1;
  #top = -1;
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
    this.letters = avatar.firstChild.firstChild;
    this.dot = avatar.lastChild;
    this.nameText = name.firstChild.firstChild;
    const [roleElement, presence, calls, status] = meta.children;
    this.roleText = roleElement.firstChild;
    this.presenceText = presence.firstChild;
    this.calls = calls;
    this.status = status;
    this.badge = badge;
    this.badgeText = badge.firstChild;
    this.actions = actions;
    this.button = actions.firstChild;
    this.actions.remove();
  }

  fill(person, place, top, now) {
    this.person = person;
    const name = person.displayName;
    const role = person.participantType;
    const own = person.userId === this.viewer;
    const presence = presenceOf(person, now);
    if (place !== this.#place) this.#count(place);
    if (top !== this.#top) this.#move(top);
    const renamed = name !== this.#name;
    const other = own !== this.#own;
    const wentOrCame = presence !== this.#presence;
    const appointed = role !== this.#role;
    if (renamed) this.#rename(name);
    if (appointed) this.#appoint(role);
    if (renamed || appointed) this.avatar.className = avatarClass(name, role);
    if (person.inCall !== this.#call) this.#telephone(person.inCall);
    if (wentOrCame) {
      this.dot.className = `dot ${presence}`;
      this.presenceText.data = presenceText(presence);
    }
    if (other || (own && wentOrCame)) this.status.textContent = own ? ownText(presence) : '';
    if (!(renamed || other || wentOrCame || appointed)) return;
    const acts = canAct(this.viewerRole, role, own);
    this.element.className = rowClass(presence, own, acts);
    this.element.setAttribute('aria-label', rowLabel(name, own, role, presence));
    if (acts !== this.#acts) {
      if (acts) this.element.append(this.actions);
      else this.actions.remove();
    }
    this.#own = own;
    this.#presence = presence;
    this.#acts = acts;
  }

  #count(place) {
    this.#place = place;
    this.element.setAttribute('aria-rowindex', place + 1);
  }

  #move(top) {
    this.#top = top;
    this.element.style.transform = `translateY(${top}px)`;
  }

  #rename(name) {
    this.#name = name;
    this.nameText.data = name;
    this.letters.data = initials(name);
    this.button.setAttribute('aria-label', `Actions for ${name}`);
  }

  #appoint(role) {
    this.#role = role;
    this.roleText.data = roleText(role);
    this.badgeText.data = roleText(role);
    this.badge.className = badgeClass(role);
  }

  #telephone(inCall) {
    this.#call = inCall;
    this.calls.innerHTML = callSigns(inCall)
      .map(({ icon, text }) => `<span class="call">${svg(icon)}<span class="hidden">${text}</span></span>`)
      .join('');
  }
}

const svg = (path) =>
  `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="${path}"></path></svg>`;
