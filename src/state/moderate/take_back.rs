//! The inverse of a command. Promoting and demoting are each other's; a removed user is added again, promoted if they were a
//! moderator, and given the permissions that were set for them. Guests and self-joined users cannot be brought back: only they
//! themselves can join again.

use crate::api::calls;
use crate::api::error::Error;
use crate::api::requests::{self, PermissionChange, Target};
use crate::state::failure::explain::Attempt;
use crate::state::report::ActionKind;
use crate::state::status::undo::Undo;
use crate::state::store::ConversationStore;
use model::identity::Identity;
use model::permission::Action;
use model::role::Role;
use model::suggestion::{Source, Suggestion};

/// The action that is the inverse.
pub(super) fn kind(undo: &Undo) -> ActionKind {
    match undo.action {
        Action::Promote => ActionKind::Demote,
        Action::Demote => ActionKind::Promote,
        Action::Add => ActionKind::Remove,
        Action::Ban => ActionKind::EndBan,
        action if is_about_permissions(action) => ActionKind::SetPermissions,
        _ => ActionKind::Add,
    }
}

/// Whether the command changed permissions. To undo it, those of before are set.
fn is_about_permissions(action: Action) -> bool {
    use Action::{Admit, GrantAll, ResetPermissions, RevokeAll, SendToLobby, SetPermissions};
    matches!(
        action,
        SetPermissions | GrantAll | RevokeAll | ResetPermissions | Admit | SendToLobby
    )
}

fn own_permissions(undo: &Undo) -> u32 {
    let details = undo.participant.details.as_ref();
    details.map_or(0, |details| details.own_permissions)
}

/// After [`take_back`]: sets the permissions again that were set for the participant alone, which servers forget with the role or
/// the membership. Shows and reports a failure. Says whether the participant has everything again.
pub(super) async fn restore_permissions(store: &ConversationStore, undo: &Undo) -> bool {
    let permissions = own_permissions(undo);
    if permissions == 0 || undo.participant.role.moderates() || is_about_permissions(undo.action) {
        return true;
    }
    let target = store.action_target(&undo.participant);
    if let Err(problem) = store.ask_host(ActionKind::SetPermissions, Some(&target)) {
        store.fail_with(problem);
        return false;
    }
    let result = set_permissions(store, &undo.participant.identity, permissions).await;
    if store.api.is_closed() {
        return false;
    }
    match result {
        Ok(()) => {
            store.action_done(ActionKind::SetPermissions, Some(target));
            true
        }
        Err(error) => {
            store.action_failed(
                ActionKind::SetPermissions,
                Some(target),
                Attempt::SetPermissions,
                &error,
            );
            false
        }
    }
}

async fn set_permissions(store: &ConversationStore, target: &Identity, permissions: u32) -> Result<(), Error> {
    let (client, token) = store.api.target();
    let participant = calls::participant(client, token, target).await?;
    let target = participant.as_ref().map_or(target.into(), Target::from);
    calls::command(
        client,
        &requests::permissions(token, target, PermissionChange::Set(permissions)),
    )
    .await
}

/// Sends the inverse.
pub(super) async fn take_back(store: &ConversationStore, undo: &Undo) -> Result<(), Error> {
    let (client, token) = store.api.target();
    let target = &undo.participant.identity;
    match (undo.action, target) {
        (Action::Promote, _) => calls::command(client, &requests::demote(token, Target::from(&undo.participant))).await,
        (Action::Demote, _) => calls::command(client, &requests::promote(token, Target::from(&undo.participant))).await,
        (Action::Add, _) => {
            // In API v4 a participant is removed by the `attendeeId` of this membership, which the list says.
            let listed = calls::participant(client, token, target).await?;
            let target = listed.as_ref().map_or(target.into(), Target::from);
            calls::command(client, &requests::remove(token, target)).await
        }
        (action, _) if is_about_permissions(action) => set_permissions(store, target, own_permissions(undo)).await,
        (Action::Ban, _) => {
            calls::end_ban_of(client, token, target).await?;
            // Guests and invited addresses can join again by themselves. A guest moderator cannot add.
            if !store.can_add() || undo.participant.role == Role::SelfJoined {
                return Ok(());
            }
            add_again(store, undo).await
        }
        _ => add_again(store, undo).await,
    }
}

/// Adds an account again, with the role that it had. What has none can only come back by itself.
async fn add_again(store: &ConversationStore, undo: &Undo) -> Result<(), Error> {
    let (client, token) = store.api.target();
    let target = &undo.participant.identity;
    match target {
        Identity::User(user) => {
            let user = Suggestion {
                id: user.as_str().to_owned(),
                label: String::new(),
                source: Source::Users,
            };
            calls::add(client, token, &user).await?;
            store.change_participants(|participants| participants.expect_joined());
            match undo.participant.role {
                Role::Moderator => promote_again(store, target).await,
                _ => Ok(()),
            }
        }
        Identity::Guest(_) | Identity::Actor(..) => Ok(()),
    }
}

/// Promotes a participant who was added just now. API v4 has given them another `attendeeId`, which the list says.
async fn promote_again(store: &ConversationStore, target: &Identity) -> Result<(), Error> {
    let (client, token) = store.api.target();
    let participant = calls::participant(client, token, target).await?;
    let target = participant.as_ref().map_or(target.into(), Target::from);
    calls::command(client, &requests::promote(token, target)).await
}
