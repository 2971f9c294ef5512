// The demo's conversations, as buttons that fill in the conversation field.

import { card } from "./card.js";
import { find } from "./dom.js";

/** @import { DemoConversation } from "./server.js" */

/**
 * Shows the conversations. `mark` of the result shows the one with a token as chosen.
 *
 * @param {DemoConversation[]} conversations
 * @param {(token: string) => void} choose
 */
export function showChoices(conversations, choose) {
  const cards = conversations.map(({ token, name, about }) => {
    return { token, ...card({ id: `conversation-${token}`, label: name, about }, () => choose(token)) };
  });
  const group = find("choices");
  group.hidden = cards.length === 0;
  group.querySelector("ul")?.append(...cards.map(({ item }) => item));
  return {
    mark(/** @type {string} */ chosen) {
      for (const { token, button } of cards) {
        button.setAttribute("aria-pressed", String(token === chosen));
      }
    },
  };
}
