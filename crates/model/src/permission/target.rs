//! The rules for actions on another participant. They look only at the viewer and that participant.

use super::{Action, Rule};
use crate::identity::{Actor, Identity};
use crate::participant::Participant;
use crate::role::Role;
use crate::viewer::Viewer;

pub(super) fn rule(viewer: &Viewer, target: &Participant, action: Action) -> Rule {
    let moderates = viewer.role.is_some_and(Role::moderates);
    // The viewer has Leave and Leave for good instead; promoting or demoting oneself is refused with 403.
    if !moderates || viewer.is(&target.identity) {
        return Rule::Never;
    }
    let group = target.identity.is_group();
    let allowed = match action {
        _ if matches!(target.identity, Identity::Actor(Actor::Unknown, _)) || is_bridge(&target.identity) => false,
        // Groups and circles can only be removed.
        Action::Remove if group => true,
        _ if group => false,
        // Moderators have all permissions (403).
        Action::SetPermissions => target.details.is_some() && !target.role.moderates() && !is_unknown(target.role),
        // Needs an account (401).
        Action::Resend => target.identity.is_email() && viewer.role != Some(Role::GuestModerator),
        // An owner cannot be removed (403).
        Action::Remove => !matches!(target.role, Role::Owner | Role::Unknown(_)),
        // A self-joined user cannot be promoted (400). A guest can be on real servers, by session, although no table of
        // the specification mentions it.
        Action::Promote => matches!(target.role, Role::User | Role::Guest),
        Action::Demote => matches!(target.role, Role::Moderator | Role::GuestModerator),
        _ => false,
    };
    if allowed { Rule::Yes } else { Rule::Never }
}

/// The bot of Matterbridge, which relays messages of other services. Servers answer 404 to every command about it.
fn is_bridge(identity: &Identity) -> bool {
    matches!(identity, Identity::User(user) if user.as_str() == "bridge-bot")
}

fn is_unknown(role: Role) -> bool {
    matches!(role, Role::Unknown(_))
}
