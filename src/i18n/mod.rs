//! Every text that is shown or announced, but for those of a module that could not be loaded (`element/failures.js`).
//!
//! [`Text`] names the messages; a catalogue gives each a pattern, in which `{name}` stands for a value. A pattern with a
//! number lists the plural categories of its language: `one=# participant|other=# participants`, with `#` for the number. English
//! is in the program; the other languages are files in `languages/`, of which the element's class loads the one that is needed.

mod en;
mod text;
mod translator;

pub use en::pattern as english;
pub use text::Text;
pub use translator::{LocaleSettings, Patterns, Translator};

/// The languages that there are catalogues for in `languages/`, besides English.
pub const LANGUAGES: &[&str] = &["ar", "de", "es", "fr", "he", "it", "ja", "nl", "pl", "pt-BR", "zh-CN"];
