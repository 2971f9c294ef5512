//! One command about a participant: what is sent, what is shown meanwhile, and the message if it fails.

use crate::api::calls;
use crate::api::error::Error;
use crate::api::requests::{self, Request, Target};
use crate::state::failure::explain::Attempt;
use crate::state::participants;
use crate::state::report::{ActionKind, ActionTarget};
use crate::state::store::ConversationStore;
use model::overlay::{Effect, Ticket};
use model::participant::Participant;
use model::permission::{Action, Allowed};
use model::role::Role;

/// A command that is ready to be sent.
pub(super) struct Dispatch {
    pub(super) action: Action,
    pub(super) kind: ActionKind,
    /// For the host.
    pub(super) target: ActionTarget,
    /// The participant as they are before the command.
    pub(super) participant: Participant,
    request: Request,
    effect: Effect,
}

impl Dispatch {
    /// A command that is allowed; `None` when the target is not in the list any more, or the action is no such command.
    pub(super) fn new(store: &ConversationStore, allowed: &Allowed) -> Option<Self> {
        let (target, role) = allowed.target()?;
        let participant = store.participant_now(target)?;
        let action = allowed.action();
        let (request, effect) = plan(store, action, &participant, *role)?;
        Some(Self {
            action,
            kind: kind(action),
            target: store.action_target(&participant),
            participant,
            request,
            effect,
        })
    }

    /// Shows the effect of the command.
    pub(super) fn begin(&self, store: &ConversationStore) -> Ticket {
        participants::begin(store, self.participant.identity.clone(), self.effect)
    }

    /// Sends the command; success is reported to the host. `None` when the panel was closed meanwhile.
    pub(super) async fn send(&self, store: &ConversationStore, ticket: Ticket) -> Option<Result<(), Error>> {
        let result = calls::command(store.api.client(), &self.request).await;
        if store.api.is_closed() {
            return None;
        }
        participants::answered(store, ticket, result.is_ok());
        if result.is_ok() {
            store.action_done(self.kind, Some(self.target.clone()));
        }
        Some(result)
    }

    /// What is attempted, for messages.
    pub(super) fn attempt(&self) -> Attempt {
        match self.action {
            Action::Promote => Attempt::Promote,
            Action::Demote => Attempt::Demote,
            Action::Resend => Attempt::Resend,
            _ if self.participant.identity.is_guest() => Attempt::RemoveGuest,
            _ => Attempt::Remove,
        }
    }
}

fn plan(store: &ConversationStore, action: Action, participant: &Participant, role: Role) -> Option<(Request, Effect)> {
    let (token, target) = (store.api.token(), Target::from(participant));
    Some(match action {
        Action::Promote if role == Role::Guest => {
            (requests::promote(token, target), Effect::Become(Role::GuestModerator))
        }
        Action::Promote => (requests::promote(token, target), Effect::Become(Role::Moderator)),
        Action::Demote if role == Role::GuestModerator => {
            (requests::demote(token, target), Effect::Become(Role::Guest))
        }
        Action::Demote => (requests::demote(token, target), Effect::Become(Role::User)),
        Action::Resend => (requests::resend(token, target), Effect::Nothing),
        Action::Remove => (requests::remove(token, target), Effect::Remove),
        _ => return None,
    })
}

fn kind(action: Action) -> ActionKind {
    match action {
        Action::Promote => ActionKind::Promote,
        Action::Demote => ActionKind::Demote,
        Action::Resend => ActionKind::ResendInvitation,
        _ => ActionKind::Remove,
    }
}
