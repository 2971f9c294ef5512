//! A conversation at one moment, for comparing it with what it was before.

use rusqlite::Connection;

use crate::store::attendees::{self, ActorType, ParticipantRow};
use crate::store::conversations::{self, Conversation};
use crate::store::{Stored, sessions::Session};

/// A conversation with its participants and their sessions.
#[derive(Debug, Clone)]
pub struct Picture {
    /// The conversation.
    pub conversation: Conversation,
    /// Everybody in it, in the order of adding, which is that of their numbers.
    pub participants: Vec<ParticipantRow>,
}

impl Picture {
    /// User ids of the participants.
    pub fn users(&self) -> Vec<&str> {
        users(&self.participants)
    }

    /// The participant with this number.
    pub fn participant(&self, id: i64) -> Option<&ParticipantRow> {
        let at = self.participants.binary_search_by_key(&id, |each| each.attendee.id);
        self.participants.get(at.ok()?)
    }

    /// Every open session with its participant.
    pub fn sessions(&self) -> impl Iterator<Item = (&ParticipantRow, &Session)> {
        self.participants
            .iter()
            .flat_map(|each| each.attendee.sessions.iter().map(move |open| (each, open)))
    }
}

/// User ids of those who have an account.
pub fn users<'p>(participants: impl IntoIterator<Item = &'p ParticipantRow>) -> Vec<&'p str> {
    let attendees = participants.into_iter().map(|each| &each.attendee);
    let users = attendees.filter(|attendee| attendee.actor == ActorType::Users);
    users.map(|attendee| attendee.actor_id.as_str()).collect()
}

/// The conversation with this number; none if there is none, or if it lives on another server, which has a signaling server of
/// its own.
///
/// # Errors
/// When the database fails.
pub fn take(db: &Connection, id: i64) -> Stored<Option<Picture>> {
    let Some(conversation) = conversations::by_id(db, id)?.filter(|each| !each.is_remote()) else {
        return Ok(None);
    };
    let participants = attendees::listing(db, id)?;
    Ok(Some(Picture {
        conversation,
        participants,
    }))
}
