//! Why a call did not do its work.

use crate::browser::fetch::FetchError;
use model::refusal::Refusal;
use thiserror::Error;

/// Everything that can come between a call and its result.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Error {
    /// There was no answer.
    #[error(transparent)]
    NoAnswer(#[from] FetchError),
    /// The server said no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The server said yes, in a way that cannot be read.
    #[error("the answer cannot be read")]
    Unreadable,
}

impl Error {
    /// The panel itself gave up on the call; nobody is told.
    #[must_use]
    pub fn is_aborted(&self) -> bool {
        matches!(self, Self::NoAnswer(FetchError::Aborted))
    }

    /// The same call may work later.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        match self {
            Self::NoAnswer(why) => matches!(why, FetchError::Network | FetchError::Timeout),
            Self::Refused(refusal) => refusal.is_passing(),
            Self::Unreadable => false,
        }
    }

    /// Whether a command may have been carried out all the same: its answer was lost on the way, or broke, or came from a server
    /// that failed at some point. In maintenance nothing is carried out.
    #[must_use]
    pub fn may_have_worked(&self) -> bool {
        match self {
            Self::NoAnswer(why) => matches!(why, FetchError::Network | FetchError::Timeout),
            Self::Refused(refusal) => matches!(refusal, Refusal::Server(..)),
            Self::Unreadable => true,
        }
    }

    /// How long the server asked to wait, in seconds.
    #[must_use]
    pub fn retry_after(&self) -> Option<u64> {
        match self {
            Self::Refused(refusal) => refusal.retry_after(),
            _ => None,
        }
    }
}
