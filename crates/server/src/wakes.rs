//! Who waits on a long poll and has news. Kept in memory: after a restart the sessions poll again anyway.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// More sessions than this are not remembered; forgotten ones merely wake late.
const MOST: usize = 10_000;

/// News per conversation session.
#[derive(Debug, Default)]
pub struct Wakes {
    news: Mutex<HashMap<String, bool>>,
}

impl Wakes {
    fn lock(&self) -> MutexGuard<'_, HashMap<String, bool>> {
        self.news.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// From now on news for this session are kept.
    pub fn watch(&self, session: &str) {
        let mut news = self.lock();
        if news.len() >= MOST {
            news.clear();
        }
        news.entry(session.to_owned()).or_insert(false);
    }

    /// Tells these sessions that something happened.
    pub fn tell<'a>(&self, sessions: impl IntoIterator<Item = &'a str>) {
        let mut news = self.lock();
        for session in sessions {
            if let Some(flag) = news.get_mut(session) {
                *flag = true;
            }
        }
    }

    /// Whether there are news; asking takes them.
    pub fn take(&self, session: &str) -> bool {
        self.lock().get_mut(session).is_some_and(std::mem::take)
    }

    /// The session is over.
    pub fn forget(&self, session: &str) {
        self.lock().remove(session);
    }
}
