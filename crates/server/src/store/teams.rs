//! Teams (circles on the wire), which can be added to a conversation with all their members.

use rusqlite::{Connection, OptionalExtension};

use super::Stored;

/// Creates a team or renames it, and adds members.
///
/// # Errors
/// When the database fails; the same for every function below.
pub fn put(db: &Connection, id: &str, name: &str, members: &[String]) -> Stored<()> {
    db.execute(
        "INSERT INTO teams (id, display_name) VALUES (?1, ?2)
         ON CONFLICT (id) DO UPDATE SET display_name = excluded.display_name",
        [id, name],
    )?;
    for member in members {
        db.execute(
            "INSERT OR IGNORE INTO members_of_teams (team_id, user_id) VALUES (?1, ?2)",
            [id, member],
        )?;
    }
    Ok(())
}

/// The shown name of a team, none if there is no such team.
///
/// # Errors
/// See [`put`].
pub fn name(db: &Connection, id: &str) -> Stored<Option<String>> {
    Ok(db
        .prepare_cached("SELECT display_name FROM teams WHERE id = ?1")?
        .query_row([id], |row| row.get(0))
        .optional()?)
}

/// User ids of the team.
///
/// # Errors
/// See [`put`].
pub fn members(db: &Connection, id: &str) -> Stored<Vec<String>> {
    let mut statement = db.prepare_cached("SELECT user_id FROM members_of_teams WHERE team_id = ?1 ORDER BY rowid")?;
    let rows = statement.query_map([id], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Ids and names of teams whose name contains the text.
///
/// # Errors
/// See [`put`].
pub fn search(db: &Connection, text: &str, limit: u32) -> Stored<Vec<(String, String)>> {
    let mut statement = db.prepare_cached(
        "SELECT id, display_name FROM teams WHERE instr(lower(display_name), lower(?1)) ORDER BY display_name LIMIT ?2",
    )?;
    let rows = statement.query_map((text, limit), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
