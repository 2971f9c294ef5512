// Elements of index.html by id.

/**
 * The element with an id, which has to be of a class.
 *
 * @template {HTMLElement} [Type=HTMLElement]
 * @param {string} id
 * @param {new () => Type} [type]
 */
export function find(id, type) {
  const element = document.getElementById(id);
  if (!(element instanceof (type ?? HTMLElement))) {
    throw new Error(`the page has no #${id}`);
  }
  return /** @type {Type} */ (element);
}
