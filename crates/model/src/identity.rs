//! Who a row or a command is about.

use crate::id::{SessionId, UserId};

/// A person in a conversation, independent of any row or position: the account, or for a guest the session, because API
/// v1 gives guests no other id. A guest who joins again is a new identity.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Identity {
    /// Somebody with an account.
    User(UserId),
    /// A guest, for as long as this session lasts.
    Guest(SessionId),
}

impl Identity {
    /// From the two fields that every row has; `None` when a guest has no session, since nothing could address them.
    #[must_use]
    pub fn of_row(user_id: &str, session: Option<&SessionId>) -> Option<Self> {
        match UserId::new(user_id) {
            Some(user) => Some(Self::User(user)),
            None => session.cloned().map(Self::Guest),
        }
    }

    /// Whether this is a guest.
    #[must_use]
    pub fn is_guest(&self) -> bool {
        matches!(self, Self::Guest(_))
    }
}
