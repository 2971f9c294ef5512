//! The conversation as `GET /room/{token}` and a join answer it. Messages do not exist in this server, so everything
//! about them is empty.

use rusqlite::Connection;
use serde_json::{Map, Value, json};

use super::{roles, sessions};
use crate::store::attendees::{ActorType, Attendee, Listed, Session};
use crate::store::rooms::{CHANGELOG, ONE_TO_ONE, Room};
use crate::store::{Stored, attendees};

/// Whose eyes the conversation is seen with.
#[derive(Debug, Clone, Copy)]
pub enum Viewer<'a> {
    /// Nobody in it: a stub.
    Outsider,
    /// A participant.
    Participant(&'a Attendee),
    /// A participant in the answer to the own join, where some fields are not loaded yet.
    Joining(&'a Attendee),
}

/// Writes the conversation.
///
/// # Errors
/// When the database fails.
pub fn room(db: &Connection, room: &Room, viewer: Viewer<'_>, now: i64) -> Stored<Value> {
    let (attendee, joining) = match viewer {
        Viewer::Outsider => return Ok(stub(room)),
        Viewer::Participant(attendee) => (attendee, false),
        Viewer::Joining(attendee) => (attendee, true),
    };
    let people = attendees::listing(db, room.id)?;
    let (name, display_name) = names(room, attendee, &people);
    let held_back = room.lobby != 0 && !roles::moderates(attendee.kind);
    let session = attendee.session.as_ref();
    let unloaded = joining && attendee.actor == ActorType::Guests;
    let mut body = json!({
        "id": room.id,
        "token": room.token,
        "type": room.kind,
        "name": name,
        "displayName": display_name,
        "objectType": room.object_type,
        "objectId": "",
        "participantType": attendee.kind,
        "participantInCall": session.is_some_and(|session| session.in_call != 0),
        "participantFlags": session.map_or(0, |session| session.in_call),
        "readOnly": room.read_only,
        "count": 0,
        "hasPassword": room.password.is_some(),
        "hasCall": people.iter().any(|each| in_call(&each.attendee) != 0),
        "canStartCall": !held_back,
        "lastActivity": room.last_activity,
        "lastReadMessage": 0,
        "unreadMessages": 0,
        "unreadMention": false,
        "isFavorite": false,
        "notificationLevel": notification_level(room, attendee),
        "lobbyState": room.lobby,
        "lobbyTimer": room.lobby_timer,
        "lastPing": session.map_or(0, |session| session.last_ping),
        "sessionId": session.map_or("0", |session| session.id.as_str()),
        "participants": if held_back { json!([]) } else { participants(&people, now) },
        "numGuests": if held_back { 0 } else { guests(&people, now) },
        "guestList": "",
        "lastMessage": [],
    });
    if joining {
        body["participantFlags"] = Value::Null;
    }
    if unloaded {
        body["isFavorite"] = Value::Null;
        body["notificationLevel"] = Value::Null;
    }
    Ok(body)
}

fn stub(room: &Room) -> Value {
    json!({
        "id": room.id,
        "token": room.token,
        "type": room.kind,
        "name": "",
        "displayName": "",
        "objectType": room.object_type,
        "objectId": "",
        "participantType": roles::GUEST,
        "participantInCall": false,
        "participantFlags": 0,
        "readOnly": room.read_only,
        "count": 0,
        "hasPassword": room.password.is_some(),
        "hasCall": false,
        "canStartCall": false,
        "lastActivity": 0,
        "lastReadMessage": 0,
        "unreadMessages": 0,
        "unreadMention": false,
        "isFavorite": false,
        "notificationLevel": 3,
        "lobbyState": 0,
        "lobbyTimer": 0,
        "lastPing": 0,
        "sessionId": "0",
        "participants": [],
        "numGuests": 0,
        "guestList": "",
        "lastMessage": [],
    })
}

/// A one-to-one conversation is named after the other side, the changelog after what it is.
fn names(room: &Room, viewer: &Attendee, people: &[Listed]) -> (String, String) {
    if room.kind == CHANGELOG {
        return (viewer.actor_id.clone(), "Talk updates ✅".to_owned());
    }
    if room.kind != ONE_TO_ONE {
        return (room.name.clone(), room.name.clone());
    }
    people
        .iter()
        .find(|each| each.attendee.actor_id != viewer.actor_id)
        .map_or_else(
            || (room.name.clone(), room.name.clone()),
            |other| {
                let id = other.attendee.actor_id.clone();
                let name = other.display_name.clone().unwrap_or_else(|| id.clone());
                (id, name)
            },
        )
}

fn notification_level(room: &Room, attendee: &Attendee) -> i64 {
    match (attendee.actor, room.kind) {
        (ActorType::Guests | ActorType::Emails, _) => 3,
        (ActorType::Users, ONE_TO_ONE) => 1,
        (ActorType::Users, _) => 2,
    }
}

fn in_call(attendee: &Attendee) -> i64 {
    attendee.session.as_ref().map_or(0, |session| session.in_call)
}

fn fresh(attendee: &Attendee, now: i64) -> Option<&Session> {
    attendee
        .session
        .as_ref()
        .filter(|session| !sessions::is_stale(session, now))
}

fn guests(people: &[Listed], now: i64) -> usize {
    people
        .iter()
        .filter(|each| each.attendee.actor == ActorType::Guests)
        .filter(|each| fresh(&each.attendee, now).is_some())
        .count()
}

/// Users by id, the last ping first; an empty PHP array is `[]`, not `{}`.
fn participants(people: &[Listed], now: i64) -> Value {
    let mut users: Vec<&Listed> = people
        .iter()
        .filter(|each| each.attendee.actor == ActorType::Users)
        .collect();
    users.sort_by_key(|each| std::cmp::Reverse(fresh(&each.attendee, now).map_or(0, |session| session.last_ping)));
    let rows: Map<String, Value> = users
        .into_iter()
        .filter_map(|each| {
            let session = fresh(&each.attendee, now);
            let row = json!({
                "name": each.display_name.as_ref()?,
                "type": each.attendee.kind,
                "call": session.map_or(0, |session| session.in_call),
                "sessionId": session.map_or("0", |session| session.id.as_str()),
            });
            Some((each.attendee.actor_id.clone(), row))
        })
        .collect();
    if rows.is_empty() {
        json!([])
    } else {
        Value::Object(rows)
    }
}
