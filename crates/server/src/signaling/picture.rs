//! A conversation at one moment, for comparing it with what it was before.

use std::collections::BTreeMap;

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

/// All conversations of this server by their number; those of other servers have a signaling server there.
///
/// # Errors
/// When the database fails.
pub fn take(db: &Connection) -> Stored<BTreeMap<i64, Picture>> {
    let mut pictures = BTreeMap::new();
    for conversation in conversations::all(db)?.into_iter().filter(|each| !each.is_remote()) {
        let participants = attendees::listing(db, conversation.id)?;
        let picture = Picture {
            conversation,
            participants,
        };
        pictures.insert(picture.conversation.id, picture);
    }
    Ok(pictures)
}
