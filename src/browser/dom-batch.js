// Writes texts and attributes of many nodes in one call from WebAssembly, since passing each string on its own takes several
// times as long as writing it.

/** Attributes by their number in `Part` of `src/browser/dom_batch.rs`; 0 there is the text of a text node. */
const ATTRIBUTES = [undefined, 'class', 'aria-label', 'aria-rowindex', 'tabindex', 'aria-expanded', 'name'];

export class DomBatch {
  /** @type {(Node | null)[]} */
  #nodes = [];
  /** Numbers of removed nodes. @type {number[]} */
  #free = [];

  /**
   * Adds a node and returns its number.
   *
   * @param {Node} node
   */
  add(node) {
    const number = this.#free.pop() ?? this.#nodes.length;
    this.#nodes[number] = node;
    return number;
  }

  /**
   * Removes a node, whose number may be used again.
   *
   * @param {number} number
   */
  remove(number) {
    this.#nodes[number] = null;
    this.#free.push(number);
  }

  /**
   * @param {ArrayLike<number>} targets for each value the number of its node and the number of the attribute
   * @param {string} values separated by zero characters
   */
  write(targets, values) {
    values.split('\0').forEach((value, i) => {
      const node = this.#nodes[Number(targets[2 * i])];
      if (!node) return;
      const attribute = ATTRIBUTES[Number(targets[2 * i + 1])];
      if (attribute) /** @type {Element} */ (node).setAttribute(attribute, value);
      else /** @type {Text} */ (node).data = value;
    });
  }
}
