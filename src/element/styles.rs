//! The panel's style sheets as one text, minified while the panel is compiled.

/// In this order: later files override earlier ones.
const WRITTEN: &str = concat!(
    include_str!("../../style/tokens.css"),
    include_str!("../../style/panel.css"),
    include_str!("../../style/controls.css"),
    include_str!("../../style/head.css"),
    include_str!("../../style/list.css"),
    include_str!("../../style/avatar.css"),
    include_str!("../../style/menu.css"),
    include_str!("../../style/add.css"),
    include_str!("../../style/states.css"),
    include_str!("../../style/notices.css"),
    include_str!("../../style/select.css"),
    include_str!("../../style/conditions.css"),
    include_str!("../../style/print.css"),
);

const MINIFIED: ([u8; WRITTEN.len()], usize) = minify(WRITTEN.as_bytes());

/// All style sheets.
pub(super) const STYLES: &str = match str::from_utf8(MINIFIED.0.split_at(MINIFIED.1).0) {
    Ok(styles) => styles,
    Err(_) => WRITTEN,
};

/// Leaves out comments, and white space where the syntax needs none. The second value is the length of the result. A colon
/// keeps the space before it, which has a meaning in selectors.
const fn minify<const N: usize>(css: &[u8]) -> ([u8; N], usize) {
    let mut out = [0; N];
    let (mut from, mut to) = (0, 0);
    let mut space = false;
    while from < css.len() {
        let byte = css[from];
        if byte == b'/' && from + 1 < css.len() && css[from + 1] == b'*' {
            from += 2;
            while from + 1 < css.len() && !(css[from] == b'*' && css[from + 1] == b'/') {
                from += 1;
            }
            from += 2;
            continue;
        }
        from += 1;
        if byte.is_ascii_whitespace() {
            space = true;
            continue;
        }
        let before = if to > 0 { out[to - 1] } else { b'}' };
        if space && !matches!(before, b'{' | b'}' | b';' | b',' | b':') && !matches!(byte, b'{' | b'}' | b';' | b',') {
            out[to] = b' ';
            to += 1;
        }
        // The last declaration of a block needs no end of its own.
        if byte == b'}' && before == b';' {
            to -= 1;
        }
        space = false;
        out[to] = byte;
        to += 1;
    }
    (out, to)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minified(css: &str) -> String {
        let (bytes, length) = minify::<200>(css.as_bytes());
        String::from_utf8(bytes[..length].to_vec()).unwrap()
    }

    #[test]
    fn white_space_with_a_meaning_stays() {
        assert_eq!(
            minified(".a :is(b, c) > d {\n  margin: 0 auto; /* so */\n  inset: calc(1px + 2px);\n}\n"),
            ".a :is(b,c) > d{margin:0 auto;inset:calc(1px + 2px)}"
        );
        assert_eq!(
            minified("/* a */ @media (width < 2rem) { a { b: c } }"),
            "@media (width < 2rem){a{b:c}}"
        );
        assert_eq!(minified("a { font: 'B C', d }"), "a{font:'B C',d}");
    }

    #[test]
    fn no_rule_is_lost() {
        let rules = |css: &str| css.matches('{').count();
        let comments = WRITTEN.matches("/*").count();
        assert!(comments > 0 && !STYLES.contains("/*"));
        assert_eq!(rules(STYLES), rules(WRITTEN));
        assert!(STYLES.len() < WRITTEN.len() * 9 / 10);
    }
}
