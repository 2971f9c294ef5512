//! Participants of conversations (users, guests, invited addresses and groups) with their open sessions.
//!
//! One row each, in the order of adding; its number is the `attendeeId` of API v4.

use std::borrow::Cow;

use rusqlite::{Connection, Row};

use super::Stored;
use super::accounts::Status;
use super::sessions::Session;
use crate::hash;
use crate::version::Version;

/// Actor type of a participant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActorType {
    /// An account.
    Users,
    /// A guest, who has no account.
    Guests,
    /// An invited address; not listed in API v1.
    Emails,
    /// A group that was added as a whole; known to API v4 only.
    Groups,
    /// A team, called circle on the wire.
    Circles,
    /// Somebody who is called or calls in by phone.
    Phones,
    /// A user of another server; in a conversation of another server everybody but its own users.
    FederatedUsers,
}

impl ActorType {
    /// The name on the wire.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Users => "users",
            Self::Guests => "guests",
            Self::Emails => "emails",
            Self::Groups => "groups",
            Self::Circles => "circles",
            Self::Phones => "phones",
            Self::FederatedUsers => "federated_users",
        }
    }

    fn parse(name: &str) -> Self {
        match name {
            "guests" => Self::Guests,
            "emails" => Self::Emails,
            "groups" => Self::Groups,
            "circles" => Self::Circles,
            "phones" => Self::Phones,
            "federated_users" => Self::FederatedUsers,
            _ => Self::Users,
        }
    }
}

/// A participant as stored.
#[derive(Debug, Clone)]
pub struct Attendee {
    /// Number of the row, in the order of adding; `attendeeId` on the wire.
    pub id: i64,
    /// The conversation.
    pub conversation_id: i64,
    /// Actor type.
    pub actor: ActorType,
    /// User id, address, or an own id for guests.
    pub actor_id: String,
    /// Name that a guest gave, or the name of somebody else without an account here.
    pub guest_name: String,
    /// Participant type, 1 to 6.
    pub participant_type: i64,
    /// Own permissions, 0 for those of the conversation.
    pub permissions: i64,
    /// For dialling in, empty without.
    pub pin: String,
    /// Number of a phone.
    pub phone_number: String,
    /// The call of a phone, empty without.
    pub call_id: String,
    /// Secret of the link in an invitation by mail.
    pub access: String,
    /// The conversation is important to this user.
    pub important: bool,
    /// The user has put the conversation away.
    pub archived: bool,
    /// Open sessions, in the order of joining.
    pub sessions: Vec<Session>,
}

impl Attendee {
    /// The newest open session; the only one on a server of API v1.
    pub fn session(&self) -> Option<&Session> {
        self.sessions.last()
    }

    /// The open session with this id.
    pub fn session_of(&self, id: &str) -> Option<&Session> {
        self.sessions.iter().find(|open| open.id == id)
    }

    /// The actor id on the wire. From Talk 22 on an address is hidden behind its hash.
    pub fn shown_id(&self, version: Version) -> Cow<'_, str> {
        if version.is_22() && self.actor == ActorType::Emails {
            Cow::Owned(hash::of_address(&self.actor_id))
        } else {
            Cow::Borrowed(&self.actor_id)
        }
    }

    /// Call flags of all sessions together, 0 = not in the call.
    pub fn in_call(&self) -> i64 {
        self.sessions.iter().fold(0, |flags, open| flags | open.in_call)
    }
}

/// One row per open session, and one for participants without a session.
const ROWS: &str = "SELECT t.id, room_id, actor_type, actor_id, guest_name, type, permissions, \
    session_id, last_ping, in_call, \
    CASE actor_type WHEN 'users' THEN a.display_name \
      WHEN 'groups' THEN (SELECT n.display_name FROM names_of_groups n WHERE n.group_id = actor_id) \
      WHEN 'circles' THEN (SELECT n.display_name FROM teams n WHERE n.id = actor_id) END, \
    status, status_icon, status_message, status_clear_at, \
    pin, phone_number, call_id, access, important, archived, state \
    FROM attendees t LEFT JOIN sessions s ON s.attendee_id = t.id \
    LEFT JOIN accounts a ON actor_type = 'users' AND a.id = actor_id";

fn read_session(row: &Row<'_>) -> rusqlite::Result<Option<Session>> {
    let session: Option<String> = row.get(7)?;
    Ok(match session {
        Some(id) => Some(Session {
            id,
            last_ping: row.get(8)?,
            in_call: row.get(9)?,
            state: row.get(21)?,
        }),
        None => None,
    })
}

fn read(row: &Row<'_>) -> rusqlite::Result<ParticipantRow> {
    let status: Option<String> = row.get(11)?;
    Ok(ParticipantRow {
        attendee: Attendee {
            id: row.get(0)?,
            conversation_id: row.get(1)?,
            actor: ActorType::parse(row.get_ref(2)?.as_str()?),
            actor_id: row.get(3)?,
            guest_name: row.get(4)?,
            participant_type: row.get(5)?,
            permissions: row.get(6)?,
            pin: row.get(15)?,
            phone_number: row.get(16)?,
            call_id: row.get(17)?,
            access: row.get(18)?,
            important: row.get(19)?,
            archived: row.get(20)?,
            sessions: Vec::new(),
        },
        display_name: row.get(10)?,
        status: match status {
            Some(kind) => Some(Status {
                kind,
                icon: row.get(12)?,
                message: row.get(13)?,
                clear_at: row.get(14)?,
            }),
            None => None,
        },
    })
}

fn several(db: &Connection, condition: &str, values: impl rusqlite::Params) -> Stored<Vec<ParticipantRow>> {
    let sql = format!("{ROWS} WHERE {condition} ORDER BY t.id, s.id");
    let mut statement = db.prepare_cached(&sql)?;
    let mut rows = statement.query(values)?;
    let mut participants: Vec<ParticipantRow> = Vec::new();
    while let Some(row) = rows.next()? {
        let id: i64 = row.get(0)?;
        if participants.last().is_none_or(|last| last.attendee.id != id) {
            participants.push(read(row)?);
        }
        if let Some(last) = participants.last_mut() {
            last.attendee.sessions.extend(read_session(row)?);
        }
    }
    Ok(participants)
}

fn one(db: &Connection, condition: &str, values: impl rusqlite::Params) -> Stored<Option<Attendee>> {
    Ok(several(db, condition, values)?.pop().map(|found| found.attendee))
}

/// All participants, in the order of adding.
///
/// # Errors
/// When the database fails; the same for every function below.
pub fn all(db: &Connection, conversation: i64) -> Stored<Vec<Attendee>> {
    let listed = listing(db, conversation)?;
    Ok(listed.into_iter().map(|each| each.attendee).collect())
}

/// A participant with name and status of the account.
#[derive(Debug, Clone)]
pub struct ParticipantRow {
    /// The row.
    pub attendee: Attendee,
    /// Name of the account, group or team; none for other actors and for rows whose account is gone.
    pub display_name: Option<String>,
    /// The status that the user has set.
    pub status: Option<Status>,
}

/// All participants with names and statuses, in the order of adding.
///
/// # Errors
/// See [`all`].
pub fn listing(db: &Connection, conversation: i64) -> Stored<Vec<ParticipantRow>> {
    several(db, "room_id = ?1", [conversation])
}

/// The participant with this actor id. User ids are compared exactly here.
///
/// # Errors
/// See [`all`].
pub fn find(db: &Connection, conversation: i64, actor: ActorType, id: &str) -> Stored<Option<Attendee>> {
    one(
        db,
        "room_id = ?1 AND actor_type = ?2 AND actor_id = ?3",
        (conversation, actor.name(), id),
    )
}

/// The row that has this session open.
///
/// # Errors
/// See [`all`].
pub fn by_session(db: &Connection, session: &str) -> Stored<Option<Attendee>> {
    let condition = "t.id = (SELECT attendee_id FROM sessions WHERE session_id = ?1)";
    one(db, condition, [session])
}

/// The row with this number, in this conversation.
///
/// # Errors
/// See [`all`].
pub fn by_id(db: &Connection, conversation: i64, id: i64) -> Stored<Option<Attendee>> {
    one(db, "room_id = ?1 AND t.id = ?2", [conversation, id])
}

/// Adds a participant without a session.
///
/// # Errors
/// See [`all`]; also when the participant is there already.
pub fn add(db: &Connection, conversation: i64, actor: ActorType, id: &str, participant_type: i64) -> Stored<i64> {
    db.prepare_cached("INSERT INTO attendees (room_id, actor_type, actor_id, type) VALUES (?1, ?2, ?3, ?4)")?
        .execute((conversation, actor.name(), id, participant_type))?;
    Ok(db.last_insert_rowid())
}

/// Removes a participant.
///
/// # Errors
/// See [`all`].
pub fn remove(db: &Connection, id: i64) -> Stored<()> {
    db.prepare_cached("DELETE FROM attendees WHERE id = ?1")?
        .execute([id])?;
    Ok(())
}

/// Changes the participant type.
///
/// # Errors
/// See [`all`].
pub fn set_participant_type(db: &Connection, id: i64, participant_type: i64) -> Stored<()> {
    db.prepare_cached("UPDATE attendees SET type = ?2 WHERE id = ?1")?
        .execute((id, participant_type))?;
    Ok(())
}

/// Changes the own permissions, 0 for those of the conversation.
///
/// # Errors
/// See [`all`].
pub fn set_permissions(db: &Connection, id: i64, permissions: i64) -> Stored<()> {
    db.prepare_cached("UPDATE attendees SET permissions = ?2 WHERE id = ?1")?
        .execute((id, permissions))?;
    Ok(())
}

/// Writes what an actor has beside type, permissions and name: PIN, phone, link and the user's own marks.
///
/// # Errors
/// See [`all`].
pub fn set_extras(db: &Connection, row: &Attendee) -> Stored<()> {
    db.prepare_cached(
        "UPDATE attendees SET pin = ?2, phone_number = ?3, call_id = ?4, access = ?5, important = ?6, archived = ?7
         WHERE id = ?1",
    )?
    .execute((
        row.id,
        &row.pin,
        &row.phone_number,
        &row.call_id,
        &row.access,
        row.important,
        row.archived,
    ))?;
    Ok(())
}

/// Resets the own permissions of all participants.
///
/// # Errors
/// See [`all`].
pub fn reset_permissions(db: &Connection, conversation: i64) -> Stored<()> {
    db.execute(
        "UPDATE attendees SET permissions = 0 WHERE room_id = ?1",
        [conversation],
    )?;
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

/// Number of users with one of these participant types.
///
/// # Errors
/// See [`all`].
pub fn count(db: &Connection, conversation: i64, types: [i64; 2]) -> Stored<i64> {
    Ok(db
        .prepare_cached(
            "SELECT count(*) FROM attendees WHERE room_id = ?1 AND actor_type = 'users' AND type IN (?2, ?3)",
        )?
        .query_row((conversation, types[0], types[1]), |row| row.get(0))?)
}
