//! The room object: `GET /room/{token}`, and the answer to a join.

use super::envelope::{WireError, object, utf8};
use super::limits::{clip, is_id};
use super::object::{Object, items};
use crate::conversation::{Conversation, ConversationKind};
use crate::id::SessionId;
use crate::identity::Identity;
use crate::role::Role;
use serde_json::value::RawValue;

/// Reads a conversation.
///
/// # Errors
/// [`WireError`] when the body is not such an answer.
pub fn room(body: &[u8]) -> Result<Conversation, WireError> {
    conversation(&object(&utf8(body))?).ok_or(WireError)
}

/// Reads the token of a conversation that was made just now.
///
/// # Errors
/// [`WireError`] when the body is not such an answer.
pub fn new_room(body: &[u8]) -> Result<String, WireError> {
    object(&utf8(body))?.text("token").ok_or(WireError)
}

/// How many moderators are named.
const MODERATORS_MAX: usize = 100;

/// The fields of a room object that the panel uses; right after a join some of the others are `null`. `None` when a required
/// field is missing, or an id is too long.
pub(super) fn conversation(room: &Object<'_>) -> Option<Conversation> {
    let session = room.text("sessionId").unwrap_or_default();
    let actor_id = room.text("actorId").unwrap_or_default();
    if !is_id(&session) || !is_id(&actor_id) {
        return None;
    }
    Some(Conversation {
        kind: ConversationKind::from_number(room.number("type")?),
        name: clip(&room.text("displayName").unwrap_or_default()).to_owned(),
        has_password: room.flag("hasPassword"),
        lobby: room.number("lobbyState").unwrap_or(0) != 0,
        lobby_timer: room.unsigned("lobbyTimer").unwrap_or(0),
        read_only: room.number("readOnly").unwrap_or(0) != 0,
        has_breakout_rooms: room.number("breakoutRoomMode").unwrap_or(0) != 0,
        listable: room.number("listable").unwrap_or(0) != 0,
        archived: room.flag("isArchived"),
        is_remote: room.text("remoteServer").is_some_and(|server| !server.is_empty()),
        object_type: room.text("objectType").unwrap_or_default(),
        role: Role::from_number(room.number("participantType")?),
        actor: room.unsigned("attendeeId").map(|attendee| actor(room, attendee)),
        session: SessionId::new(&session),
        can_leave: room
            .field("canLeaveConversation")
            .map(|_| room.flag("canLeaveConversation")),
        moderators: room.field("participants").map(moderators).unwrap_or_default(),
    })
}

/// The viewer's identity in API v4; `None` for a viewer who is not a member, whose `attendeeId` is 0.
fn actor(room: &Object<'_>, attendee: u64) -> Option<Identity> {
    let (kind, id) = (room.text("actorType")?, room.text("actorId")?);
    Identity::of_actor(&kind, &id).filter(|_| attendee != 0)
}

/// The moderators' names in `participants`, an object by user id, or `[]`. The panel has the list itself, so nothing else is
/// read.
fn moderators(participants: &RawValue) -> Vec<String> {
    items(participants)
        .into_iter()
        .filter_map(|participant| Object::parse(participant.get()))
        .filter(|participant| {
            participant
                .number("type")
                .is_some_and(|kind| Role::from_number(kind).moderates())
        })
        .filter_map(|participant| Some(clip(&participant.text("name")?).to_owned()))
        .take(MODERATORS_MAX)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nulls_and_empty_lists_are_read() {
        let body = br#"{"ocs":{"meta":{"statuscode":200},"data":{"type":3,"displayName":"Team","participantType":4,"hasPassword":true,
            "lobbyState":null,"readOnly":1,"sessionId":"0","participants":[],"lastMessage":[]}}}"#;
        let conversation = room(body).unwrap();
        assert_eq!(conversation.name, "Team");
        assert!(
            conversation.has_password && !conversation.lobby && conversation.read_only && !conversation.is_member()
        );
    }

    #[test]
    fn moderators_are_named() {
        let body = br#"{"ocs":{"meta":{"statuscode":200},"data":{"type":3,"participantType":4,"sessionId":"abc","participants":
            {"ada":{"name":"Ada","type":1,"call":0,"sessionId":"0"},"bob":{"name":"Bob","type":3},"eve":{"name":"Eve","type":2}}}}}"#;
        let conversation = room(body).unwrap();
        assert_eq!(conversation.moderators, ["Ada", "Eve"]);
        assert!(conversation.is_member());
    }

    #[test]
    fn names_are_cut_and_ids_are_not() {
        let of = |name: &str, session: &str| {
            room(
                format!(
                    r#"{{"ocs":{{"meta":{{"statuscode":200}},"data":{{"type":3,"participantType":4,"displayName":"{name}",
                    "sessionId":"{session}","participants":{{"ada":{{"name":"{name}","type":1}}}}}}}}}}"#
                )
                .as_bytes(),
            )
        };
        let long = "é".repeat(1_000_000);
        let conversation = of(&long, "abc").unwrap();
        let cut = "é".repeat(crate::wire::TEXT_MAX);
        assert_eq!((&conversation.name, &conversation.moderators[0]), (&cut, &cut));
        let longest = "s".repeat(crate::wire::ID_MAX);
        assert_eq!(of("Team", &longest).unwrap().session, SessionId::new(&longest));
        assert_eq!(of("Team", &format!("{longest}s")), Err(WireError));
    }
}
