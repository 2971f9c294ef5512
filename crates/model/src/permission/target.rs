//! The rules for actions on another participant.

use super::own::is_for_many;
use super::{Action, Reason, Rule, TargetContext};
use crate::attendee::{self, Permission};
use crate::identity::{Actor, Identity};
use crate::participant::{AttendeeDetails, Participant};
use crate::role::Role;

pub(super) fn rule(context: TargetContext<'_>, target: &Participant, action: Action) -> Rule {
    let TargetContext { viewer, setting, .. } = context;
    let moderates = viewer.role.is_some_and(Role::moderates);
    // The viewer has Leave and Leave for good instead; promoting or demoting oneself is refused with 403.
    let acts = moderates && !viewer.is(&target.identity) && !setting.is_remote;
    // Commands about bots answer 404, also about the one of Matterbridge, which relays messages of other services.
    if !acts || is_unknown(&target.identity) {
        return Rule::Never;
    }
    let has_account = viewer.role != Some(Role::GuestModerator);
    let features = setting.features;
    let allowed = match action {
        Action::Remove if target.identity.is_group() => true,
        // An owner cannot be removed (403).
        Action::Remove => !matches!(target.role, Role::Owner | Role::Unknown(_)),
        // Until Talk 20, groups and circles could only be removed, and self-joined users not be promoted (400). A guest can be,
        // on real servers with v1 by session, although no table of the specification mentions it.
        Action::Promote => match (&target.identity, target.role) {
            (Identity::Actor(Actor::Group, _), _) => false,
            (Identity::Actor(Actor::Circle, _), Role::User) | (_, Role::SelfJoined) => features.promotes_all(),
            (_, role) => matches!(role, Role::User | Role::Guest),
        },
        Action::Demote => {
            matches!(target.role, Role::Moderator | Role::GuestModerator)
                && (!target.identity.is_group() || features.promotes_all())
        }
        // Moderators cannot be banned, nor telephones and accounts of other servers (400).
        Action::Ban => {
            let kind = matches!(
                target.identity,
                Identity::User(_) | Identity::Actor(Actor::Guest | Actor::Email, _)
            );
            features.bans && kind && is_for_many(context.kind) && is_plain(target.role)
        }
        // Needs an account (401).
        Action::Resend => target.identity.is_email() && has_account,
        Action::Notify if features.call_notification => return notify(context, target),
        Action::DialOut if features.dial_out && has_account => return dial_out(context, target),
        _ => return about_permissions(context, target, action),
    };
    if allowed { Rule::Yes } else { Rule::Never }
}

/// Sets of permissions. Moderators have all of them (403), groups and circles have none (400).
fn about_permissions(context: TargetContext<'_>, target: &Participant, action: Action) -> Rule {
    let Some(details) = target.details.as_deref() else {
        return Rule::Never;
    };
    if !is_plain(target.role) || target.identity.is_group() {
        return Rule::Never;
    }
    let max = context.setting.features.max_permissions;
    let own = details.own_permissions;
    let allowed = match action {
        Action::SetPermissions => true,
        Action::GrantAll => own != max,
        Action::RevokeAll => own != attendee::NONE,
        Action::ResetPermissions => attendee::is_custom(own),
        Action::Admit => context.setting.lobby && !passes_lobby(details),
        Action::SendToLobby => context.setting.lobby && passes_lobby(details),
        _ => false,
    };
    if allowed { Rule::Yes } else { Rule::Never }
}

/// Only accounts are told of a call, and only who is in it may tell them.
fn notify(context: TargetContext<'_>, target: &Participant) -> Rule {
    match target.identity {
        Identity::User(_) if target.call.in_call() || !context.setting.has_call => Rule::Never,
        Identity::User(_) if !context.setting.in_call => Rule::NotNow(Reason::NotInCall),
        Identity::User(_) => Rule::Yes,
        _ => Rule::Never,
    }
}

fn dial_out(context: TargetContext<'_>, target: &Participant) -> Rule {
    match target.identity {
        Identity::Actor(Actor::Phone, _) if target.call.in_call() || !context.setting.has_call => Rule::Never,
        Identity::Actor(Actor::Phone, _) if !context.setting.in_call => Rule::NotNow(Reason::NotInCall),
        Identity::Actor(Actor::Phone, _) => Rule::Yes,
        _ => Rule::Never,
    }
}

/// Whether a participant is let past the lobby without being a moderator.
#[must_use]
pub fn passes_lobby(details: &AttendeeDetails) -> bool {
    Permission::IgnoreLobby.is_in(details.permissions)
}

/// Neither a moderator nor of an unknown role.
fn is_plain(role: Role) -> bool {
    matches!(role, Role::User | Role::Guest | Role::SelfJoined)
}

fn is_unknown(identity: &Identity) -> bool {
    match identity {
        Identity::User(user) => user.as_str() == "bridge-bot",
        identity => matches!(identity, Identity::Actor(Actor::Unknown, _)),
    }
}
