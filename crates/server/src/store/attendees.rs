//! People in conversations, and the session each of them may have open there.
//!
//! One row per person, in the order of adding: a second browser replaces the session of the first.

use rusqlite::{Connection, OptionalExtension, Row};

use super::Stored;
use super::accounts::Status;

/// Kind of person behind a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActorType {
    /// An account.
    Users,
    /// Somebody without an account.
    Guests,
    /// An invited address; not listed in API v1.
    Emails,
}

impl ActorType {
    const fn name(self) -> &'static str {
        match self {
            Self::Users => "users",
            Self::Guests => "guests",
            Self::Emails => "emails",
        }
    }

    fn parse(name: &str) -> Self {
        match name {
            "guests" => Self::Guests,
            "emails" => Self::Emails,
            _ => Self::Users,
        }
    }
}

/// An open session of a person in a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// 255 characters of `A-Za-z0-9+/`.
    pub id: String,
    /// Seconds since the epoch.
    pub last_ping: i64,
    /// Call flags, 0 = not in the call.
    pub in_call: i64,
}

/// One row.
#[derive(Debug, Clone)]
pub struct Attendee {
    /// Row number, order of adding.
    pub id: i64,
    /// The conversation.
    pub room_id: i64,
    /// Kind of person.
    pub actor: ActorType,
    /// User id, address, or an own id for guests.
    pub actor_id: String,
    /// Name that a guest gave.
    pub guest_name: String,
    /// Participant type, 1 to 6.
    pub kind: i64,
    /// The open session.
    pub session: Option<Session>,
}

const COLUMNS: &str = "id, room_id, actor_type, actor_id, guest_name, type, session_id, last_ping, in_call";

fn read(row: &Row<'_>) -> rusqlite::Result<Attendee> {
    let session: Option<String> = row.get(6)?;
    Ok(Attendee {
        id: row.get(0)?,
        room_id: row.get(1)?,
        actor: ActorType::parse(row.get_ref(2)?.as_str()?),
        actor_id: row.get(3)?,
        guest_name: row.get(4)?,
        kind: row.get(5)?,
        session: match session {
            Some(id) => Some(Session {
                id,
                last_ping: row.get(7)?,
                in_call: row.get(8)?,
            }),
            None => None,
        },
    })
}

fn one(db: &Connection, condition: &str, values: impl rusqlite::Params) -> Stored<Option<Attendee>> {
    let sql = format!("SELECT {COLUMNS} FROM attendees WHERE {condition}");
    Ok(db.prepare_cached(&sql)?.query_row(values, read).optional()?)
}

/// Everybody, in the order of adding.
///
/// # Errors
/// When the database fails; the same for every function below.
pub fn all(db: &Connection, room: i64) -> Stored<Vec<Attendee>> {
    let sql = format!("SELECT {COLUMNS} FROM attendees WHERE room_id = ?1 ORDER BY id");
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map([room], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A row with what the account behind it says.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The row.
    pub attendee: Attendee,
    /// Name of the account; none for guests and for rows whose account is gone.
    pub display_name: Option<String>,
    /// What the person set as status.
    pub status: Option<Status>,
}

/// Everybody with names and statuses, in the order of adding.
///
/// # Errors
/// See [`all`].
pub fn listing(db: &Connection, room: i64) -> Stored<Vec<Listed>> {
    let mut statement = db.prepare_cached(
        "SELECT t.id, room_id, actor_type, actor_id, guest_name, type, session_id, last_ping, in_call,
           display_name, status, status_icon, status_message, status_clear_at
         FROM attendees t LEFT JOIN accounts a ON actor_type = 'users' AND a.id = actor_id
         WHERE room_id = ?1 ORDER BY t.id",
    )?;
    let rows = statement.query_map([room], |row| {
        let status: Option<String> = row.get(10)?;
        Ok(Listed {
            attendee: read(row)?,
            display_name: row.get(9)?,
            status: match status {
                Some(kind) => Some(Status {
                    kind,
                    icon: row.get(11)?,
                    message: row.get(12)?,
                    clear_at: row.get(13)?,
                }),
                None => None,
            },
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The row of a person. User ids are compared exactly here.
///
/// # Errors
/// See [`all`].
pub fn find(db: &Connection, room: i64, actor: ActorType, id: &str) -> Stored<Option<Attendee>> {
    one(
        db,
        "room_id = ?1 AND actor_type = ?2 AND actor_id = ?3",
        (room, actor.name(), id),
    )
}

/// The row that has this session open.
///
/// # Errors
/// See [`all`].
pub fn by_session(db: &Connection, session: &str) -> Stored<Option<Attendee>> {
    one(db, "session_id = ?1", [session])
}

/// Adds a person without a session.
///
/// # Errors
/// See [`all`]; also when the person is there already.
pub fn add(db: &Connection, room: i64, actor: ActorType, id: &str, kind: i64) -> Stored<i64> {
    db.prepare_cached("INSERT INTO attendees (room_id, actor_type, actor_id, type) VALUES (?1, ?2, ?3, ?4)")?
        .execute((room, actor.name(), id, kind))?;
    Ok(db.last_insert_rowid())
}

/// Removes a person.
///
/// # Errors
/// See [`all`].
pub fn remove(db: &Connection, id: i64) -> Stored<()> {
    db.prepare_cached("DELETE FROM attendees WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// Opens a session, replacing the one before, or closes it.
///
/// # Errors
/// See [`all`].
pub fn set_session(db: &Connection, id: i64, session: Option<&Session>) -> Stored<()> {
    db.prepare_cached("UPDATE attendees SET session_id = ?2, last_ping = ?3, in_call = ?4 WHERE id = ?1")?
        .execute((
            id,
            session.map(|session| session.id.as_str()),
            session.map_or(0, |session| session.last_ping),
            session.map_or(0, |session| session.in_call),
        ))?;
    Ok(())
}

/// Changes the participant type.
///
/// # Errors
/// See [`all`].
pub fn set_kind(db: &Connection, id: i64, kind: i64) -> Stored<()> {
    db.prepare_cached("UPDATE attendees SET type = ?2 WHERE id = ?1")?
        .execute((id, kind))?;
    Ok(())
}

/// Changes the name of a guest.
///
/// # Errors
/// See [`all`].
pub fn set_guest_name(db: &Connection, id: i64, name: &str) -> Stored<()> {
    db.prepare_cached("UPDATE attendees SET guest_name = ?2 WHERE id = ?1")?
        .execute((id, name))?;
    Ok(())
}

/// Ids of all open sessions, in the order of adding.
///
/// # Errors
/// See [`all`].
pub fn sessions(db: &Connection, room: i64) -> Stored<Vec<String>> {
    let mut statement = db
        .prepare_cached("SELECT session_id FROM attendees WHERE room_id = ?1 AND session_id IS NOT NULL ORDER BY id")?;
    let rows = statement.query_map([room], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Number of rows with one of these participant types.
///
/// # Errors
/// See [`all`].
pub fn count(db: &Connection, room: i64, kinds: [i64; 2]) -> Stored<i64> {
    Ok(db
        .prepare_cached("SELECT count(*) FROM attendees WHERE room_id = ?1 AND type IN (?2, ?3)")?
        .query_row((room, kinds[0], kinds[1]), |row| row.get(0))?)
}
