// What a person may type to name a conversation: its token, or a link to it copied from Nextcloud.
//
// Rules out that anything but a token reaches a path of the API, and that a link to one server is opened on
// another without a word.

const TOKEN = /^[a-z0-9]{4,30}$/;
const CALL = /\/call\/([^/]*)\/?$/;

/**
 * Reads a conversation from text.
 *
 * `origin` is the address of the server that the page is connected to, if links have to belong to it.
 * Returns `{ token }`, or `{ problem }` with a sentence for the person.
 */
export function readConversation(text, origin) {
  const given = text.trim();
  if (given === "") {
    return { problem: "Enter the link or the token of a conversation." };
  }
  if (TOKEN.test(given)) {
    return { token: given };
  }
  const link = readLink(given);
  if (!link) {
    return { problem: "This is neither a link nor a token. A token has 4 to 30 small letters and digits." };
  }
  const token = CALL.exec(link.pathname)?.[1];
  if (token === undefined || !TOKEN.test(token)) {
    return { problem: "This link does not lead to a conversation. Such a link has /call/ and a token in it." };
  }
  if (origin && link.isWhole && link.host !== origin.host) {
    return { problem: `This link belongs to ${link.host}, but this page is connected to ${origin.host}.` };
  }
  return { token };
}

/** A link with or without its server: `https://cloud.example/call/abcd1234`, `cloud.example/call/…`, `/call/…`. */
function readLink(given) {
  const isWhole = /^https?:\/\//i.test(given);
  const hasPath = given.includes("/");
  if (!isWhole && (!hasPath || /\s/.test(given))) {
    return null;
  }
  const hasHost = /^[^/]+\.[^/]+\//.test(given);
  const address = isWhole ? given : hasHost ? `https://${given}` : `https://local.invalid/${given.replace(/^\/+/, "")}`;
  if (!URL.canParse(address)) {
    return null;
  }
  const { host, pathname } = new URL(address);
  return { host, pathname, isWhole: isWhole || hasHost };
}
