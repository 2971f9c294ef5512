// The form: the conversation, and the sign-in.
//
// It reads the fields and reports a choice; requests are none of its business. The page calls `clear` once the password has
// been used.

import { showChoices } from "./conversation-choices.js";
import { readConversation } from "./conversation-input.js";
import { find } from "./dom.js";
import { showPersonas } from "./personas.js";

/** @import { Credentials, Demo, Persona } from "./server.js" */

/** @typedef {{ token: string, credentials: Credentials }} Choice */

const REFERENCE = "This is the reference server, for demo, development and tests. It is not a Talk server.";

export class SignInForm {
  #conversation = find("conversation", HTMLInputElement);
  #user = find("user", HTMLInputElement);
  #password = find("password", HTMLInputElement);
  #account = find("account", HTMLDetailsElement);
  #origin;
  #choose;
  #choices;

  /**
   * @param {Demo} demo
   * @param {(choice: Choice) => void} choose
   */
  constructor(demo, choose) {
    this.#choose = choose;
    this.#origin = !demo.isReference && URL.canParse(demo.server) ? new URL(demo.server) : null;
    find("server").textContent = demo.isReference ? REFERENCE : demo.server && `Server: ${demo.server}`;
    this.#choices = showChoices(demo.conversations, (token) => {
      this.#conversation.value = token;
      this.#conversationChanged();
    });
    showPersonas(demo.personas, (persona) => this.#chooseAsPersona(persona));
    this.#account.open = !demo.isReference;
    this.#conversation.value = new URLSearchParams(location.search).get("token") ?? "";
    this.#conversation.addEventListener("input", () => this.#conversationChanged());
    this.#conversationChanged();
    find("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#chooseAsUser();
    });
    find("guest").addEventListener("click", () => this.#report(null));
  }

  /** Shows why signing in failed. @param {string} problem */
  fail(problem) {
    find("problem").textContent = problem;
  }

  /** Empties the password and the problem. */
  clear() {
    this.#password.value = "";
    this.fail("");
  }

  #conversationChanged() {
    this.#complain("");
    this.#choices.mark(this.#conversation.value.trim());
  }

  #chooseAsUser() {
    const credentials = { user: this.#user.value.trim(), password: this.#password.value };
    if (credentials.user && credentials.password) {
      this.#report(credentials);
      return;
    }
    if (!this.#account.open) {
      // Enter was pressed in the conversation field before anything else was filled in.
      this.fail("Now choose who you are.");
      return;
    }
    this.fail("Enter your user name and an app password, or continue as guest.");
    (credentials.user ? this.#password : this.#user).focus();
  }

  /** Opens the persona's conversation, unless the field names one. @param {Persona} persona */
  #chooseAsPersona({ id, token }) {
    this.#report({ persona: id }, this.#conversation.value.trim() === "" ? token : undefined);
  }

  /**
   * Reports a choice, if there is a conversation: `token`, or that of the field.
   *
   * @param {Credentials} credentials
   * @param {string} [token]
   */
  #report(credentials, token) {
    const conversation = token ? { token } : readConversation(this.#conversation.value, this.#origin);
    this.#complain(conversation.problem ?? "");
    if (conversation.token === undefined) {
      this.#conversation.focus();
      return;
    }
    this.fail("");
    this.#choose({ token: conversation.token, credentials });
  }

  /** Shows what is wrong with the conversation; nothing, if the text is empty. @param {string} problem */
  #complain(problem) {
    find("conversation-problem").textContent = problem;
    this.#conversation.setAttribute("aria-invalid", String(problem !== ""));
  }
}
