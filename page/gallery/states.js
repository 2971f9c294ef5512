// All states of the panel that the gallery shows: the answers of a server, and the steps that lead there.

import { DIALOGS } from "./dialog-states.js";
import { ADDING, LIST, NOTES } from "./list-states.js";
import { MESSAGES } from "./message-states.js";

/** @import { ServerState } from "./fake-server.js" */
/** @import { PanelDriver } from "./panel-driver.js" */

/**
 * @typedef {object} State
 * @property {string} name in the gallery's address
 * @property {string} title
 * @property {Partial<ServerState>} server
 * @property {Record<string, string>} [attributes] of the element
 * @property {(driver: PanelDriver) => Promise<unknown>} [steps]
 * @property {"short" | "usual" | "tall"} [height] of the frame
 * @property {boolean} [alone] it opens a dialog or a menu over the page, of which there can be only one at a time
 */

/**
 * Groups of states, in the order in which they are shown.
 *
 * @type {{ name: string, title: string, states: State[] }[]}
 */
export const GROUPS = [
  { name: "list", title: "The list", states: LIST },
  { name: "notes", title: "What is said around it", states: NOTES },
  { name: "adding", title: "Adding people", states: ADDING },
  { name: "words", title: "Instead of the list", states: MESSAGES },
  { name: "over", title: "Menus and questions", states: DIALOGS },
];
