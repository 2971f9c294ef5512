//! Names for display. The server returns names as they were typed: untrimmed, unescaped, with control characters.

/// The name for display: control and bidirectional formatting characters dropped, runs of white space folded, trimmed.
/// `None` when there is nothing to see. The result is text and must be put on the page as text.
#[must_use]
pub fn shown(raw: &str) -> Option<String> {
    if is_plain(raw) {
        return Some(raw.to_owned());
    }
    let mut name = String::with_capacity(raw.len());
    let mut gap = false;
    let mut before = ' ';
    for c in raw.chars() {
        if c.is_whitespace() {
            gap = !name.is_empty();
        } else if !is_invisible(c) || (is_tag(c) && (before == BLACK_FLAG || is_tag(before))) {
            if std::mem::take(&mut gap) {
                name.push(' ');
            }
            name.push(c);
            before = c;
            continue;
        }
        before = ' ';
    }
    name.chars().any(|c| c != ' ' && !is_blank(c)).then_some(name)
}

/// A name for display with its last word first: "Ada King (Extern)" as "King Ada (Extern)". What stands in brackets is no part
/// of the name, and one with a comma ("King, Ada") stays as it is.
#[must_use]
pub fn last_first(shown: &str) -> String {
    let at = shown.find(" (").unwrap_or(shown.len());
    let (name, about) = shown.split_at(at);
    match name.rsplit_once(' ') {
        Some((first, last)) if !name.contains(',') => [last, " ", first, about].concat(),
        _ => shown.to_owned(),
    }
}

/// Printable ASCII with nothing to clean, as most names are.
fn is_plain(raw: &str) -> bool {
    let bytes = raw.as_bytes();
    let edges = [bytes.first(), bytes.last()];
    edges.iter().all(|edge| edge.is_some_and(u8::is_ascii_graphic))
        && bytes.iter().all(|byte| matches!(byte, b' '..=b'~'))
        && !bytes.windows(2).any(|pair| pair == b"  ")
}

/// The begin of a flag of a region, England for instance, which tag characters spell out.
const BLACK_FLAG: char = '\u{1f3f4}';

fn is_tag(c: char) -> bool {
    matches!(c, '\u{e0020}'..='\u{e007f}')
}

/// Characters without anything to see of their own: joiners, variation selectors, fillers, the empty braille pattern, and marks
/// that are written over other letters. They stay in names, because scripts and emoji need them, and do no harm between visible
/// characters. The marks are those of most scripts: a table of all would be larger than what reads the names.
fn is_blank(c: char) -> bool {
    matches!(c,
        '\u{200c}' | '\u{200d}' | '\u{2800}' | '\u{3164}' | '\u{ffa0}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}'
        | '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{610}'..='\u{61a}'
        | '\u{64b}'..='\u{65f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}'
        | '\u{fe20}'..='\u{fe2f}')
}

/// Characters that could reorder or hide the text around a name.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_trimmed_and_cleaned_but_stay_text() {
        assert_eq!(shown("  Ada \n Lovelace "), Some("Ada Lovelace".to_owned()));
        assert_eq!(shown("<b>Eve</b> & \"co\""), Some("<b>Eve</b> & \"co\"".to_owned()));
        assert_eq!(shown("\u{202e}evil\u{0}\u{200b}"), Some("evil".to_owned()));
        assert_eq!(shown(" \u{200b}\u{2066} "), None);
        assert_eq!(shown("\u{200d}"), None);
        assert_eq!(shown("Zoë 李明 עדה"), Some("Zoë 李明 עדה".to_owned()));
    }

    #[test]
    fn the_last_word_of_a_name_comes_first() {
        for (name, sorted) in [
            ("Ada King", "King Ada"),
            ("Ada de Lovelace", "Lovelace Ada de"),
            ("Ada King (Extern)", "King Ada (Extern)"),
            ("King, Ada", "King, Ada"),
            ("Ada", "Ada"),
            ("李明", "李明"),
            ("(Extern)", "(Extern)"),
            ("", ""),
        ] {
            assert_eq!(last_first(name), sorted);
        }
    }

    #[test]
    fn a_name_with_nothing_to_see_is_none() {
        for blank in [
            "\u{2800}",
            "\u{3164}",
            "\u{ffa0}",
            "\u{34f}",
            "\u{fe0f}",
            "\u{e0101}",
            "\u{301}",
            "\u{200c}\u{200d}",
            "\u{115f}\u{1160}",
            "\u{2800} \u{3164}",
            "\u{64e}",
            "\u{20e3}",
            "\u{e0067}\u{e007f}",
            "\u{2028}",
        ] {
            assert_eq!(shown(blank), None, "{blank:?}");
        }
        assert_eq!(shown("\u{2800}a"), Some("\u{2800}a".to_owned()));
    }

    #[test]
    fn emoji_sequences_stay_whole() {
        let england = "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}";
        for whole in [
            "👩\u{200d}🔬",
            "👨\u{200d}👩\u{200d}👧",
            "🏳\u{fe0f}\u{200d}🌈",
            "🇩🇪",
            "1\u{fe0f}\u{20e3}",
            england,
        ] {
            assert_eq!(shown(whole), Some(whole.to_owned()));
        }
        assert_eq!(
            shown("Ada\u{e0067}"),
            Some("Ada".to_owned()),
            "a tag without a flag hides"
        );
    }
}
