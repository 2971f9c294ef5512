//! Which guest a browser is in a conversation: the one it was before, or the one that its invitation by mail names.

use rusqlite::{Connection, OptionalExtension};

use super::Stored;

/// Remembers the guest that a browser joined as.
///
/// # Errors
/// When the database fails; the same for every function below.
pub fn remember_guest(db: &Connection, browser: &str, token: &str, guest: &str) -> Stored<()> {
    db.prepare_cached("INSERT OR REPLACE INTO guests_before (browser_id, token, actor_id) VALUES (?1, ?2, ?3)")?
        .execute([browser, token, guest])?;
    Ok(())
}

/// The guest that a browser joined as last, whether still a participant or not.
///
/// # Errors
/// See [`remember_guest`].
pub fn guest(db: &Connection, browser: &str, token: &str) -> Stored<Option<String>> {
    Ok(db
        .prepare_cached("SELECT actor_id FROM guests_before WHERE browser_id = ?1 AND token = ?2")?
        .query_row([browser, token], |row| row.get(0))
        .optional()?)
}

/// Signs a browser in as the owner of an invited address, for this conversation.
///
/// # Errors
/// See [`remember_guest`].
pub fn sign_in(db: &Connection, browser: &str, token: &str, address: &str) -> Stored<()> {
    db.prepare_cached("INSERT OR REPLACE INTO email_guests (browser_id, token, address) VALUES (?1, ?2, ?3)")?
        .execute([browser, token, address])?;
    Ok(())
}

/// The address that a browser is signed in with.
///
/// # Errors
/// See [`remember_guest`].
pub fn address(db: &Connection, browser: &str, token: &str) -> Stored<Option<String>> {
    Ok(db
        .prepare_cached("SELECT address FROM email_guests WHERE browser_id = ?1 AND token = ?2")?
        .query_row([browser, token], |row| row.get(0))
        .optional()?)
}
