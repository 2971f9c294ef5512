// The app in the last Nextcloud that has no word for WebAssembly alone; its themes are those of newer ones.

import { describeApp } from "./nextcloud/behaviour";

describeApp({ version: 27, webroot: "", front: "/index.php" }, "'unsafe-eval'", { tag: "@long" });
