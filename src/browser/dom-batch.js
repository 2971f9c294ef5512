// Writes texts and attributes of many nodes in one call from WebAssembly, since passing each string on its own takes several
// times as long as writing it.

/** Attributes by their number in `Part` of `src/browser/dom_batch.rs`; 0 there is the text inside an element. */
const ATTRIBUTES = [undefined, 'class', 'aria-label', 'aria-rowindex', 'tabindex', 'aria-expanded', 'name'];

export class DomBatch {
  /** @type {(Element | null)[]} */
  #nodes = [];
  /** Numbers of removed nodes. @type {number[]} */
  #free = [];
  /** @type {MutationObserver | null} */
  #observer = null;
  /** Finds the elements that are told apart. */
  #selector = '';
  /** The elements below which somebody else has changed texts. @type {Set<Element>} */
  #tampered = new Set();

  /**
   * Notes from now on what others change in the texts below `root`: translators of pages replace them.
   *
   * @param {Element} root
   * @param {string} selector finds the elements that are told apart
   */
  watch(root, selector) {
    this.#selector = selector;
    this.#observer = new MutationObserver((records) => this.#note(records));
    this.#observer.observe(root, { characterData: true, childList: true, subtree: true });
  }

  /** @param {MutationRecord[]} records */
  #note(records) {
    for (const { target } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      const whole = element?.closest(this.#selector);
      if (whole) this.#tampered.add(whole);
    }
  }

  /** Everything that has changed up to now in this task is the panel's own work. */
  own() {
    this.#observer?.takeRecords();
  }

  unwatch() {
    this.#observer?.disconnect();
  }

  /** The elements that others have changed since the last call. */
  takeTampered() {
    // What has just been changed is not reported yet, and `own` would take it for the panel's work.
    this.#note(this.#observer?.takeRecords() ?? []);
    const tampered = [...this.#tampered];
    this.#tampered.clear();
    return tampered;
  }

  /**
   * Adds a node and returns its number.
   *
   * @param {Element} node
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
      if (attribute) node.setAttribute(attribute, value);
      else putText(node, value);
    });
  }
}

/**
 * Puts a text into an element, whatever is in it: others may have replaced what was. To change a text that is there alone is
 * faster than to make a new one.
 *
 * @param {Element} element
 * @param {string} value
 */
function putText(element, value) {
  const text = element.firstChild;
  if (text?.nodeType === 3 && !text.nextSibling) /** @type {Text} */ (text).data = value;
  else element.textContent = value;
}
