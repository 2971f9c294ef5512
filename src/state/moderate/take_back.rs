//! The inverse of a command. Promoting and demoting are each other's; a removed user is added again, and promoted if they
//! were a moderator, and have the permissions again that were set for them. Guests and self-joined users cannot be brought back by anybody but themselves.

use crate::api::calls;
use crate::api::error::Error;
use crate::api::requests::{self, Whom};
use crate::state::failure::explain::{self, Attempt};
use crate::state::report::Kind;
use crate::state::room::Room;
use crate::state::status::undo::Undo;
use model::identity::Identity;
use model::permission::Action;
use model::role::Role;
use model::suggestion::{Source, Suggestion};

/// What is sent: the inverse.
pub(super) fn kind(undo: &Undo) -> Kind {
    match undo.action {
        Action::Promote => Kind::Demote,
        Action::Demote => Kind::Promote,
        _ => Kind::Add,
    }
}

/// After it: gives back what was set for them alone, which servers forget with the role or the membership. A failure is told
/// here. Says whether they have everything again.
pub(super) async fn give_back(room: &Room, undo: &Undo) -> bool {
    let permissions = undo.person.more.as_ref().map_or(0, |more| more.own_permissions);
    if permissions == 0 || undo.person.role.moderates() {
        return true;
    }
    let whom = room.whom(&undo.person);
    if let Err(problem) = room.permit(Kind::SetPermissions, Some(&whom)) {
        room.fail_with(problem);
        return false;
    }
    let result = permit_again(room, &undo.person.identity, permissions).await;
    if room.engine.life.is_over() {
        return false;
    }
    match result {
        Ok(()) => {
            room.done(Kind::SetPermissions, Some(whom));
            true
        }
        Err(error) => {
            let message = explain::message(&room.words, Attempt::SetPermissions, &error, &whom.name);
            room.not_done(Kind::SetPermissions, Some(whom), &error, message);
            false
        }
    }
}

async fn permit_again(room: &Room, target: &Identity, permissions: u32) -> Result<(), Error> {
    let (client, token) = (&room.engine.client, &room.engine.token);
    let whom = calls::whom(client, token, target).await?;
    let whom = whom.as_ref().map_or(target.into(), Whom::from);
    calls::command(client, &requests::permissions(token, whom, permissions)).await
}

/// Sends it.
pub(super) async fn take_back(room: &Room, undo: &Undo) -> Result<(), Error> {
    let (client, token, target) = (&room.engine.client, &room.engine.token, &undo.person.identity);
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
                Role::Moderator => promote_again(room, target).await,
                _ => Ok(()),
            }
        }
        (_, Identity::Guest(_) | Identity::Actor(..)) => Ok(()),
    }
}

/// Promotes somebody who was added just now. Newer servers have given them another number, which the list tells.
async fn promote_again(room: &Room, target: &Identity) -> Result<(), Error> {
    let (client, token) = (&room.engine.client, &room.engine.token);
    let whom = calls::whom(client, token, target).await?;
    calls::command(
        client,
        &requests::promote(token, whom.as_ref().map_or(target.into(), Whom::from)),
    )
    .await
}
