//! Rules of phones: who may use them, what a number is, what is shown of it.

use rusqlite::Connection;

use crate::store::{Stored, groups};

/// The group whose members may add phones and let people dial in.
pub const GROUP: &str = "sipgroup";
/// Country code of numbers without one.
const COUNTRY: &str = "49";

/// Whether a user may add phones and let people dial in.
///
/// # Errors
/// When the database fails.
pub fn may_use(db: &Connection, user: &str) -> Stored<bool> {
    Ok(groups::of_user(db, user)?.iter().any(|group| group == GROUP))
}

/// A number in the form `+493012345678`, if it is one.
pub fn normalized(text: &str) -> Option<String> {
    let text = text.trim();
    if !text
        .chars()
        .all(|each| each.is_ascii_digit() || matches!(each, '+' | ' ' | '-' | '/' | '(' | ')' | '.'))
    {
        return None;
    }
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let number = if text.starts_with('+') {
        digits
    } else if let Some(rest) = digits.strip_prefix("00") {
        rest.to_owned()
    } else {
        format!("{COUNTRY}{}", digits.strip_prefix('0')?)
    };
    (7..=15).contains(&number.len()).then(|| format!("+{number}"))
}

/// What others see of a number: not its last four digits.
pub fn shown(number: &str) -> String {
    let kept = number.len().saturating_sub(4);
    format!("{}…", &number[..kept])
}

#[cfg(test)]
mod tests {
    use super::{normalized, shown};

    #[test]
    fn numbers_with_and_without_country() {
        let expected = Some("+493012345678".to_owned());
        assert_eq!(normalized("030 12345678"), expected);
        assert_eq!(normalized("+49 30 12345678"), expected);
        assert_eq!(normalized("0049 (30) 1234-5678"), expected);
        assert_eq!(normalized("12"), None);
        assert_eq!(normalized("call me"), None);
        assert_eq!(shown("+493012345678"), "+49301234…");
    }
}
