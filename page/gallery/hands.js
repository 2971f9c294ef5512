// What a person does in a panel to bring it into a state. Parts are found by what they are, not by what they say, so that
// it works in every language.

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Two frames: what follows from a change is on the screen then. */
export async function settled() {
  await frame();
  await frame();
}

/** A panel, as a person sees and uses it. */
export class Hands {
  constructor(panel, server) {
    this.panel = panel;
    this.server = server;
  }

  /** The first thing that `look` comes back with. */
  async until(look) {
    for (let tries = 0; tries < 1200; tries += 1) {
      const found = look();
      if (found) {
        return found;
      }
      await frame();
    }
    throw new Error(`the state "${this.panel.dataset.state}" does not come about`);
  }

  /** The first element of a selector, once it is there. */
  find(selector) {
    return this.until(() => this.panel.shadowRoot.querySelector(selector));
  }

  async click(selector) {
    (await this.find(selector)).click();
    await settled();
  }

  async type(selector, text) {
    const field = await this.find(selector);
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    await settled();
  }

  async press(selector, key) {
    (await this.find(selector)).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    await settled();
  }

  async choose(selector, value) {
    const field = await this.find(selector);
    field.value = value;
    field.dispatchEvent(new Event("change", { bubbles: true }));
    await settled();
  }

  /** Opens the menu of somebody's row. */
  async menuOf(name) {
    await this.click(`[role=row][aria-label*="${name}"] .more`);
    await this.find("[role=menuitem]");
    await settled();
  }

  /** Chooses an entry of it, counted from 1. */
  async item(place) {
    await this.click(`.menu-items > :nth-child(${place})`);
  }

  /** Notices stay while a pointer is on them. */
  async holdNotices() {
    (await this.find(".notices")).dispatchEvent(new PointerEvent("pointerenter"));
  }

  /** Asks the server again, which has changed. */
  async again(change) {
    Object.assign(this.server, change);
    await this.panel.refresh();
    await settled();
  }

  /** Connects. */
  async join() {
    await this.click(".session .button, .way-in .button");
    // Once the list knows of it, too: a row with the focus would keep the order.
    await this.find(".row.own.online");
    await this.click(".news .clear");
  }
}
