// A button as large as a card: named by its label alone, described by the text below it.

/** Makes a list item with such a button; `id` has to be unique in the page. */
export function card({ id, label, about }, choose) {
  const item = document.getElementById("card").content.firstElementChild.cloneNode(true);
  const button = item.querySelector("button");
  const [name, description] = button.children;
  name.textContent = label;
  name.id = id;
  description.textContent = about;
  description.id = `${id}-about`;
  button.setAttribute("aria-labelledby", name.id);
  button.setAttribute("aria-describedby", description.id);
  button.addEventListener("click", choose);
  return item;
}
