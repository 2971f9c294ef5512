//! Fuzz target of text that is typed or pasted into the fields for adding participants and for names.

use model::guest_name;
use model::name::shown;
use model::pasted::read;
use model::suggestion::{Source, guess, is_email};

/// Entries say something, and their addresses are some; cleaning a shown name again changes nothing.
pub fn paste(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let entries = read(&text, &["Name", "User ID"]);
    for (place, entry) in entries.iter().enumerate() {
        assert!(!entry.search().is_empty() && !entries[..place].contains(entry));
        assert!(
            entry
                .address
                .iter()
                .all(|address| is_email(address) && text.contains(address))
        );
        let suggestion = guess(entry.search());
        assert_eq!(suggestion.id, entry.search());
        assert!(suggestion.source != Source::Emails || suggestion.id.contains('@'));
    }
    let fitting = guest_name::fit(text.split_inclusive(|_| true));
    assert!(fitting.chars().count() <= 64);
    if let Some(name) = shown(&text) {
        assert!(!name.is_empty() && name.trim() == name);
        assert!(!name.chars().any(char::is_control), "{name:?}");
        assert_eq!(shown(&name).as_deref(), Some(&*name));
    }
}
