// What has to compile, and what must not. It is compiled and never run.

import type {} from "talk-participants/react";
import { configure, define, TalkParticipants } from "talk-participants/class";
import type { ErrorCode, Participant, Result, TalkParticipantsEvents } from "talk-participants";

export const right = [
  <talk-participants token="abcd1234" readonly density="compact" poll-interval={5} heading-level="3" slot="side" />,
  <talk-participants baseUrl="/nextcloud" userId={null} pollInterval={30} className="panel" aria-label="People" />,
  <talk-participants ref={(panel) => void panel?.refresh()} requestToken={() => "token"} messages={null} />,
  <talk-participants ontp-before-action={(event) => event.detail.kind === "remove" && event.preventDefault()} />,
];

export const wrong = [
  // @ts-expect-error a theme that does not exist
  <talk-participants theme="blue" />,
  // @ts-expect-error a property that does not exist
  <talk-participants tokens="abcd1234" />,
  // @ts-expect-error an order that does not exist
  <talk-participants sort="age" />,
  // @ts-expect-error an action without a label
  <talk-participants actions={[{ id: "greet", run: () => {} }]} />,
  // @ts-expect-error credentials are no text
  <talk-participants credentials="olga:password" />,
  // @ts-expect-error a detail that this event does not have
  <talk-participants ontp-change={(event) => event.detail.reason} />,
  // @ts-expect-error a handler is a function
  <talk-participants ontp-error="alert(1)" />,
];

export async function calls(panel: TalkParticipants): Promise<void> {
  const joined = await panel.join({ password: "welcome", takeOver: true });
  // @ts-expect-error only a join that worked has a session
  joined.sessionId.length;
  if (joined.ok) {
    joined.sessionId satisfies string;
  } else {
    joined.code satisfies ErrorCode;
    // @ts-expect-error a code that does not exist
    joined.code === "broken";
  }
  (await panel.refresh()) satisfies Result<{ total: number; online: number }>;
  // @ts-expect-error a name is needed
  await panel.setGuestName();
  // @ts-expect-error not an option
  await panel.leave({ force: true });
  // @ts-expect-error read only
  panel.participants = [];
  // @ts-expect-error read only
  panel.whenReady = Promise.resolve({ ok: true });
  panel.participants satisfies Participant[];
  panel.actions = [{ id: "greet", label: "Say hello", offered: ({ role }) => role !== "guest", run: ({ key }) => key }];
  // @ts-expect-error a role that does not exist
  panel.actions = [{ id: "greet", label: "Say hello", offered: ({ role }) => role === "king", run: () => {} }];
}

export function listening(): void {
  const panel = document.querySelector("talk-participants");
  panel?.addEventListener("tp-change", ({ detail }) => detail satisfies TalkParticipantsEvents["tp-change"]);
  panel?.addEventListener("click", (event) => event.clientX);
  // @ts-expect-error a detail that this event does not have
  panel?.addEventListener("tp-session", ({ detail }) => detail.total);
  document.createElement("talk-participants").pollInterval = 5;
  define("our-participants");
  configure({ wasm: new URL("https://example.org/panel.wasm") });
  configure({ languages: "/static/languages/" });
  configure({ languages: { sv: new URL("https://example.org/sv.json") } });
  // @ts-expect-error a place of something that is not loaded
  configure({ styles: "/static/panel.css" });
}
