// At run time of a module from watched.mjs: collects what ran, for whoever asks the page. As if the rest never came.

import { hold, kept } from "./hold.js";

const ran = (globalThis.talkParticipantsRan = new Set());
const never = new Promise(() => {});

export function importsOf(glue) {
  return { ...glue, s: { ran: (place) => ran.add(place) } };
}

export function started() {}

export function rest() {
  return { later: () => (hold(), never), kept, whenComplete: never };
}
