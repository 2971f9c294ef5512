//! Groups of accounts, which can be added to a conversation at once. An empty group is a row without a user.

use rusqlite::Connection;

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

/// Groups whose id contains the text.
///
/// # Errors
/// See [`put`].
pub fn search(db: &Connection, text: &str, limit: u32) -> Stored<Vec<String>> {
    let mut statement = db.prepare_cached(
        "SELECT DISTINCT group_id FROM members_of_groups WHERE instr(lower(group_id), lower(?1))
         ORDER BY group_id LIMIT ?2",
    )?;
    let rows = statement.query_map((text, limit), |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
