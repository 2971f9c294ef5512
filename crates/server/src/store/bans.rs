//! Bans of a conversation: who may not come in any more.

use rusqlite::{Connection, Row};

use super::Stored;
use crate::address::AddressRange;

/// Actor type of a ban of a network address.
pub const ADDRESS: &str = "ip";

/// One ban, or one that is to be stored.
#[derive(Debug, Clone)]
pub struct Ban {
    /// Number, given by the database.
    pub id: i64,
    /// Actor type of the moderator.
    pub moderator_type: String,
    /// Actor id of the moderator.
    pub moderator_id: String,
    /// Name of the moderator at that time.
    pub moderator_name: String,
    /// Actor type of the one who is banned, [`ADDRESS`] for an address.
    pub banned_type: String,
    /// Actor id, address or range.
    pub banned_id: String,
    /// Name of the one who is banned at that time.
    pub banned_name: String,
    /// Seconds since the epoch.
    pub banned_at: i64,
    /// What moderators wrote for each other.
    pub note: String,
}

fn read(row: &Row<'_>) -> rusqlite::Result<Ban> {
    Ok(Ban {
        id: row.get(0)?,
        moderator_type: row.get(1)?,
        moderator_id: row.get(2)?,
        moderator_name: row.get(3)?,
        banned_type: row.get(4)?,
        banned_id: row.get(5)?,
        banned_name: row.get(6)?,
        banned_at: row.get(7)?,
        note: row.get(8)?,
    })
}

/// Stores a ban; answers its number.
///
/// # Errors
/// When the database fails, and when the same actor is banned already; otherwise the same for every function below.
pub fn add(db: &Connection, conversation: i64, ban: &Ban) -> Stored<i64> {
    db.execute(
        "INSERT INTO bans (room_id, moderator_type, moderator_id, moderator_name, banned_type, banned_id, banned_name,
           banned_at, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        (
            conversation,
            &ban.moderator_type,
            &ban.moderator_id,
            &ban.moderator_name,
            &ban.banned_type,
            &ban.banned_id,
            &ban.banned_name,
            ban.banned_at,
            &ban.note,
        ),
    )?;
    Ok(db.last_insert_rowid())
}

/// All bans of a conversation, oldest first.
///
/// # Errors
/// See [`add`].
pub fn all(db: &Connection, conversation: i64) -> Stored<Vec<Ban>> {
    let mut statement = db.prepare_cached(
        "SELECT id, moderator_type, moderator_id, moderator_name, banned_type, banned_id, banned_name, banned_at, note
         FROM bans WHERE room_id = ?1 ORDER BY id",
    )?;
    let rows = statement.query_map([conversation], read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Whether an actor is banned.
///
/// # Errors
/// See [`add`].
pub fn exists(db: &Connection, conversation: i64, banned_type: &str, banned_id: &str) -> Stored<bool> {
    Ok(db
        .prepare_cached("SELECT 1 FROM bans WHERE room_id = ?1 AND banned_type = ?2 AND banned_id = ?3")?
        .exists((conversation, banned_type, banned_id))?)
}

/// Whether the bans of addresses cover this one.
///
/// # Errors
/// See [`add`].
pub fn covers(db: &Connection, conversation: i64, address: &str) -> Stored<bool> {
    let mut statement = db.prepare_cached("SELECT banned_id FROM bans WHERE room_id = ?1 AND banned_type = ?2")?;
    let mut rows = statement.query((conversation, ADDRESS))?;
    while let Some(row) = rows.next()? {
        if AddressRange::parse(row.get_ref(0)?.as_str().unwrap_or_default()).is_some_and(|range| range.has(address)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Ends a ban of this conversation, if it exists.
///
/// # Errors
/// See [`add`].
pub fn remove(db: &Connection, conversation: i64, id: i64) -> Stored<()> {
    db.execute("DELETE FROM bans WHERE room_id = ?1 AND id = ?2", [conversation, id])?;
    Ok(())
}
