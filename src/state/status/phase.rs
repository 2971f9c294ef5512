//! What the panel as a whole shows.

use crate::api::error::Error;
use crate::i18n::Text;
use crate::state::failure::explain;
use model::acting_account::WrongAccount;

/// What the panel as a whole shows; each phase has a view of its own. What may pass by itself while there is a list is no
/// phase: see [`Stale`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Phase {
    /// The first answers are on their way.
    #[default]
    Loading,
    /// The list.
    Listed,
    /// The viewer is a guest and may not see the list.
    Guest,
    /// The viewer waits in the lobby.
    Lobby,
    /// The viewer is not in this conversation, but may join it.
    Outside,
    /// No such conversation for this viewer.
    NotFound,
    /// The login has expired.
    SignedOut,
    /// The requests would act as another account than the one that is meant.
    WrongAccount(WrongAccount),
    /// The viewer's membership ended while the panel was open.
    Removed {
        /// The conversation is public and can be joined again.
        can_join: bool,
    },
    /// The viewer was banned, or without an account shares the address of somebody who was.
    Banned {
        /// It is the address that is banned.
        by_address: bool,
    },
    /// The viewer left for good.
    Left {
        /// The conversation is public and can be joined again.
        can_join: bool,
    },
    /// The server is in maintenance mode, and there is no list yet.
    Maintenance,
    /// No connection, and no list yet.
    Offline,
    /// The server speaks only a newer API.
    TooNew,
    /// Talk is not installed, or not enabled for this account.
    NoTalk,
    /// The host chose no conversation, or an impossible one.
    NoConversation,
    /// Any other failure before the first list.
    Failed(Text),
}

/// The list cannot be refreshed right now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stale {
    /// When it was last confirmed, in milliseconds since the epoch on this machine.
    pub as_of_ms: u64,
    /// Why.
    pub why: Text,
}

impl Phase {
    /// The phase for a call that failed before there was anything to show.
    #[must_use]
    pub fn of_failure(error: &Error) -> Self {
        match explain::why_not_loaded(error) {
            Text::WhyOffline => Self::Offline,
            Text::WhyMaintenance => Self::Maintenance,
            Text::WhySignedOut => Self::SignedOut,
            why => Self::Failed(why),
        }
    }

    /// Nothing is asked until the viewer has signed in, or signed in as another.
    #[must_use]
    pub fn waits_for_login(&self) -> bool {
        matches!(self, Self::SignedOut | Self::WrongAccount(_))
    }
}
