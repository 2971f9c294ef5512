//! Names for display. The server returns names as they were typed: untrimmed, unescaped, with control characters.

/// The name for display: control and bidirectional formatting characters dropped, runs of white space folded, trimmed.
/// `None` when nothing is left. The result is text and must be put on the page as text.
#[must_use]
pub fn shown(raw: &str) -> Option<String> {
    if is_plain(raw) {
        return Some(raw.to_owned());
    }
    let mut name = String::with_capacity(raw.len());
    let mut gap = false;
    for c in raw.chars() {
        if c.is_whitespace() {
            gap = !name.is_empty();
        } else if !is_invisible(c) {
            if std::mem::take(&mut gap) {
                name.push(' ');
            }
            name.push(c);
        }
    }
    name.chars().any(|c| !is_joiner(c)).then_some(name)
}

/// Printable ASCII with nothing to clean, as most names are.
fn is_plain(raw: &str) -> bool {
    let bytes = raw.as_bytes();
    let edges = [bytes.first(), bytes.last()];
    edges.iter().all(|edge| edge.is_some_and(u8::is_ascii_graphic))
        && bytes.iter().all(|byte| matches!(byte, b' '..=b'~'))
        && !bytes.windows(2).any(|pair| pair == b"  ")
}

/// Zero-width (non-)joiner: part of many scripts and emoji, but nothing to see alone.
fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Characters that could reorder or hide the text around a name. Joiners (U+200C, U+200D) stay: scripts and emoji need
/// them, and between visible characters they do no harm.
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
    fn emoji_sequences_stay_whole() {
        assert_eq!(shown("👩\u{200d}🔬"), Some("👩\u{200d}🔬".to_owned()));
    }
}
