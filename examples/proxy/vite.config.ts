// Puts what the panel asks of https://cloud.example behind the address of Vite's development server. Replace cloud.example; if
// that Nextcloud lies in a folder, begin the pattern with it, "^/nextcloud/(?:", and write base-url="/nextcloud" at the
// element.

import type { UserConfig } from "vite";

const NEXTCLOUD = "https://cloud.example";

// What the panel asks for, and signing in; nothing else of that server.
const PATHS =
  "^/(?:ocs/v2\\.php/(?:apps/spreed/api/|cloud/(?:user|capabilities)(?:\\?|$)|core/autocomplete/get(?:\\?|$))" +
  "|(?:index\\.php/)?(?:csrftoken(?:\\?|$)|avatar/|log(?:in|out)(?:[/?]|$))|status\\.php(?:\\?|$))";

/**
 * A cookie that this address may set, which is http://localhost as a rule: without a domain, and without Secure, which Safari
 * refuses there. Names that begin with __Host- need it and stay as they are; the panel's calls work without those cookies.
 */
function ownCookie(cookie: string): string {
  const isBound = /^__(?:Host|Secure)-/.test(cookie);
  return cookie
    .split(";")
    .filter((part) => !/^\s*domain=/i.test(part) && (isBound || !/^\s*secure\s*$/i.test(part)))
    .join(";");
}

export default {
  server: {
    // Vite's default, on purpose: what can reach this port can use the sign-in of whoever develops with it.
    host: "localhost",
    proxy: {
      [PATHS]: {
        target: NEXTCLOUD,
        // Sends that server's own name, which is among its trusted_domains already.
        changeOrigin: true,
        // The long poll answers after 30 seconds at the latest; the panel gives up after 45.
        timeout: 60_000,
        proxyTimeout: 60_000,
        configure(proxy) {
          proxy.on("proxyRes", (answer) => {
            const cookies = answer.headers["set-cookie"];
            if (cookies) {
              answer.headers["set-cookie"] = cookies.map(ownCookie);
            }
            // Redirects, to the login page for instance, stay on this address.
            if (answer.headers.location?.startsWith(`${NEXTCLOUD}/`)) {
              answer.headers.location = answer.headers.location.slice(NEXTCLOUD.length);
            }
            // A browser would open its own password dialog for the first, and remember the second for all of localhost.
            delete answer.headers["www-authenticate"];
            delete answer.headers["strict-transport-security"];
          });
        },
      },
    },
  },
} satisfies UserConfig;
