//! Sets up, changes and shows conversations for tests.

use serde_json::{Value, json};

use super::wire::{ConversationSetup, ParticipantPatch};
use super::{ControlError, participants};
use crate::app::App;
use crate::conversation::sessions;
use crate::store::{attendees, conversations};

/// Creates the conversation, or replaces it with its participants.
///
/// # Errors
/// See [`ControlError`]; the same for every function below.
pub fn put(app: &App, token: &str, setup: ConversationSetup) -> Result<Value, ControlError> {
    app.store.write(|db| {
        if let Some(old) = conversations::find(db, token)? {
            sessions::delete_conversation(app, db, old.id)?;
        }
        let now = app.clock.now();
        let name = setup.name.as_deref().unwrap_or(token);
        conversations::create(db, token, setup.conversation_type, name, now)?;
        let Some(mut conversation) = conversations::find(db, token)? else {
            return Ok(());
        };
        conversation.password = setup.password;
        conversation.lobby = setup.lobby;
        conversation.lobby_timer = setup.lobby_timer;
        conversation.read_only = setup.read_only;
        conversation.object_type = setup.object_type;
        conversation.call_permissions = setup.call_permissions;
        conversations::save(db, &conversation)?;
        for participant in setup.participants {
            participants::create(app, db, conversation.id, participant)?;
        }
        Ok(())
    })?;
    get(app, token)
}

/// Changes rows directly; long polls are not notified.
///
/// # Errors
/// See [`put`].
pub fn patch(app: &App, token: &str, patches: Vec<ParticipantPatch>) -> Result<Value, ControlError> {
    let missing = app.store.write(|db| {
        let Some(conversation) = conversations::find(db, token)? else {
            return Ok(Some(token.to_owned()));
        };
        for patch in patches {
            match participants::find_row(db, conversation.id, &patch)? {
                Some(row) => participants::change(app, db, row, patch)?,
                None => return Ok(Some(format!("{patch:?}"))),
            }
        }
        Ok(None)
    })?;
    match missing {
        Some(what) => Err(ControlError::Missing(what)),
        None => get(app, token),
    }
}

/// Everything about a conversation, as stored.
///
/// # Errors
/// See [`put`].
pub fn get(app: &App, token: &str) -> Result<Value, ControlError> {
    let found = app.store.write(|db| {
        let Some(conversation) = conversations::find(db, token)? else {
            return Ok(None);
        };
        let rows = attendees::listing(db, conversation.id)?;
        Ok(Some((conversation, rows)))
    })?;
    let (conversation, rows) = found.ok_or_else(|| ControlError::Missing(token.to_owned()))?;
    let now = app.clock.now();
    Ok(json!({
        "id": conversation.id,
        "token": conversation.token,
        "type": conversation.conversation_type,
        "name": conversation.name,
        "password": conversation.password,
        "lobby": conversation.lobby,
        "lobbyTimer": conversation.lobby_timer,
        "readOnly": conversation.read_only,
        "callPermissions": conversation.call_permissions,
        "now": now,
        "participants": rows.iter().map(|each| participants::to_json(each, now)).collect::<Vec<_>>(),
    }))
}

/// Deletes a conversation.
///
/// # Errors
/// See [`put`].
pub fn delete(app: &App, token: &str) -> Result<Value, ControlError> {
    app.store.write(|db| match conversations::find(db, token)? {
        Some(conversation) => sessions::delete_conversation(app, db, conversation.id),
        None => Ok(()),
    })?;
    Ok(json!({}))
}
