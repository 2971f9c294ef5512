//! The panel as a WebAssembly module. The element's class calls what [`talk_participants::element`] exports.

use talk_participants as _;

fn main() {}
