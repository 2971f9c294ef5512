//! The rules for actions of the viewer alone.

use super::{Action, PermissionContext, Reason, Rule};
use crate::conversation::ConversationKind;
use crate::role::Role;

pub(super) fn rule(context: &PermissionContext, action: Action) -> Rule {
    let role = context.viewer.role;
    let moderates = role.is_some_and(Role::moderates) && !context.setting.is_remote;
    let yes = |allowed: bool| if allowed { Rule::Yes } else { Rule::Never };
    match action {
        // Guest moderators are refused with 401: adding needs an account.
        Action::Add => match role {
            Some(Role::Owner | Role::Moderator) if moderates => add(context),
            _ => Rule::Never,
        },
        Action::Join => yes(!context.joined),
        Action::Leave => yes(context.joined),
        // `/self` needs an account; Leave already ends a guest's membership.
        Action::LeaveForGood if context.has_to_stay => Rule::Never,
        Action::LeaveForGood => match role {
            Some(Role::Owner | Role::Moderator) if leaves_no_moderator(context) => Rule::NotNow(Reason::LastModerator),
            Some(Role::Owner | Role::Moderator | Role::User | Role::SelfJoined) => Rule::Yes,
            _ => Rule::Never,
        },
        Action::SetGuestName => yes(role.is_some_and(Role::is_guest)),
        // Two people and one person have nobody to keep out.
        Action::ManageBans => yes(moderates && context.setting.features.bans && is_for_many(context.kind)),
        // Needs an account (401), other than letting somebody past it.
        Action::ManageLobby => {
            let has_account = role != Some(Role::GuestModerator);
            yes(moderates && has_account && context.setting.features.lobby && is_for_many(context.kind))
        }
        _ => Rule::Never,
    }
}

fn add(context: &PermissionContext) -> Rule {
    match context.kind {
        // Then it means a new group.
        ConversationKind::OneToOne if context.setting.features.new_group => Rule::Yes,
        ConversationKind::OneToOne => Rule::NotNow(Reason::OneToOne),
        ConversationKind::Changelog | ConversationKind::FormerOneToOne | ConversationKind::NoteToSelf => Rule::Never,
        _ if context.object_type == "share:password" => Rule::Never,
        _ => Rule::Yes,
    }
}

/// Whether people can be added to a conversation and removed from it.
#[must_use]
pub fn is_for_many(kind: ConversationKind) -> bool {
    matches!(kind, ConversationKind::Group | ConversationKind::Public)
}

/// The viewer is the last moderator and other users would remain (the server answers 400). In a one-to-one conversation both
/// are owners, so it never holds there.
fn leaves_no_moderator(context: &PermissionContext) -> bool {
    context.role_counts.moderators <= 1 && context.role_counts.users > 1
}
