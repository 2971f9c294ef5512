//! Sessions whose long poll has to end because something changed. Kept in memory: after a restart the sessions poll again
//! anyway.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// When there are more sessions, all are forgotten; their long polls then end late, but end.
const MOST: usize = 10_000;

/// A flag for each session with a long poll: whether something changed.
#[derive(Debug, Default)]
pub struct Signals {
    news: Mutex<HashMap<String, bool>>,
}

impl Signals {
    fn lock(&self) -> MutexGuard<'_, HashMap<String, bool>> {
        self.news.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Registers a session.
    pub fn watch(&self, session: &str) {
        let mut news = self.lock();
        if news.len() >= MOST {
            news.clear();
        }
        news.entry(session.to_owned()).or_insert(false);
    }

    /// Sets the flag of these sessions.
    pub fn tell<'a>(&self, sessions: impl IntoIterator<Item = &'a str>) {
        let mut news = self.lock();
        for session in sessions {
            if let Some(flag) = news.get_mut(session) {
                *flag = true;
            }
        }
    }

    /// Reads and clears the flag of a session.
    pub fn take(&self, session: &str) -> bool {
        self.lock().get_mut(session).is_some_and(std::mem::take)
    }

    /// Removes a session.
    pub fn forget(&self, session: &str) {
        self.lock().remove(session);
    }
}
