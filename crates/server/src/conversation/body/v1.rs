//! The shape of API v1, with the list of users.

use serde_json::{Map, Value, json};

use super::{Seen, names, notification_level};
use crate::conversation::{permissions, roles, sessions};
use crate::store::attendees::{ActorType, Attendee, Listed};
use crate::store::rooms::Room;
use crate::store::sessions::Session;

pub(super) fn body(room: &Room, seen: Seen<'_>, people: &[Listed], now: i64) -> Value {
    let Seen {
        attendee,
        session,
        joining,
    } = seen;
    let (name, display_name) = names(room, attendee, people);
    let held_back = permissions::held_back(room, attendee);
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
        "hasCall": people.iter().any(|each| each.attendee.in_call() != 0),
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
        "participants": if held_back { json!([]) } else { participants(people, now) },
        "numGuests": if held_back { 0 } else { guests(people, now) },
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
    body
}

pub(super) fn stub(room: &Room) -> Value {
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

fn fresh(attendee: &Attendee, now: i64) -> Option<&Session> {
    attendee.session().filter(|session| !sessions::is_stale(session, now))
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
