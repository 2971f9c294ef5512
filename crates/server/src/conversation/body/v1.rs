//! The conversation in API v1, with the list of users.

use serde_json::{Map, Value, json};

use super::{ParticipantView, names, notification_level};
use crate::conversation::{permissions, roles, sessions};
use crate::store::attendees::{ActorType, Attendee, ParticipantRow};
use crate::store::conversations::Conversation;
use crate::store::sessions::Session;

pub(super) fn body(
    conversation: &Conversation,
    seen: ParticipantView<'_>,
    participants: &[ParticipantRow],
    now: i64,
) -> Value {
    let ParticipantView {
        attendee,
        session,
        joining,
        ..
    } = seen;
    let (name, display_name) = names(conversation, attendee, participants);
    let held_back = permissions::held_back(conversation, attendee);
    let mut body = stub(conversation);
    let mut set = |name: &str, value: Value| body[name] = value;
    set("name", json!(name));
    set("displayName", json!(display_name));
    set("participantType", json!(attendee.participant_type));
    set(
        "participantInCall",
        json!(session.is_some_and(|open| open.in_call != 0)),
    );
    let flags = session.map(|open| open.in_call);
    set(
        "participantFlags",
        if joining {
            Value::Null
        } else {
            json!(flags.unwrap_or(0))
        },
    );
    set(
        "hasCall",
        json!(participants.iter().any(|each| each.attendee.in_call() != 0)),
    );
    set("canStartCall", json!(!held_back));
    set("lastActivity", json!(conversation.last_activity));
    set("notificationLevel", json!(notification_level(conversation, attendee)));
    set("lobbyState", json!(conversation.lobby));
    set("lobbyTimer", json!(conversation.lobby_timer));
    set("lastPing", json!(session.map_or(0, |open| open.last_ping)));
    set("sessionId", json!(session.map_or("0", |open| open.id.as_str())));
    if !held_back {
        set("participants", users(participants, now));
        set("numGuests", json!(guests(participants, now)));
    }
    if joining && attendee.actor == ActorType::Guests {
        for unloaded in ["isFavorite", "notificationLevel"] {
            set(unloaded, Value::Null);
        }
    }
    body
}

/// Everything that an outsider of a public conversation is told. It also fixes the order of the fields.
pub(super) fn stub(conversation: &Conversation) -> Value {
    json!({
        "id": conversation.id,
        "token": conversation.token,
        "type": conversation.conversation_type,
        "name": "",
        "displayName": "",
        "objectType": conversation.object_type,
        "objectId": "",
        "participantType": roles::GUEST,
        "participantInCall": false,
        "participantFlags": 0,
        "readOnly": conversation.read_only,
        "count": 0,
        "hasPassword": conversation.password.is_some(),
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

fn guests(participants: &[ParticipantRow], now: i64) -> usize {
    participants
        .iter()
        .filter(|each| each.attendee.actor == ActorType::Guests)
        .filter(|each| fresh(&each.attendee, now).is_some())
        .count()
}

/// Users by id, the last ping first; an empty PHP array is `[]`, not `{}`.
fn users(participants: &[ParticipantRow], now: i64) -> Value {
    let mut users: Vec<&ParticipantRow> = participants
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
                "type": each.attendee.participant_type,
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
