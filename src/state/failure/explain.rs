//! Messages for failed requests.

use crate::api::error::Error;
use crate::browser::fetch::FetchError;
use crate::i18n::{Text, Translator};
use model::refusal::{ErrorWord, Refusal};

/// What was attempted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Attempt {
    /// Joining.
    Join,
    /// Leaving.
    Leave,
    /// Setting the viewer's name as a guest.
    GuestName,
    /// Adding a participant.
    Add,
    /// Removing a participant who is no guest.
    Remove,
    /// Removing a guest.
    RemoveGuest,
    /// Promoting a participant.
    Promote,
    /// Demoting a participant.
    Demote,
    /// Ending the viewer's own membership.
    LeaveForGood,
    /// Undoing the last command.
    Undo,
    /// Setting the permissions of a participant.
    SetPermissions,
    /// Sending an invitation again.
    Resend,
    /// Banning a participant.
    Ban,
    /// Ending a ban.
    EndBan,
    /// Reading the bans.
    Bans,
    /// Turning the lobby on or off.
    Lobby,
    /// Asking a participant into the call.
    Notify,
    /// Calling a telephone.
    DialOut,
    /// Inviting the addresses of a file.
    Import,
    /// Making a new group.
    NewGroup,
    /// Reading who is in which breakout room.
    Rooms,
    /// Reading who is in the call.
    CallList,
}

impl Attempt {
    /// The frame of the message, which says what failed.
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
            Self::Ban => Text::BanFailed,
            Self::EndBan => Text::EndBanFailed,
            Self::Bans => Text::BansFailed,
            Self::Lobby => Text::LobbyFailed,
            Self::Notify => Text::NotifyFailed,
            Self::DialOut => Text::DialOutFailed,
            Self::Import => Text::ImportFailed,
            Self::NewGroup => Text::NewGroupFailed,
            Self::Rooms => Text::RoomsFailed,
            Self::CallList => Text::CallListFailed,
        }
    }
}

/// Why an attempt was refused and what to do about it, where the status has a meaning of its own at that endpoint.
#[must_use]
pub fn special(attempt: Attempt, refusal: &Refusal) -> Option<Text> {
    use Attempt::{
        Add, Ban, Bans, Demote, DialOut, EndBan, GuestName, Join, LeaveForGood, Lobby, Notify, Promote, Remove,
        RemoveGuest, Resend, SetPermissions, Undo,
    };
    if let Refusal::Said(_, word) = refusal {
        return said(attempt, *word).or_else(|| special(attempt, &refusal.by_status()));
    }
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
        (Remove | Promote | Demote | SetPermissions | Resend | Notify | DialOut, Refusal::NotFound) => {
            Text::ParticipantGone
        }
        (Notify | DialOut, Refusal::BadRequest) => Text::ReasonNotInCall,
        (Undo, Refusal::BadRequest) => Text::UndoNotPossible,
        (Undo, Refusal::NotFound) => Text::UndoUnknown,
        (Undo, Refusal::SignedOut) => Text::AddNeedsAccount,
        (SetPermissions, Refusal::BadRequest) => Text::PermissionsNotPossible,
        (Resend, Refusal::SignedOut) => Text::ResendNeedsAccount,
        (
            Add | RemoveGuest | Promote | Demote | Undo | SetPermissions | Resend | Ban | EndBan | Bans | Lobby,
            Refusal::Forbidden,
        ) => Text::NotModerator,
        (Attempt::Import, Refusal::BadRequest | Refusal::InvalidLines(_)) => Text::ImportUnreadable,
        (Attempt::CallList, Refusal::BadRequest) => Text::CallListEmpty,
        (LeaveForGood, Refusal::BadRequest) => Text::LastModeratorText,
        (LeaveForGood, Refusal::SignedOut) => Text::LeaveNeedsAccount,
        (Join, Refusal::Forbidden) => Text::PasswordWrong,
        (Join, Refusal::Conflict(_)) => Text::TakeOverText,
        (GuestName, Refusal::Forbidden) => Text::NameOfAccount,
        (GuestName, Refusal::NotFound) => Text::NameNoSession,
        _ => return None,
    })
}

/// What the word of a refusal means at an endpoint.
fn said(attempt: Attempt, word: ErrorWord) -> Option<Text> {
    Some(match (attempt, word) {
        (Attempt::Join, ErrorWord::Ban) => Text::BannedText,
        (_, ErrorWord::Ban) => Text::AddBanned,
        (_, ErrorWord::BannedActor) => Text::BanNotPossible,
        (_, ErrorWord::CloudId) => Text::AddBadCloudId,
        (_, ErrorWord::Federation | ErrorWord::Outgoing) => Text::AddNoFederation,
        (_, ErrorWord::TrustedServers) => Text::AddNotTrusted,
        (_, ErrorWord::ReachRemote) => Text::AddUnreachable,
        (_, ErrorWord::Sip) => Text::AddNoPhones,
        (_, ErrorWord::Source) => Text::AddNotThisKind,
        (_, ErrorWord::InternalNote) => Text::BanNoteTooLong,
        (Attempt::Ban, ErrorWord::Moderator) => Text::BanModerator,
        (Attempt::Ban, ErrorWord::Own) => Text::BanOwn,
        (Attempt::Ban, ErrorWord::Room) => Text::BanNotHere,
        (Attempt::Remove | Attempt::RemoveGuest, ErrorWord::LastModerator) => Text::SkipLastModerator,
        (Attempt::Remove | Attempt::RemoveGuest | Attempt::LeaveForGood, ErrorWord::RoomType) => Text::ReasonOneToOne,
        (Attempt::SetPermissions, ErrorWord::Moderator | ErrorWord::Type) => Text::PermissionsNotPossible,
        (Attempt::Add, ErrorWord::Moderator) => Text::NotModerator,
        _ => return None,
    })
}

/// Why a request failed, with what to do about it.
#[must_use]
pub fn why(error: &Error) -> Text {
    match error {
        Error::NoAnswer(FetchError::Timeout) => Text::WhyTimeout,
        Error::NoAnswer(FetchError::Unsendable) => Text::WhyUnsendable,
        Error::NoAnswer(FetchError::TooLarge) => Text::WhyTooLarge,
        Error::NoAnswer(FetchError::BadAnswer) => Text::WhyPage,
        Error::NoAnswer(FetchError::Network | FetchError::Aborted) => Text::WhyOffline,
        Error::Unreadable => Text::WhyNotApi,
        Error::WrongAccount | Error::AccountChanged => Text::WhyOtherAccount,
        Error::Refused(refusal) => match refusal {
            Refusal::SignedOut => Text::WhySignedOut,
            Refusal::Forbidden => Text::WhyForbidden,
            Refusal::NotFound => Text::WhyNotFound,
            Refusal::Lobby => Text::WhyLobby,
            Refusal::Csrf => Text::WhyCsrf,
            Refusal::TooMany(_) => Text::WhyTooMany,
            Refusal::Maintenance(_) => Text::WhyMaintenance,
            Refusal::Server(..) => Text::WhyServer,
            Refusal::NotApi(_) | Refusal::Redirected => Text::WhyNotApi,
            Refusal::BadRequest => Text::WhyBadRequest,
            Refusal::Conflict(_) => Text::WhyConflict,
            Refusal::Unexpected(_) => Text::WhyUnexpected,
            Refusal::Said(..) | Refusal::InvalidLines(_) => why(&Error::Refused(refusal.by_status())),
        },
    }
}

/// Why what the panel shows could not be requested: no command of the viewer's, whose outcome could be unknown.
#[must_use]
pub fn why_not_loaded(error: &Error) -> Text {
    match why(error) {
        Text::WhyTimeout => Text::LoadTimeout,
        why => why,
    }
}

/// The note about a list that could not be refreshed. That the server does not answer is said only if it did not.
#[must_use]
pub fn why_stale(error: &Error) -> Text {
    match why(error) {
        Text::WhyOffline => Text::StaleOffline,
        Text::WhyTimeout => Text::StaleServer,
        Text::WhyMaintenance => Text::StaleMaintenance,
        Text::WhyServer => Text::StaleProblem,
        Text::WhyTooMany => Text::StaleBusy,
        Text::WhyTooLarge => Text::StaleTooLarge,
        Text::WhyNotApi | Text::WhyUnexpected => Text::StaleUnreadable,
        _ => Text::StaleOther,
    }
}

/// The whole message: what failed or that the outcome is unknown, why, and what to do. `name`: the participant it was about;
/// empty if there is none.
#[must_use]
pub fn message(translator: &Translator, attempt: Attempt, error: &Error, name: &str) -> String {
    if *error == Error::NoAnswer(FetchError::Timeout) {
        return translator.text(Text::WhyTimeout);
    }
    // While the outcome is unknown, it must not be said that it failed.
    let frame = match (error.may_have_worked(), name) {
        (true, "") => Text::NotKnown,
        (true, _) => Text::NotKnownOf,
        (false, _) => attempt.frame(),
    };
    framed(translator, frame, attempt, error, name)
}

/// The message for an attempt that failed before its command was sent.
#[must_use]
pub fn not_sent(translator: &Translator, attempt: Attempt, error: &Error) -> String {
    framed(translator, attempt.frame(), attempt, error, "")
}

/// The message without the frame, for where it is shown already what failed.
#[must_use]
pub fn reason(translator: &Translator, attempt: Attempt, error: &Error, name: &str) -> String {
    let why = because(translator, attempt, error, name);
    if error.may_have_worked() && *error != Error::NoAnswer(FetchError::Timeout) {
        return translator.fill(Text::NotKnown, &[("why", &why)]);
    }
    why
}

fn framed(translator: &Translator, frame: Text, attempt: Attempt, error: &Error, name: &str) -> String {
    let why = because(translator, attempt, error, name);
    translator.fill(frame, &[("why", &why), ("name", name)])
}

fn because(translator: &Translator, attempt: Attempt, error: &Error, name: &str) -> String {
    let why = match error {
        Error::Refused(refusal) => special(attempt, refusal).unwrap_or_else(|| why(error)),
        _ => why(error),
    };
    translator.fill(why, &[("name", name)])
}
