//! Avatars without a picture: a colour that belongs to the name.

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
    fn a_name_has_one_of_24_hues() {
        assert_eq!(hue("Ada"), hue("Ada"));
        let names: Vec<String> = (0..500).map(|i| format!("Person {i}")).collect();
        assert!(HUES.iter().all(|colour| names.iter().any(|name| hue(name) == *colour)));
    }
}
