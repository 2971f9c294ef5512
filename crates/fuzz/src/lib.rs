//! What the fuzzer feeds: one function for each kind of input that comes from outside. They panic where a rule is broken.
//!
//! The programs in `bin/` hand these to libFuzzer, `cargo xtask fuzz` runs them with coverage as its guide, and
//! `tests/corpus.rs` feeds them every kept input once.

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

/// A target: its name, which its program and its corpus have too, and what it does with an input.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: [Target; 5] = [
    ("attributes", attributes),
    ("csv", csv),
    ("decode", decode),
    ("paste", paste),
    ("reread", reread),
];
