//! Changes of the store that no request makes.

use server::store::accounts;

use crate::support::Server;

impl Server {
    /// Sets a status, written as `user kind|icon|message|clear_at`.
    pub fn status(&self, text: &str) {
        let (user, status) = text.split_once(' ').unwrap();
        let parts: Vec<&str> = status.split('|').collect();
        let status = accounts::Status {
            kind: parts[0].to_owned(),
            icon: parts.get(1).map(|icon| (*icon).to_owned()),
            message: parts.get(2).map(|message| (*message).to_owned()),
            clear_at: parts.get(3).map(|at| at.parse().unwrap()),
        };
        self.write(|db| accounts::set_status(db, user, &status)).unwrap();
    }

    /// Runs a transaction on the store.
    pub fn write<T>(&self, work: impl FnOnce(&rusqlite::Transaction<'_>) -> T) -> T {
        self.app().store.transaction(work).unwrap()
    }
}
