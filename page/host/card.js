// Cards: large buttons in a list, named by their label and described by the text below it.

import { find } from "./dom.js";

/**
 * Makes a list item with a button. Its `id` has to be unique in the page.
 *
 * @param {{ id: string, label: string, about: string }} content
 * @param {() => void} choose
 */
export function card({ id, label, about }, choose) {
  const item = /** @type {HTMLLIElement} */ (find("card", HTMLTemplateElement).content.firstElementChild?.cloneNode(true));
  const button = /** @type {HTMLButtonElement} */ (item.querySelector("button"));
  const name = /** @type {HTMLElement} */ (button.querySelector("strong"));
  const description = /** @type {HTMLElement} */ (button.querySelector("span"));
  name.textContent = label;
  name.id = id;
  description.textContent = about;
  description.id = `${id}-about`;
  button.setAttribute("aria-labelledby", name.id);
  button.setAttribute("aria-describedby", description.id);
  button.addEventListener("click", choose);
  return { item, button };
}
