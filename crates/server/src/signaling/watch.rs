//! Compares conversations after every transaction with what they were before, and hands over what the signaling server has to be
//! told.
//!
//! Which ones a transaction has touched is kept by triggers of the database, so that the others need not be looked at. A ping
//! touches none.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::Connection;
use tokio::sync::mpsc::Sender;

use super::news::{self, Message};
use super::picture::{self, Picture};
use crate::store::{Observer, Stored};
use crate::version::Version;

/// Conversations that are there already, and from then on those that change. It lasts as long as the connection.
const TOUCHED: &str = "
    CREATE TEMP TABLE touched (room_id INTEGER PRIMARY KEY);
    INSERT INTO touched SELECT id FROM rooms;
    CREATE TEMP TRIGGER room_added AFTER INSERT ON rooms BEGIN
      INSERT OR IGNORE INTO touched VALUES (NEW.id); END;
    CREATE TEMP TRIGGER room_changed AFTER UPDATE ON rooms BEGIN
      INSERT OR IGNORE INTO touched VALUES (NEW.id); END;
    CREATE TEMP TRIGGER room_removed AFTER DELETE ON rooms BEGIN
      INSERT OR IGNORE INTO touched VALUES (OLD.id); END;
    CREATE TEMP TRIGGER attendee_added AFTER INSERT ON attendees BEGIN
      INSERT OR IGNORE INTO touched VALUES (NEW.room_id); END;
    CREATE TEMP TRIGGER attendee_changed AFTER UPDATE ON attendees BEGIN
      INSERT OR IGNORE INTO touched VALUES (NEW.room_id); END;
    CREATE TEMP TRIGGER attendee_removed AFTER DELETE ON attendees BEGIN
      INSERT OR IGNORE INTO touched VALUES (OLD.room_id); END;
    CREATE TEMP TRIGGER session_opened AFTER INSERT ON sessions BEGIN
      INSERT OR IGNORE INTO touched SELECT room_id FROM attendees WHERE id = NEW.attendee_id; END;
    CREATE TEMP TRIGGER session_calls AFTER UPDATE OF in_call ON sessions WHEN OLD.in_call IS NOT NEW.in_call BEGIN
      INSERT OR IGNORE INTO touched SELECT room_id FROM attendees WHERE id = NEW.attendee_id; END;
    CREATE TEMP TRIGGER session_closed AFTER DELETE ON sessions BEGIN
      INSERT OR IGNORE INTO touched SELECT room_id FROM attendees WHERE id = OLD.attendee_id; END;";

/// Watches the conversations.
#[derive(Debug)]
pub struct Watch {
    version: Version,
    messages: Sender<Message>,
    last: Mutex<BTreeMap<i64, Picture>>,
}

impl Watch {
    /// A watch that puts what it finds into `messages`, beginning with the conversations as they are.
    ///
    /// # Errors
    /// When the database fails.
    pub fn new(db: &Connection, version: Version, messages: Sender<Message>) -> Stored<Self> {
        db.execute_batch(TOUCHED)?;
        let watch = Self {
            version,
            messages,
            last: Mutex::default(),
        };
        watch.look(db)?;
        Ok(watch)
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<i64, Picture>> {
        self.last.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Looks at what was touched, and remembers it.
    fn look(&self, db: &Connection) -> Stored<Vec<Message>> {
        let mut statement = db.prepare_cached("SELECT room_id FROM touched ORDER BY room_id")?;
        let touched: Vec<i64> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let mut told = Vec::new();
        if touched.is_empty() {
            return Ok(told);
        }
        let mut last = self.lock();
        for id in touched {
            let now = picture::take(db, id)?;
            told.extend(news::between(self.version, last.get(&id), now.as_ref()));
            match now {
                Some(now) => last.insert(id, now),
                None => last.remove(&id),
            };
        }
        db.prepare_cached("DELETE FROM touched")?.execute([])?;
        Ok(told)
    }
}

impl Observer for Watch {
    fn changed(&self, db: &Connection) {
        match self.look(db) {
            Ok(told) => {
                for message in told {
                    // It must not wait: an answer to a client does.
                    if self.messages.try_send(message).is_err() {
                        eprintln!("not told to the signaling server: too much waits for it");
                    }
                }
            }
            Err(error) => eprintln!("not told to the signaling server: {error}"),
        }
    }
}
