//! A failed call in words that a person understands.

use crate::api::error::Error;
use crate::browser::fetch::FetchError;
use crate::i18n::{Text, Translator};
use model::refusal::Refusal;

/// What was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Attempt {
    /// Joining.
    Join,
    /// Leaving.
    Leave,
    /// Setting the own name as a guest.
    GuestName,
    /// Adding somebody.
    Add,
    /// Removing somebody with an account.
    Remove,
    /// Removing a guest.
    RemoveGuest,
    /// Making somebody a moderator.
    Promote,
    /// Taking that back.
    Demote,
    /// Ending the own membership.
    LeaveForGood,
    /// Taking the last command back.
    Undo,
    /// Saying what somebody may do.
    SetPermissions,
    /// Sending an invitation once more.
    Resend,
}

impl Attempt {
    /// The frame of the message: what did not happen.
    fn frame(self) -> Text {
        match self {
            Self::Join => Text::JoinFailed,
            Self::Leave => Text::LeaveFailed,
            Self::GuestName => Text::NameFailed,
            Self::Add => Text::AddFailed,
            Self::Remove | Self::RemoveGuest => Text::RemoveFailed,
            Self::Promote => Text::PromoteFailed,
            Self::Demote => Text::DemoteFailed,
            Self::LeaveForGood => Text::LeaveForGoodFailed,
            Self::Undo => Text::UndoFailed,
            Self::SetPermissions => Text::PermissionsFailed,
            Self::Resend => Text::ResendFailed,
        }
    }
}

/// Why an attempt was refused where the status means something of its own at its endpoint, and what to do about it.
#[must_use]
pub fn special(attempt: Attempt, refusal: &Refusal) -> Option<Text> {
    use Attempt::{
        Add, Demote, GuestName, Join, LeaveForGood, Promote, Remove, RemoveGuest, Resend, SetPermissions, Undo,
    };
    Some(match (attempt, refusal) {
        (Add, Refusal::BadRequest) => Text::AddNotHere,
        (Add, Refusal::SignedOut) => Text::AddNeedsAccount,
        (Add, Refusal::NotFound) => Text::AddUnknown,
        (Remove, Refusal::BadRequest) => Text::RemoveLastOrTwo,
        (Remove, Refusal::Forbidden) => Text::RemoveOwner,
        (RemoveGuest, Refusal::BadRequest) => Text::RemoveNoGuest,
        (RemoveGuest, Refusal::NotFound) => Text::GuestGone,
        (Promote, Refusal::BadRequest) => Text::PromoteNotPossible,
        (Demote, Refusal::BadRequest) => Text::DemoteNotPossible,
        (Remove | Promote | Demote | SetPermissions | Resend, Refusal::NotFound) => Text::PersonGone,
        (Undo, Refusal::BadRequest) => Text::UndoNotPossible,
        (Undo, Refusal::NotFound) => Text::UndoUnknown,
        (Undo, Refusal::SignedOut) => Text::AddNeedsAccount,
        (SetPermissions, Refusal::BadRequest) => Text::PermissionsNotPossible,
        (Resend, Refusal::SignedOut) => Text::ResendNeedsAccount,
        (Add | RemoveGuest | Promote | Demote | Undo | SetPermissions | Resend, Refusal::Forbidden) => {
            Text::NotModerator
        }
        (LeaveForGood, Refusal::BadRequest) => Text::LastModeratorText,
        (LeaveForGood, Refusal::SignedOut) => Text::LeaveNeedsAccount,
        (Join, Refusal::Forbidden) => Text::PasswordWrong,
        (Join, Refusal::Conflict(_)) => Text::TakeOverText,
        (GuestName, Refusal::Forbidden) => Text::NameOfAccount,
        (GuestName, Refusal::NotFound) => Text::NameNoSession,
        _ => return None,
    })
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
            Refusal::BadRequest => Text::WhyBadRequest,
            Refusal::Conflict(_) => Text::WhyConflict,
            Refusal::Unexpected(_) => Text::WhyUnexpected,
        },
    }
}

/// The whole message: what did not happen, or that nobody knows; why, and what to do. `name` is the person it was about, if any.
#[must_use]
pub fn message(words: &Translator, attempt: Attempt, error: &Error, name: &str) -> String {
    if *error == Error::NoAnswer(FetchError::Timeout) {
        return words.text(Text::WhyTimeout);
    }
    // Where nobody knows whether it worked, it must not be said that it did not.
    let frame = match (error.may_have_worked(), name) {
        (true, "") => Text::NotKnown,
        (true, _) => Text::NotKnownOf,
        (false, _) => attempt.frame(),
    };
    framed(words, frame, attempt, error, name)
}

/// The message for an attempt that failed before anything was sent that could have worked.
#[must_use]
pub fn not_sent(words: &Translator, attempt: Attempt, error: &Error) -> String {
    framed(words, attempt.frame(), attempt, error, "")
}

/// The message without what did not happen, for where that is said already.
#[must_use]
pub fn reason(words: &Translator, attempt: Attempt, error: &Error, name: &str) -> String {
    let why = because(words, attempt, error, name);
    if error.may_have_worked() && *error != Error::NoAnswer(FetchError::Timeout) {
        return words.fill(Text::NotKnown, &[("why", &why)]);
    }
    why
}

fn framed(words: &Translator, frame: Text, attempt: Attempt, error: &Error, name: &str) -> String {
    let why = because(words, attempt, error, name);
    words.fill(frame, &[("why", &why), ("name", name)])
}

#[inline(never)]
fn because(words: &Translator, attempt: Attempt, error: &Error, name: &str) -> String {
    let why = match error {
        Error::Refused(refusal) => special(attempt, refusal).unwrap_or_else(|| why(error)),
        _ => why(error),
    };
    words.fill(why, &[("name", name)])
}
