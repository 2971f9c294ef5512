// The app in a new Nextcloud, at the root of its address and without index.php in its addresses.

import { describeApp } from "./nextcloud/behaviour";

describeApp({ version: 34, webroot: "", front: "" }, "'wasm-unsafe-eval'");
