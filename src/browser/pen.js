// Writes texts and attributes of many nodes at once. Each text that crosses from WebAssembly on its own costs several times
// what writing it does, so they cross as one.

const ATTRIBUTES = ['class', 'aria-label', 'aria-rowindex', 'tabindex', 'aria-expanded', 'name'];

export class Pen {
  #nodes = [];

  // Takes a node and gives it a number.
  take(node) {
    return this.#nodes.push(node) - 1;
  }

  // `places`: for each text the number of its node, and which attribute it is; 0 for the text itself. `texts`: separated by
  // zero characters.
  write(places, texts) {
    texts.split('\0').forEach((text, i) => {
      const node = this.#nodes[places[2 * i]];
      const attribute = places[2 * i + 1];
      if (attribute === 0) node.data = text;
      else node.setAttribute(ATTRIBUTES[attribute - 1], text);
    });
  }
}
