// Puts what the panel asks of a Nextcloud behind the address of Vite's development server, as `server.proxy` of its settings.

// What the panel asks for, and signing in; nothing else of that server.
const PATHS =
  "/(?:ocs/v2\\.php/(?:apps/spreed/api/|cloud/(?:user|capabilities)(?:\\?|$)|core/autocomplete/get(?:\\?|$))" +
  "|(?:index\\.php/)?(?:csrftoken(?:\\?|$)|avatar/|log(?:in|out)(?:[/?]|$))|status\\.php(?:\\?|$))";

/**
 * A cookie that this address may set, which is http://localhost as a rule: without a domain, and without Secure, which Safari
 * refuses there. Names that begin with __Host- need it and stay as they are; the panel's calls work without those cookies.
 *
 * @param {string} cookie
 */
function ownCookie(cookie) {
  const isBound = /^__(?:Host|Secure)-/.test(cookie);
  return cookie
    .split(";")
    .filter((part) => !/^\s*domain=/i.test(part) && (isBound || !/^\s*secure\s*$/i.test(part)))
    .join(";");
}

/**
 * What is changed in an answer of Nextcloud.
 *
 * @typedef {{ "set-cookie"?: string[], location?: string, "www-authenticate"?: string, "strict-transport-security"?: string }} Headers
 */

/** @type {typeof import("./vite.js").proxyTo} */
export function proxyTo(nextcloud) {
  const { origin, pathname } = new URL(nextcloud);
  // The folder of Nextcloud, which stays the same at this address.
  const folder = pathname.replace(/\/+$/, "").replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return {
    [`^${folder}${PATHS}`]: {
      target: origin,
      // Sends that server's own name, which is among its trusted_domains already.
      changeOrigin: true,
      // The long poll answers after 30 seconds at the latest; the panel gives up after 45.
      timeout: 60_000,
      proxyTimeout: 60_000,
      configure(proxy) {
        proxy.on("proxyRes", (/** @type {{ headers: Headers }} */ { headers }) => {
          if (headers["set-cookie"]) headers["set-cookie"] = headers["set-cookie"].map(ownCookie);
          // Redirects, to the login page for instance, stay on this address.
          if (headers.location?.startsWith(`${origin}/`)) headers.location = headers.location.slice(origin.length);
          // A browser would open its own password dialog for the first, and remember the second for all of localhost.
          delete headers["www-authenticate"];
          delete headers["strict-transport-security"];
        });
      },
    },
  };
}
