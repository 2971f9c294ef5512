//! The room object: `GET /room/{token}`, and the answer to a join.

use super::envelope::{WireError, data};
use super::lenient::or_default;
use crate::conversation::{Conversation, Kind};
use crate::id::SessionId;
use crate::role::Role;
use serde::Deserialize;
use serde_json::value::RawValue;

/// What the panel reads of the many fields. Right after a join some of the others are `null`.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Room<'a> {
    #[serde(rename = "type")]
    kind: i64,
    #[serde(default, deserialize_with = "or_default")]
    display_name: String,
    participant_type: i64,
    #[serde(default, deserialize_with = "or_default")]
    has_password: bool,
    #[serde(default, deserialize_with = "or_default")]
    lobby_state: i64,
    #[serde(default, deserialize_with = "or_default")]
    object_type: String,
    #[serde(default, deserialize_with = "or_default")]
    session_id: String,
    /// By user id; `[]` when empty. The whole list again, so it is read only for the names of moderators.
    #[serde(borrow, default)]
    participants: Option<&'a RawValue>,
}

#[derive(Deserialize)]
struct Person {
    name: String,
    #[serde(rename = "type")]
    kind: i64,
}

impl From<Room<'_>> for Conversation {
    fn from(room: Room<'_>) -> Self {
        Self {
            kind: Kind::from_number(room.kind),
            name: room.display_name,
            has_password: room.has_password,
            lobby: room.lobby_state != 0,
            object_type: room.object_type,
            role: Role::from_number(room.participant_type),
            session: SessionId::new(&room.session_id),
            moderators: room.participants.map(moderators).unwrap_or_default(),
        }
    }
}

fn moderators(people: &RawValue) -> Vec<String> {
    super::envelope::items(people)
        .into_iter()
        .filter_map(|person| serde_json::from_str::<Person>(person.get()).ok())
        .filter(|person| Role::from_number(person.kind).moderates())
        .map(|person| person.name)
        .collect()
}

/// Reads a conversation.
///
/// # Errors
/// [`WireError`] when the body is not such an answer.
pub fn room(body: &[u8]) -> Result<Conversation, WireError> {
    data::<Room<'_>>(body).map(Conversation::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nulls_and_empty_lists_are_read() {
        let body = br#"{"ocs":{"meta":{},"data":{"type":3,"displayName":"Team","participantType":4,"hasPassword":true,
            "lobbyState":null,"sessionId":"0","participants":[],"lastMessage":[]}}}"#;
        let conversation = room(body).unwrap();
        assert_eq!(conversation.name, "Team");
        assert!(conversation.has_password && !conversation.lobby && !conversation.is_member());
    }

    #[test]
    fn moderators_are_named() {
        let body = br#"{"ocs":{"meta":{},"data":{"type":3,"participantType":4,"sessionId":"abc","participants":
            {"ada":{"name":"Ada","type":1,"call":0,"sessionId":"0"},"bob":{"name":"Bob","type":3},"eve":{"name":"Eve","type":2}}}}}"#;
        let conversation = room(body).unwrap();
        assert_eq!(conversation.moderators, ["Ada", "Eve"]);
        assert!(conversation.is_member());
    }
}
