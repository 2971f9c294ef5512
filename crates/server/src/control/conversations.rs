//! Conversations as tests want them.

use serde_json::{Value, json};

use super::wire::{ParticipantPatch, RoomWish};
use super::{ControlError, participants};
use crate::app::App;
use crate::conversation::sessions;
use crate::store::{attendees, rooms};

/// Creates the conversation, or replaces it with everybody in it.
///
/// # Errors
/// See [`ControlError`]; the same for every function below.
pub fn put(app: &App, token: &str, wish: RoomWish) -> Result<Value, ControlError> {
    app.store.write(|db| {
        if let Some(old) = rooms::find(db, token)? {
            sessions::delete_room(app, db, old.id)?;
        }
        let now = app.clock.now();
        let name = wish.name.as_deref().unwrap_or(token);
        rooms::create(db, token, wish.kind, name, now)?;
        let Some(mut room) = rooms::find(db, token)? else {
            return Ok(());
        };
        room.password = wish.password;
        room.lobby = wish.lobby;
        room.lobby_timer = wish.lobby_timer;
        room.read_only = wish.read_only;
        room.object_type = wish.object_type;
        room.call_permissions = wish.call_permissions;
        rooms::save(db, &room)?;
        for participant in wish.participants {
            participants::create(app, db, room.id, participant)?;
        }
        Ok(())
    })?;
    get(app, token)
}

/// Changes rows directly; nobody who waits is woken.
///
/// # Errors
/// See [`put`].
pub fn patch(app: &App, token: &str, patches: Vec<ParticipantPatch>) -> Result<Value, ControlError> {
    let missing = app.store.write(|db| {
        let Some(room) = rooms::find(db, token)? else {
            return Ok(Some(token.to_owned()));
        };
        for patch in patches {
            match participants::meant(db, room.id, &patch)? {
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
        let Some(room) = rooms::find(db, token)? else {
            return Ok(None);
        };
        let people = attendees::listing(db, room.id)?;
        Ok(Some((room, people)))
    })?;
    let (room, people) = found.ok_or_else(|| ControlError::Missing(token.to_owned()))?;
    let now = app.clock.now();
    Ok(json!({
        "id": room.id,
        "token": room.token,
        "type": room.kind,
        "name": room.name,
        "password": room.password,
        "lobby": room.lobby,
        "lobbyTimer": room.lobby_timer,
        "readOnly": room.read_only,
        "callPermissions": room.call_permissions,
        "now": now,
        "participants": people.iter().map(|each| participants::shown(each, now)).collect::<Vec<_>>(),
    }))
}

/// Deletes a conversation.
///
/// # Errors
/// See [`put`].
pub fn delete(app: &App, token: &str) -> Result<Value, ControlError> {
    app.store.write(|db| match rooms::find(db, token)? {
        Some(room) => sessions::delete_room(app, db, room.id),
        None => Ok(()),
    })?;
    Ok(json!({}))
}
