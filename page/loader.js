// Starts the panel: defines <talk-participants>, which loads its WebAssembly module with the first element in the document.

import { define } from "./class.js";

define();
