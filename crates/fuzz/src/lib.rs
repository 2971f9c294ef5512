//! Fuzz targets: one function for each kind of input that comes from outside. A target panics where a rule is broken.
//!
//! The programs in `bin/` hand the targets to libFuzzer, `cargo xtask fuzz` runs them guided by coverage, and
//! `tests/corpus.rs` runs them with every kept input once.

mod attributes;
mod csv;
mod decode;
mod paste;
mod reread;

pub use attributes::attributes;
pub use csv::csv;
pub use decode::decode;
pub use paste::paste;
pub use reread::reread;

/// A fuzz target: the name of its program and its corpus, and its function.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: [Target; 5] = [
    ("attributes", attributes),
    ("csv", csv),
    ("decode", decode),
    ("paste", paste),
    ("reread", reread),
];
