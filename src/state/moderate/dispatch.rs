//! One command about a participant: what is sent, what is shown meanwhile, and the message if it fails.

use crate::api::calls;
use crate::api::error::Error;
use crate::api::requests::{self, PermissionChange, Request, Target};
use crate::i18n::Text;
use crate::state::failure::explain::Attempt;
use crate::state::participants;
use crate::state::report::{ActionKind, ActionTarget};
use crate::state::status::command_input::CommandInput;
use crate::state::store::ConversationStore;
use model::attendee::{self, Permission};
use model::overlay::{Effect, Ticket};
use model::participant::Participant;
use model::permission::{Action, Allowed};
use model::role::Role;
use std::sync::Arc;

/// A command that is ready to be sent.
pub(super) struct Dispatch {
    pub(super) action: Action,
    /// For the host.
    pub(super) kind: ActionKind,
    /// For the host.
    pub(super) target: ActionTarget,
    /// The participant as they are before the command.
    pub(super) participant: Participant,
    /// What is attempted, for the message if it fails.
    pub(super) attempt: Attempt,
    /// The message after success, with `{name}`.
    pub(super) done: Text,
    sending: Sending,
    effect: Effect,
}

/// What is sent.
enum Sending {
    Request(Request),
    /// A ban with this note, which takes more than one request.
    Ban(Arc<str>),
}

impl Dispatch {
    /// A command that is allowed; `None` when the target is not in the list any more, or the action is no such command.
    pub(super) fn new(store: &ConversationStore, allowed: &Allowed, input: &CommandInput) -> Option<Self> {
        let (target, role) = allowed.target()?;
        let participant = store.participant_now(target)?;
        let action = allowed.action();
        let (kind, attempt, done) = told(action, &participant)?;
        let effect = match action {
            Action::Promote => Effect::Become(promoted(*role)),
            Action::Demote => Effect::Become(demoted(*role)),
            Action::Remove | Action::Ban => Effect::Remove,
            _ => Effect::Nothing,
        };
        let sending = match (action, input) {
            (Action::Ban, CommandInput::Note(note)) => Sending::Ban(note.clone()),
            (Action::Ban, _) => Sending::Ban(Arc::default()),
            _ => Sending::Request(request(store, action, &participant, input)?),
        };
        Some(Self {
            action,
            kind,
            target: store.action_target(&participant),
            participant,
            attempt,
            done,
            sending,
            effect,
        })
    }

    /// Shows the effect of the command.
    pub(super) fn begin(&self, store: &ConversationStore) -> Ticket {
        participants::begin(store, self.participant.identity.clone(), self.effect)
    }

    /// Sends the command; success is reported to the host. `None` when the panel was closed meanwhile.
    pub(super) async fn send(&self, store: &ConversationStore, ticket: Ticket) -> Option<Result<(), Error>> {
        let (client, token) = store.api.target();
        let result = match &self.sending {
            Sending::Request(request) => calls::command(client, request).await,
            Sending::Ban(note) => calls::ban(client, token, &self.participant.identity, note).await,
        };
        if store.api.is_closed() {
            return None;
        }
        participants::answered(store, ticket, result.is_ok());
        if result.is_ok() {
            store.action_done(self.kind, Some(self.target.clone()));
        }
        Some(result)
    }
}

/// What the host and the viewer are told of a command.
fn told(action: Action, participant: &Participant) -> Option<(ActionKind, Attempt, Text)> {
    let permissions = |text| (ActionKind::SetPermissions, Attempt::SetPermissions, text);
    Some(match action {
        Action::Promote => (ActionKind::Promote, Attempt::Promote, Text::PromotedNews),
        Action::Demote => (ActionKind::Demote, Attempt::Demote, Text::DemotedNews),
        Action::Remove if participant.identity.is_guest() => {
            (ActionKind::Remove, Attempt::RemoveGuest, Text::RemovedNews)
        }
        Action::Remove => (ActionKind::Remove, Attempt::Remove, Text::RemovedNews),
        Action::Ban => (ActionKind::Ban, Attempt::Ban, Text::BannedNews),
        Action::Resend => (ActionKind::ResendInvitation, Attempt::Resend, Text::ResentNews),
        Action::SetPermissions | Action::GrantAll | Action::RevokeAll | Action::ResetPermissions => {
            permissions(Text::PermissionsNews)
        }
        Action::Admit => (ActionKind::Admit, Attempt::SetPermissions, Text::AdmittedNews),
        Action::SendToLobby => (ActionKind::SendToLobby, Attempt::SetPermissions, Text::SentToLobbyNews),
        Action::Notify => (ActionKind::Notify, Attempt::Notify, Text::NotifiedNews),
        Action::DialOut => (ActionKind::DialOut, Attempt::DialOut, Text::DialledNews),
        _ => return None,
    })
}

fn request(
    store: &ConversationStore,
    action: Action,
    participant: &Participant,
    input: &CommandInput,
) -> Option<Request> {
    let (token, to) = (store.api.token(), Target::from(participant));
    let lobby = Permission::IgnoreLobby as u32;
    let change = match (action, input) {
        (Action::Promote, _) => return Some(requests::promote(token, to)),
        (Action::Demote, _) => return Some(requests::demote(token, to)),
        (Action::Remove, _) => return Some(requests::remove(token, to)),
        (Action::Resend, _) => return Some(requests::resend(token, to)),
        (Action::Notify, _) => return Some(requests::ring(token, to)),
        (Action::DialOut, _) => return Some(requests::dial_out(token, to)),
        (Action::SetPermissions, CommandInput::Permissions(permissions)) => PermissionChange::Set(*permissions),
        (Action::GrantAll, _) => PermissionChange::Set(store.setting().features.max_permissions),
        (Action::RevokeAll, _) => PermissionChange::Set(attendee::NONE),
        (Action::ResetPermissions, _) => PermissionChange::Set(0),
        (Action::Admit, _) => PermissionChange::Add(lobby),
        (Action::SendToLobby, _) => PermissionChange::Remove(lobby),
        _ => return None,
    };
    Some(requests::permissions(token, to, change))
}

fn promoted(role: Role) -> Role {
    if role == Role::Guest {
        Role::GuestModerator
    } else {
        Role::Moderator
    }
}

fn demoted(role: Role) -> Role {
    if role == Role::GuestModerator {
        Role::Guest
    } else {
        Role::User
    }
}
