// The window on the list. An element stays with its person as long as they are in the window, so that somebody who comes
// or goes only moves the others; elements of those who leave the window are filled anew for those who enter it.

import { OVERSCAN, moderates } from '../shared/participants.js';
import { placeAt, secondStart, sectionsOf, topOf } from '../shared/sections.js';
import { Headings } from './headings.js';
import { Row } from './row.js';

export class RowList {
  /** Identity -> the row in the document. */
  #rows = new Map();
  #people = [];
  #headings = new Headings();
  /** The place of the row below the second heading. */
  #second;
  #now = 0;
  #height = 0;
  #observer;
  #spare = [];

  constructor({ viewer, role, now }, openMenu) {
    this.viewer = viewer;
    this.role = role;
    this.#now = now;
    this.element = document.createElement('div');
    this.element.className = moderates(role) ? 'list moderates' : 'list';
    this.element.setAttribute('role', 'grid');
    this.element.setAttribute('aria-label', 'Participants');
    this.element.setAttribute('aria-rowcount', 0);
    this.inner = document.createElement('div');
    this.inner.className = 'rows';
    this.inner.style.position = 'relative';
    this.inner.setAttribute('role', 'presentation');
    this.element.append(this.inner);
    this.element.addEventListener('scroll', () => this.#draw(), { passive: true });
    this.element.addEventListener('click', (event) => {
      const button = event.target.closest('.more');
      const row = button && [...this.#rows.values()].find(({ element }) => element.contains(button));
      if (row) openMenu(row.person, button);
    });
    this.#observer = new ResizeObserver(([{ contentRect }]) => {
      if (contentRect.height === this.#height) return;
      this.#height = contentRect.height;
      this.#draw();
    });
    this.#observer.observe(this.element);
  }

  show(people, now) {
    if (people.length !== this.#people.length) this.element.setAttribute('aria-rowcount', people.length);
    const sections = sectionsOf(people, now);
    this.#second = secondStart(sections);
    this.#headings.show(sections, this.inner);
    this.#people = people;
    this.#now = now;
    this.#draw();
  }

  disconnect() {
    this.#observer.disconnect();
  }

  #draw() {
    // Before the first layout: enough for a tall screen.
    const height = this.#height || 1_200;
    const count = this.#people.length;
    const second = this.#second;
    const top = this.element.scrollTop;
    const first = Math.max(0, Math.min(placeAt(top, second) - OVERSCAN, count));
    const end = Math.min(count, placeAt(top + height, second) + 1 + OVERSCAN);
    const kept = new Map();
    const missing = [];
    for (let place = first; place < end; place += 1) {
      const { id } = this.#people[place];
      const row = this.#rows.get(id);
      if (row === undefined) {
        missing.push(place);
        continue;
      }
      this.#rows.delete(id);
      kept.set(id, row);
      row.fill(this.#people[place], place, topOf(place, second), this.#now);
    }
    const free = [...this.#rows.values()];
    for (const place of missing) {
      const person = this.#people[place];
      const row = free.pop() ?? this.#added();
      kept.set(person.id, row);
      row.fill(person, place, topOf(place, second), this.#now);
    }
    for (const row of free) {
      row.element.remove();
      this.#spare.push(row);
    }
    this.#rows = kept;
  }

  /** One more row in the document. */
  #added() {
    const row = this.#spare.pop() ?? new Row(this.viewer, this.role);
    this.inner.append(row.element);
    return row;
  }
}
