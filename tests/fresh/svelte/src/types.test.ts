// What a template must not have: svelte-check compares its attributes with this type. It is compiled and never run.

import type { SvelteHTMLElements } from "svelte/elements";
import type {} from "talk-participants/svelte";

export const wrong: SvelteHTMLElements["talk-participants"][] = [
  // @ts-expect-error a theme that does not exist
  { theme: "blue" },
  // @ts-expect-error a property that does not exist
  { tokens: "abcd1234" },
  // @ts-expect-error an action without a label
  { actions: [{ id: "greet", run: () => {} }] },
  // @ts-expect-error credentials are no text
  { credentials: "olga:password" },
  // @ts-expect-error a detail that this event does not have
  { "ontp-change": (event) => event.detail.reason },
  // @ts-expect-error an event that does not exist
  { "ontp-changed": () => {} },
];
