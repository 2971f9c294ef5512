//! The database: SQLite is the only truth, nothing is cached beside it.
//!
//! One connection behind one lock, one transaction per request: a handler sees and leaves a consistent state.
//! Rules of the conversation live in the endpoints; this module only reads and writes rows.

pub mod accounts;
pub mod attendees;
pub mod bans;
pub mod browsers;
pub mod conversations;
pub mod groups;
pub mod secrets;
pub mod sessions;
pub mod teams;
pub mod upgrade;
pub mod visits;

use std::fmt::Debug;
use std::path::Path;
use std::sync::{Mutex, OnceLock, PoisonError};

use rusqlite::{Connection, Transaction};

/// The database failed; answered with 500 and rolled back.
#[derive(Debug, thiserror::Error)]
#[error("database: {0}")]
pub struct StoreError(#[from] rusqlite::Error);

/// Result of every function of the store.
pub type Stored<T> = Result<T, StoreError>;

/// Somebody who wants to know what changes.
pub trait Observer: Debug + Send + Sync {
    /// A transaction has changed something.
    fn changed(&self, db: &Connection);
}

/// A database, in memory or in a file.
#[derive(Debug)]
pub struct Store {
    connection: Mutex<Connection>,
    observer: OnceLock<Box<dyn Observer>>,
}

impl Store {
    /// Opens the file, or an empty database in memory when there is none, and creates missing tables.
    ///
    /// # Errors
    /// When the file cannot be opened or is not a database of this server.
    pub fn open(file: Option<&Path>) -> Stored<Self> {
        let mut connection = match file {
            Some(path) => {
                let connection = Connection::open(path)?;
                connection.pragma_update(None, "journal_mode", "WAL")?;
                connection.pragma_update(None, "synchronous", "NORMAL")?;
                connection
            }
            None => Connection::open_in_memory()?,
        };
        connection.pragma_update(None, "foreign_keys", true)?;
        upgrade::prepare(&mut connection)?;
        Ok(Self {
            connection: Mutex::new(connection),
            observer: OnceLock::new(),
        })
    }

    /// Tells `observer` from now on after every transaction that changed something. There can be one.
    pub fn observe(&self, observer: Box<dyn Observer>) {
        self.observer.get_or_init(|| observer);
    }

    /// Tells the observer, unless nothing has changed. The lock is still held, so that it sees one change at a time.
    fn tell(&self, connection: &Connection, changes_before: u64) {
        if let Some(observer) = self.observer.get()
            && connection.total_changes() != changes_before
        {
            observer.changed(connection);
        }
    }

    /// Runs `work` in a transaction. Whatever it answers is committed; only a failing database rolls back, because
    /// a refused request may have changed something on purpose (a guest who joins again with a wrong password is out).
    ///
    /// # Errors
    /// When the transaction cannot be started or committed.
    pub fn transaction<T>(&self, work: impl FnOnce(&Transaction<'_>) -> T) -> Stored<T> {
        let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let changes = connection.total_changes();
        let transaction = connection.transaction()?;
        let answer = work(&transaction);
        transaction.commit()?;
        self.tell(&connection, changes);
        Ok(answer)
    }

    /// Like [`Store::transaction`] for work that itself fails only with the database: an error rolls back.
    ///
    /// # Errors
    /// What the work answered, or when the transaction cannot be started or committed.
    pub fn write<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Stored<T>) -> Stored<T> {
        let mut connection = self.connection.lock().unwrap_or_else(PoisonError::into_inner);
        let changes = connection.total_changes();
        let transaction = connection.transaction()?;
        let answer = work(&transaction)?;
        transaction.commit()?;
        self.tell(&connection, changes);
        Ok(answer)
    }
}
