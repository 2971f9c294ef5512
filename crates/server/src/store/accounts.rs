//! Accounts: who can log in. Passwords are demo passwords, printed in the demo itself, and kept as they are.

use rusqlite::{Connection, OptionalExtension, Row};

use super::Stored;

/// A status that a user has set, shown with `includeStatus`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// `online`, `away`, `dnd`, `invisible` or `offline`.
    pub kind: String,
    /// One emoji.
    pub icon: Option<String>,
    /// Free text.
    pub message: Option<String>,
    /// Seconds since the epoch.
    pub clear_at: Option<i64>,
}

/// One account.
#[derive(Debug, Clone)]
pub struct Account {
    /// User id in the case it was created with.
    pub id: String,
    /// Name shown to others, any text.
    pub display_name: String,
    /// Address, for autocomplete.
    pub email: Option<String>,
    /// A disabled account cannot log in and stays in its conversations.
    pub enabled: bool,
    /// Seconds since the epoch.
    pub last_login: i64,
}

const COLUMNS: &str = "id, display_name, email, enabled, last_login";

fn read(row: &Row<'_>) -> rusqlite::Result<Account> {
    Ok(Account {
        id: row.get(0)?,
        display_name: row.get(1)?,
        email: row.get(2)?,
        enabled: row.get(3)?,
        last_login: row.get(4)?,
    })
}

/// The account with this id, whatever the case.
///
/// # Errors
/// When the database fails; the same for every function below.
pub fn find(db: &Connection, id: &str) -> Stored<Option<Account>> {
    let sql = format!("SELECT {COLUMNS} FROM accounts WHERE id = ?1");
    Ok(db.prepare_cached(&sql)?.query_row([id], read).optional()?)
}

/// The account if the password is right. The login name is the user id in any case, or an e-mail address that only one
/// account has.
///
/// # Errors
/// See [`find`].
pub fn verify(db: &Connection, login: &str, password: &str, now: i64) -> Stored<Option<Account>> {
    let id: Option<String> = db
        .prepare_cached(
            "SELECT id FROM accounts WHERE password = ?2 AND (id = ?1 OR 1 = (
               SELECT count(*) FROM accounts other WHERE lower(other.email) = lower(?1)
             ) AND lower(email) = lower(?1)) ORDER BY id = ?1 DESC",
        )?
        .query_row([login, password], |row| row.get(0))
        .optional()?;
    let Some(id) = id else {
        return Ok(None);
    };
    db.prepare_cached("UPDATE accounts SET last_login = ?2 WHERE id = ?1 AND last_login <> ?2")?
        .execute((&id, now))?;
    find(db, &id)
}

/// Creates the account or renames it; the password of account X is `X-password`.
///
/// # Errors
/// See [`find`].
pub fn put(db: &Connection, id: &str, display_name: &str) -> Stored<()> {
    db.prepare_cached(
        "INSERT INTO accounts (id, display_name, password) VALUES (?1, ?2, ?1 || '-password')
         ON CONFLICT (id) DO UPDATE SET display_name = excluded.display_name",
    )?
    .execute([id, display_name])?;
    Ok(())
}

/// Switches an account on or off.
///
/// # Errors
/// See [`find`].
pub fn set_enabled(db: &Connection, id: &str, enabled: bool) -> Stored<()> {
    db.execute("UPDATE accounts SET enabled = ?2 WHERE id = ?1", (id, enabled))?;
    Ok(())
}

/// Sets what `includeStatus` shows.
///
/// # Errors
/// See [`find`].
pub fn set_status(db: &Connection, id: &str, status: &Status) -> Stored<()> {
    db.execute(
        "UPDATE accounts SET status = ?2, status_icon = ?3, status_message = ?4, status_clear_at = ?5 WHERE id = ?1",
        (id, &status.kind, &status.icon, &status.message, status.clear_at),
    )?;
    Ok(())
}

/// Sets the address that autocomplete finds.
///
/// # Errors
/// See [`find`].
pub fn set_email(db: &Connection, id: &str, email: &str) -> Stored<()> {
    db.execute("UPDATE accounts SET email = ?2 WHERE id = ?1", [id, email])?;
    Ok(())
}

/// Deletes the account; its rows in conversations are no longer listed.
///
/// # Errors
/// See [`find`].
pub fn remove(db: &Connection, id: &str) -> Stored<()> {
    db.execute("DELETE FROM accounts WHERE id = ?1", [id])?;
    Ok(())
}

/// The status that the user has set.
///
/// # Errors
/// See [`find`].
pub fn status(db: &Connection, id: &str) -> Stored<Option<Status>> {
    let sql = "SELECT status, status_icon, status_message, status_clear_at FROM accounts
               WHERE id = ?1 AND status IS NOT NULL";
    let read = |row: &Row<'_>| {
        Ok(Status {
            kind: row.get(0)?,
            icon: row.get(1)?,
            message: row.get(2)?,
            clear_at: row.get(3)?,
        })
    };
    Ok(db.prepare_cached(sql)?.query_row([id], read).optional()?)
}

/// Which accounts come first when there are more than wanted.
#[derive(Debug, Clone, Copy)]
pub enum Order {
    /// By user id.
    Id,
    /// By shown name, byte by byte.
    Name,
    /// By shown name, where capital letters do not count.
    NameInAnyCase,
}

/// Accounts whose id or name contains the text, at most `limit`.
///
/// # Errors
/// See [`find`].
pub fn search(db: &Connection, text: &str, limit: u32, order: Order) -> Stored<Vec<Account>> {
    let column = match order {
        Order::Id => "id",
        Order::Name => "display_name",
        Order::NameInAnyCase => "display_name COLLATE NOCASE",
    };
    let sql = format!(
        "SELECT {COLUMNS} FROM accounts
         WHERE enabled AND (instr(lower(id), lower(?1)) OR instr(lower(display_name), lower(?1)) OR lower(email) = lower(?1))
         ORDER BY {column}, id LIMIT ?2"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map((text, limit), read)?;
    Ok(rows.collect::<Result<_, _>>()?)
}
