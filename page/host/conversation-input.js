// Reads the conversation field: a conversation's token, or a link to it copied from Nextcloud.
//
// Nothing but a token may reach a path of the API, and a link to another server is a problem.

const TOKEN = /^[a-z0-9]{4,30}$/;
const CALL = /\/call\/([^/]*)\/?$/;

/**
 * Reads a conversation's token from text. `problem` is a sentence that says why there is none.
 *
 * @param {string} text
 * @param {URL | null} origin address of the server that the page is connected to, if links have to belong to it
 * @returns {{ token: string, problem?: undefined } | { token?: undefined, problem: string }}
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
  if (origin && link.namesServer && link.host !== origin.host) {
    return { problem: `This link belongs to ${link.host}, but this page is connected to ${origin.host}.` };
  }
  return { token };
}

/**
 * Reads a link with or without its server: `https://cloud.example/call/abcd1234`, `cloud.example/call/…`, `/call/…`.
 * `namesServer`: it has the server.
 *
 * @param {string} given
 */
function readLink(given) {
  const hasScheme = /^https?:\/\//i.test(given);
  const hasPath = given.includes("/");
  if (!hasScheme && (!hasPath || /\s/.test(given))) {
    return null;
  }
  const hasHost = /^[^/]+\.[^/]+\//.test(given);
  const address = hasScheme ? given : hasHost ? `https://${given}` : `https://local.invalid/${given.replace(/^\/+/, "")}`;
  if (!URL.canParse(address)) {
    return null;
  }
  const { host, pathname } = new URL(address);
  return { host, pathname, namesServer: hasScheme || hasHost };
}
