//! Older data files: of the time when a participant had one session, and of the time before bans, phones and federation.
//! Their rows are moved into the tables of today.

use rusqlite::{Connection, Transaction};

use super::Stored;

/// Columns of conversations that came later, in the order of coming.
const LATER_COLUMNS: [(&str, &str); 11] = [
    ("call_permissions", "INTEGER NOT NULL DEFAULT 0"),
    ("default_permissions", "INTEGER NOT NULL DEFAULT 0"),
    ("object_id", "TEXT NOT NULL DEFAULT ''"),
    ("description", "TEXT NOT NULL DEFAULT ''"),
    ("listable", "INTEGER NOT NULL DEFAULT 0"),
    ("sip", "INTEGER NOT NULL DEFAULT 0"),
    ("mention_permissions", "INTEGER NOT NULL DEFAULT 0"),
    ("breakout_mode", "INTEGER NOT NULL DEFAULT 0"),
    ("breakout_status", "INTEGER NOT NULL DEFAULT 0"),
    ("remote_server", "TEXT NOT NULL DEFAULT ''"),
    ("remote_token", "TEXT NOT NULL DEFAULT ''"),
];

/// Creates missing tables, and takes the rows of an older file over.
///
/// # Errors
/// When the database fails.
pub fn prepare(connection: &mut Connection) -> Stored<()> {
    let transaction = connection.transaction()?;
    if has_column(&transaction, "rooms", "id")? {
        for (name, kind) in LATER_COLUMNS {
            if !has_column(&transaction, "rooms", name)? {
                transaction.execute_batch(&format!("ALTER TABLE rooms ADD COLUMN {name} {kind}"))?;
            }
        }
    }
    let has_permissions = has_column(&transaction, "attendees", "permissions")?;
    let has_sessions = has_column(&transaction, "sessions", "id")?;
    // SQLite cannot change a CHECK, so the table is made anew; sessions follow it, because they refer to it.
    let is_old = has_column(&transaction, "attendees", "id")? && !has_column(&transaction, "attendees", "pin")?;
    if is_old {
        transaction.execute_batch(
            "DROP INDEX IF EXISTS attendees_by_room;
             DROP INDEX IF EXISTS attendees_by_actor;
             DROP INDEX IF EXISTS sessions_by_attendee;
             ALTER TABLE attendees RENAME TO attendees_before;",
        )?;
    }
    if is_old && has_sessions {
        transaction.execute_batch("ALTER TABLE sessions RENAME TO sessions_before;")?;
    }
    transaction.execute_batch(include_str!("schema.sql"))?;
    if is_old {
        take_over(&transaction, has_permissions, has_sessions)?;
    }
    transaction.commit()?;
    Ok(())
}

fn take_over(transaction: &Transaction<'_>, has_permissions: bool, has_sessions: bool) -> Stored<()> {
    let permissions = if has_permissions { "permissions" } else { "0" };
    transaction.execute_batch(&format!(
        "INSERT INTO attendees (id, room_id, actor_type, actor_id, guest_name, type, permissions)
           SELECT id, room_id, actor_type, actor_id, guest_name, type, {permissions} FROM attendees_before;"
    ))?;
    transaction.execute_batch(if has_sessions {
        "INSERT INTO sessions (id, attendee_id, session_id, last_ping, in_call)
           SELECT id, attendee_id, session_id, last_ping, in_call FROM sessions_before;
         DROP TABLE sessions_before;"
    } else {
        "INSERT INTO sessions (attendee_id, session_id, last_ping, in_call)
           SELECT id, session_id, last_ping, in_call FROM attendees_before WHERE session_id IS NOT NULL;"
    })?;
    transaction.execute_batch("DROP TABLE attendees_before;")?;
    Ok(())
}

fn has_column(db: &Connection, table: &str, column: &str) -> Stored<bool> {
    let mut statement = db.prepare("SELECT 1 FROM pragma_table_info(?1) WHERE name = ?2")?;
    Ok(statement.exists([table, column])?)
}

#[cfg(test)]
mod tests {
    use rusqlite::Connection;

    use super::prepare;
    use crate::store::attendees::{self, ActorType};
    use crate::store::{StoreError, conversations};

    /// The tables that changed, as they were.
    const BEFORE: &str = "
        CREATE TABLE rooms (id INTEGER PRIMARY KEY AUTOINCREMENT, token TEXT NOT NULL UNIQUE, type INTEGER NOT NULL,
          name TEXT NOT NULL, password TEXT, lobby INTEGER NOT NULL DEFAULT 0, lobby_timer INTEGER NOT NULL DEFAULT 0,
          read_only INTEGER NOT NULL DEFAULT 0, object_type TEXT NOT NULL DEFAULT '',
          last_activity INTEGER NOT NULL DEFAULT 0) STRICT;
        CREATE TABLE attendees (id INTEGER PRIMARY KEY AUTOINCREMENT,
          room_id INTEGER NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
          actor_type TEXT NOT NULL CHECK (actor_type IN ('users', 'guests', 'emails')), actor_id TEXT NOT NULL,
          guest_name TEXT NOT NULL DEFAULT '', type INTEGER NOT NULL, session_id TEXT UNIQUE,
          last_ping INTEGER NOT NULL DEFAULT 0, in_call INTEGER NOT NULL DEFAULT 0,
          UNIQUE (room_id, actor_type, actor_id)) STRICT;
        CREATE INDEX attendees_by_room ON attendees (room_id, id);
        INSERT INTO rooms (token, type, name) VALUES ('oldroom1', 3, 'Old');
        INSERT INTO attendees (id, room_id, actor_type, actor_id, type) VALUES (4, 1, 'users', 'ann', 1);
        INSERT INTO attendees (id, room_id, actor_type, actor_id, type, session_id, last_ping, in_call)
          VALUES (7, 1, 'guests', 'x', 4, 'open', 99, 3);";

    /// The tables as they were before Talk 22.
    const BEFORE_22: &str = "
        CREATE TABLE rooms (id INTEGER PRIMARY KEY AUTOINCREMENT, token TEXT NOT NULL UNIQUE, type INTEGER NOT NULL,
          name TEXT NOT NULL, password TEXT, lobby INTEGER NOT NULL DEFAULT 0, lobby_timer INTEGER NOT NULL DEFAULT 0,
          read_only INTEGER NOT NULL DEFAULT 0, object_type TEXT NOT NULL DEFAULT '',
          last_activity INTEGER NOT NULL DEFAULT 0, call_permissions INTEGER NOT NULL DEFAULT 0) STRICT;
        CREATE TABLE attendees (id INTEGER PRIMARY KEY AUTOINCREMENT,
          room_id INTEGER NOT NULL REFERENCES rooms (id) ON DELETE CASCADE,
          actor_type TEXT NOT NULL CHECK (actor_type IN ('users', 'guests', 'emails', 'groups')), actor_id TEXT NOT NULL,
          guest_name TEXT NOT NULL DEFAULT '', type INTEGER NOT NULL, permissions INTEGER NOT NULL DEFAULT 0,
          UNIQUE (room_id, actor_type, actor_id)) STRICT;
        CREATE TABLE sessions (id INTEGER PRIMARY KEY AUTOINCREMENT,
          attendee_id INTEGER NOT NULL REFERENCES attendees (id) ON DELETE CASCADE,
          session_id TEXT NOT NULL UNIQUE, last_ping INTEGER NOT NULL, in_call INTEGER NOT NULL) STRICT;
        CREATE INDEX attendees_by_room ON attendees (room_id, id);
        CREATE INDEX sessions_by_attendee ON sessions (attendee_id, id);
        INSERT INTO rooms (token, type, name) VALUES ('oldroom2', 3, 'Old');
        INSERT INTO attendees (id, room_id, actor_type, actor_id, type, permissions) VALUES (5, 1, 'users', 'ann', 3, 9);
        INSERT INTO sessions (attendee_id, session_id, last_ping, in_call) VALUES (5, 'one', 98, 1), (5, 'two', 99, 0);";

    #[test]
    fn phones_fit_into_a_file_of_talk_17() -> Result<(), StoreError> {
        let mut db = Connection::open_in_memory()?;
        db.pragma_update(None, "foreign_keys", true)?;
        db.execute_batch(BEFORE_22)?;
        prepare(&mut db)?;
        prepare(&mut db)?;
        let rows = attendees::all(&db, 1)?;
        assert_eq!((rows.len(), rows[0].permissions, rows[0].sessions.len()), (1, 9, 2));
        assert_eq!(attendees::add(&db, 1, ActorType::Phones, "a", 3)?, 6);
        attendees::remove(&db, 5)?;
        let left: i64 = db.query_row("SELECT count(*) FROM sessions", [], |row| row.get(0))?;
        assert_eq!(left, 0, "sessions go with their participant");
        Ok(())
    }

    #[test]
    fn participants_and_their_sessions_are_kept() -> Result<(), StoreError> {
        let mut db = Connection::open_in_memory()?;
        db.execute_batch(BEFORE)?;
        prepare(&mut db)?;
        prepare(&mut db)?;
        let participants = attendees::all(&db, 1)?;
        assert_eq!(participants.iter().map(|each| each.id).collect::<Vec<_>>(), [4, 7]);
        let session = participants[1]
            .session()
            .map(|open| (open.id.as_str(), open.last_ping, open.in_call));
        assert_eq!(session, Some(("open", 99, 3)));
        assert_eq!(
            conversations::find(&db, "oldroom1")?.map(|conversation| conversation.call_permissions),
            Some(0)
        );
        let id = attendees::add(&db, 1, ActorType::Groups, "team", 3)?;
        assert_eq!(id, 8);
        Ok(())
    }
}
