// A meeting with a list of speakers, and the panel beside it.

import { useMemo, useRef, useState } from "react";
import "talk-participants";
import type { Credentials, Participant, RowAction, Session, TalkParticipants } from "talk-participants";
import type {} from "talk-participants/react";
import { describe, describeAction, SESSIONS } from "./happenings";
import { News, useNews } from "./News";
import { Speakers } from "./Speakers";

// The reference server's owner. A page of Nextcloud leaves this out: its visitors are signed in already.
const CREDENTIALS: Credentials = { user: "olga", password: "olga-password" };

export function Meeting({ token, title }: { token: string; title: string }) {
  const panel = useRef<TalkParticipants>(null);
  const [count, setCount] = useState<{ total: number; online: number } | null>(null);
  const [status, setStatus] = useState("You are not connected.");
  const [session, setSession] = useState<Session>("none");
  const [isBusy, setBusy] = useState(false);
  const [isCompact, setCompact] = useState(false);
  const [speakers, setSpeakers] = useState<Participant[]>([]);
  const [news, tell] = useNews();

  // An entry of this page's own in the menu of each person.
  const actions = useMemo<RowAction[]>(
    () => [
      {
        id: "speak",
        label: "Let speak",
        offered: ({ key }) => !speakers.some((speaker) => speaker.key === key),
        run: (person) => setSpeakers((before) => [...before, person]),
      },
    ],
    [speakers],
  );

  async function join() {
    setBusy(true);
    const joined = await panel.current?.join();
    setBusy(false);
    // `joined.sessionId` is what a call or a chat on this page would go on with.
    if (joined) setStatus(joined.ok ? `You are connected as ${joined.role}.` : joined.message);
  }

  async function leave() {
    setBusy(true);
    const left = await panel.current?.leave();
    setBusy(false);
    if (left) setStatus(left.ok ? "You left the meeting." : left.message);
  }

  async function refresh() {
    const seen = await panel.current?.refresh();
    if (seen) tell(seen.ok ? `Looked again: ${seen.online} of ${seen.total} online` : seen.message);
  }

  return (
    <main>
      <header>
        <h1>{title}</h1>
        <p className="quiet">
          {count ? `${count.total} people, ${count.online} online` : "Who takes part is being looked up."}
        </p>
      </header>

      <div className="column">
        <section className="card">
          <h2>Meeting</h2>
          <p role="status">{status}</p>
          <div className="actions">
            <button type="button" className="primary" disabled={isBusy} onClick={session === "here" ? leave : join}>
              {session === "here" ? "Leave the meeting" : "Join the meeting"}
            </button>
            <button type="button" onClick={refresh}>
              Look again
            </button>
            <label>
              <input type="checkbox" checked={isCompact} onChange={(event) => setCompact(event.target.checked)} />
              Compact rows
            </label>
          </div>
        </section>
        <Speakers
          people={speakers}
          onDone={({ key }) => setSpeakers((before) => before.filter((speaker) => speaker.key !== key))}
        />
        <News items={news} />
      </div>

      <div className="card panel">
        <talk-participants
          ref={panel}
          token={token}
          user-id="olga"
          lang="en"
          density={isCompact ? "compact" : "comfortable"}
          credentials={CREDENTIALS}
          actions={actions}
          ontp-ready={({ detail }) => {
            setCount(detail);
            tell(`The list is here: ${detail.total} people`);
          }}
          ontp-change={({ detail }) => {
            setCount(detail);
            tell(...describe(detail));
          }}
          ontp-session={({ detail }) => {
            setSession(detail.state);
            tell(SESSIONS[detail.state]);
          }}
          ontp-action={({ detail }) => tell(describeAction(detail))}
          ontp-error={({ detail }) => tell(detail.message)}
        />
      </div>
    </main>
  );
}
