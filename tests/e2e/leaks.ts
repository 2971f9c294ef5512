// The check at the end of every test: no session id and no credential is in any page, only in requests.

import { expect, type Page } from "@playwright/test";

/** How many characters of a session id identify it. */
const ID_LENGTH = 24;

/** What is being kept of each page: what it wrote to its console, and the sessions that joins in it were given. */
type Watched = { lines: string[]; sessions: Set<string> };
const watched = new WeakMap<Page, Watched>();

/** Begins to keep what {@link expectNoLeak} looks through. */
export function keep(page: Page): void {
  const kept: Watched = { lines: [], sessions: new Set() };
  watched.set(page, kept);
  page.on("console", (message) => kept.lines.push(message.text()));
  page.on("pageerror", (error) => kept.lines.push(String(error), error.stack ?? ""));
  page.on("response", async (answer) => {
    if (answer.request().method() === "POST" && answer.url().includes("/participants/active")) {
      const body = await answer.json().catch(() => null);
      const session = body?.ocs?.data?.sessionId;
      if (typeof session === "string") {
        kept.sessions.add(session.slice(0, ID_LENGTH));
      }
    }
  });
}

/** The parts of a page that a script or an extension could read; runs in the page. */
export function readable(withPasswords: boolean): Record<string, string> {
  const roots: string[] = [document.documentElement.outerHTML];
  const values: string[] = [];
  const visit = (node: ParentNode): void => {
    for (const element of node.querySelectorAll("*")) {
      if (
        (element instanceof HTMLInputElement && (withPasswords || element.type !== "password")) ||
        element instanceof HTMLTextAreaElement
      ) {
        values.push(element.value);
      }
      if (element.shadowRoot) {
        roots.push(element.shadowRoot.innerHTML);
        visit(element.shadowRoot);
      }
    }
  };
  visit(document);
  const all = (storage: Storage) => JSON.stringify({ ...storage });
  const stored = (): string => {
    try {
      return [all(localStorage), all(sessionStorage), document.cookie].join("\n");
    } catch {
      // A page without an origin has no storage.
      return "";
    }
  };
  return {
    document: roots.join("\n"),
    fields: values.join("\n"),
    "storage and cookies": stored(),
    "address and history": [location.href, document.title, JSON.stringify(history.state)].join("\n"),
    "performance entries": JSON.stringify(performance.getEntries()),
    events: JSON.stringify((globalThis as any).heard ?? []),
  };
}

/** What looks like a session id of the reference server, or like a part of one that it knows. */
function sessionsIn(text: string, known: Set<string>): string[] {
  const found: string[] = [];
  for (const [run] of text.matchAll(/[A-Za-z0-9+/]{24,}/g)) {
    for (let at = 0; at + ID_LENGTH <= run.length; at += 1) {
      if (known.has(run.slice(at, at + ID_LENGTH))) {
        found.push(run.slice(at, at + ID_LENGTH));
        break;
      }
    }
  }
  return found;
}

/** `olga-password` of the reference server's accounts, plain or as HTTP Basic has it. */
function credentialsIn(text: string): string[] {
  const plain = text.match(/\b[a-z]+-password\b(?=["'\s<,}]|$)/g) ?? [];
  const runs = text.match(/\b[A-Za-z0-9+/]{16,}={0,2}/g) ?? [];
  const encoded = runs.filter((run) =>
    /^[a-z0-9.]+:[a-z]+-password$/.test(Buffer.from(run, "base64").toString("latin1")),
  );
  return [...plain.filter((word) => ACCOUNTS.has(word)), ...encoded];
}

/** Accounts with which the tests sign in. Words like `current-password` are no secrets. */
const ACCOUNTS = new Set(
  ["olga", "max", "uma", "sven", "hannah", "nils", "vera", "grace", "admin", "alice", "bob"].map(
    (name) => `${name}-password`,
  ),
);

/** Looks through a page that is still open. `control` is the address of the server that has the sessions. */
export async function expectNoLeak(page: Page, control: string): Promise<void> {
  const kept = watched.get(page);
  if (kept === undefined || page.isClosed()) {
    return;
  }
  const places = await page.evaluate(readable, false).catch(() => null);
  const stored = await fetch(`${control}/control/sessions`).then(
    (answer) => (answer.ok ? (answer.json() as Promise<string[]>) : []),
    // The test has stopped the server.
    () => [],
  );
  const known = new Set([...stored, ...kept.sessions]);
  const leaks: string[] = [];
  for (const [place, text] of Object.entries({ ...places, "console and errors": kept.lines.join("\n") })) {
    // In an address `+` and `/` are encoded.
    const plain = text.includes("%2") ? `${text}\n${text.replaceAll(/%2B/gi, "+").replaceAll(/%2F/gi, "/")}` : text;
    const found = [...sessionsIn(plain, known), ...credentialsIn(plain)];
    leaks.push(...found.map((secret) => `${place}: ${secret.slice(0, 6)}…`));
  }
  expect(leaks, `session ids and credentials in ${page.url()}`).toEqual([]);
}
