//! Opening and closing the sessions of participants, and who hears of it.

use rusqlite::Connection;

use super::roles;
use crate::app::App;
use crate::random;
use crate::store::attendees::{self, Attendee};
use crate::store::sessions::{self as rows, Session};
use crate::store::{Stored, rooms};
use crate::version::Version;

/// Seconds after which a session without a ping is over.
pub const EXPIRES: i64 = 100;

/// Whether a session pinged too long ago.
pub fn is_stale(session: &Session, now: i64) -> bool {
    session.last_ping <= now - EXPIRES
}

/// Wakes everybody who has the conversation open.
///
/// # Errors
/// When the database fails; the same for every function below.
pub fn tell_everybody(app: &App, db: &Connection, room: i64) -> Stored<()> {
    let sessions = rows::of_room(db, room)?;
    app.wakes.tell(sessions.iter().map(String::as_str));
    Ok(())
}

/// Opens a fresh session; those who are there hear of it. In API v1 it replaces the one before, in API v4 another device
/// keeps its own.
///
/// # Errors
/// See [`tell_everybody`].
pub fn open(app: &App, db: &Connection, attendee: &Attendee, now: i64) -> Stored<Session> {
    tell_everybody(app, db, attendee.room_id)?;
    let session = Session {
        id: random::session_id(),
        last_ping: now,
        in_call: 0,
    };
    match app.settings.version {
        Version::V1 => rows::replace(db, attendee.id, Some(&session))?,
        Version::V4 => rows::open(db, attendee.id, &session)?,
    }
    app.wakes.watch(&session.id);
    Ok(session)
}

/// Closes every session of a person. Guests and self-joined users are no participants any more then.
///
/// # Errors
/// See [`tell_everybody`].
pub fn close(app: &App, db: &Connection, attendee: &Attendee) -> Stored<()> {
    tell_everybody(app, db, attendee.room_id)?;
    if roles::is_passing(attendee.kind) {
        attendees::remove(db, attendee.id)
    } else {
        rows::replace(db, attendee.id, None)
    }
}

/// Ends the membership of a person.
///
/// # Errors
/// See [`tell_everybody`].
pub fn expel(app: &App, db: &Connection, attendee: &Attendee) -> Stored<()> {
    tell_everybody(app, db, attendee.room_id)?;
    attendees::remove(db, attendee.id)
}

/// Closes the session with this id, if it is still open; other devices keep theirs.
///
/// # Errors
/// See [`tell_everybody`].
pub fn close_by_id(app: &App, db: &Connection, session: &str) -> Stored<()> {
    match attendees::by_session(db, session)? {
        Some(attendee) if attendee.sessions.len() > 1 => {
            tell_everybody(app, db, attendee.room_id)?;
            rows::close(db, session)
        }
        Some(attendee) => close(app, db, &attendee),
        None => Ok(()),
    }
}

/// Deletes a conversation.
///
/// # Errors
/// See [`tell_everybody`].
pub fn delete_room(app: &App, db: &Connection, room: i64) -> Stored<()> {
    tell_everybody(app, db, room)?;
    rooms::remove(db, room)
}
