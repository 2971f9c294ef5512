//! Rules about another participant. They look only at the viewer and that participant.

use super::{Action, Rule};
use crate::identity::{Actor, Identity};
use crate::participant::Participant;
use crate::role::Role;
use crate::viewer::Viewer;

pub(super) fn rule(viewer: &Viewer, target: &Participant, action: Action) -> Rule {
    let moderates = viewer.role.is_some_and(Role::moderates);
    // For oneself there are Leave and Leave for good; promoting or demoting oneself is refused with 403.
    if !moderates || viewer.is(&target.identity) {
        return Rule::Never;
    }
    let group = target.identity.is_group();
    let fits = match action {
        _ if matches!(target.identity, Identity::Actor(Actor::Unknown, _)) || is_bridge(&target.identity) => false,
        // A row for several people can only be taken away.
        Action::Remove if group => true,
        _ if group => false,
        // Moderators have all permissions (403).
        Action::SetPermissions => target.details.is_some() && !target.role.moderates() && !is_unknown(target.role),
        // Needs an account (401).
        Action::Resend => target.identity.is_email() && viewer.role != Some(Role::GuestModerator),
        // An owner cannot be removed (403).
        Action::Remove => !matches!(target.role, Role::Owner | Role::Unknown(_)),
        // A self-joined user cannot be promoted (400); a guest can, by session, which no table of the specification
        // mentions and real servers do.
        Action::Promote => matches!(target.role, Role::User | Role::Guest),
        Action::Demote => matches!(target.role, Role::Moderator | Role::GuestModerator),
        _ => false,
    };
    if fits { Rule::Yes } else { Rule::Never }
}

/// The bot that brings in what is said elsewhere (Matterbridge). Servers answer 404 to whatever is tried with it.
fn is_bridge(identity: &Identity) -> bool {
    matches!(identity, Identity::User(user) if user.as_str() == "bridge-bot")
}

fn is_unknown(role: Role) -> bool {
    matches!(role, Role::Unknown(_))
}
