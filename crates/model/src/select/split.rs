//! Splitting participants into those that a command is allowed for and those that are skipped, with the reasons.

use crate::identity::{Actor, Identity};
use crate::participant::Participant;
use crate::permission::{self, Action, Allowed, PermissionContext, Reason, Verdict};
use crate::role::Role;

/// Why a participant is skipped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Skip {
    /// They are the viewer.
    Own,
    /// They are an owner.
    Owner,
    /// They moderate already.
    Moderates,
    /// They do not moderate.
    NoModerator,
    /// They joined by the link and cannot be promoted.
    SelfJoined,
    /// They are a group or a circle, which can only be removed.
    Group,
    /// They were not invited by e-mail.
    NotInvited,
    /// Their participant type or actor type is unknown to this panel.
    Unknown,
    /// The viewer is not allowed to do this, or not any more.
    NotAllowed,
    /// The conversation would be left without a moderator who has an account.
    LastModerator,
    /// A command about them has not been answered yet.
    Pending,
    /// There is no network.
    Offline,
    /// Participants of a one-to-one conversation do not change.
    OneToOne,
    /// The viewer is not in the call.
    NotInCall,
    /// Their permissions are so already.
    SameAlready,
    /// They are of a kind that cannot be banned.
    NotBannable,
    /// They have left.
    Left,
    /// They have another role than when the viewer confirmed.
    Changed,
}

impl From<Reason> for Skip {
    fn from(reason: Reason) -> Self {
        match reason {
            Reason::Pending => Self::Pending,
            Reason::Offline => Self::Offline,
            Reason::LastModerator => Self::LastModerator,
            Reason::OneToOne => Self::OneToOne,
            Reason::NotInCall => Self::NotInCall,
        }
    }
}

/// A command for many participants, before the viewer confirms it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// The command.
    pub action: Action,
    /// The participants it is allowed for.
    pub allowed: Vec<Allowed>,
    /// The participants that are skipped.
    pub skipped: Vec<(Identity, Skip)>,
}

/// Splits participants in their order; the flag is whether a command about them is pending. The last moderator with an
/// account is skipped, even where the server would accept it: that takes a command of its own.
#[must_use]
pub fn split<'a>(
    context: &PermissionContext,
    action: Action,
    participants: impl IntoIterator<Item = (&'a Participant, bool)>,
) -> Split {
    let mut moderators = context.role_counts.moderators;
    let mut split = Split {
        action,
        allowed: Vec::new(),
        skipped: Vec::new(),
    };
    for (participant, pending) in participants {
        let takes_one = participant.role == Role::Moderator && matches!(action, Action::Remove | Action::Demote);
        match verdict(context, participant, action, pending) {
            Ok(_) if takes_one && moderators <= 1 => {
                split.skipped.push((participant.identity.clone(), Skip::LastModerator))
            }
            Ok(allowed) => {
                moderators -= usize::from(takes_one);
                split.allowed.push(allowed);
            }
            Err(why) => split.skipped.push((participant.identity.clone(), why)),
        }
    }
    split
}

/// Checks again that a command is allowed, before it is sent. `participant`: the target as it is now, `None` when it has left.
///
/// # Errors
/// Why it is not allowed any more.
pub fn still(
    context: &PermissionContext,
    participant: Option<&Participant>,
    allowed: &Allowed,
    pending: bool,
) -> Result<(), Skip> {
    let (Some(participant), Some((_, role))) = (participant, allowed.target()) else {
        return Err(Skip::Left);
    };
    if participant.role != *role {
        return Err(Skip::Changed);
    }
    let takes_one = participant.role == Role::Moderator && matches!(allowed.action(), Action::Remove | Action::Demote);
    if takes_one && context.role_counts.moderators <= 1 {
        return Err(Skip::LastModerator);
    }
    verdict(context, participant, allowed.action(), pending).map(drop)
}

fn verdict(
    context: &PermissionContext,
    participant: &Participant,
    action: Action,
    pending: bool,
) -> Result<Allowed, Skip> {
    match permission::about(context.target_context(), participant, action, pending) {
        Verdict::Allowed(allowed) => Ok(allowed),
        Verdict::Disabled(reason) => Err(reason.into()),
        Verdict::Hidden => Err(hidden(context, participant, action)),
    }
}

/// Why a command is hidden for a participant.
fn hidden(context: &PermissionContext, participant: &Participant, action: Action) -> Skip {
    match (action, participant.role) {
        _ if !context.viewer.role.is_some_and(Role::moderates) => Skip::NotAllowed,
        _ if context.viewer.is(&participant.identity) => Skip::Own,
        _ if matches!(participant.identity, Identity::Actor(Actor::Unknown, _)) => Skip::Unknown,
        (Action::Resend, _) if !participant.identity.is_email() => Skip::NotInvited,
        (Action::Resend, _) => Skip::NotAllowed,
        (_, Role::Unknown(_)) => Skip::Unknown,
        (Action::Ban, Role::Owner) => Skip::Owner,
        (Action::Ban, role) if role.moderates() => Skip::Moderates,
        (Action::Ban, _) => Skip::NotBannable,
        _ if participant.identity.is_group() => Skip::Group,
        (_, Role::Owner) => Skip::Owner,
        (Action::Promote, Role::Moderator | Role::GuestModerator) => Skip::Moderates,
        (Action::Promote, Role::SelfJoined) => Skip::SelfJoined,
        (Action::Demote, _) => Skip::NoModerator,
        (Action::Notify | Action::DialOut, _) => Skip::NotAllowed,
        (_, role) if role.moderates() => Skip::Moderates,
        (Action::GrantAll | Action::RevokeAll | Action::ResetPermissions | Action::Admit | Action::SendToLobby, _) => {
            Skip::SameAlready
        }
        _ => Skip::NotAllowed,
    }
}

#[cfg(test)]
mod tests;
