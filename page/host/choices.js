// The demo's conversations, as buttons that fill in the conversation field.

import { card } from "./card.js";

/** Shows the conversations; returns `{ mark(token) }`, which shows the one of this token as chosen. */
export function showChoices(conversations, choose) {
  const group = document.getElementById("choices");
  const items = conversations.map(({ token, name, about }) => {
    const item = card({ id: `conversation-${token}`, label: name, about }, () => choose(token));
    return { token, item, button: item.querySelector("button") };
  });
  group.hidden = items.length === 0;
  group.querySelector("ul").append(...items.map(({ item }) => item));
  return {
    mark(chosen) {
      for (const { token, button } of items) {
        button.setAttribute("aria-pressed", String(token === chosen));
      }
    },
  };
}
