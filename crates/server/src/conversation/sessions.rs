//! Opening and closing the sessions of participants, with notifications of the others.

use rusqlite::Connection;

use super::roles;
use crate::app::App;
use crate::random;
use crate::store::attendees::{self, ActorType, Attendee};
use crate::store::sessions::{self as rows, Session};
use crate::store::{Stored, conversations};
use crate::version::Version;

/// Seconds after which a session without a ping is over.
pub const EXPIRES: i64 = 100;

/// Whether a session pinged too long ago.
pub fn is_stale(session: &Session, now: i64) -> bool {
    session.last_ping <= now - EXPIRES
}

/// Ends the long polls of all sessions in the conversation.
///
/// # Errors
/// When the database fails; the same for every function below.
pub fn notify_participants(app: &App, db: &Connection, conversation: i64) -> Stored<()> {
    let sessions = rows::of_conversation(db, conversation)?;
    app.signals.tell(sessions.iter().map(String::as_str));
    Ok(())
}

/// Opens a fresh session and notifies the others. In API v1 it replaces the one before, in API v4 another device
/// keeps its own.
///
/// # Errors
/// See [`notify_participants`].
pub fn open(app: &App, db: &Connection, attendee: &Attendee, now: i64) -> Stored<Session> {
    notify_participants(app, db, attendee.conversation_id)?;
    let session = Session {
        id: random::session_id(),
        last_ping: now,
        in_call: 0,
        state: 1,
    };
    match app.settings.version {
        Version::Talk10 => rows::replace(db, attendee.id, Some(&session))?,
        Version::Talk17 | Version::Talk22 => rows::open(db, attendee.id, &session)?,
    }
    app.signals.watch(&session.id);
    Ok(session)
}

/// Closes every session of a participant, which ends the membership of guests and self-joined users.
///
/// # Errors
/// See [`notify_participants`].
pub fn close(app: &App, db: &Connection, attendee: &Attendee) -> Stored<()> {
    notify_participants(app, db, attendee.conversation_id)?;
    // Whoever came with an invitation by mail stays invited.
    if roles::is_passing(attendee.participant_type) && attendee.actor != ActorType::Emails {
        attendees::remove(db, attendee.id)
    } else {
        rows::replace(db, attendee.id, None)
    }
}

/// Ends the membership of a participant.
///
/// # Errors
/// See [`notify_participants`].
pub fn expel(app: &App, db: &Connection, attendee: &Attendee) -> Stored<()> {
    notify_participants(app, db, attendee.conversation_id)?;
    attendees::remove(db, attendee.id)
}

/// Closes the session with this id, if it is still open; other devices keep theirs.
///
/// # Errors
/// See [`notify_participants`].
pub fn close_by_id(app: &App, db: &Connection, session: &str) -> Stored<()> {
    match attendees::by_session(db, session)? {
        Some(attendee) if attendee.sessions.len() > 1 => {
            notify_participants(app, db, attendee.conversation_id)?;
            rows::close(db, session)
        }
        Some(attendee) => close(app, db, &attendee),
        None => Ok(()),
    }
}

/// Deletes a conversation.
///
/// # Errors
/// See [`notify_participants`].
pub fn delete_conversation(app: &App, db: &Connection, conversation: i64) -> Stored<()> {
    notify_participants(app, db, conversation)?;
    conversations::remove(db, conversation)
}
