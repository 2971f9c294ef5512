//! Limits of what is taken over from answers, so that one value cannot block the page.

/// How many characters of a text for the screen are kept: of names, status messages and labels. Nextcloud's own names have 64
/// characters, those of conversations 255; a name of a megabyte took a browser two seconds to lay out.
pub const TEXT_MAX: usize = 1_000;

/// How many bytes an id may have. Ids are never cut, because another id would come of it; a row with a longer one is left out.
/// The longest of the API are sessions, with 512 characters in its specification and 255 on real servers.
pub const ID_MAX: usize = 2_048;

/// How many suggestions are taken from one answer; servers send ten by default.
pub const SUGGESTIONS_MAX: usize = 100;

/// Whether an id is not too long.
pub(super) fn is_id(id: &str) -> bool {
    id.len() <= ID_MAX
}

/// The beginning of a text for the screen, not longer than [`TEXT_MAX`] characters. It is cut before a character that the
/// following one only changes, such as a letter before its accent or an emoji before the joiner of a sequence; unless there is
/// nothing else.
pub(super) fn clip(text: &str) -> &str {
    // A text of so many bytes has no more characters.
    if text.len() <= TEXT_MAX {
        return text;
    }
    let Some((end, _)) = text.char_indices().nth(TEXT_MAX) else {
        return text;
    };
    let (kept, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    let mut next = rest.chars().next();
    let whole = kept.char_indices().rev().find(|(_, c)| {
        let joined = next.is_some_and(changes_the_one_before) || *c == JOINER;
        next = Some(*c);
        !joined
    });
    // Up to and with the last character that stands alone.
    let end = whole.map_or(0, |(at, c)| at + c.len_utf8());
    match kept.get(..end) {
        Some(whole) if !whole.is_empty() => whole,
        _ => kept,
    }
}

/// Zero-width joiner, which makes one picture of the emoji around it.
const JOINER: char = '\u{200d}';

/// Accents, variation selectors, skin tones, joiners and tags: parts of the character before them.
fn changes_the_one_before(c: char) -> bool {
    c == JOINER
        || matches!(c,
            '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The last characters of what is kept of 999 letters and some more.
    fn end_of(more: &str) -> String {
        let text = "a".repeat(TEXT_MAX - 1) + more + &"z".repeat(9);
        let kept = clip(&text);
        kept.strip_prefix(&"a".repeat(TEXT_MAX - 2)).unwrap().to_owned()
    }

    #[test]
    fn texts_are_cut_after_a_thousand_characters() {
        for short in ["", "Ada", &"é".repeat(TEXT_MAX), &"🎉".repeat(TEXT_MAX)] {
            assert_eq!(clip(short), short);
        }
        for c in ["a", "é", "東", "🎉"] {
            let long = c.repeat(1_000_000);
            assert_eq!(clip(&long), c.repeat(TEXT_MAX));
        }
    }

    #[test]
    fn no_character_is_cut_in_two() {
        assert_eq!(end_of("x"), "ax");
        assert_eq!(end_of("e\u{301}"), "a", "a letter and its accent");
        assert_eq!(end_of("👩\u{200d}🔬"), "a", "joined emoji");
        assert_eq!(end_of("👍\u{1f3fd}"), "a", "a skin tone");
        assert_eq!(end_of("❤\u{fe0f}"), "a", "a variation selector");
    }

    #[test]
    fn a_text_of_accents_alone_is_cut_all_the_same() {
        let accents = "\u{301}".repeat(100_000);
        assert_eq!(clip(&accents).chars().count(), TEXT_MAX);
        let joiners = "\u{200d}".repeat(100_000);
        assert_eq!(clip(&joiners).chars().count(), TEXT_MAX);
    }
}
