//! Names: what is shown is harmless and settled, what is sent fits the server.

use model::guest_name::{MAX_CODE_POINTS, fit};
use model::name::shown;
use proptest::prelude::*;

/// Text in which marks, joiners, controls and white space are as common as letters.
fn hostile() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        3 => any::<char>(),
        3 => proptest::char::range('a', 'c'),
        1 => proptest::char::range('\u{0}', '\u{20}'),
        1 => proptest::char::range('\u{7f}', '\u{ad}'),
        2 => proptest::char::range('\u{2000}', '\u{2070}'),
        1 => proptest::char::range('\u{e0000}', '\u{e0080}'),
        1 => proptest::sample::select(vec!['\u{61c}', '\u{180e}', '\u{feff}', '\u{3000}', '\u{301}', '👩']),
    ];
    proptest::collection::vec(character, 0..30).prop_map(String::from_iter)
}

/// Unicode's property Bidi_Control.
const BIDI_CONTROLS: [char; 12] = [
    '\u{61c}', '\u{200e}', '\u{200f}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}', '\u{202e}', '\u{2066}',
    '\u{2067}', '\u{2068}', '\u{2069}',
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_shown_name_holds_nothing_that_acts(raw in hostile()) {
        let Some(name) = shown(&raw) else { return Ok(()) };
        prop_assert!(!name.chars().any(|c| c.is_control() || BIDI_CONTROLS.contains(&c)), "{name:?}");
        prop_assert!(!name.chars().any(|c| c.is_whitespace() && c != ' '), "{name:?}");
        prop_assert!(!name.contains("  "), "{name:?}");
        prop_assert_eq!(name.trim(), &name);
        prop_assert!(!name.is_empty());
    }

    #[test]
    fn showing_twice_changes_nothing(raw in hostile()) {
        let once = shown(&raw);
        let twice = once.as_deref().and_then(shown);
        prop_assert_eq!(once, twice);
    }

    #[test]
    fn an_ordinary_name_is_shown_as_it_is(name in "[A-Za-zÀ-ÿ東京]{1,10}( [A-Za-z<>&\"']{1,10}){0,2}") {
        prop_assert_eq!(shown(&name), Some(name));
    }

    #[test]
    fn letters_are_never_lost(raw in hostile()) {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        prop_assert_eq!(letters(&shown(&raw).unwrap_or_default()), letters(&raw));
    }
}

/// A text, trimmed, in pieces as a segmenter might cut it.
fn graphemes() -> impl Strategy<Value = Vec<String>> {
    let letter = prop_oneof![any::<char>(), proptest::char::range('a', 'z'), Just(' ')];
    let grapheme = proptest::collection::vec(letter, 1..5).prop_map(String::from_iter);
    proptest::collection::vec(grapheme, 0..60).prop_map(|mut pieces| {
        while pieces.first().is_some_and(|piece| piece.trim_start() != piece) {
            pieces.remove(0);
        }
        while pieces.last().is_some_and(|piece| piece.trim_end() != piece) {
            pieces.pop();
        }
        pieces
    })
}

proptest! {
    #[test]
    fn a_sent_name_fits_and_is_what_was_typed(pieces in graphemes()) {
        let typed: String = pieces.concat();
        prop_assert_eq!(typed.trim(), &typed);
        let sent = fit(pieces.iter().map(String::as_str));
        prop_assert!(sent.chars().count() <= MAX_CODE_POINTS);
        prop_assert!(typed.starts_with(&sent));
        prop_assert_eq!(sent.trim(), &sent);
        // A name with nothing to see counts as none.
        if typed.chars().count() <= 64 && shown(&typed).is_some() {
            prop_assert_eq!(sent, typed);
        }
    }

    #[test]
    fn the_cut_is_between_characters_and_as_late_as_possible(pieces in graphemes()) {
        let sent = fit(pieces.iter().map(String::as_str));
        let mut prefixes = (0..=pieces.len()).map(|end| pieces[..end].concat());
        let longest = prefixes.rfind(|text| text.chars().count() <= 64).unwrap();
        let is_seen = shown(&longest).is_some();
        prop_assert_eq!(sent, if is_seen { longest.trim_end() } else { "" });
    }
}
