// One menu for all rows, bound to a person and not to a row.

import { actionsFor } from '../shared/participants.js';
import { showAt } from '../shared/popup.js';

export class Menu {
  #anchor = null;

  constructor(choose) {
    this.choose = choose;
    this.element = document.createElement('div');
    this.element.className = 'menu';
    this.element.setAttribute('role', 'menu');
    this.element.setAttribute('popover', 'manual');
    this.element.addEventListener('keydown', ({ key }) => key === 'Escape' && this.close());
  }

  toggle(person, anchor) {
    const again = anchor === this.#anchor;
    this.close();
    if (again) return;
    this.#anchor = anchor;
    anchor.setAttribute('aria-expanded', 'true');
    this.element.setAttribute('aria-label', `Actions for ${person.displayName}`);
    this.element.replaceChildren(...actionsFor(person.participantType).map((action) => this.#entry(person, action)));
    showAt(this.element, anchor);
  }

  close() {
    if (!this.#anchor) return;
    this.element.hidePopover();
    this.#anchor.setAttribute('aria-expanded', 'false');
    this.#anchor.focus();
    this.#anchor = null;
  }

  #entry(person, action) {
    const entry = document.createElement('button');
    entry.type = 'button';
    entry.className = action.grave ? 'menu-item grave' : 'menu-item';
    entry.setAttribute('role', 'menuitem');
    entry.tabIndex = -1;
    entry.textContent = action.label;
    entry.addEventListener('click', () => {
      this.close();
      this.choose(person, action);
    });
    return entry;
  }
}
