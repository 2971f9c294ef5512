// JSX of React 19 for <talk-participants>. Only types; `import type {} from "talk-participants/react"` makes them known.

import type { DetailedHTMLProps, HTMLAttributes } from "react";
import type {
  TalkParticipants,
  TalkParticipantsAttributes,
  TalkParticipantsEvents,
  TalkParticipantsProperties,
} from "./class.js";

/** Handlers as React names them: `on` and the name of the event. */
export type TalkParticipantsHandlers = {
  [Name in keyof TalkParticipantsEvents as `on${Name}`]?: (event: CustomEvent<TalkParticipantsEvents[Name]>) => void;
};

/** What `<talk-participants …>` takes. */
export type TalkParticipantsProps = DetailedHTMLProps<HTMLAttributes<TalkParticipants>, TalkParticipants> &
  TalkParticipantsAttributes &
  TalkParticipantsProperties &
  TalkParticipantsHandlers;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "talk-participants": TalkParticipantsProps;
    }
  }
}
