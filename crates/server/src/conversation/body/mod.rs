//! The conversation as `GET /room/{token}` and a join answer it. Messages do not exist in this server, so everything
//! about them is empty.

pub mod v1;
pub mod v22;
pub mod v4;

use rusqlite::Connection;
use serde_json::Value;

use crate::store::Stored;
use crate::store::attendees::{self, ActorType, Attendee, ParticipantRow};
use crate::store::conversations::{CHANGELOG, Conversation, NOTE_TO_SELF, ONE_TO_ONE};
use crate::store::sessions::Session;
use crate::version::Version;

/// The viewer for whom the conversation is written.
#[derive(Debug, Clone, Copy)]
pub enum Viewer<'a> {
    /// Not a participant: gets a stub.
    Outsider,
    /// A participant, with the session that is the viewer's own.
    Participant(&'a Attendee, Option<&'a Session>),
    /// A participant in the answer to the own join, where some fields are not loaded yet; whether it was added just now.
    Joining(&'a Attendee, &'a Session, bool),
}

/// A viewer who is a participant, for the writers of the two shapes.
#[derive(Debug, Clone, Copy)]
pub struct ParticipantView<'a> {
    attendee: &'a Attendee,
    session: Option<&'a Session>,
    joining: bool,
    is_new: bool,
}

/// Writes the conversation.
///
/// # Errors
/// When the database fails.
pub fn conversation(
    version: Version,
    db: &Connection,
    conversation: &Conversation,
    viewer: Viewer<'_>,
    now: i64,
) -> Stored<Value> {
    let seen = match viewer {
        Viewer::Outsider => {
            return Ok(match version {
                Version::Talk10 => v1::stub(conversation),
                Version::Talk17 => v4::stub(conversation),
                Version::Talk22 => v22::stub(conversation),
            });
        }
        Viewer::Participant(attendee, session) => ParticipantView {
            attendee,
            session,
            joining: false,
            is_new: false,
        },
        Viewer::Joining(attendee, session, is_new) => ParticipantView {
            attendee,
            session: Some(session),
            joining: true,
            is_new,
        },
    };
    let participants = attendees::listing(db, conversation.id)?;
    Ok(match version {
        Version::Talk10 => v1::body(conversation, seen, &participants, now),
        Version::Talk17 => v4::body(conversation, seen, &participants),
        Version::Talk22 => v22::body(db, conversation, seen, &participants)?,
    })
}

/// Name and shown name. A one-to-one conversation is named after the other participant.
fn names(conversation: &Conversation, viewer: &Attendee, participants: &[ParticipantRow]) -> (String, String) {
    if conversation.conversation_type == CHANGELOG {
        return (viewer.actor_id.clone(), "Talk updates ✅".to_owned());
    }
    if conversation.conversation_type == NOTE_TO_SELF {
        return ("Note to self".to_owned(), "Note to self".to_owned());
    }
    match other_side(conversation, viewer, participants) {
        Some(other) => {
            let id = other.attendee.actor_id.clone();
            let name = other.display_name.clone().unwrap_or_else(|| id.clone());
            (id, name)
        }
        None => (conversation.name.clone(), conversation.name.clone()),
    }
}

/// The other participant of a one-to-one conversation.
fn other_side<'p>(
    conversation: &Conversation,
    viewer: &Attendee,
    participants: &'p [ParticipantRow],
) -> Option<&'p ParticipantRow> {
    participants
        .iter()
        .find(|each| conversation.conversation_type == ONE_TO_ONE && each.attendee.actor_id != viewer.actor_id)
}

fn notification_level(conversation: &Conversation, attendee: &Attendee) -> i64 {
    match (attendee.actor, conversation.conversation_type) {
        (ActorType::Users, ONE_TO_ONE) => 1,
        (ActorType::Users, _) => 2,
        _ => 3,
    }
}
