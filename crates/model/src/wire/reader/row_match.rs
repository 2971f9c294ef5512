//! Comparing a row with the bytes of the row that is expected in its place.
//!
//! Eight bytes at a time: compared byte by byte, an answer of three megabytes would take most of the time of a refresh.

/// How a row matches the one expected in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowMatch {
    /// All bytes are equal. The length of the row in bytes.
    Equal(usize),
    /// All bytes but the ping are equal. The length of the row in bytes, and the ping in seconds since the epoch.
    NewPing(usize, u64),
}

/// Whether two answers are the same.
pub(super) fn bytes_equal(a: &[u8], b: &[u8]) -> bool {
    a.len() == b.len() && first_difference(a, b) == a.len()
}

/// Compares the beginning of `rest` with the row `known`; `None` when they differ in more than the ping.
pub(super) fn match_row(known: &[u8], rest: &[u8]) -> Option<RowMatch> {
    let at = first_difference(known, rest);
    if at == known.len() {
        return Some(RowMatch::Equal(at));
    }
    let digits = ping_start(known, at)?;
    let (last_ping, end) = number(rest, digits)?;
    let (_, known_end) = number(known, digits)?;
    let tail = known.get(known_end..)?;
    let length = end + tail.len();
    bytes_equal(tail, rest.get(end..length)?).then_some(RowMatch::NewPing(length, last_ping))
}

/// The index of the first byte that differs; the length of the shorter slice if none does.
fn first_difference(a: &[u8], b: &[u8]) -> usize {
    let length = a.len().min(b.len());
    let mut at = 0;
    // Four words per iteration, so that the loop condition is not what takes the time.
    for (x, y) in a.chunks_exact(32).zip(b.chunks_exact(32)) {
        if (0..4).fold(0, |different, i| different | (word(x, i) ^ word(y, i))) != 0 {
            break;
        }
        at += 32;
    }
    let rest = a.iter().zip(b).take(length).skip(at);
    at + rest.take_while(|(x, y)| x == y).count()
}

fn word(chunk: &[u8], i: usize) -> u64 {
    let bytes = chunk.get(i * 8..i * 8 + 8).and_then(|bytes| bytes.try_into().ok());
    bytes.map_or(0, u64::from_le_bytes)
}

/// Where the digits of the ping begin, if the byte at `at` is one of them or directly follows them.
fn ping_start(row: &[u8], at: usize) -> Option<usize> {
    const KEY: &[u8] = br#""lastPing":"#;
    let before = row.get(..at)?;
    let digits = before.iter().rev().take_while(|byte| byte.is_ascii_digit()).count();
    let start = at - digits;
    let name = row.get(..start)?.strip_suffix(KEY)?;
    // A key of the row itself: in a text the quotes would be escaped, and a nested object would open another brace.
    let own = matches!(name.last(), Some(b'{' | b',')) && !name.get(1..)?.contains(&b'{');
    own.then_some(start)
}

/// The number at `start`, and where it ends; `None` unless it is a whole JSON number and directly followed by `,` or `}`.
fn number(row: &[u8], start: usize) -> Option<(u64, usize)> {
    let digits = row
        .get(start..)?
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count();
    let text = row.get(start..start + digits)?;
    if text.len() > 1 && text.first() == Some(&b'0') {
        return None;
    }
    let value = std::str::from_utf8(text).ok()?.parse().ok()?;
    matches!(row.get(start + digits), Some(b',' | b'}')).then_some((value, start + digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_difference_is_found_wherever_it_is() {
        let long = vec![7_u8; 100];
        for at in 0..100 {
            let mut other = long.clone();
            other[at] = 8;
            assert_eq!(first_difference(&long, &other), at);
        }
        assert_eq!(first_difference(&long, &long[..33]), 33);
        assert!(bytes_equal(&long, &long.clone()) && !bytes_equal(&long, &long[..99]));
    }

    #[test]
    fn a_row_with_another_ping_is_told_from_another_row() {
        let known = br#"{"inCall":0,"lastPing":1600000000,"userId":"ada"}"#;
        let compared = |rest: &str| match_row(known, rest.as_bytes());
        let pinged = r#"{"inCall":0,"lastPing":1600000030,"userId":"ada"},{"#;
        assert_eq!(compared(pinged), Some(RowMatch::NewPing(known.len(), 1_600_000_030)));
        assert_eq!(
            compared(r#"{"inCall":0,"lastPing":0,"userId":"ada"}]"#),
            Some(RowMatch::NewPing(known.len() - 9, 0))
        );
        assert_eq!(
            compared(r#"{"inCall":0,"lastPing":16000000009,"userId":"ada"}]"#),
            Some(RowMatch::NewPing(known.len() + 1, 16_000_000_009))
        );
        let equal = format!("{},", std::str::from_utf8(known).unwrap());
        assert_eq!(compared(&equal), Some(RowMatch::Equal(known.len())));
        for other in [
            r#"{"inCall":0,"lastPing":1600000030,"userId":"bob"}"#,
            r#"{"inCall":1,"lastPing":1600000000,"userId":"ada"}"#,
            r#"{"inCall":0,"lastPing":1600000030.5,"userId":"ada"}"#,
            r#"{"inCall":0,"lastPing":01,"userId":"ada"}"#,
            r#"{"inCall":0,"lastPing":,"userId":"ada"}"#,
            r#"{"inCall":0,"lastPing":99999999999999999999,"userId":"ada"}"#,
        ] {
            assert_eq!(compared(other), None, "{other}");
        }
    }

    #[test]
    fn a_ping_inside_a_text_or_an_object_is_none() {
        let quoted = br#"{"displayName":"a,\"lastPing\":1","x":2}"#;
        let at = quoted.iter().position(|byte| *byte == b'1').unwrap();
        assert_eq!(ping_start(quoted, at), None);
        let nested = br#"{"x":{"lastPing":1}}"#;
        assert_eq!(ping_start(nested, nested.len() - 3), None);
    }
}
