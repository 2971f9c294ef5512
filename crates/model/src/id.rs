//! The server's ids of accounts and sessions.

use std::fmt;
use std::sync::Arc;

/// The id of an account. Compared by every byte: the server looks users up without regard to case only when adding.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UserId(Arc<str>);

impl UserId {
    /// Takes an id as the server or the host page writes it; `None` for the empty text, which the API uses for guests.
    #[must_use]
    pub fn new(id: &str) -> Option<Self> {
        (!id.is_empty()).then(|| Self(id.into()))
    }

    /// The id's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The id of a session in a conversation: an opaque text (255 characters from a real server) and, for a guest, the only
/// proof of who they are. It is a secret: it goes into requests only, and this type does not print it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SessionId(Arc<str>);

impl SessionId {
    /// Takes the `sessionId` of an answer; `None` for `"0"` and for the empty text, which mean "not connected".
    #[must_use]
    pub fn new(id: &str) -> Option<Self> {
        (!id.is_empty() && id != "0").then(|| Self(id.into()))
    }

    /// The secret itself, for building a request.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionId(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_id_is_never_printed() {
        let id = SessionId::new("secret/abc+").unwrap();
        assert_eq!(format!("{id:?}"), "SessionId(…)");
        assert_eq!(id.expose(), "secret/abc+");
    }

    #[test]
    fn zero_and_empty_are_not_ids() {
        assert_eq!(SessionId::new("0"), None);
        assert_eq!(SessionId::new(""), None);
        assert_eq!(UserId::new(""), None);
    }
}
