// The page while somebody is signed in: the panel, as any other page would embed it, and the bar above.

const find = (id) => document.getElementById(id);

/** Shows the panel for a conversation and a person. */
export function showRoom(offer, token, signIn) {
  const conversation = offer.conversations.find((candidate) => candidate.token === token);
  const name = conversation?.name ?? `Conversation ${token}`;
  find("room-title").textContent = name;
  find("room-about").textContent = conversation ? describe(conversation) : "";
  find("tips").hidden = !offer.isReference;
  find("signed-in").textContent = signIn.user === null ? "Guest" : `Signed in as ${signIn.displayName}`;
  find("panel").replaceChildren(panel(offer.base, token, signIn));
  document.title = `${name} – Talk participants`;
}

/** Takes the panel out of the page. Its people stay joined: only Leave leaves. */
export function hideRoom() {
  find("panel").replaceChildren();
  document.title = "Talk participants";
}

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

/** What the demo says about a conversation, with its password, which is no secret there. */
function describe({ about, password }) {
  return password ? `${about}. The password is “${password}”.` : `${about}.`;
}
