//! English.

mod connection;
mod list;
mod manage;
mod moderate;
mod refused;
mod several;

use super::text::Text;

/// The pattern of each message; the match is exhaustive, so that none is missing.
const PATTERNS: [&str; Text::ALL.len()] = {
    let mut patterns = [""; Text::ALL.len()];
    let mut at = 0;
    while at < patterns.len() {
        patterns[at] = found(Text::ALL[at]);
        at += 1;
    }
    patterns
};

const fn found(text: Text) -> &'static str {
    let by_subject = [
        list::pattern(text),
        connection::pattern(text),
        moderate::pattern(text),
        refused::pattern(text),
        several::pattern(text),
        manage::pattern(text),
    ];
    let mut at = 0;
    loop {
        assert!(at < by_subject.len(), "a message without an English pattern");
        if let Some(pattern) = by_subject[at] {
            return pattern;
        }
        at += 1;
    }
}

/// The pattern of a message.
pub fn pattern(text: Text) -> &'static str {
    PATTERNS[text as usize]
}
