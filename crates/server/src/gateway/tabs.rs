//! The jars of all browser tabs: bounded, and without passwords of tabs that are idle.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use http::HeaderMap;

use super::jar::Jar;

/// Header with which a tab names itself.
pub const TAB: &str = "x-tp-tab";
/// Most tabs at a time.
const MOST: usize = 256;
/// A password is forgotten after so long without a request of its tab.
const IDLE: Duration = Duration::from_secs(600);

/// The name in the header, if it is one: 16 to 64 of `A-Za-z0-9_-`.
pub fn tab(headers: &HeaderMap) -> Option<String> {
    let name = headers.get(TAB)?.to_str().ok()?;
    let fits = (16..=64).contains(&name.len())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    fits.then(|| name.to_owned())
}

/// There are too many tabs, and all of them are active.
#[derive(Debug, thiserror::Error)]
#[error("too many tabs")]
pub struct TooManyTabs;

/// A point in time. Neither clock alone is enough: one stands still while the machine sleeps, the other can be set.
#[derive(Debug, Clone, Copy)]
struct Moment {
    monotonic: Instant,
    wall: SystemTime,
}

impl Moment {
    fn now() -> Self {
        Self {
            monotonic: Instant::now(),
            wall: SystemTime::now(),
        }
    }

    fn elapsed(self) -> Duration {
        self.monotonic.elapsed().max(self.wall.elapsed().unwrap_or_default())
    }
}

#[derive(Debug)]
struct Entry {
    jar: Arc<Jar>,
    last_used: Moment,
    uses: u64,
}

impl Entry {
    fn is_in_flight(&self) -> bool {
        Arc::strong_count(&self.jar) > 1
    }

    /// A tab with a request in flight, or with a recent one and a sign-in or more requests than one. Invented tabs mostly
    /// send one.
    fn is_active(&self, idle: Duration) -> bool {
        let is_used = self.jar.is_signed_in() || self.uses > 1;
        self.is_in_flight() || (is_used && self.last_used.elapsed() < idle)
    }
}

/// Jars by tab.
#[derive(Debug)]
pub struct Tabs {
    entries: Mutex<HashMap<String, Entry>>,
    idle: Duration,
}

impl Default for Tabs {
    fn default() -> Self {
        Self::new(IDLE)
    }
}

impl Tabs {
    /// No tabs yet; passwords are forgotten after `idle` without a request.
    pub fn new(idle: Duration) -> Self {
        Self {
            entries: Mutex::default(),
            idle,
        }
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<String, Entry>> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The jar of a tab for one request, a new one if need be. It counts as in flight while the answer is held.
    ///
    /// # Errors
    /// When a new tab would need the place of an active one.
    pub fn jar(&self, tab: &str) -> Result<Arc<Jar>, TooManyTabs> {
        let mut entries = self.lock();
        if !entries.contains_key(tab) && entries.len() >= MOST {
            let evicted = entries
                .iter()
                .filter(|(_, entry)| !entry.is_active(self.idle))
                .max_by_key(|(_, entry)| entry.last_used.elapsed())
                .map(|(name, _)| name.clone())
                .ok_or(TooManyTabs)?;
            entries.remove(&evicted);
        }
        let entry = entries.entry(tab.to_owned()).or_insert_with(|| Entry {
            jar: Arc::default(),
            last_used: Moment::now(),
            uses: 0,
        });
        if !entry.is_in_flight() && entry.last_used.elapsed() >= self.idle {
            entry.jar.expire();
        }
        entry.last_used = Moment::now();
        entry.uses += 1;
        Ok(Arc::clone(&entry.jar))
    }

    /// Whether the gateway has the password of a tab. Asking is no use of the tab.
    pub fn is_signed_in(&self, tab: &str) -> bool {
        self.lock().get(tab).is_some_and(|entry| entry.jar.is_signed_in())
    }

    /// Forgets a tab. Requests in flight keep what they have.
    pub fn remove(&self, tab: &str) {
        if let Some(entry) = self.lock().remove(tab) {
            entry.jar.empty();
        }
    }

    /// Forgets the passwords of tabs that are idle.
    pub fn expire_idle(&self) {
        for entry in self.lock().values() {
            if !entry.is_in_flight() && entry.last_used.elapsed() >= self.idle {
                entry.jar.expire();
            }
        }
    }

    /// Forgets the passwords of all tabs, as if all were idle. For tests, which cannot wait.
    pub fn expire_all(&self) {
        for entry in self.lock().values() {
            entry.jar.expire();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{MOST, Tabs};

    #[test]
    fn many_unused_tabs_evict_no_active_one() {
        let tabs = Tabs::default();
        tabs.jar("signed in")
            .unwrap()
            .set_credentials("ada".to_owned(), "secret".to_owned());
        tabs.jar("guest").unwrap();
        tabs.jar("guest").unwrap();
        let in_flight = tabs.jar("in flight").unwrap();
        for number in 0..2 * MOST {
            tabs.jar(&format!("invented{number}")).unwrap();
        }
        assert_eq!(tabs.lock().len(), MOST);
        for name in ["signed in", "guest", "in flight"] {
            assert!(tabs.lock().contains_key(name), "{name}");
        }
        drop(in_flight);
    }

    #[test]
    fn a_new_tab_is_refused_while_all_others_are_active() {
        let tabs = Tabs::default();
        let held: Vec<_> = (0..MOST)
            .map(|number| tabs.jar(&format!("tab{number}")).unwrap())
            .collect();
        assert!(tabs.jar("one more").is_err());
        assert!(tabs.jar("tab0").is_ok());
        drop(held);
        assert!(tabs.jar("one more").is_ok());
    }

    #[test]
    fn the_password_of_an_idle_tab_is_forgotten() {
        let tabs = Tabs::new(Duration::from_millis(20));
        let sign_in = |name: &str| {
            let jar = tabs.jar(name).unwrap();
            jar.set_credentials("ada".to_owned(), "secret".to_owned());
            jar
        };
        let (idle, in_flight) = (sign_in("idle"), sign_in("in flight"));
        drop(idle);
        std::thread::sleep(Duration::from_millis(30));
        tabs.expire_idle();
        assert!(in_flight.is_signed_in(), "a request of it is in flight");
        let back = tabs.jar("idle").unwrap();
        assert!(back.is_expired() && !back.is_signed_in());
        drop((back, sign_in("swept by its own request")));
        std::thread::sleep(Duration::from_millis(30));
        assert!(tabs.jar("swept by its own request").unwrap().is_expired());
    }
}
