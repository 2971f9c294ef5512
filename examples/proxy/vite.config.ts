// Passes what the panel asks for on to https://cloud.example. Replace cloud.example; if that Nextcloud lies in a folder, write
// "https://cloud.example/nextcloud", and base-url="/nextcloud" at the element.

import type { UserConfig } from "vite";
// With the package installed: from "talk-participants/proxy/vite.js".
import { proxyTo } from "./vite.js";

export default {
  server: {
    // Vite's default, on purpose: what can reach this port can use the sign-in of whoever develops with it.
    host: "localhost",
    proxy: proxyTo("https://cloud.example"),
  },
} satisfies UserConfig;
