// The app in the first Nextcloud that it is for, which lies in a sub-folder here.

import { describeApp } from "./nextcloud/behaviour";

describeApp({ version: 20, webroot: "/nextcloud", front: "/index.php" }, "'unsafe-eval'");
