//! One command about somebody, on its way: what is sent, what is shown meanwhile, and what is said if it fails.

use crate::api::calls;
use crate::api::error::Error;
use crate::api::requests::{self, Request};
use crate::state::failure::explain::{self, Attempt};
use crate::state::participants;
use crate::state::report::{ActionKind, ActionTarget};
use crate::state::store::ConversationStore;
use model::overlay::{Effect, Ticket};
use model::participant::Participant;
use model::permission::{Action, Allowed};
use model::role::Role;

/// A command, ready to go.
pub(super) struct Dispatch {
    pub(super) action: Action,
    pub(super) kind: ActionKind,
    /// For the page.
    pub(super) whom: ActionTarget,
    /// As they are now, before it.
    pub(super) person: Participant,
    request: Request,
    effect: Effect,
}

impl Dispatch {
    /// Carries out what is allowed; `None` when the target is not in the list any more, or the action is none of these.
    pub(super) fn new(store: &ConversationStore, allowed: &Allowed) -> Option<Self> {
        let (target, role) = allowed.target()?;
        let person = store.person_now(target)?;
        let action = allowed.action();
        let (request, effect) = plan(store, action, &person, *role)?;
        Some(Self {
            action,
            kind: kind(action),
            whom: store.whom(&person),
            person,
            request,
            effect,
        })
    }

    /// It sets out: its effect is shown.
    pub(super) fn begin(&self, store: &ConversationStore) -> Ticket {
        participants::begin(store, self.person.identity.clone(), self.effect)
    }

    /// Sends it; if it was done, the page is told. `None` when the panel has been closed meanwhile.
    pub(super) async fn send(&self, store: &ConversationStore, ticket: Ticket) -> Option<Result<(), Error>> {
        let result = calls::command(&store.engine.client, &self.request).await;
        if store.engine.scope.is_cancelled() {
            return None;
        }
        participants::answered(store, ticket, result.is_ok());
        if result.is_ok() {
            store.done(self.kind, Some(self.whom.clone()));
        }
        Some(result)
    }

    /// What was tried, for the words of a failure.
    pub(super) fn attempt(&self) -> Attempt {
        match self.action {
            Action::Promote => Attempt::Promote,
            Action::Demote => Attempt::Demote,
            Action::Resend => Attempt::Resend,
            _ if self.person.identity.is_guest() => Attempt::RemoveGuest,
            _ => Attempt::Remove,
        }
    }

    /// What is said when it fails.
    pub(super) fn message(&self, store: &ConversationStore, error: &Error) -> String {
        explain::message(&store.words, self.attempt(), error, &self.whom.name)
    }
}

fn plan(store: &ConversationStore, action: Action, person: &Participant, role: Role) -> Option<(Request, Effect)> {
    let (token, target) = (&store.engine.token, requests::Whom::from(person));
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
