//! To whom of many something can be done, and why not to the others.

use crate::identity::{Actor, Identity};
use crate::participant::Participant;
use crate::permission::{self, Action, Allowed, PermissionContext, Reason, Verdict};
use crate::role::Role;

/// Why somebody is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Skip {
    /// It is the viewer.
    Own,
    /// Owners stay what they are.
    Owner,
    /// Moderates already.
    Moderates,
    /// Does not moderate.
    NoModerator,
    /// Joined by the link, which cannot be promoted.
    SelfJoined,
    /// A group or a circle can only be removed.
    Group,
    /// Was not invited by e-mail.
    NotInvited,
    /// A role or a kind that this panel does not know.
    Unknown,
    /// The viewer may not do this, or not any more.
    NotAllowed,
    /// Would leave the conversation without a moderator who has an account.
    LastModerator,
    /// A command about them has not been answered yet.
    Pending,
    /// There is no network.
    Offline,
    /// A conversation of two does not change its people.
    OneToOne,
    /// Has left.
    Left,
    /// Has another role than when it was agreed to.
    Changed,
}

impl From<Reason> for Skip {
    fn from(reason: Reason) -> Self {
        match reason {
            Reason::Pending => Self::Pending,
            Reason::Offline => Self::Offline,
            Reason::LastModerator => Self::LastModerator,
            Reason::OneToOne => Self::OneToOne,
        }
    }
}

/// What would be done to many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// What.
    pub action: Action,
    /// To whom it can be done.
    pub allowed: Vec<Allowed>,
    /// Who is left out.
    pub skipped: Vec<(Identity, Skip)>,
}

/// Splits people, each with whether a command about them is on its way, in the order in which they come. Of the moderators
/// with an account one is always left, even where the server would not insist on it: who wants that has to do it alone.
#[must_use]
pub fn split<'a>(
    context: &PermissionContext,
    action: Action,
    people: impl IntoIterator<Item = (&'a Participant, bool)>,
) -> Split {
    let mut moderators = context.role_counts.moderators;
    let mut split = Split {
        action,
        allowed: Vec::new(),
        skipped: Vec::new(),
    };
    for (person, pending) in people {
        let takes_one = person.role == Role::Moderator && matches!(action, Action::Remove | Action::Demote);
        match verdict(context, person, action, pending) {
            Ok(_) if takes_one && moderators <= 1 => split.skipped.push((person.identity.clone(), Skip::LastModerator)),
            Ok(allowed) => {
                moderators -= usize::from(takes_one);
                split.allowed.push(allowed);
            }
            Err(why) => split.skipped.push((person.identity.clone(), why)),
        }
    }
    split
}

/// Whether what was allowed still is, for somebody as they are now; `None`: they have left.
///
/// # Errors
/// Why not.
pub fn still(
    context: &PermissionContext,
    person: Option<&Participant>,
    allowed: &Allowed,
    pending: bool,
) -> Result<(), Skip> {
    let (Some(person), Some((_, role))) = (person, allowed.target()) else {
        return Err(Skip::Left);
    };
    if person.role != *role {
        return Err(Skip::Changed);
    }
    let takes_one = person.role == Role::Moderator && matches!(allowed.action(), Action::Remove | Action::Demote);
    if takes_one && context.role_counts.moderators <= 1 {
        return Err(Skip::LastModerator);
    }
    verdict(context, person, allowed.action(), pending).map(drop)
}

fn verdict(context: &PermissionContext, person: &Participant, action: Action, pending: bool) -> Result<Allowed, Skip> {
    match permission::about(context.target_context(), person, action, pending) {
        Verdict::Allowed(allowed) => Ok(allowed),
        Verdict::Disabled(reason) => Err(reason.into()),
        Verdict::Hidden => Err(hidden(context, person, action)),
    }
}

/// Why something is not offered for somebody.
fn hidden(context: &PermissionContext, person: &Participant, action: Action) -> Skip {
    match (action, person.role) {
        _ if !context.viewer.role.is_some_and(Role::moderates) => Skip::NotAllowed,
        _ if context.viewer.is(&person.identity) => Skip::Own,
        _ if matches!(person.identity, Identity::Actor(Actor::Unknown, _)) => Skip::Unknown,
        (Action::Resend, _) if !person.identity.is_email() => Skip::NotInvited,
        (Action::Resend, _) => Skip::NotAllowed,
        _ if person.identity.is_group() => Skip::Group,
        (_, Role::Unknown(_)) => Skip::Unknown,
        (_, Role::Owner) => Skip::Owner,
        (Action::Promote, Role::Moderator | Role::GuestModerator) => Skip::Moderates,
        (Action::Promote, Role::SelfJoined) => Skip::SelfJoined,
        (Action::Demote, _) => Skip::NoModerator,
        _ => Skip::NotAllowed,
    }
}

#[cfg(test)]
mod tests;
