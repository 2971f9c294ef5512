//! Conversations as tests want them.

use rusqlite::Connection;
use serde_json::{Value, json};

use super::ControlError;
use super::wire::{ParticipantPatch, ParticipantWish, RoomWish, SessionWish};
use crate::app::App;
use crate::conversation::{roles, sessions};
use crate::random;
use crate::store::attendees::{self, ActorType, Attendee, Listed, Session};
use crate::store::{Stored, accounts, rooms};

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
        rooms::save(db, &room)?;
        for participant in wish.participants {
            create(app, db, room.id, participant)?;
        }
        Ok(())
    })?;
    get(app, token)
}

fn create(app: &App, db: &Connection, room: i64, wish: ParticipantWish) -> Stored<()> {
    let id = match &wish.user_id {
        Some(user) => {
            if wish.display_name.is_some() || accounts::find(db, user)?.is_none() {
                accounts::put(db, user, wish.display_name.as_deref().unwrap_or(user))?;
            }
            attendees::add(db, room, ActorType::Users, user, wish.kind.unwrap_or(roles::USER))?
        }
        None => {
            let kind = wish.kind.unwrap_or(roles::GUEST);
            let id = attendees::add(db, room, ActorType::Guests, &random::secret(), kind)?;
            let name = wish.name.or(wish.display_name).unwrap_or_default();
            attendees::set_guest_name(db, id, &name)?;
            id
        }
    };
    let session = match wish.session {
        SessionWish::Id(id) => Some(id),
        SessionWish::Fresh => Some(random::session_id()),
        SessionWish::Unsaid if wish.user_id.is_none() => Some(random::session_id()),
        SessionWish::Unsaid | SessionWish::Closed => None,
    };
    let session = session.map(|id| Session {
        id,
        last_ping: app.clock.now() - wish.ping_age,
        in_call: wish.in_call,
    });
    attendees::set_session(db, id, session.as_ref())
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
            let found = match (&patch.user_id, &patch.session) {
                (Some(user), _) => attendees::find(db, room.id, ActorType::Users, user)?,
                (None, SessionWish::Id(session)) => attendees::by_session(db, session)?,
                _ => None,
            };
            match found.filter(|row| row.room_id == room.id) {
                Some(row) => change(app, db, row, patch)?,
                None => return Ok(Some(format!("{:?} {:?}", patch.user_id, patch.session))),
            }
        }
        Ok(None)
    })?;
    match missing {
        Some(what) => Err(ControlError::Missing(what)),
        None => get(app, token),
    }
}

fn change(app: &App, db: &Connection, row: Attendee, patch: ParticipantPatch) -> Stored<()> {
    if patch.remove {
        return attendees::remove(db, row.id);
    }
    if let Some(kind) = patch.kind {
        attendees::set_kind(db, row.id, kind)?;
    }
    if let (Some(user), Some(name)) = (&patch.user_id, &patch.display_name) {
        accounts::put(db, user, name)?;
    }
    if let Some(name) = &patch.name {
        attendees::set_guest_name(db, row.id, name)?;
    }
    let now = app.clock.now();
    let mut session = row.session;
    if patch.user_id.is_some() {
        let fresh = |id| Session {
            id,
            last_ping: now,
            in_call: 0,
        };
        session = match patch.session {
            SessionWish::Unsaid => session,
            SessionWish::Closed => None,
            SessionWish::Fresh => Some(fresh(random::session_id())),
            SessionWish::Id(id) => Some(fresh(id)),
        };
    }
    if let Some(session) = &mut session {
        if let Some(age) = patch.ping_age {
            session.last_ping = now - age;
        }
        if let Some(flags) = patch.in_call {
            session.in_call = flags;
        }
    }
    attendees::set_session(db, row.id, session.as_ref())
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
        "now": now,
        "participants": people.iter().map(|each| stored(each, now)).collect::<Vec<_>>(),
    }))
}

fn stored(person: &Listed, now: i64) -> Value {
    let row = &person.attendee;
    let session = row.session.as_ref();
    let (actor, user, name) = match row.actor {
        ActorType::Users => ("users", Some(&row.actor_id), person.display_name.as_ref()),
        ActorType::Guests => ("guests", None, Some(&row.guest_name)),
        ActorType::Emails => ("emails", Some(&row.actor_id), None),
    };
    json!({
        "actorType": actor,
        "userId": user,
        "displayName": name,
        "type": row.kind,
        "session": session.map(|open| &open.id),
        "lastPing": session.map_or(0, |open| open.last_ping),
        "pingAge": session.map(|open| now - open.last_ping),
        "inCall": session.map_or(0, |open| open.in_call),
    })
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
