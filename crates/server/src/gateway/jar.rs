//! Cookie jars by tab, in memory only and bounded.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::{HeaderMap, HeaderValue};

/// Header with which a tab names itself.
pub const TAB: &str = "x-tp-tab";
/// When there are more jars, the one unused for longest is dropped.
const MOST: usize = 256;

/// The name in the header, if it is one: 16 to 64 of `A-Za-z0-9_-`.
pub fn tab(headers: &HeaderMap) -> Option<String> {
    let name = headers.get(TAB)?.to_str().ok()?;
    let fits = (16..=64).contains(&name.len())
        && name
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'));
    fits.then(|| name.to_owned())
}

#[derive(Debug, Default)]
struct Content {
    cookies: BTreeMap<String, String>,
    credentials: Option<(String, String)>,
    generation: u64,
}

/// Cookies and sign-in of one tab.
#[derive(Debug, Default)]
pub struct Jar {
    content: Mutex<Content>,
    /// Held by the first request of an empty jar.
    pub first: tokio::sync::Mutex<()>,
}

impl Jar {
    fn lock(&self) -> MutexGuard<'_, Content> {
        self.content.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether no answer has set a cookie yet.
    pub fn is_empty(&self) -> bool {
        self.lock().cookies.is_empty()
    }

    /// Changes with every emptying, so that late answers of the person before are recognised.
    pub fn generation(&self) -> u64 {
        self.lock().generation
    }

    /// Forgets everything, credentials included.
    pub fn empty(&self) {
        let mut content = self.lock();
        *content = Content {
            generation: content.generation + 1,
            ..Content::default()
        };
    }

    /// The sign-in that goes with every request.
    pub fn set_credentials(&self, credentials: Option<(String, String)>) {
        self.lock().credentials = credentials;
    }

    /// Value of the `Cookie` header.
    pub fn cookie_header(&self) -> Option<String> {
        let content = self.lock();
        let pairs: Vec<String> = content
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }

    /// Value of the `Authorization` header.
    pub fn authorization(&self) -> Option<String> {
        let content = self.lock();
        let (user, password) = content.credentials.as_ref()?;
        Some(format!("Basic {}", STANDARD.encode(format!("{user}:{password}"))))
    }

    /// Takes the cookies of an answer, unless the jar was emptied since the request was sent.
    pub fn absorb<'a>(&self, generation: u64, headers: impl IntoIterator<Item = &'a HeaderValue>) {
        let mut content = self.lock();
        if content.generation != generation {
            return;
        }
        for header in headers {
            let Some((name, value, keep)) = header.to_str().ok().and_then(parsed) else {
                continue;
            };
            if keep {
                content.cookies.insert(name, value);
            } else {
                content.cookies.remove(&name);
            }
        }
    }
}

/// Name, value and whether the cookie is to be kept. Paths are left out: a jar knows one server only.
fn parsed(header: &str) -> Option<(String, String, bool)> {
    let mut parts = header.split(';');
    let (name, value) = parts.next()?.split_once('=')?;
    let over = parts.any(|part| {
        let part = part.trim().to_ascii_lowercase();
        part.strip_prefix("max-age=")
            .is_some_and(|age| age.parse::<i64>().is_ok_and(|age| age <= 0))
            || part.strip_prefix("expires=").is_some_and(|date| {
                httpdate::parse_http_date(&date.replace('-', " ")).is_ok_and(|date| date < std::time::SystemTime::now())
                    || date.contains("1970")
            })
    });
    Some((name.trim().to_owned(), value.to_owned(), !over))
}

/// All jars.
#[derive(Debug, Default)]
pub struct Jars {
    tabs: Mutex<Tabs>,
}

#[derive(Debug, Default)]
struct Tabs {
    jars: HashMap<String, (u64, Arc<Jar>)>,
    uses: u64,
}

impl Jars {
    /// The jar of a tab, a new one if need be.
    pub fn of(&self, tab: &str) -> Arc<Jar> {
        let mut tabs = self.tabs.lock().unwrap_or_else(PoisonError::into_inner);
        tabs.uses += 1;
        let uses = tabs.uses;
        if !tabs.jars.contains_key(tab) && tabs.jars.len() >= MOST {
            let oldest = tabs
                .jars
                .iter()
                .min_by_key(|(_, (used, _))| *used)
                .map(|(name, _)| name.clone());
            if let Some(oldest) = oldest {
                tabs.jars.remove(&oldest);
            }
        }
        let entry = tabs.jars.entry(tab.to_owned()).or_default();
        entry.0 = uses;
        Arc::clone(&entry.1)
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;

    use super::{Jar, Jars, MOST};

    fn absorb(jar: &Jar, generation: u64, headers: &[&'static str]) {
        let headers: Vec<HeaderValue> = headers.iter().map(|text| HeaderValue::from_static(text)).collect();
        jar.absorb(generation, &headers);
    }

    #[test]
    fn cookies_are_kept_replaced_and_expired() {
        let jar = Jar::default();
        absorb(&jar, 0, &["a=1; path=/; HttpOnly", "b=2", "a=3; SameSite=Lax"]);
        assert_eq!(jar.cookie_header().as_deref(), Some("a=3; b=2"));
        absorb(
            &jar,
            0,
            &[
                "a=deleted; Max-Age=0",
                "b=deleted; expires=Thu, 01-Jan-1970 00:00:01 GMT",
            ],
        );
        assert_eq!(jar.cookie_header(), None);
    }

    #[test]
    fn a_late_answer_does_not_fill_an_emptied_jar() {
        let jar = Jar::default();
        let before = jar.generation();
        jar.empty();
        absorb(&jar, before, &["a=1"]);
        assert!(jar.is_empty());
    }

    #[test]
    fn the_jar_unused_for_longest_goes_first() {
        let jars = Jars::default();
        absorb(&jars.of("first"), 0, &["a=1"]);
        absorb(&jars.of("second"), 0, &["a=1"]);
        for number in 2..MOST {
            jars.of(&format!("tab{number}"));
        }
        jars.of("first");
        jars.of("one more");
        assert!(!jars.of("first").is_empty());
        assert!(jars.of("second").is_empty());
    }
}
