//! Avatars without a picture: initials on a colour that belongs to the name.

/// The first characters of the first and last word of a name as it is shown; `?` for nobody. The style sheet makes them
/// upper case.
pub(in crate::view) fn initials(name: &str) -> String {
    let first = |word: &str| word.chars().find(|c| !c.is_ascii_punctuation());
    let mut letters = name.split(' ').filter_map(first);
    let start = letters.next();
    let letters: String = start.into_iter().chain(letters.next_back()).collect();
    if letters.is_empty() { "?".to_owned() } else { letters }
}

/// The style sheet's names of the colours, which are spread around the circle of hues.
const HUES: [&str; 24] = [
    "h0", "h1", "h2", "h3", "h4", "h5", "h6", "h7", "h8", "h9", "h10", "h11", "h12", "h13", "h14", "h15", "h16", "h17",
    "h18", "h19", "h20", "h21", "h22", "h23",
];

/// A colour that stays with a name.
pub(in crate::view) fn hue(name: &str) -> &'static str {
    // FNV-1a: any hash that is the same everywhere will do.
    let hash = name.bytes().fold(0x811c_9dc5_u32, |hash, byte| {
        (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
    });
    HUES.get(hash as usize % HUES.len()).copied().unwrap_or_default()
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
        let names: Vec<String> = (0..500).map(|i| format!("Person {i}")).collect();
        assert!(HUES.iter().all(|colour| names.iter().any(|name| hue(name) == *colour)));
    }
}
