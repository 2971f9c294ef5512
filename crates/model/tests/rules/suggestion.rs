//! What becomes of typed and pasted text on its way to the server.

use model::pasted::{self, PastedEntry};
use model::suggestion::{Source, guess, is_email};
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
        // Other letters could spell the head of a column.
        1 => any::<char>().prop_filter("no letter of a head", |c| !c.is_ascii_alphabetic()),
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

fn read(text: &str) -> Vec<PastedEntry> {
    pasted::read(text, &["Name", "User ID"])
}

/// A part of an address that cannot be mistaken for anything else.
fn word() -> impl Strategy<Value = String> {
    proptest::collection::vec(proptest::char::range('a', 'z'), 1..5).prop_map(String::from_iter)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn entries_say_something_and_no_two_say_the_same(text in pasted()) {
        let mut seen = HashSet::new();
        for entry in read(&text) {
            prop_assert!(!entry.search().trim().is_empty());
            prop_assert!(entry.address.iter().all(|address| is_email(address)));
            let same = entry.address.as_ref().map_or(entry.name.clone(), |address| address.to_ascii_lowercase());
            prop_assert!(seen.insert((entry.address.is_some(), same)), "{:?} twice", entry);
        }
    }

    /// Only separators, quotes and white space go away, and what is a double.
    #[test]
    fn nothing_that_was_pasted_is_lost(text in pasted()) {
        let entries: Vec<String> = read(&text).iter().map(PastedEntry::label).collect();
        for word in text.split(|c: char| !c.is_ascii_lowercase()).filter(|word| !word.is_empty()) {
            prop_assert!(entries.iter().any(|entry| entry.contains(word)), "{:?} in {:?}", word, entries);
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
        let labels: Vec<String> = read(&text).iter().map(PastedEntry::label).collect();
        prop_assert_eq!(labels, expected);
    }

    #[test]
    fn an_entry_reads_back_the_same(text in pasted()) {
        // A name may have any sign inside; one of letters and an address have no second meaning.
        for entry in read(&text).into_iter().filter(|entry| entry.name.chars().all(|c| c.is_ascii_lowercase() || c == ' ')) {
            prop_assert_eq!(read(&entry.label()), vec![entry]);
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
            prop_assert_eq!(read(&text).len(), 1);
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
        prop_assert!(matches!(guess.source, Source::Emails | Source::Users | Source::Phones));
    }
}
