// The demo's personas: one button each, in groups by what they may do.

import { card } from "./card.js";
import { find } from "./dom.js";

/** @import { Persona } from "./server.js" */

const GROUPS = [
  { title: "May manage people", ids: ["owner", "moderator", "guest-moderator"] },
  { title: "Take part", ids: ["user", "self-joined", "guest"] },
];

/**
 * Shows the personas.
 *
 * @param {Persona[]} personas
 * @param {(persona: Persona) => void} choose
 */
export function showPersonas(personas, choose) {
  const place = find("personas");
  place.hidden = personas.length === 0;
  const known = GROUPS.flatMap((group) => group.ids);
  const others = { title: "Others", ids: personas.map(({ id }) => id).filter((id) => !known.includes(id)) };
  for (const { title, ids } of [...GROUPS, others]) {
    const members = ids.flatMap((id) => personas.find((persona) => persona.id === id) ?? []);
    if (members.length > 0) {
      place.append(...group(title, members, choose));
    }
  }
}

/**
 * A heading and the list below it.
 *
 * @param {string} title
 * @param {Persona[]} personas
 * @param {(persona: Persona) => void} choose
 */
function group(title, personas, choose) {
  const heading = document.createElement("h3");
  heading.textContent = title;
  const list = document.createElement("ul");
  list.className = "cards";
  list.append(
    ...personas.map((persona) => {
      const { id, label, about } = persona;
      return card({ id: `persona-${id}`, label, about }, () => choose(persona)).item;
    }),
  );
  return [heading, list];
}
