// Defines <talk-participants>. The WebAssembly module is loaded when the first element is connected.

import { define } from "./class.js";

export * from "./class.js";

define();
