//! The letters of an avatar without a picture.

/// The initials of a name as it is shown; `?` for a name without letters. In scripts with capital letters those of the first
/// and the last word; elsewhere one character, because two of them are no abbreviation (Chinese, Japanese, Korean) or join
/// (Arabic). Emoji, flags and letters with marks stay whole. The style sheet makes capitals of them.
#[must_use]
pub fn initials(name: &str) -> String {
    let mut words = name.split(' ').filter_map(first);
    let Some(start) = words.next() else {
        return "?".to_owned();
    };
    let end = words.rfind(|word| word.starts_with(is_cased));
    match end {
        Some(end) if start.starts_with(is_cased) => [start, end].concat(),
        _ => start.to_owned(),
    }
}

/// The first user-perceived character of a word that is no punctuation.
fn first(word: &str) -> Option<&str> {
    let word = word.trim_start_matches(is_punctuation);
    let mut chars = word.char_indices().peekable();
    let (_, start) = chars.next()?;
    if is_flag_letter(start) {
        chars.next_if(|(_, next)| is_flag_letter(*next));
    }
    let mut joins = false;
    while let Some((_, next)) = chars.next_if(|(_, next)| joins || is_mark(*next)) {
        joins = joins_next(next);
    }
    let end = chars.peek().map_or(word.len(), |(at, _)| *at);
    word.get(..end)
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() || matches!(c, '\u{a1}'..='\u{bf}' | '\u{2010}'..='\u{205e}' | '\u{3001}'..='\u{301f}')
}

/// A letter of a script that has small and capital letters: Latin, Greek, Cyrillic, Armenian, Georgian.
fn is_cased(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, '\u{c0}'..='\u{24f}' | '\u{370}'..='\u{58f}' | '\u{10a0}'..='\u{10ff}' | '\u{1e00}'..='\u{1fff}')
}

/// Two of these are a flag.
fn is_flag_letter(c: char) -> bool {
    matches!(c, '\u{1f1e6}'..='\u{1f1ff}')
}

/// Belongs to the character before: accents, vowel signs, variants, skin tones, joiners.
fn is_mark(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}'
        | '\u{1160}'..='\u{11ff}' | '\u{1dc0}'..='\u{1dff}' | '\u{200c}' | '\u{200d}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{1f3fb}'..='\u{1f3ff}')
        || is_indic(c) && matches!(c as u32 & 0x7f, 0x00..=0x03 | 0x3a..=0x3c | 0x3e..=0x4d | 0x51..=0x57 | 0x62 | 0x63)
}

/// The character after it belongs to it as well: a joiner, or the sign of an Indic conjunct.
fn joins_next(c: char) -> bool {
    c == '\u{200d}' || is_indic(c) && c as u32 & 0x7f == 0x4d
}

/// The nine Indic scripts whose blocks have one layout.
fn is_indic(c: char) -> bool {
    matches!(c, '\u{900}'..='\u{d7f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_by_script() {
        for (name, expected) in [
            ("Ada Lovelace", "AL"),
            ("Anna Maria de la Cruz", "AC"),
            ("ada", "a"),
            ("Élodie Œuvrard", "ÉŒ"),
            ("E\u{301}lodie", "E\u{301}"),
            ("Ольга Петрова", "ОП"),
            ("Νίκος Αγγελής", "ΝΑ"),
            ("<b>Eve</b> & \"co\"", "bc"),
            ("«Zoë» ¡Ruiz!", "ZR"),
            ("Quinn 🦊", "Q"),
            ("Room 42", "R"),
            ("42 Rooms", "4"),
            ("李明", "李"),
            ("佐藤 健一", "佐"),
            ("김 민수", "김"),
            ("دانا الخطيب", "د"),
            ("שירה לוי", "ש"),
            ("שִירה", "שִ"),
            ("Dana כהן", "D"),
            ("प्रिया शर्मा", "प्रि"),
            ("กิตติ", "กิ"),
            ("🇩🇪 Team", "🇩🇪"),
            ("👨\u{200d}👩\u{200d}👧 Family", "👨\u{200d}👩\u{200d}👧"),
            ("👍🏽", "👍🏽"),
            ("❤\u{fe0f} Bo", "❤\u{fe0f}"),
            ("", "?"),
            ("!!!", "?"),
            ("— …", "?"),
        ] {
            assert_eq!(initials(name), expected, "{name}");
        }
    }
}
