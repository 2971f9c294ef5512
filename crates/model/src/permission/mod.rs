//! Who may do what: [`own`] for actions of the viewer alone, [`about`] for actions on another participant.
//!
//! An action is *hidden* where the roles never allow it, and *disabled* with a reason where it is not possible at the moment.
//! An [`Allowed`] can be made nowhere else and every command needs one, so no request can be built that was not permitted for
//! this action, this participant and this role of theirs.

mod own;
mod target;

pub use own::is_for_many;
pub use target::passes_lobby;

#[cfg(test)]
mod tests;

use crate::conversation::ConversationKind;
use crate::features::Features;
use crate::identity::Identity;
use crate::participant::Participant;
use crate::role::Role;
use crate::viewer::Viewer;

/// Something the viewer can do in the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Add a participant.
    Add,
    /// Remove another participant.
    Remove,
    /// Make a participant a moderator.
    Promote,
    /// Make a moderator a plain participant again.
    Demote,
    /// Set the permissions of a participant. API v4 only.
    SetPermissions,
    /// Give a participant all permissions. API v4 only, as all that follows.
    GrantAll,
    /// Take all permissions from a participant.
    RevokeAll,
    /// Give a participant the permissions again that the conversation has for all.
    ResetPermissions,
    /// Let a participant past the lobby.
    Admit,
    /// Send a participant back to the lobby.
    SendToLobby,
    /// Send the invitation by e-mail again.
    Resend,
    /// Ask a participant into the call.
    Notify,
    /// Call a telephone.
    DialOut,
    /// Remove a participant and keep them out.
    Ban,
    /// See the bans, and end them.
    ManageBans,
    /// Turn the lobby on and off.
    ManageLobby,
    /// Join: make a session.
    Join,
    /// Leave: end the session; for guests and self-joined users this ends the membership.
    Leave,
    /// End the viewer's membership.
    LeaveForGood,
    /// Set the viewer's name as a guest.
    SetGuestName,
}

/// Why something is not possible right now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// A command about this participant is pending.
    Pending,
    /// There is no network.
    Offline,
    /// Other users would be left without a moderator.
    LastModerator,
    /// Participants of a one-to-one conversation do not change.
    OneToOne,
    /// The viewer is not in the call.
    NotInCall,
}

/// The answer for one action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Show it; the value is the proof that the command needs.
    Allowed(Allowed),
    /// Show it disabled, with the reason.
    Disabled(Reason),
    /// Do not show it.
    Hidden,
}

/// Proof that an action was permitted, bound to its target and to the role that the target had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allowed {
    action: Action,
    target: Option<(Identity, Role)>,
}

impl Allowed {
    /// The permitted action.
    #[must_use]
    pub fn action(&self) -> Action {
        self.action
    }

    /// The target and the role it had; `None` for an action of the viewer alone.
    #[must_use]
    pub fn target(&self) -> Option<&(Identity, Role)> {
        self.target.as_ref()
    }
}

/// What the rules about the viewer's own actions look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PermissionContext {
    /// Who asks.
    pub viewer: Viewer,
    /// Has a session made by this panel.
    pub joined: bool,
    /// The type of the conversation.
    pub kind: ConversationKind,
    /// The object the conversation belongs to; nobody can be added to a `share:password` conversation.
    pub object_type: String,
    /// The participants that the rule about the last moderator counts.
    pub role_counts: RoleCounts,
    /// The server said that the viewer cannot end their membership.
    pub has_to_stay: bool,
    /// There is a network.
    pub connected: bool,
    /// What the server can do, and the state of the conversation.
    pub setting: Setting,
}

/// What the rules look at besides people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// What the server can do.
    pub features: Features,
    /// The lobby is on.
    pub lobby: bool,
    /// There is a call.
    pub has_call: bool,
    /// The viewer is in the call, with any device.
    pub in_call: bool,
    /// The conversation lives on another server, which carries out no commands.
    pub is_remote: bool,
}

impl PermissionContext {
    /// The part of it that the rules about another participant look at.
    #[must_use]
    pub fn target_context(&self) -> TargetContext<'_> {
        TargetContext {
            viewer: &self.viewer,
            connected: self.connected,
            kind: self.kind,
            setting: self.setting,
        }
    }
}

/// What the rules about another participant look at besides that participant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TargetContext<'a> {
    /// Who asks.
    pub viewer: &'a Viewer,
    /// There is a network.
    pub connected: bool,
    /// The type of the conversation.
    pub kind: ConversationKind,
    /// What the server can do, and the state of the conversation.
    pub setting: Setting,
}

/// The participants that the server counts before a moderator may leave. Guests and self-joined users do not count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RoleCounts {
    /// Types 1, 2 and 3.
    pub users: usize,
    /// Types 1 and 2.
    pub moderators: usize,
}

impl RoleCounts {
    /// Counts participants, given as identities and roles.
    #[must_use]
    pub fn of<'a>(participants: impl IntoIterator<Item = (&'a Identity, Role)>) -> Self {
        participants
            .into_iter()
            .fold(Self::default(), |count, (identity, role)| Self {
                users: count.users
                    + usize::from(matches!(role, Role::Owner | Role::Moderator | Role::User) && !identity.is_group()),
                moderators: count.moderators + usize::from(matches!(role, Role::Owner | Role::Moderator)),
            })
    }
}

/// Whether the viewer may do `action`, which concerns only the viewer or the conversation as a whole.
#[must_use]
pub fn own(context: &PermissionContext, action: Action) -> Verdict {
    verdict(own::rule(context, action), context.connected, action, None)
}

/// Whether the viewer may do `action` to `target`. `pending`: a command about the target is pending.
#[must_use]
pub fn about(context: TargetContext<'_>, target: &Participant, action: Action, pending: bool) -> Verdict {
    let rule = match target::rule(context, target, action) {
        Rule::Yes if pending => Rule::NotNow(Reason::Pending),
        rule => rule,
    };
    let bound_to = Some((target.identity.clone(), target.role));
    verdict(rule, context.connected, action, bound_to)
}

/// Whether the roles let the viewer do `action` to `target` at all, now or later. It is [`about`] without the reasons of the
/// moment, and cheap enough to be asked for every visible row.
#[must_use]
pub fn is_offered(context: TargetContext<'_>, target: &Participant, action: Action) -> bool {
    target::rule(context, target, action) != Rule::Never
}

/// What a role allows, before the state of the network.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    Yes,
    NotNow(Reason),
    Never,
}

fn verdict(rule: Rule, connected: bool, action: Action, target: Option<(Identity, Role)>) -> Verdict {
    match rule {
        Rule::Never => Verdict::Hidden,
        Rule::NotNow(reason) => Verdict::Disabled(reason),
        Rule::Yes if !connected => Verdict::Disabled(Reason::Offline),
        Rule::Yes => Verdict::Allowed(Allowed { action, target }),
    }
}
