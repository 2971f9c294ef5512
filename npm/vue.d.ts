// Templates of Vue 3 with <talk-participants>. Only types; `import type {} from "talk-participants/vue"` makes them known.

import type { EmitFn, HTMLAttributes, PublicProps } from "vue";
import type {
  TalkParticipants,
  TalkParticipantsAttributes,
  TalkParticipantsEvents,
  TalkParticipantsProperties,
} from "./class.js";

type Emits = { [Name in keyof TalkParticipantsEvents]: (event: CustomEvent<TalkParticipantsEvents[Name]>) => void };

/** The element as Vue's tools read it. */
export type TalkParticipantsElement = new () => TalkParticipants & {
  $props: TalkParticipantsAttributes & TalkParticipantsProperties & HTMLAttributes & PublicProps;
  $emit: EmitFn<Emits>;
};

declare module "vue" {
  interface GlobalComponents {
    "talk-participants": TalkParticipantsElement;
  }
}
