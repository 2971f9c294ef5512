//! The name of a guest, as it is sent.

/// The most code points a name may have: the width of the server's column (wider names are an error on MySQL).
pub const MAX_CODE_POINTS: usize = 64;

/// What is sent for a typed name: trimmed, and cut to [`MAX_CODE_POINTS`] at the border of a user-perceived character; empty
/// where there is nothing to see, as [`crate::name::shown`] decides. `graphemes` are those characters in order, as the browser's segmenter splits the trimmed text.
#[must_use]
pub fn fit<'a>(graphemes: impl IntoIterator<Item = &'a str>) -> String {
    let mut name = String::new();
    let mut points = 0;
    for grapheme in graphemes {
        points += grapheme.chars().count();
        if points > MAX_CODE_POINTS {
            break;
        }
        name.push_str(grapheme);
    }
    name.truncate(name.trim_end().len());
    if crate::name::shown(&name).is_none() {
        name.clear();
    }
    name
}

/// Whether [`fit`] would cut a typed name.
#[must_use]
pub fn is_too_long(typed: &str) -> bool {
    typed.trim().chars().count() > MAX_CODE_POINTS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_stays() {
        assert_eq!(fit(["A", "d", "a"]), "Ada");
    }

    #[test]
    fn a_name_with_nothing_to_see_is_none() {
        assert_eq!(fit(["\u{2800}", "\u{3164}"]), "");
        assert_eq!(fit(["\u{200d}"]), "");
    }

    #[test]
    fn a_name_is_too_long_when_it_would_be_cut() {
        assert!(!is_too_long(&format!(" {} ", "a".repeat(64))));
        assert!(is_too_long(&"é".repeat(65)));
    }

    #[test]
    fn a_long_name_is_cut_between_characters() {
        let family = "👨\u{200d}👩\u{200d}👧";
        let graphemes: Vec<&str> = std::iter::repeat_n("a", 62).chain([family]).collect();
        assert_eq!(fit(graphemes), "a".repeat(62));
    }
}
