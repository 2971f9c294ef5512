// The app in a Nextcloud with a high-performance backend, in a sub-folder and without index.php in its addresses.

import { describeApp } from "./nextcloud/behaviour";

describeApp({ version: 32, webroot: "/cloud", front: "" }, "'wasm-unsafe-eval'", { tag: "@long" });
