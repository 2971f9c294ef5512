// The page's own server: what it offers, and signing in and out.
//
// Each sign-in has a random id, kept in memory only. Sent along with every request, it tells the server which
// cookies and credentials to use, so that two tabs of one browser can be two people. Passwords are sent once
// and never stored.

/** What the page offers; see `readDemo` for the shape of an answer. */
export async function offer() {
  const answer = await fetch("demo.json", { headers: { Accept: "application/json" }, cache: "no-store" });
  if (!answer.ok) {
    throw new Error(`demo.json: ${answer.status}`);
  }
  return readDemo(await answer.json());
}

function readDemo(demo) {
  return {
    /** Whether this is the reference server, with people of its own. */
    isReference: demo.mode === "reference",
    /** Path below which the API lies, "" or such as "/nextcloud". */
    base: demo.base ?? "",
    /** Name or address of the server. */
    server: demo.server ?? "",
    conversations: demo.conversations ?? [],
    personas: demo.personas ?? [],
  };
}

/** A sign-in that has succeeded. */
export class SignIn {
  #id;

  constructor(id, user, displayName) {
    this.#id = id;
    /** User id, or null for a guest. */
    this.user = user;
    this.displayName = displayName;
  }

  /** Headers that mark a request as this person's. */
  get headers() {
    return { "X-Tp-Tab": this.#id };
  }

  /** Makes the server forget this person. Also works while the page goes away. */
  end() {
    fetch("demo/sign-out", { method: "POST", headers: this.headers, keepalive: true }).catch(() => {
      // The server is gone, and with it what it knew.
    });
  }
}

/**
 * Signs in with `{ user, password }` or `{ persona }`. Without credentials the person is a guest, of whom the
 * server learns by the first request of the panel.
 * Returns `{ signIn }`, or `{ problem }` with a sentence for the person.
 */
export async function signIn(credentials) {
  const id = randomId();
  if (credentials === null) {
    return { signIn: new SignIn(id, null, null) };
  }
  try {
    const answer = await fetch("demo/sign-in", {
      method: "POST",
      headers: { "X-Tp-Tab": id, "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(credentials),
    });
    if (answer.ok) {
      const { user, displayName } = await answer.json();
      return { signIn: new SignIn(id, user, displayName ?? user) };
    }
    const { message, address } = await answer.json().catch(() => ({}));
    if (message === "moved") {
      return { problem: `The Nextcloud server sends this page on to ${address}. If that is right, start the demo with that address.` };
    }
    return { problem: PROBLEMS[message] ?? `Signing in failed: the server answered ${answer.status}.` };
  } catch {
    return { problem: "This page's own server does not answer. Check that it is still running, then try again." };
  }
}

/** What is wrong, by the word that the page's own server has for it. */
const PROBLEMS = {
  wrong: "The user name or the app password is wrong.",
  "too-many": "Too many attempts. Wait a minute, then try again.",
  unreachable: "The Nextcloud server cannot be reached. Check its address and the network, then try again.",
  "no-nextcloud": "What answers at that address is no Nextcloud. Check the address with which the demo was started.",
  maintenance: "The server is in maintenance. Try again later.",
};

function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
