//! How conversations and participants are written for the signaling server, as recorded.

use serde_json::{Value, json};

use super::picture::Picture;
use crate::conversation::{permissions, roles, rows};
use crate::store::attendees::{ActorType, Attendee, ParticipantRow};
use crate::store::conversations::Conversation;
use crate::store::sessions::Session;
use crate::version::Version;

/// The name that stands for one that not everybody who is told may know.
const HIDDEN_NAME: &str = "Private conversation";

/// What properties of a conversation are sent for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The conversation itself.
    Conversation,
    /// Its list of participants changed.
    Participants,
    /// The same, by somebody who is no member, so that Talk does not give the name.
    Outsider,
}

/// Properties of a conversation.
pub fn properties(conversation: &Conversation, reason: Reason) -> Value {
    let name = match reason {
        Reason::Outsider => HIDDEN_NAME,
        Reason::Conversation | Reason::Participants => &conversation.name,
    };
    let timer = Some(conversation.lobby_timer).filter(|timer| *timer != 0);
    let mut properties = json!({
        "name": name,
        "type": conversation.conversation_type,
        "lobby-state": conversation.lobby,
        "lobby-timer": timer,
        "read-only": conversation.read_only,
        "listable": conversation.listable,
        "active-since": null,
        "sip-enabled": conversation.sip,
    });
    if reason == Reason::Conversation {
        properties["description"] = json!(conversation.description);
    } else {
        properties["participant-list"] = json!("refresh");
    }
    properties
}

/// What a participant may do in a call, in the words of the signaling server.
pub fn rights(conversation: &Conversation, attendee: &Attendee) -> Vec<&'static str> {
    let bits = permissions::of(conversation, attendee);
    let media = [
        (permissions::PUBLISH_AUDIO, "publish-audio"),
        (permissions::PUBLISH_VIDEO, "publish-video"),
        (permissions::PUBLISH_SCREEN, "publish-screen"),
    ];
    let mut words: Vec<&str> = media
        .into_iter()
        .filter_map(|(bit, word)| (bits & bit != 0).then_some(word))
        .collect();
    // A guest who moderates does not control what others send.
    if matches!(attendee.participant_type, roles::OWNER | roles::MODERATOR) {
        words.push("control");
    }
    words
}

/// Whether a participant can have a session with the signaling server.
fn is_told(attendee: &Attendee) -> bool {
    matches!(
        attendee.actor,
        ActorType::Users | ActorType::Guests | ActorType::Emails | ActorType::FederatedUsers
    )
}

/// All open sessions. The signaling server leaves out those that are not connected with it.
pub fn all(version: Version, picture: &Picture) -> Vec<Value> {
    let told = picture.sessions().filter(|(row, _)| is_told(&row.attendee));
    told.map(|(row, session)| named(version, picture, row, session))
        .collect()
}

/// The open sessions of those for whom `is_changed` holds, with what they may do.
pub fn changed(version: Version, picture: &Picture, is_changed: impl Fn(&ParticipantRow) -> bool) -> Vec<Value> {
    let told = picture
        .sessions()
        .filter(|(row, _)| is_told(&row.attendee) && is_changed(row));
    told.map(|(row, session)| {
        let mut entry = named(version, picture, row, session);
        entry["permissions"] = json!(rights(&picture.conversation, &row.attendee));
        entry
    })
    .collect()
}

/// The open sessions for which `is_wanted` holds, as they are written when somebody joins or leaves a call.
pub fn in_call(version: Version, picture: &Picture, is_wanted: impl Fn(&Session) -> bool) -> Vec<Value> {
    let told = picture
        .sessions()
        .filter(|(row, session)| is_told(&row.attendee) && is_wanted(session));
    told.map(|(row, session)| {
        let mut entry = entry(version, picture, row, session);
        // The signaling server replaces the other one with an id of its own.
        entry["nextcloudSessionId"] = json!(session.id);
        entry
    })
    .collect()
}

fn named(version: Version, picture: &Picture, row: &ParticipantRow, session: &Session) -> Value {
    let mut entry = entry(version, picture, row, session);
    entry["displayName"] = json!(rows::name(row, version).unwrap_or_default());
    entry
}

fn entry(version: Version, picture: &Picture, row: &ParticipantRow, session: &Session) -> Value {
    let attendee = &row.attendee;
    let mut entry = json!({
        "inCall": session.in_call,
        "lastPing": session.last_ping,
        "sessionId": session.id,
        "participantType": attendee.participant_type,
        "participantPermissions": permissions::of(&picture.conversation, attendee),
        "actorType": attendee.actor.name(),
        "actorId": attendee.shown_id(version),
    });
    if attendee.actor == ActorType::Users {
        entry["userId"] = json!(attendee.actor_id);
    }
    entry
}
