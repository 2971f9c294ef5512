// The app in the first Nextcloud that it is for, which lies in a sub-folder here.

import { describeApp } from "./nextcloud/behaviour";

describeApp(20, "/nextcloud", "'unsafe-eval'");
