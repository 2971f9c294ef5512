//! Open sessions of participants, in the order of joining. A participant may have several, one on each device.

use rusqlite::Connection;

use super::Stored;

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// 255 characters of `A-Za-z0-9+/`.
    pub id: String,
    /// Seconds since the epoch.
    pub last_ping: i64,
    /// Call flags, 0 = not in the call.
    pub in_call: i64,
    /// 1 = looked at, 0 = in the background.
    pub state: i64,
}

/// Opens a session beside the others of the participant.
///
/// # Errors
/// When the database fails; the same for every function below.
pub fn open(db: &Connection, attendee: i64, session: &Session) -> Stored<()> {
    db.prepare_cached(
        "INSERT INTO sessions (attendee_id, session_id, last_ping, in_call, state) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute((attendee, &session.id, session.last_ping, session.in_call, session.state))?;
    Ok(())
}

/// The first 24 characters of every open session's id, for tests that look for traces of them.
///
/// # Errors
/// See [`open`].
pub fn beginnings(db: &Connection) -> Stored<Vec<String>> {
    let mut statement = db.prepare_cached("SELECT substr(session_id, 1, 24) FROM sessions")?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Closes every session of a participant and opens this one, if any.
///
/// # Errors
/// See [`open`].
pub fn replace(db: &Connection, attendee: i64, session: Option<&Session>) -> Stored<()> {
    db.prepare_cached("DELETE FROM sessions WHERE attendee_id = ?1")?
        .execute([attendee])?;
    match session {
        Some(session) => open(db, attendee, session),
        None => Ok(()),
    }
}

/// Writes ping, call flags and state of an open session.
///
/// # Errors
/// See [`open`].
pub fn save(db: &Connection, session: &Session) -> Stored<()> {
    db.prepare_cached("UPDATE sessions SET last_ping = ?2, in_call = ?3, state = ?4 WHERE session_id = ?1")?
        .execute((&session.id, session.last_ping, session.in_call, session.state))?;
    Ok(())
}

/// Closes one session.
///
/// # Errors
/// See [`open`].
pub fn close(db: &Connection, id: &str) -> Stored<()> {
    db.prepare_cached("DELETE FROM sessions WHERE session_id = ?1")?
        .execute([id])?;
    Ok(())
}

/// Ids of all open sessions of a conversation, by participant in the order of adding.
///
/// # Errors
/// See [`open`].
pub fn of_conversation(db: &Connection, conversation: i64) -> Stored<Vec<String>> {
    let mut statement = db.prepare_cached(
        "SELECT session_id FROM sessions s JOIN attendees t ON t.id = attendee_id
         WHERE room_id = ?1 ORDER BY t.id, s.id",
    )?;
    let rows = statement.query_map([conversation], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
