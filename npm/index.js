// Defines <talk-participants>; the panel itself is loaded with the first element that is put into the document.

import { define } from "./class.js";

export * from "./class.js";

define();
