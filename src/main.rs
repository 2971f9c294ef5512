//! The panel as a WebAssembly module. The element's class calls what [`talk_participants::element`] exports, and after a breakdown
//! [`discard`].

use talk_participants as _;
use wasm_bindgen::handler::schedule_reinit;
use wasm_bindgen::prelude::wasm_bindgen;

/// Discards this instance of the module: the next call starts a fresh one. What the old one passed to the page, such as listeners,
/// does nothing any more (`page/release.sh`). A program that has the panel compiled in cannot be started anew, so that this is
/// not in the library.
#[wasm_bindgen]
pub fn discard() {
    schedule_reinit();
}

fn main() {}
