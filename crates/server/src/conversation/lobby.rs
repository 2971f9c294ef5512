//! The lobby of a conversation.

use rusqlite::Connection;

use super::{permissions, sessions};
use crate::app::App;
use crate::store::conversations::{self, Conversation};
use crate::store::{Stored, attendees, sessions as rows};

/// Lets everybody in.
///
/// # Errors
/// When the database fails; the same for every function below.
pub fn open(app: &App, db: &Connection, conversation: &mut Conversation) -> Stored<()> {
    conversation.lobby = 0;
    conversation.lobby_timer = 0;
    conversations::save(db, conversation)?;
    sessions::notify_participants(app, db, conversation.id)
}

/// Ends the call for everybody who is held back now.
///
/// # Errors
/// See [`open`].
pub fn end_calls(app: &App, db: &Connection, conversation: &Conversation) -> Stored<()> {
    for attendee in attendees::all(db, conversation.id)? {
        if !permissions::held_back(conversation, &attendee) {
            continue;
        }
        for session in attendee.sessions.iter().filter(|open| open.in_call != 0) {
            let outside = rows::Session {
                in_call: 0,
                ..session.clone()
            };
            rows::save(db, &outside)?;
            sessions::notify_participants(app, db, conversation.id)?;
        }
    }
    Ok(())
}
