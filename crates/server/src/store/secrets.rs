//! Keys of this server, which it goes on to use after a restart.

use rusqlite::{Connection, OptionalExtension};

use super::Stored;

/// The key of this name; the first time it is made and kept. None if it cannot be made.
///
/// # Errors
/// When the database fails.
pub fn get_or_make(db: &Connection, name: &str, make: impl FnOnce() -> Option<Vec<u8>>) -> Stored<Option<Vec<u8>>> {
    let kept = db
        .prepare_cached("SELECT value FROM secrets WHERE name = ?1")?
        .query_row([name], |row| row.get(0))
        .optional()?;
    if kept.is_some() {
        return Ok(kept);
    }
    let Some(made) = make() else {
        return Ok(None);
    };
    db.prepare_cached("INSERT INTO secrets (name, value) VALUES (?1, ?2)")?
        .execute((name, &made))?;
    Ok(Some(made))
}
