import type { Session, TalkParticipantsEvents } from "talk-participants";

export const SESSIONS: Record<Session, string> = {
  none: "You left the conversation",
  here: "You are connected here",
  elsewhere: "You are connected somewhere else",
  lost: "Your connection is lost",
};

/** Who came, went or changed, in sentences. */
export function describe({ added, removed, changed }: TalkParticipantsEvents["tp-change"]): string[] {
  return [
    ...added.map(({ name }) => `${name} came`),
    ...removed.map(({ name }) => `${name} went`),
    ...changed.map(({ name, online }) => `${name} is ${online ? "online" : "offline"}`),
  ];
}

/** What became of something that was asked for. */
export function describeAction({ kind, action, target, outcome }: TalkParticipantsEvents["tp-action"]): string {
  return `${action ?? kind}${target ? ` ${target.name}` : ""}: ${outcome}`;
}
