//! Groups of accounts, which can be added to a conversation at once. An empty group is a row without a user.

use rusqlite::{Connection, OptionalExtension};

use super::Stored;

/// Creates the group, or adds the account to it.
///
/// # Errors
/// When the database fails; the same for every function below.
pub fn put(db: &Connection, group: &str, user: Option<&str>) -> Stored<()> {
    db.execute(
        "INSERT OR IGNORE INTO members_of_groups (group_id, user_id) VALUES (?1, ?2)",
        (group, user),
    )?;
    Ok(())
}

/// Whether there is such a group.
///
/// # Errors
/// See [`put`].
pub fn exists(db: &Connection, group: &str) -> Stored<bool> {
    Ok(db
        .prepare_cached("SELECT 1 FROM members_of_groups WHERE group_id = ?1")?
        .exists([group])?)
}

/// User ids of the group.
///
/// # Errors
/// See [`put`].
pub fn members(db: &Connection, group: &str) -> Stored<Vec<String>> {
    let mut statement = db.prepare_cached(
        "SELECT user_id FROM members_of_groups WHERE group_id = ?1 AND user_id IS NOT NULL ORDER BY user_id",
    )?;
    let rows = statement.query_map([group], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Groups of one account.
///
/// # Errors
/// See [`put`].
pub fn of_user(db: &Connection, user: &str) -> Stored<Vec<String>> {
    let mut statement =
        db.prepare_cached("SELECT group_id FROM members_of_groups WHERE user_id = ?1 ORDER BY group_id")?;
    let rows = statement.query_map([user], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Groups whose id or name contains the text.
///
/// # Errors
/// See [`put`].
pub fn search(db: &Connection, text: &str, limit: u32) -> Stored<Vec<String>> {
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT m.group_id FROM members_of_groups m LEFT JOIN names_of_groups n ON n.group_id = m.group_id
         WHERE instr(lower(m.group_id), lower(?1)) OR instr(lower(n.display_name), lower(?1))
         ORDER BY m.group_id LIMIT ?2",
    )?;
    let rows = statement.query_map((text, limit), |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Gives a group a shown name.
///
/// # Errors
/// See [`put`].
pub fn set_name(db: &Connection, group: &str, name: &str) -> Stored<()> {
    db.execute(
        "INSERT OR REPLACE INTO names_of_groups (group_id, display_name) VALUES (?1, ?2)",
        [group, name],
    )?;
    Ok(())
}

/// The shown name of a group: its id if it has no other.
///
/// # Errors
/// See [`put`].
pub fn name(db: &Connection, group: &str) -> Stored<String> {
    let name = db
        .prepare_cached("SELECT display_name FROM names_of_groups WHERE group_id = ?1")?
        .query_row([group], |row| row.get(0))
        .optional()?;
    Ok(name.unwrap_or_else(|| group.to_owned()))
}
