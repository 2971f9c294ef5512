//! Opening and closing the sessions of participants, and who hears of it.

use rusqlite::Connection;

use super::roles;
use crate::app::App;
use crate::random;
use crate::store::attendees::{self, Attendee, Session};
use crate::store::{Stored, rooms};

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
    let sessions = attendees::sessions(db, room)?;
    app.wakes.tell(sessions.iter().map(String::as_str));
    Ok(())
}

/// Opens a fresh session; the others hear of it, the person itself does not.
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
    attendees::set_session(db, attendee.id, Some(&session))?;
    app.wakes.watch(&session.id);
    Ok(session)
}

/// Closes the session of a person. Guests and self-joined users are no participants any more then.
///
/// # Errors
/// See [`tell_everybody`].
pub fn close(app: &App, db: &Connection, attendee: &Attendee) -> Stored<()> {
    tell_everybody(app, db, attendee.room_id)?;
    if roles::is_passing(attendee.kind) {
        attendees::remove(db, attendee.id)
    } else {
        attendees::set_session(db, attendee.id, None)
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

/// Closes the session with this id, if it is still open.
///
/// # Errors
/// See [`tell_everybody`].
pub fn close_by_id(app: &App, db: &Connection, session: &str) -> Stored<()> {
    match attendees::by_session(db, session)? {
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
