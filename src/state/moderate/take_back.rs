//! The inverse of a command. Promoting and demoting are each other's; a removed user is added again, and promoted if they
//! were a moderator, and have the permissions again that were set for them. Guests and self-joined users cannot be brought back by anybody but themselves.

use crate::api::calls;
use crate::api::error::Error;
use crate::api::requests::{self, Whom};
use crate::state::failure::explain::{self, Attempt};
use crate::state::report::ActionKind;
use crate::state::status::undo::Undo;
use crate::state::store::ConversationStore;
use model::identity::Identity;
use model::permission::Action;
use model::role::Role;
use model::suggestion::{Source, Suggestion};

/// What is sent: the inverse.
pub(super) fn kind(undo: &Undo) -> ActionKind {
    match undo.action {
        Action::Promote => ActionKind::Demote,
        Action::Demote => ActionKind::Promote,
        _ => ActionKind::Add,
    }
}

/// After it: gives back what was set for them alone, which servers forget with the role or the membership. A failure is told
/// here. Says whether they have everything again.
pub(super) async fn give_back(store: &ConversationStore, undo: &Undo) -> bool {
    let permissions = undo.person.details.as_ref().map_or(0, |more| more.own_permissions);
    if permissions == 0 || undo.person.role.moderates() {
        return true;
    }
    let whom = store.whom(&undo.person);
    if let Err(problem) = store.permit(ActionKind::SetPermissions, Some(&whom)) {
        store.fail_with(problem);
        return false;
    }
    let result = permit_again(store, &undo.person.identity, permissions).await;
    if store.engine.scope.is_cancelled() {
        return false;
    }
    match result {
        Ok(()) => {
            store.done(ActionKind::SetPermissions, Some(whom));
            true
        }
        Err(error) => {
            let message = explain::message(&store.words, Attempt::SetPermissions, &error, &whom.name);
            store.not_done(ActionKind::SetPermissions, Some(whom), &error, message);
            false
        }
    }
}

async fn permit_again(store: &ConversationStore, target: &Identity, permissions: u32) -> Result<(), Error> {
    let (client, token) = (&store.engine.client, &store.engine.token);
    let whom = calls::whom(client, token, target).await?;
    let whom = whom.as_ref().map_or(target.into(), Whom::from);
    calls::command(client, &requests::permissions(token, whom, permissions)).await
}

/// Sends it.
pub(super) async fn take_back(store: &ConversationStore, undo: &Undo) -> Result<(), Error> {
    let (client, token, target) = (&store.engine.client, &store.engine.token, &undo.person.identity);
    match (undo.action, target) {
        (Action::Promote, _) => calls::command(client, &requests::demote(token, Whom::from(&undo.person))).await,
        (Action::Demote, _) => calls::command(client, &requests::promote(token, Whom::from(&undo.person))).await,
        (_, Identity::User(user)) => {
            let whom = Suggestion {
                id: user.as_str().to_owned(),
                label: String::new(),
                source: Source::Users,
            };
            calls::add(client, token, &whom).await?;
            match undo.person.role {
                Role::Moderator => promote_again(store, target).await,
                _ => Ok(()),
            }
        }
        (_, Identity::Guest(_) | Identity::Actor(..)) => Ok(()),
    }
}

/// Promotes somebody who was added just now. Newer servers have given them another number, which the list tells.
async fn promote_again(store: &ConversationStore, target: &Identity) -> Result<(), Error> {
    let (client, token) = (&store.engine.client, &store.engine.token);
    let whom = calls::whom(client, token, target).await?;
    calls::command(
        client,
        &requests::promote(token, whom.as_ref().map_or(target.into(), Whom::from)),
    )
    .await
}
