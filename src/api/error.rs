//! Why a request failed.

use crate::browser::fetch::FetchError;
use model::refusal::Refusal;
use model::wire::WireError;
use thiserror::Error;

/// Why a request failed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Error {
    /// There was no answer that could be read.
    #[error(transparent)]
    NoAnswer(#[from] FetchError),
    /// The server refused it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The answer is a success that cannot be read.
    #[error("the answer cannot be read")]
    Unreadable,
    /// It was not sent: it would have acted as another account than the one that is meant.
    #[error("another account is signed in")]
    WrongAccount,
    /// It was not sent: it would have acted as another account than the requests before.
    #[error("another account has signed in")]
    AccountChanged,
}

impl From<WireError> for Error {
    fn from(_: WireError) -> Self {
        Self::Unreadable
    }
}

impl Error {
    /// The panel itself aborted the request, which is not shown.
    #[must_use]
    pub fn is_aborted(&self) -> bool {
        matches!(self, Self::NoAnswer(FetchError::Aborted))
    }

    /// The same request may work later.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        match self {
            Self::NoAnswer(why) => why.is_passing(),
            Self::Refused(refusal) => refusal.is_passing(),
            Self::Unreadable | Self::WrongAccount | Self::AccountChanged => false,
        }
    }

    /// Whether a command may have been carried out all the same: its answer was lost on the way, or broke, or came from a server
    /// that failed at some point. In maintenance nothing is carried out.
    #[must_use]
    pub fn may_have_worked(&self) -> bool {
        match self {
            Self::NoAnswer(why) => why.is_passing() || *why == FetchError::TooLarge,
            Self::Refused(refusal) => matches!(refusal, Refusal::Server(..)),
            Self::Unreadable => true,
            Self::WrongAccount | Self::AccountChanged => false,
        }
    }

    /// The answer does not come from Talk. That can mean that a login has expired, and much else: `GET cloud/user` tells.
    #[must_use]
    pub fn doubts_login(&self) -> bool {
        match self {
            Self::NoAnswer(_) | Self::WrongAccount | Self::AccountChanged => false,
            Self::Refused(refusal) => refusal.is_of_another(),
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
