// The list of speakers, which is this page's own business.

export class Speakers {
  #list;
  #nobody;
  #keys = new Set();

  constructor(list, nobody) {
    this.#list = list;
    this.#nobody = nobody;
  }

  has(key) {
    return this.#keys.has(key);
  }

  add({ key, name }) {
    if (this.has(key)) return;
    this.#keys.add(key);
    const done = document.createElement("button");
    done.type = "button";
    done.textContent = "Done";
    done.setAttribute("aria-label", `${name} has spoken`);
    const label = document.createElement("span");
    label.textContent = name;
    const item = document.createElement("li");
    item.append(label, done);
    done.addEventListener("click", () => {
      this.#keys.delete(key);
      item.remove();
      this.#nobody.hidden = this.#keys.size > 0;
    });
    this.#list.append(item);
    this.#nobody.hidden = true;
  }
}
