// The sections in the document. They are in the flow and so make the list as high as all rows together; their headings stay
// at the upper edge while the rows, which lie over the sections, scroll below them.

export class Headings {
  #shown = new Map(['Online', 'Offline'].map((name) => [name, new Section(name)]));

  /** Shows the sections in `parent`, before the rows that are in it. */
  show(sections, parent) {
    for (const [name, element] of this.#shown) {
      const section = sections.find((section) => section.name === name);
      if (section) element.fill(section);
      else element.whole.remove();
    }
    // Sections come and go one at a time, and only when a filter or an answer leaves nobody in one.
    sections.forEach(({ name }, i) => {
      const { whole } = this.#shown.get(name);
      if (parent.children[i] !== whole) parent.insertBefore(whole, parent.children[i] ?? null);
    });
  }
}

class Section {
  #number = '';
  #height = 0;

  constructor(name) {
    this.whole = document.createElement('div');
    this.whole.innerHTML = `<div class="heading" part="heading"><span>${name}</span><span class="number">·</span></div>`;
    this.text = this.whole.querySelector('.number').firstChild;
  }

  fill({ number, height }) {
    if (number === this.#number && height === this.#height) return;
    this.#number = number;
    this.#height = height;
    this.text.data = number;
    this.whole.style.blockSize = `${height}px`;
  }
}
