// The page after signing in: the panel, as any other page would embed it, and the bar above.

import { find } from "./dom.js";

/** @import { Demo, DemoConversation, SignIn } from "./server.js" */

/**
 * Shows the panel for a conversation and a sign-in.
 *
 * @param {Demo} demo
 * @param {string} token
 * @param {SignIn} signIn
 */
export function showPanel(demo, token, signIn) {
  const conversation = demo.conversations.find((candidate) => candidate.token === token);
  const name = conversation?.name ?? `Conversation ${token}`;
  find("room-title").textContent = name;
  find("room-about").textContent = conversation ? describe(conversation) : "";
  find("tips").hidden = !demo.isReference;
  find("signed-in").textContent = signIn.user === null ? "Guest" : `Signed in as ${signIn.displayName}`;
  find("panel").replaceChildren(panel(demo.base, token, signIn));
  document.title = `${name} – Talk participants`;
}

/** Removes the panel. Its session goes on, until the button Leave or a timeout ends it. */
export function hidePanel() {
  find("panel").replaceChildren();
  document.title = "Talk participants";
}

/**
 * Makes the element.
 *
 * @param {string} base
 * @param {string} token
 * @param {SignIn} signIn
 */
function panel(base, token, signIn) {
  const element = document.createElement("talk-participants");
  element.setAttribute("token", token);
  element.setAttribute("base-url", base);
  if (signIn.user !== null) {
    element.setAttribute("user-id", signIn.user);
  }
  // This page has only English; `?lang=de` shows the panel in another language.
  const lang = new URLSearchParams(location.search).get("lang");
  if (lang !== null) {
    element.setAttribute("lang", lang);
  }
  element.credentials = { headers: signIn.headers };
  return element;
}

/**
 * The description of a conversation, with its password, which is no secret in the demo.
 *
 * @param {DemoConversation} conversation
 */
function describe({ about, password }) {
  return password ? `${about}. The password is “${password}”.` : `${about}.`;
}
