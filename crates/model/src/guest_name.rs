//! The name of a guest, as it is sent.

/// The most code points a name may have: the width of the server's column (wider names are an error on MySQL).
pub const MAX_CODE_POINTS: usize = 64;

/// What is sent for a typed name: trimmed, and cut to [`MAX_CODE_POINTS`] at the border of a user-perceived character.
/// `graphemes` are those characters in order, as the browser's segmenter splits the trimmed text.
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
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_name_stays() {
        assert_eq!(fit(["A", "d", "a"]), "Ada");
    }

    #[test]
    fn a_long_name_is_cut_between_characters() {
        let family = "👨\u{200d}👩\u{200d}👧";
        let graphemes: Vec<&str> = std::iter::repeat_n("a", 62).chain([family]).collect();
        assert_eq!(fit(graphemes), "a".repeat(62));
    }
}
