//! The viewer's session in the conversation.

use model::permission::Allowed;
use model::select::split::Split;
use std::sync::Arc;

/// Where the viewer is connected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Session {
    /// Not connected.
    #[default]
    None,
    /// Here: this panel made the session, or found it again after a reload, and keeps it alive.
    Here,
    /// In another tab, browser or device; joining here would end that session.
    Elsewhere,
    /// The session was here, and was taken over or timed out.
    Lost,
}

/// The request about the viewer's session or name that is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Busy {
    /// A join.
    Joining,
    /// A leave, of the session or for good.
    Leaving,
    /// A guest's name.
    Naming,
}

/// What leaving for good means in a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeaveEffect {
    /// Others stay; only a moderator can add the viewer again.
    Plain,
    /// The other of two stays; either can begin the conversation again.
    OneToOne,
    /// Others stay, and the viewer can join again by the link.
    Public,
    /// Others stay, and the viewer finds the conversation on the server and can join again.
    Listable,
    /// Only guests and self-joined users would stay: the server deletes the conversation.
    Deletes,
}

/// A dialog that asks something before a request is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// The conversation's password.
    Password {
        /// The password given before was wrong.
        wrong: bool,
        /// Ending the session elsewhere was confirmed already; it must not be asked again.
        take_over: bool,
    },
    /// Whether to end the session elsewhere.
    TakeOver,
    /// Whether to end the membership, which leaving means for this viewer.
    Leave,
    /// Whether to remove a participant, to demote the last moderator, or to promote who has the name of a moderator.
    Confirm(Allowed),
    /// Whether to go on although the participant's role changed since the command was offered.
    Changed(Allowed),
    /// Whether to end the viewer's own membership.
    LeaveForGood(LeaveEffect),
    /// The permissions of a participant.
    Permissions(Allowed),
    /// Whether to ban a participant, and why.
    Ban(Allowed),
    /// The bans, and which to end.
    Bans,
    /// Who is in which breakout room.
    Rooms,
    /// The file whose addresses are invited.
    Import,
    /// Whether to make a new group of a conversation of two and of who was picked.
    NewGroup,
    /// When the lobby that is turned on ends.
    Lobby,
    /// Whether to carry out a command on the selected participants.
    Many(Arc<Split>),
    /// Whether to invite addresses, which makes the conversation public.
    MakePublic,
    /// Whom to promote before the last moderator can leave for good.
    LastModerator,
}

impl Question {
    /// It is about a membership, the viewer's or another's. The other questions are about the viewer's session.
    #[must_use]
    pub fn is_about_members(&self) -> bool {
        !matches!(self, Self::Password { .. } | Self::TakeOver | Self::Leave)
    }
}
