//! One command about a participant: what is sent, what is shown meanwhile, and the message if it fails.

use crate::api::calls;
use crate::api::error::Error;
use crate::api::requests::{self, Request, Target};
use crate::i18n::Text;
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
    request: Request,
    effect: Effect,
}

impl Dispatch {
    /// A command that is allowed; `None` when the target is not in the list any more, or the action is no such command.
    pub(super) fn new(store: &ConversationStore, allowed: &Allowed) -> Option<Self> {
        let (target, role) = allowed.target()?;
        let participant = store.participant_now(target)?;
        let action = allowed.action();
        let (token, to) = (store.api.token(), Target::from(&participant));
        let (request, effect, kind, attempt, done) = match action {
            Action::Promote => (
                requests::promote(token, to),
                Effect::Become(promoted(*role)),
                ActionKind::Promote,
                Attempt::Promote,
                Text::PromotedNews,
            ),
            Action::Demote => (
                requests::demote(token, to),
                Effect::Become(demoted(*role)),
                ActionKind::Demote,
                Attempt::Demote,
                Text::DemotedNews,
            ),
            Action::Resend => (
                requests::resend(token, to),
                Effect::Nothing,
                ActionKind::ResendInvitation,
                Attempt::Resend,
                Text::ResentNews,
            ),
            Action::Remove => {
                let is_guest = participant.identity.is_guest();
                let attempt = if is_guest {
                    Attempt::RemoveGuest
                } else {
                    Attempt::Remove
                };
                let request = requests::remove(token, to);
                (request, Effect::Remove, ActionKind::Remove, attempt, Text::RemovedNews)
            }
            _ => return None,
        };
        Some(Self {
            action,
            kind,
            target: store.action_target(&participant),
            participant,
            attempt,
            done,
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
