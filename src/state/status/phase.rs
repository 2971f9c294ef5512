//! What the panel as a whole shows.

use crate::api::error::Error;
use crate::i18n::Text;
use crate::state::failure::explain;

/// One designed view each. Anything that may pass by itself while there is a list to show is no phase of its own but a
/// [`Stale`] note above the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// The first answers are on their way.
    #[default]
    Loading,
    /// The list.
    Listed,
    /// A guest, who may not see the list.
    Guest,
    /// Kept out by the lobby.
    Lobby,
    /// Not in this conversation, but may join it.
    Outside,
    /// No such conversation for this person.
    NotFound,
    /// The login has expired.
    SignedOut,
    /// The membership ended while the panel was open; whether the conversation can be joined again.
    Removed {
        /// It is public.
        can_join: bool,
    },
    /// The server is being maintained, and there is no list yet.
    Maintenance,
    /// No connection, and no list yet.
    Offline,
    /// The server speaks only a newer API.
    TooNew,
    /// There is no Talk on this server for this person.
    NoTalk,
    /// The page chose none, or one that cannot be.
    NoConversation,
    /// Anything else that keeps the list away.
    Failed(Text),
}

/// The list cannot be refreshed right now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// When it was last known to be true, in milliseconds since the epoch on this machine.
    pub as_of_ms: u64,
    /// Why.
    pub why: Text,
}

impl Phase {
    /// The phase for a call that failed before there was anything to show.
    #[must_use]
    pub fn of_failure(error: &Error) -> Self {
        match explain::why(error) {
            Text::WhyOffline => Self::Offline,
            Text::WhyMaintenance => Self::Maintenance,
            Text::WhySignedOut => Self::SignedOut,
            why => Self::Failed(why),
        }
    }
}
