// Templates of Svelte 5 with <talk-participants>. Only types; `import type {} from "talk-participants/svelte"` makes them known.

import type { EventHandler, HTMLAttributes } from "svelte/elements";
import type {
  TalkParticipants,
  TalkParticipantsAttributes,
  TalkParticipantsEvents,
  TalkParticipantsProperties,
} from "./class.js";

/** Handlers as Svelte names them: `on` and the name of the event. */
export type TalkParticipantsHandlers = {
  [Name in keyof TalkParticipantsEvents as `on${Name}`]?: EventHandler<
    CustomEvent<TalkParticipantsEvents[Name]>,
    TalkParticipants
  >;
};

/** What `<talk-participants …>` takes. */
export type TalkParticipantsProps = HTMLAttributes<TalkParticipants> &
  TalkParticipantsAttributes &
  TalkParticipantsProperties &
  TalkParticipantsHandlers;

declare module "svelte/elements" {
  interface SvelteHTMLElements {
    "talk-participants": TalkParticipantsProps;
  }
}
