//! Data files of the time when a participant had one session: their rows are moved into the tables of today.

use rusqlite::Connection;

use super::Stored;

/// Creates missing tables, and takes the rows of an older file over.
///
/// # Errors
/// When the database fails.
pub fn prepare(connection: &mut Connection) -> Stored<()> {
    let transaction = connection.transaction()?;
    let old = transaction
        .prepare("SELECT 1 FROM pragma_table_info('attendees') WHERE name = 'session_id'")?
        .exists([])?;
    if old {
        transaction.execute_batch(
            "ALTER TABLE attendees RENAME TO attendees_before;
             DROP INDEX IF EXISTS attendees_by_room;
             DROP INDEX IF EXISTS attendees_by_actor;
             ALTER TABLE rooms ADD COLUMN call_permissions INTEGER NOT NULL DEFAULT 0;",
        )?;
    }
    transaction.execute_batch(include_str!("schema.sql"))?;
    if old {
        transaction.execute_batch(
            "INSERT INTO attendees (id, room_id, actor_type, actor_id, guest_name, type)
               SELECT id, room_id, actor_type, actor_id, guest_name, type FROM attendees_before;
             INSERT INTO sessions (attendee_id, session_id, last_ping, in_call)
               SELECT id, session_id, last_ping, in_call FROM attendees_before WHERE session_id IS NOT NULL;
             DROP TABLE attendees_before;",
        )?;
    }
    transaction.commit()?;
    Ok(())
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
