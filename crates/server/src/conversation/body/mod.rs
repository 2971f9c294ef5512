//! The conversation as `GET /room/{token}` and a join answer it. Messages do not exist in this server, so everything
//! about them is empty.

pub mod v1;
pub mod v4;

use rusqlite::Connection;
use serde_json::Value;

use crate::store::Stored;
use crate::store::attendees::{self, ActorType, Attendee, Listed};
use crate::store::rooms::{CHANGELOG, ONE_TO_ONE, Room};
use crate::store::sessions::Session;
use crate::version::Version;

/// Whose eyes the conversation is seen with.
#[derive(Debug, Clone, Copy)]
pub enum Viewer<'a> {
    /// Nobody in it: a stub.
    Outsider,
    /// A participant, with the session that is the viewer's own.
    Participant(&'a Attendee, Option<&'a Session>),
    /// A participant in the answer to the own join, where some fields are not loaded yet.
    Joining(&'a Attendee, &'a Session),
}

/// A participant who looks, for the writers of the two shapes.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    attendee: &'a Attendee,
    session: Option<&'a Session>,
    joining: bool,
}

/// Writes the conversation.
///
/// # Errors
/// When the database fails.
pub fn room(version: Version, db: &Connection, room: &Room, viewer: Viewer<'_>, now: i64) -> Stored<Value> {
    let seen = match viewer {
        Viewer::Outsider => {
            return Ok(match version {
                Version::V1 => v1::stub(room),
                Version::V4 => v4::stub(room),
            });
        }
        Viewer::Participant(attendee, session) => Seen {
            attendee,
            session,
            joining: false,
        },
        Viewer::Joining(attendee, session) => Seen {
            attendee,
            session: Some(session),
            joining: true,
        },
    };
    let people = attendees::listing(db, room.id)?;
    Ok(match version {
        Version::V1 => v1::body(room, seen, &people, now),
        Version::V4 => v4::body(room, seen, &people),
    })
}

/// Name and shown name. A one-to-one conversation is named after the other side, the changelog after what it is.
fn names(room: &Room, viewer: &Attendee, people: &[Listed]) -> (String, String) {
    if room.kind == CHANGELOG {
        return (viewer.actor_id.clone(), "Talk updates ✅".to_owned());
    }
    match other_side(room, viewer, people) {
        Some(other) => {
            let id = other.attendee.actor_id.clone();
            let name = other.display_name.clone().unwrap_or_else(|| id.clone());
            (id, name)
        }
        None => (room.name.clone(), room.name.clone()),
    }
}

/// The other one in a one-to-one conversation.
fn other_side<'p>(room: &Room, viewer: &Attendee, people: &'p [Listed]) -> Option<&'p Listed> {
    people
        .iter()
        .find(|each| room.kind == ONE_TO_ONE && each.attendee.actor_id != viewer.actor_id)
}

fn notification_level(room: &Room, attendee: &Attendee) -> i64 {
    match (attendee.actor, room.kind) {
        (ActorType::Users, ONE_TO_ONE) => 1,
        (ActorType::Users, _) => 2,
        _ => 3,
    }
}
