//! What becomes of typed and pasted text on its way to the server.

use model::suggestion::{Source, guess, is_email, split};
use proptest::prelude::*;
use std::collections::HashSet;

const SEPARATORS: [char; 4] = ['\n', '\r', ',', ';'];

/// Text in which separators, white space and the signs of addresses are as common as letters.
fn pasted() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        4 => proptest::char::range('a', 'd'),
        3 => proptest::sample::select(&SEPARATORS[..]),
        2 => proptest::sample::select(&[' ', '\t', '\u{a0}', '\u{2003}', '\u{85}'][..]),
        2 => proptest::sample::select(&['@', '.', '-', '<', '>', '"', '\\', '(', '[', '\0', '+', '_'][..]),
        1 => any::<char>(),
    ];
    proptest::collection::vec(character, 0..40).prop_map(String::from_iter)
}

/// Entries as people write them, in the order and with the doubles in which they were pasted.
fn entries() -> impl Strategy<Value = Vec<String>> {
    let entry = prop_oneof![
        proptest::sample::select(&["ada", "bob", "Ada Lovelace", "ada@mail.example", "東京", "a.b+c"][..])
            .prop_map(str::to_owned),
        proptest::collection::vec(proptest::char::range('a', 'c'), 1..3).prop_map(String::from_iter),
    ];
    proptest::collection::vec(entry, 0..8)
}

/// A part of an address that cannot be mistaken for anything else.
fn word() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::char::range('a', 'z'), 1..5).prop_map(String::from_iter)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn entries_are_trimmed_unique_and_without_separators(text in pasted()) {
        let entries = split(&text);
        let mut seen = HashSet::new();
        for entry in &entries {
            prop_assert!(!entry.is_empty());
            prop_assert_eq!(entry.trim(), entry);
            prop_assert!(!entry.contains(SEPARATORS), "{:?}", entry);
            prop_assert!(seen.insert(entry), "{:?} twice", entry);
            prop_assert!(text.contains(entry.as_str()));
        }
    }

    /// Only separators and white space at the edges go away, and what is a double.
    #[test]
    fn nothing_that_was_pasted_is_lost(text in pasted()) {
        let entries: HashSet<String> = split(&text).into_iter().collect();
        let mut piece = String::new();
        for character in text.chars().chain(['\n']) {
            if SEPARATORS.contains(&character) {
                let entry = std::mem::take(&mut piece);
                prop_assert!(entry.trim().is_empty() || entries.contains(entry.trim()), "{:?}", entry);
            } else {
                piece.push(character);
            }
        }
    }

    #[test]
    fn every_separator_separates_alike(
        entries in entries(),
        separators in proptest::collection::vec(proptest::sample::select(&[",", ";", "\n", "\r\n", " , ", ";\t", ",,"][..]), 8),
    ) {
        let mut text = String::new();
        for (entry, separator) in entries.iter().zip(separators) {
            text.push_str(entry);
            text.push_str(separator);
        }
        let mut expected: Vec<String> = Vec::new();
        for entry in entries {
            if !expected.contains(&entry) {
                expected.push(entry);
            }
        }
        prop_assert_eq!(split(&text), expected);
    }

    #[test]
    fn splitting_again_changes_nothing(text in pasted()) {
        for entry in split(&text) {
            prop_assert_eq!(split(&entry), vec![entry]);
        }
    }

    /// What the server would store although it refuses it (white space, controls, several addresses) is kept back.
    #[test]
    fn an_address_is_one_name_at_one_domain(text in pasted()) {
        if is_email(&text) {
            let parts: Vec<&str> = text.split('@').collect();
            prop_assert_eq!(parts.len(), 2);
            prop_assert!(!parts[0].is_empty() && parts[1].split('.').count() > 1);
            prop_assert!(parts[1].split('.').all(|label| !label.is_empty()));
            prop_assert!(!text.chars().any(|c| c.is_whitespace() || c.is_control() || SEPARATORS.contains(&c)));
            prop_assert_eq!(split(&text), vec![text]);
        }
    }

    #[test]
    fn an_ordinary_address_is_one(name in word(), tag in proptest::option::of(word()), host in word(), top in word()) {
        let tag = tag.map(|tag| format!("+{tag}")).unwrap_or_default();
        let address = format!("{name}{tag}@{host}.{top}");
        prop_assert!(is_email(&address));
        for broken in [
            address.replace('@', ""), address.replace('@', "@@"), address.replace('.', ""), format!("{address}."),
            format!("{address},{address}"), format!("{address} "), format!("<{address}>"), format!("@{address}"),
        ] {
            prop_assert!(!is_email(&broken), "{:?}", broken);
        }
        for character in [' ', '\t', '\u{a0}', '\0', '"', '(', '\\', '<', ';', ',', '@'] {
            let broken = format!("{name}{character}{address}");
            prop_assert!(!is_email(&broken), "{:?}", broken);
        }
    }

    #[test]
    fn a_guess_keeps_the_text_and_follows_its_form(text in pasted()) {
        let guess = guess(&text);
        prop_assert_eq!((&guess.id, &guess.label), (&text, &text));
        prop_assert_eq!(guess.source == Source::Emails, is_email(&text));
        prop_assert!(matches!(guess.source, Source::Emails | Source::Users));
    }
}
