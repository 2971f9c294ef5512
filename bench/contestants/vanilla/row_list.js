// The window on the list: a row element for each visible place, kept and filled anew as the list scrolls or changes.

import { OVERSCAN, ROW_HEIGHT } from '../shared/participants.js';
import { Row } from './row.js';

export class RowList {
  #rows = [];
  #people = [];
  #now = 0;
  #height = 0;
  #observer;
  #spare = [];

  constructor({ viewer, role, now }, openMenu) {
    this.viewer = viewer;
    this.role = role;
    this.#now = now;
    this.element = document.createElement('div');
    this.element.className = 'list';
    this.element.setAttribute('role', 'grid');
    this.element.setAttribute('aria-label', 'Participants');
    this.element.setAttribute('aria-rowcount', 0);
    this.inner = document.createElement('div');
    this.inner.className = 'rows';
    this.inner.setAttribute('role', 'presentation');
    this.element.append(this.inner);
    this.element.addEventListener('scroll', () => this.#draw(), { passive: true });
    this.element.addEventListener('click', (event) => {
      const button = event.target.closest('.more');
      const row = button && this.#rows.find((row) => row.element.contains(button));
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
    if (people.length !== this.#people.length) {
      this.element.setAttribute('aria-rowcount', people.length);
      this.inner.style.height = `${people.length * ROW_HEIGHT}px`;
    }
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
    const top = this.element.scrollTop;
    const first = Math.max(0, Math.min(Math.floor(top / ROW_HEIGHT) - OVERSCAN, count));
    const end = Math.min(count, Math.ceil((top + height) / ROW_HEIGHT) + OVERSCAN);
    this.#resize(end - first);
    // A place keeps its element while it stays in the window: place p is drawn by element p modulo their number.
    const rows = this.#rows;
    for (let place = first; place < end; place += 1) {
      rows[place % rows.length].fill(this.#people[place], place, this.#now);
    }
  }

  #resize(size) {
    const rows = this.#rows;
    while (rows.length > size) {
      const row = rows.pop();
      row.element.remove();
      this.#spare.push(row);
    }
    while (rows.length < size) {
      const row = this.#spare.pop() ?? new Row(this.viewer, this.role);
      rows.push(row);
      this.inner.append(row.element);
    }
  }
}
