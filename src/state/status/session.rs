//! The viewer's session in the conversation.

use model::permission::Allowed;
use model::select::split::Split;
use std::sync::Arc;

/// Where the viewer is connected.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Session {
    /// Nowhere.
    #[default]
    None,
    /// Here: this panel made the session, or found its own again after a reload, and keeps it alive.
    Here,
    /// In another tab, browser or device; joining here would end that.
    Elsewhere,
    /// Was here, and was taken over or timed out.
    Lost,
}

/// What is being done about it right now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Busy {
    /// A join is on its way.
    Joining,
    /// A leave is on its way.
    Leaving,
    /// A name is on its way.
    Naming,
}

/// What leaving for good means here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeaveEffect {
    /// Others stay; somebody has to add the viewer again.
    Plain,
    /// Others stay, and the conversation can be joined again by its link.
    Public,
    /// Nobody with a lasting membership stays: the conversation is deleted.
    Deletes,
}

/// A question that has to be answered before going on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// The conversation's password.
    Password {
        /// The one given before was wrong.
        wrong: bool,
        /// Ending the session elsewhere was agreed to already; it must not be asked again.
        take_over: bool,
    },
    /// Whether to end the session elsewhere.
    TakeOver,
    /// Whether to end the membership, which leaving means for this viewer.
    Leave,
    /// Whether to take somebody out of the conversation.
    Remove(Allowed),
    /// Whether to go on although the target's role changed since the command was offered.
    Changed(Allowed),
    /// Whether to end one's own membership.
    LeaveForGood(LeaveEffect),
    /// What somebody may do.
    Permissions(Allowed),
    /// Whether to do something to many.
    Many(Arc<Split>),
    /// Whom to make a moderator, before the last one can go.
    LastModerator,
}

impl Question {
    /// It is about the membership, of others or for good. What else there is has to do with being connected.
    #[must_use]
    pub fn is_about_members(&self) -> bool {
        !matches!(self, Self::Password { .. } | Self::TakeOver | Self::Leave)
    }
}
