//! The picture of a person: initials on a colour of their own. Guests have another shape.

/// The first characters of the first and last word of a name as it is shown; `?` for nobody. The style sheet makes them
/// upper case.
pub(super) fn initials(name: &str) -> String {
    let first = |word: &str| word.chars().find(|c| !c.is_ascii_punctuation());
    let mut letters = name.split(' ').filter_map(first);
    let start = letters.next();
    let letters: String = start.into_iter().chain(letters.next_back()).collect();
    if letters.is_empty() { "?".to_owned() } else { letters }
}

/// A colour that stays with a name, in degrees around the circle of hues.
pub(super) fn hue(name: &str) -> u32 {
    // FNV-1a: any hash that is the same everywhere will do.
    let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    hash % 24 * 15
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_come_from_the_first_and_last_word() {
        assert_eq!(initials("Ada Lovelace"), "AL");
        assert_eq!(initials("Anna Maria de la Cruz"), "AC");
        assert_eq!(initials("李明"), "李");
        assert_eq!(initials("<b>Eve</b> & \"co\""), "bc");
        assert_eq!(initials(""), "?");
        assert_eq!(initials("!!!"), "?");
    }

    #[test]
    fn a_name_has_one_of_24_hues() {
        assert_eq!(hue("Ada"), hue("Ada"));
        assert!(
            ["", "Ada", "李明"]
                .iter()
                .all(|name| hue(name) < 360 && hue(name) % 15 == 0)
        );
    }
}
