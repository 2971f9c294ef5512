// The app in a new Nextcloud, at the root of its address.

import { describeApp } from "./nextcloud/behaviour";

describeApp(31, "", "'wasm-unsafe-eval'");
