//! The jars of all browser tabs: bounded, and without passwords of tabs that are idle.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use http::HeaderMap;

use super::jar::Jar;

/// Header with which a tab names itself.
pub const TAB: &str = "x-tp-tab";
/// What begins the names of guests' tabs. Tabs with other names have to sign in: whatever becomes of the sign-in, the name
/// alone keeps their requests from being sent as those of a guest.
pub const GUEST: &str = "guest-";
/// Most tabs at a time.
const MOST: usize = 256;
/// A password is forgotten after so long without a request of its tab.
const IDLE: Duration = Duration::from_secs(600);

/// The only name in the header, if it is one: 16 to 64 of `A-Za-z0-9_-`.
pub fn tab(headers: &HeaderMap) -> Option<String> {
    let mut names = headers.get_all(TAB).iter();
    let (name, None) = (names.next()?.to_str().ok()?, names.next()) else {
        return None;
    };
    let fits = (16..=64).contains(&name.len())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    fits.then(|| name.to_owned())
}

/// There are too many tabs that are signed in or have joined.
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
}

impl Entry {
    fn new(jar: Arc<Jar>) -> Self {
        Self {
            jar,
            last_used: Moment::now(),
        }
    }

    fn is_in_flight(&self) -> bool {
        Arc::strong_count(&self.jar) > 1
    }

    fn is_idle(&self, idle: Duration) -> bool {
        !self.is_in_flight() && self.last_used.elapsed() >= idle
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
    /// When a new tab would need the place of one that is kept.
    pub fn jar(&self, tab: &str) -> Result<Arc<Jar>, TooManyTabs> {
        let mut entries = self.lock();
        if let Some(entry) = entries.get_mut(tab) {
            if entry.is_idle(self.idle) {
                entry.jar.expire();
            }
            entry.last_used = Moment::now();
            return Ok(Arc::clone(&entry.jar));
        }
        let jar = if tab.starts_with(GUEST) {
            Jar::of_guest()
        } else {
            Jar::default()
        };
        self.insert(&mut entries, tab, Arc::new(jar))
    }

    /// Keeps the place of a tab that has signed in or joined with this jar, also if it was given away meanwhile.
    ///
    /// # Errors
    /// When that would need the place of another one that is kept.
    pub fn keep(&self, tab: &str, jar: &Arc<Jar>) -> Result<(), TooManyTabs> {
        let mut entries = self.lock();
        if entries.get(tab).is_some_and(|entry| Arc::ptr_eq(&entry.jar, jar)) {
            return Ok(());
        }
        entries.remove(tab);
        self.insert(&mut entries, tab, Arc::clone(jar)).map(|_| ())
    }

    /// Gives a tab a place: a free one, or that of the tab that was used least recently among those that are not kept.
    fn insert(&self, entries: &mut HashMap<String, Entry>, tab: &str, jar: Arc<Jar>) -> Result<Arc<Jar>, TooManyTabs> {
        if entries.len() >= MOST {
            let evicted = entries
                .iter()
                .filter(|(_, entry)| !entry.jar.is_kept() || entry.is_idle(self.idle))
                .max_by_key(|(_, entry)| (!entry.jar.is_kept(), entry.last_used.elapsed()))
                .map(|(name, _)| name.clone())
                .ok_or(TooManyTabs)?;
            entries.remove(&evicted);
        }
        entries.insert(tab.to_owned(), Entry::new(Arc::clone(&jar)));
        Ok(jar)
    }

    /// Whether requests of a tab are sent. Asking is no use of the tab.
    pub fn is_signed_in(&self, tab: &str) -> bool {
        self.lock().get(tab).is_some_and(|entry| entry.jar.is_somebody())
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
            if entry.is_idle(self.idle) {
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
    use std::sync::Arc;
    use std::time::Duration;

    use http::{HeaderMap, HeaderValue};

    use super::{Jar, MOST, TAB, Tabs, tab};

    fn sign_in(tabs: &Tabs, name: &str) -> Arc<Jar> {
        let jar = tabs.jar(name).unwrap();
        let ada = Jar::of_account("ada".to_owned(), "secret".to_owned());
        assert!(jar.take_over(ada, jar.generation()));
        jar
    }

    fn invent(tabs: &Tabs, uses: usize) {
        for number in 0..2 * MOST {
            for _ in 0..uses {
                tabs.jar(&format!("guest-invented{number}")).unwrap();
            }
        }
    }

    #[test]
    fn invented_tabs_evict_neither_one_that_is_signed_in_nor_one_that_has_joined() {
        let tabs = Tabs::default();
        sign_in(&tabs, "signed in");
        assert!(tabs.jar("guest-joined").unwrap().joined());
        invent(&tabs, 2);
        assert_eq!(tabs.lock().len(), MOST);
        for name in ["signed in", "guest-joined"] {
            assert!(tabs.lock().contains_key(name), "{name}");
        }
        assert!(tabs.jar("guest-new").is_ok(), "and leave room for others");
    }

    #[test]
    fn a_tab_that_signs_in_or_joins_has_its_place_back() {
        let tabs = Tabs::default();
        let jar = sign_in(&tabs, "signed in");
        tabs.lock().clear();
        invent(&tabs, 1);
        tabs.keep("signed in", &jar).unwrap();
        assert!(Arc::ptr_eq(&jar, &tabs.jar("signed in").unwrap()));
        assert_eq!(tabs.lock().len(), MOST);
    }

    #[test]
    fn a_new_tab_is_refused_while_all_others_are_signed_in_or_have_joined() {
        let tabs = Tabs::default();
        for number in 0..MOST {
            sign_in(&tabs, &format!("tab{number}"));
        }
        assert!(tabs.jar("one more").is_err());
        assert!(tabs.jar("tab0").is_ok());
        tabs.remove("tab0");
        assert!(tabs.jar("one more").is_ok());
    }

    #[test]
    fn the_password_of_an_idle_tab_is_forgotten() {
        let tabs = Tabs::new(Duration::from_millis(20));
        let (idle, in_flight) = (sign_in(&tabs, "idle"), sign_in(&tabs, "in flight"));
        drop(idle);
        std::thread::sleep(Duration::from_millis(30));
        tabs.expire_idle();
        assert!(in_flight.is_somebody(), "a request of it is in flight");
        assert!(!tabs.jar("idle").unwrap().is_somebody());
        drop(sign_in(&tabs, "swept by its own request"));
        std::thread::sleep(Duration::from_millis(30));
        assert!(!tabs.jar("swept by its own request").unwrap().is_somebody());
    }

    #[test]
    fn only_a_tab_with_the_name_of_a_guest_is_one() {
        let tabs = Tabs::default();
        assert!(tabs.jar("guest-0123456789").unwrap().is_somebody());
        sign_in(&tabs, "tab-0123456789");
        tabs.remove("tab-0123456789");
        assert!(!tabs.jar("tab-0123456789").unwrap().is_somebody());
    }

    #[test]
    fn a_request_names_one_tab() {
        let mut headers = HeaderMap::new();
        headers.append(TAB, HeaderValue::from_static("tab-one-0123456789"));
        assert_eq!(tab(&headers).as_deref(), Some("tab-one-0123456789"));
        headers.append(TAB, HeaderValue::from_static("tab-two-0123456789"));
        assert_eq!(tab(&headers), None);
    }
}
