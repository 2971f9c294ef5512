//! The token that names a conversation in every path of the API.

use std::fmt;
use thiserror::Error;

/// A conversation's token: 4 to 30 characters of `a-z` and `0-9`, as the server routes it (anything else is answered
/// with 404 before Talk sees it). A value of this type is safe to put into a path.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RoomToken(Box<str>);

/// Why a text is not a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum TokenError {
    /// Nothing was given.
    #[error("the conversation token is empty")]
    Empty,
    /// Wrong length or a character outside `a-z0-9`.
    #[error("a conversation token has 4 to 30 characters of a-z and 0-9")]
    Malformed,
}

impl RoomToken {
    /// Takes a token as it stands in an attribute; surrounding white space is dropped.
    ///
    /// # Errors
    /// [`TokenError`] when the text could not name a conversation.
    pub fn parse(text: &str) -> Result<Self, TokenError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(TokenError::Empty);
        }
        let plain = text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
        if plain && (4..=30).contains(&text.len()) {
            Ok(Self(text.into()))
        } else {
            Err(TokenError::Malformed)
        }
    }

    /// The token's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RoomToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_what_the_server_routes() {
        assert_eq!(
            RoomToken::parse(" 5fkvmzej ").map(|t| t.to_string()),
            Ok("5fkvmzej".to_owned())
        );
        assert_eq!(RoomToken::parse("  "), Err(TokenError::Empty));
        for bad in ["abc", "ABCD", "ab/cd", "ab cd", "äöüß", "a".repeat(31).as_str()] {
            assert_eq!(RoomToken::parse(bad), Err(TokenError::Malformed), "{bad}");
        }
    }
}
