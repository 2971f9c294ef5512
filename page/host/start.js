// The form: which conversation, and who you are.
//
// Reads the fields and reports a choice; it knows nothing of requests. The password field is emptied by
// `clear`, which the page calls once the password has been used.

import { readConversation } from "./conversation.js";
import { showPersonas } from "./personas.js";
import { showChoices } from "./choices.js";

const REFERENCE = "This is the reference server, for demo, development and tests. It is not a Talk server.";

const find = (id) => document.getElementById(id);

/**
 * The form, connected to `choose(choice)`. A choice is `{ token, credentials }`, where credentials are
 * `{ user, password }`, `{ persona }`, or null for a guest.
 */
export class Start {
  #conversation = find("conversation");
  #user = find("user");
  #password = find("password");
  #account = find("account");
  #origin;
  #choose;
  #choices;

  constructor(offer, choose) {
    this.#choose = choose;
    this.#origin = !offer.isReference && URL.canParse(offer.server) ? new URL(offer.server) : null;
    find("server").textContent = offer.isReference ? REFERENCE : offer.server && `Server: ${offer.server}`;
    this.#choices = showChoices(offer.conversations, (token) => {
      this.#conversation.value = token;
      this.#conversationChanged();
    });
    showPersonas(offer.personas, (persona) => this.#asPersona(persona));
    this.#account.open = !offer.isReference;
    this.#conversation.value = new URLSearchParams(location.search).get("token") ?? "";
    this.#conversation.addEventListener("input", () => this.#conversationChanged());
    this.#conversationChanged();
    find("form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#asUser();
    });
    find("guest").addEventListener("click", () => this.#as(null));
  }

  /** Says why signing in did not work. */
  fail(problem) {
    find("problem").textContent = problem;
  }

  /** Empties what should not stay on the screen. */
  clear() {
    this.#password.value = "";
    this.fail("");
  }

  #conversationChanged() {
    this.#complain("");
    this.#choices.mark(this.#conversation.value.trim());
  }

  #asUser() {
    const credentials = { user: this.#user.value.trim(), password: this.#password.value };
    if (credentials.user && credentials.password) {
      this.#as(credentials);
      return;
    }
    if (!this.#account.open) {
      // Enter in the conversation field, before anything else was filled in.
      this.fail("Now choose who you are.");
      return;
    }
    this.fail("Enter your user name and an app password, or continue as guest.");
    (credentials.user ? this.#password : this.#user).focus();
  }

  /** A persona has a conversation of its own, which a conversation the visitor has named goes before. */
  #asPersona({ id, token }) {
    this.#as({ persona: id }, this.#conversation.value.trim() === "" ? token : undefined);
  }

  #as(credentials, token) {
    const conversation = token ? { token } : readConversation(this.#conversation.value, this.#origin);
    this.#complain(conversation.problem ?? "");
    if (conversation.problem) {
      this.#conversation.focus();
      return;
    }
    this.fail("");
    this.#choose({ token: conversation.token, credentials });
  }

  /** Says what is wrong with the conversation, or with an empty text that nothing is. */
  #complain(problem) {
    find("conversation-problem").textContent = problem;
    this.#conversation.setAttribute("aria-invalid", String(problem !== ""));
  }
}
