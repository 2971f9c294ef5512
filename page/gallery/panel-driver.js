// Operates a panel as a user does, to bring it into a state. Elements are found by role, part and class and not by their
// texts, so that it works in every language.

/** @import { TalkParticipants } from "../../npm/class.js" */
/** @import { FakeServer, ServerState } from "./fake-server.js" */

/** Frames after which a state that is waited for counts as missing: 20 seconds at 60 Hz. */
const PATIENCE = 1200;

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Waits for two frames, after which the results of a change are on the screen. */
export async function settled() {
  await frame();
  await frame();
}

export class PanelDriver {
  /**
   * @param {TalkParticipants} panel
   * @param {FakeServer} server
   */
  constructor(panel, server) {
    this.panel = panel;
    this.server = server;
  }

  /**
   * Calls `look` once per frame until it returns something, and returns that.
   *
   * @template Found
   * @param {() => Found} look
   * @returns {Promise<NonNullable<Found>>}
   */
  async until(look) {
    for (let tries = 0; tries < PATIENCE; tries += 1) {
      const found = look();
      if (found) {
        return found;
      }
      await frame();
    }
    throw new Error(`the state "${this.panel.dataset.state}" is not reached`);
  }

  /**
   * The first element of a selector, once it is there.
   *
   * @param {string} selector
   * @returns {Promise<HTMLElement>}
   */
  find(selector) {
    return this.until(() => /** @type {HTMLElement | null | undefined} */ (this.panel.shadowRoot?.querySelector(selector)));
  }

  /** @param {string} selector */
  async click(selector) {
    (await this.find(selector)).click();
    await settled();
  }

  /**
   * Enters text into a field.
   *
   * @param {string} selector
   * @param {string} text
   */
  async type(selector, text) {
    const field = /** @type {HTMLInputElement} */ (await this.find(selector));
    field.value = text;
    field.dispatchEvent(new Event("input", { bubbles: true, composed: true }));
    await settled();
  }

  /**
   * Presses a key.
   *
   * @param {string} selector
   * @param {string} key
   */
  async press(selector, key) {
    (await this.find(selector)).dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
    await settled();
  }

  /** Types into the field that searches and adds. @param {string} text */
  async search(text) {
    await this.click(".open-add");
    await this.type(".find input", text);
  }

  /** Opens the menu of a participant's row. @param {string} name */
  async openMenu(name) {
    await this.click(`[role=row][aria-label*="${name}"] .more`);
    await this.find("[role=menuitem]");
    await settled();
  }

  /** Chooses an entry of the open menu, counted from 1. @param {number} place */
  async chooseMenuItem(place) {
    await this.click(`.menu-items > :nth-child(${place})`);
  }

  /** Keeps notices from disappearing, as a pointer over them does. */
  async holdNotices() {
    (await this.find(".notices")).dispatchEvent(new PointerEvent("pointerenter"));
  }

  /** Changes the server and fetches from it again. @param {Partial<ServerState>} change */
  async refreshWith(change) {
    Object.assign(this.server, change);
    await this.panel.refresh();
    await settled();
  }

  /** Joins the conversation. */
  async join() {
    await this.click(".session .button, .way-in .button");
    // The list has to show it, too: a row with the focus would keep the order otherwise.
    await this.find(".row.own.online");
    await this.click(".news .clear");
  }
}
