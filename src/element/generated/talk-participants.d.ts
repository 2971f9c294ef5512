// What the element uses of the module that wasm-bindgen generates from `src/element/mod.rs`.

import type { PanelModule } from "../module-loader.js";

/** Compiles and starts the WebAssembly file. */
export default function start(options: { module_or_path: string | URL }): Promise<unknown>;

/** Prepares for the first panel and returns the style sheet's text; `panicked` is called if the module panics. */
export function prepare(panicked: () => void): string;

export const mount: PanelModule["mount"];
export const giveUp: PanelModule["giveUp"];

/** Discards the instance of the module: the next call starts a fresh one. */
export function discard(): void;
