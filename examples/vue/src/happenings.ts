import type { TalkParticipantsEvents } from "talk-participants";

/** Who came, went or changed, in sentences. */
export function describe({ added, removed, changed }: TalkParticipantsEvents["tp-change"]): string[] {
  return [
    ...added.map(({ name }) => `${name} came`),
    ...removed.map(({ name }) => `${name} went`),
    ...changed.map(({ name, online }) => `${name} is ${online ? "online" : "offline"}`),
  ];
}
