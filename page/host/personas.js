// One button per persona of the demo, in groups by what they may do.

import { card } from "./card.js";

const GROUPS = [
  { title: "May manage people", ids: ["owner", "moderator", "guest-moderator"] },
  { title: "Take part", ids: ["user", "self-joined", "guest"] },
];

/** Shows the personas; a click reports one as `choose({ id, token })`. */
export function showPersonas(personas, choose) {
  const place = document.getElementById("personas");
  place.hidden = personas.length === 0;
  const known = GROUPS.flatMap((group) => group.ids);
  const others = { title: "Others", ids: personas.map(({ id }) => id).filter((id) => !known.includes(id)) };
  for (const { title, ids } of [...GROUPS, others]) {
    const members = ids.map((id) => personas.find((persona) => persona.id === id)).filter(Boolean);
    if (members.length > 0) {
      place.append(...group(title, members, choose));
    }
  }
}

function group(title, personas, choose) {
  const heading = document.createElement("h3");
  heading.textContent = title;
  const list = document.createElement("ul");
  list.className = "cards";
  list.append(
    ...personas.map((persona) => {
      const { id, label, about } = persona;
      return card({ id: `persona-${id}`, label, about }, () => choose(persona));
    }),
  );
  return [heading, list];
}
