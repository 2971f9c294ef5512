//! Sets up, changes and shows conversations for tests.

use rusqlite::Connection;
use serde_json::{Value, json};

use super::later::{BreakoutSetup, ConversationPatch, InvitationSetup};
use super::wire::{ConversationSetup, ParticipantPatch, ParticipantSetup};
use super::{ControlError, participants};
use crate::app::App;
use crate::conversation::{breakout, roles, sessions};
use crate::random;
use crate::store::attendees::{self, ActorType, Attendee};
use crate::store::conversations::{self, Conversation};
use crate::store::{Stored, bans};

/// Creates the conversation, or replaces it with its participants.
///
/// # Errors
/// See [`ControlError`]; the same for every function below.
pub fn put(app: &App, token: &str, setup: ConversationSetup) -> Result<Value, ControlError> {
    setup.unknown.refuse()?;
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
        setup.later.apply(&mut conversation);
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

/// Changes settings directly; long polls are not notified.
///
/// # Errors
/// See [`put`].
pub fn change(app: &App, token: &str, patch: ConversationPatch) -> Result<Value, ControlError> {
    patch.unknown.refuse()?;
    with(app, token, |db, mut conversation| {
        patch.apply(&mut conversation);
        conversations::save(db, &conversation)
    })?;
    get(app, token)
}

/// Adds rows after those that are there; long polls are not notified.
///
/// # Errors
/// See [`put`].
pub fn add(app: &App, token: &str, rows: Vec<ParticipantSetup>) -> Result<Value, ControlError> {
    with(app, token, |db, conversation| {
        for row in rows {
            participants::create(app, db, conversation.id, row)?;
        }
        Ok(())
    })?;
    get(app, token)
}

/// Ends all bans.
///
/// # Errors
/// See [`put`].
pub fn unban(app: &App, token: &str) -> Result<Value, ControlError> {
    with(app, token, |db, conversation| {
        for ban in bans::all(db, conversation.id)? {
            bans::remove(db, conversation.id, ban.id)?;
        }
        Ok(())
    })?;
    Ok(json!({}))
}

/// Makes breakout rooms, or replaces those that are there; answers their tokens.
///
/// # Errors
/// See [`put`].
pub fn break_out(app: &App, token: &str, setup: BreakoutSetup) -> Result<Value, ControlError> {
    let tokens = with(app, token, |db, mut parent| {
        for old in conversations::breakout_rooms(db, token)? {
            sessions::delete_conversation(app, db, old.id)?;
        }
        parent.breakout_mode = i64::from(!setup.rooms.is_empty()) * breakout::MANUAL;
        parent.breakout_status = i64::from(setup.started);
        conversations::save(db, &parent)?;
        let members = attendees::all(db, parent.id)?;
        let mut tokens = Vec::new();
        for (number, users) in (0..).zip(&setup.rooms) {
            let room = breakout::open_room(db, &parent, number, !setup.started, app.clock.now())?;
            let goes_here =
                |each: &&Attendee| roles::moderates(each.participant_type) || users.contains(&each.actor_id);
            for member in members
                .iter()
                .filter(|each| each.actor == ActorType::Users)
                .filter(goes_here)
            {
                breakout::add(db, &room, member)?;
            }
            tokens.push(room.token);
        }
        Ok(tokens)
    })?;
    Ok(json!({"tokens": tokens}))
}

/// Invites an address, unless it is, and answers the link that its mail would have, below the webroot.
///
/// # Errors
/// See [`put`].
pub fn invite(app: &App, token: &str, setup: &InvitationSetup) -> Result<Value, ControlError> {
    let address = setup.address.to_lowercase();
    let access = with(app, token, |db, conversation| {
        if attendees::find(db, conversation.id, ActorType::Emails, &address)?.is_none() {
            let id = attendees::add(db, conversation.id, ActorType::Emails, &address, roles::GUEST)?;
            attendees::set_guest_name(db, id, &setup.name)?;
        }
        let Some(mut row) = attendees::find(db, conversation.id, ActorType::Emails, &address)? else {
            return Ok(String::new());
        };
        if row.access.is_empty() {
            row.access = random::secret();
            attendees::set_extras(db, &row)?;
        }
        Ok(row.access)
    })?;
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("email", &address)
        .append_pair("access", &access)
        .finish();
    Ok(json!({"link": format!("{}/call/{token}?{query}", app.settings.webroot), "access": access}))
}

/// Works on a conversation that is there.
fn with<T>(
    app: &App,
    token: &str,
    work: impl FnOnce(&Connection, Conversation) -> Stored<T>,
) -> Result<T, ControlError> {
    let done = app.store.write(|db| match conversations::find(db, token)? {
        Some(conversation) => work(db, conversation).map(Some),
        None => Ok(None),
    })?;
    done.ok_or_else(|| ControlError::Missing(token.to_owned()))
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
        "defaultPermissions": conversation.default_permissions,
        "listable": conversation.listable,
        "sip": conversation.sip,
        "breakoutMode": conversation.breakout_mode,
        "breakoutStatus": conversation.breakout_status,
        "remoteServer": conversation.remote_server,
        "remoteToken": conversation.remote_token,
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
