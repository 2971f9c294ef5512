//! Fuzz target of text that is typed or pasted into the fields for adding participants and for names.

use model::guest_name;
use model::name::shown;
use model::suggestion::{Source, guess, split};

/// Entries are trimmed and unique, and all stand in the text; cleaning a shown name again changes nothing.
pub fn paste(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let entries = split(&text);
    for (place, entry) in entries.iter().enumerate() {
        assert_eq!(entry.trim(), entry);
        assert!(!entry.is_empty() && !entries[..place].contains(entry));
        assert!(text.contains(entry.as_str()));
        let suggestion = guess(entry);
        assert_eq!(suggestion.id, *entry);
        assert!(suggestion.source != Source::Emails || entry.contains('@'));
    }
    let fitting = guest_name::fit(text.split_inclusive(|_| true));
    assert!(fitting.chars().count() <= 64);
    if let Some(name) = shown(&text) {
        assert!(!name.is_empty() && name.trim() == name);
        assert!(!name.chars().any(char::is_control), "{name:?}");
        assert_eq!(shown(&name).as_deref(), Some(&*name));
    }
}
