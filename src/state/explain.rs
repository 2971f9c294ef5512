//! A failed call in words that a person understands.

use crate::api::error::Error;
use crate::browser::fetch::FetchError;
use crate::i18n::{Text, Words};
use model::refusal::Refusal;

/// What was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// Joining.
    Join,
    /// Leaving.
    Leave,
    /// Setting the own name as a guest.
    GuestName,
}

/// Why it failed, as a sentence with what to do about it.
#[must_use]
pub fn why(error: &Error) -> Text {
    match error {
        Error::NoAnswer(FetchError::Timeout) => Text::WhyTimeout,
        Error::NoAnswer(FetchError::Unsendable) => Text::WhyNotApi,
        Error::NoAnswer(FetchError::Network | FetchError::Aborted) => Text::WhyOffline,
        Error::Unreadable => Text::WhyNotApi,
        Error::Refused(refusal) => match refusal {
            Refusal::SignedOut | Refusal::Redirected => Text::WhySignedOut,
            Refusal::Forbidden => Text::WhyForbidden,
            Refusal::NotFound => Text::WhyNotFound,
            Refusal::Lobby => Text::WhyLobby,
            Refusal::Csrf => Text::WhyCsrf,
            Refusal::TooMany(_) => Text::WhyTooMany,
            Refusal::Maintenance(_) => Text::WhyMaintenance,
            Refusal::Server(..) => Text::WhyServer,
            Refusal::NotApi(_) => Text::WhyNotApi,
            Refusal::BadRequest | Refusal::Conflict(_) | Refusal::Unexpected(_) => Text::WhyUnexpected,
        },
    }
}

/// The whole message: what did not happen, why, and what to do.
#[must_use]
pub fn message(words: &Words, attempt: Attempt, error: &Error) -> String {
    let whole = match attempt {
        Attempt::Join => Text::JoinFailed,
        Attempt::Leave => Text::LeaveFailed,
        Attempt::GuestName => Text::NameFailed,
    };
    let why = match (attempt, error) {
        (Attempt::GuestName, Error::Refused(Refusal::NotFound)) => Text::NameNoSession,
        _ => why(error),
    };
    words.fill(whole, &[("why", &words.text(why))])
}
