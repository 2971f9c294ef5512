// The page's own server: the demo's conversations and personas, and signing in and out.
//
// Each sign-in has a random id, kept in memory only. Sent along with every request, it tells the server which cookies and
// credentials to use, so that two tabs of one browser can be two users. Passwords are sent once and never stored here; the
// server forgets them ten minutes after the last request, and then answers 401 until the tab signs in again. It takes nobody
// for a guest whose id does not begin with "guest-".

/**
 * A conversation of the demo. `password` is set if it has one.
 *
 * @typedef {{ token: string, name: string, about: string, password?: string | null }} DemoConversation
 */

/**
 * A user or guest that the demo signs in without a password. `token` is that of a conversation that suits the role.
 *
 * @typedef {{ id: string, label: string, about: string, token?: string }} Persona
 */

/**
 * What the server offers.
 *
 * @typedef {object} Demo
 * @property {boolean} isReference it is the reference server, with users of its own
 * @property {string} base path below which the API lies: empty, or such as "/nextcloud"
 * @property {string} server name or address of the server
 * @property {DemoConversation[]} conversations
 * @property {Persona[]} personas
 */

/**
 * What to sign in with; `null` for a guest.
 *
 * @typedef {{ user: string, password: string } | { persona: string } | null} Credentials
 */

/**
 * Fetches what the server offers.
 *
 * @returns {Promise<Demo>}
 */
export async function fetchDemo() {
  const answer = await fetch("demo.json", { headers: { Accept: "application/json" }, cache: "no-store" });
  if (!answer.ok) {
    throw new Error(`demo.json: ${answer.status}`);
  }
  const demo = await answer.json();
  return {
    isReference: demo.mode === "reference",
    base: demo.base ?? "",
    server: demo.server ?? "",
    conversations: demo.conversations ?? [],
    personas: demo.personas ?? [],
  };
}

/** A sign-in that has succeeded. */
export class SignIn {
  #id;
  #credentials;

  /**
   * @param {string} id
   * @param {{ user: string } | { persona: string } | null} credentials those it was made with, without the password
   * @param {string | null} user user id; `null` for a guest
   * @param {string | null} displayName
   */
  constructor(id, credentials, user, displayName) {
    this.#id = id;
    this.#credentials = credentials;
    this.user = user;
    this.displayName = displayName;
  }

  /** Headers that mark a request as one of this sign-in. */
  get headers() {
    return { "X-Tp-Tab": this.#id };
  }

  /** Whether there is something to sign in with again: guests need no sign-in. */
  get isRenewable() {
    return this.#credentials !== null;
  }

  /** Whether signing in again needs the password; personas have none. */
  get needsPassword() {
    return this.#credentials !== null && "user" in this.#credentials;
  }

  /** Whether the server has forgotten the password, rather than Nextcloud ended the login. */
  async isForgotten() {
    const answer = await fetch("demo/sign-in", { headers: { ...this.headers, Accept: "application/json" }, cache: "no-store" });
    return answer.ok && !(await answer.json()).signedIn;
  }

  /**
   * Signs in again after the server has forgotten the password. Returns a sentence that says what failed, or `null`.
   *
   * @param {string} [password]
   */
  async renew(password) {
    const answer = await requestSignIn(this.#id, { ...this.#credentials, password });
    if (answer.problem === undefined && answer.user !== this.user) {
      this.end();
      return "That is another account.";
    }
    return answer.problem ?? null;
  }

  /** Signs out. Also works while the page is being closed. */
  end() {
    fetch("demo/sign-out", { method: "POST", headers: this.headers, keepalive: true }).catch(() => {
      // A server that does not answer any more has no sign-ins either.
    });
  }
}

/**
 * Signs in. Of a guest the server learns by the first request of the panel. `problem` is a sentence that says what failed.
 *
 * @param {Credentials} credentials
 * @returns {Promise<{ signIn: SignIn } | { signIn?: undefined, problem: string }>}
 */
export async function signIn(credentials) {
  const id = randomId();
  if (credentials === null) {
    return { signIn: new SignIn(`guest-${id}`, null, null, null) };
  }
  const { problem, user, displayName } = await requestSignIn(id, credentials);
  if (problem !== undefined) {
    return { problem };
  }
  const kept = "persona" in credentials ? credentials : { user: credentials.user };
  return { signIn: new SignIn(id, kept, user, displayName) };
}

/**
 * Asks the server to sign the tab with this id in.
 *
 * @param {string} id
 * @param {object} credentials
 * @returns {Promise<{ problem?: undefined, user: string | null, displayName: string | null }
 *   | { problem: string, user?: undefined, displayName?: undefined }>}
 */
async function requestSignIn(id, credentials) {
  try {
    const answer = await fetch("demo/sign-in", {
      method: "POST",
      headers: { "X-Tp-Tab": id, "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(credentials),
    });
    if (answer.ok) {
      const { user, displayName } = await answer.json();
      return { user, displayName: displayName ?? user };
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

/** Sentences by the server's word for a problem. @type {Record<string, string>} */
const PROBLEMS = {
  wrong: "The user name or the app password is wrong.",
  "too-many": "Too many attempts. Wait a minute, then try again.",
  "too-many-tabs": "Too many tabs use this page's server. Close some of them, then try again.",
  busy: "This page is still signing in. Wait a moment, then try again.",
  unreachable: "The Nextcloud server cannot be reached. Check its address and the network, then try again.",
  "no-nextcloud": "What answers at that address is no Nextcloud. Check the address with which the demo was started.",
  maintenance: "The server is in maintenance. Try again later.",
};

function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
