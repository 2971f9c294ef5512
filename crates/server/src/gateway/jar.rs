//! Cookies and sign-in of one browser tab, in memory only.

use std::cmp::Reverse;
use std::sync::{Mutex, MutexGuard, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cookie_store::CookieStore;
use http::HeaderValue;
use url::Url;

#[derive(Debug, Default)]
struct Content {
    cookies: CookieStore,
    credentials: Option<(String, String)>,
    is_expired: bool,
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
        self.lock().cookies.iter_unexpired().next().is_none()
    }

    /// Whether the tab is signed in with a password.
    pub fn is_signed_in(&self) -> bool {
        self.lock().credentials.is_some()
    }

    /// Whether the sign-in was dropped because the tab was idle, so that its requests may not be passed on as a guest's.
    pub fn is_expired(&self) -> bool {
        self.lock().is_expired
    }

    /// Changes with every emptying, so that late answers of the account before are recognised.
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

    /// Forgets the sign-in of an idle tab. A guest, who has no password, keeps the cookies.
    pub fn expire(&self) {
        if self.is_signed_in() {
            self.empty();
            self.lock().is_expired = true;
        }
    }

    /// The sign-in that goes with every request: login name and password.
    pub fn set_credentials(&self, login: String, password: String) {
        self.lock().credentials = Some((login, password));
    }

    /// Value of the `Cookie` header of a request to this address.
    pub fn cookie_header(&self, address: &Url) -> Option<String> {
        let content = self.lock();
        let mut cookies = content.cookies.matches(address);
        // Longer paths first, as RFC 6265 wants it for cookies of the same name.
        cookies.sort_by_key(|cookie| (Reverse(cookie.path.len()), cookie.name().to_owned()));
        let pairs: Vec<String> = cookies
            .iter()
            .map(|cookie| format!("{}={}", cookie.name(), cookie.value()))
            .collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }

    /// Value of the `Authorization` header.
    pub fn authorization(&self) -> Option<String> {
        let content = self.lock();
        let (user, password) = content.credentials.as_ref()?;
        Some(format!("Basic {}", STANDARD.encode(format!("{user}:{password}"))))
    }

    /// Stores the cookies of an answer from this address, unless the jar was emptied since the request was sent.
    pub fn absorb<'a>(&self, generation: u64, address: &Url, headers: impl IntoIterator<Item = &'a HeaderValue>) {
        let mut content = self.lock();
        if content.generation != generation {
            return;
        }
        for header in headers.into_iter().filter_map(|header| header.to_str().ok()) {
            // Cookies that the rules refuse, such as those for another domain, are not stored.
            let _ = content.cookies.parse(header, address);
        }
    }
}

#[cfg(test)]
mod tests {
    use http::HeaderValue;
    use url::Url;

    use super::Jar;

    fn address(path: &str) -> Url {
        Url::parse("https://cloud.example")
            .and_then(|url| url.join(path))
            .unwrap()
    }

    fn absorb(jar: &Jar, generation: u64, headers: &[&'static str]) {
        let headers: Vec<HeaderValue> = headers.iter().map(|text| HeaderValue::from_static(text)).collect();
        jar.absorb(generation, &address("/nextcloud/ocs/v2.php"), &headers);
    }

    #[test]
    fn cookies_are_kept_replaced_and_expired() {
        let jar = Jar::default();
        absorb(&jar, 0, &["a=1; path=/; HttpOnly", "a=3; path=/; SameSite=Lax"]);
        assert_eq!(jar.cookie_header(&address("/")).as_deref(), Some("a=3"));
        absorb(
            &jar,
            0,
            &["b=2; path=/; expires=Sun, 19 Jan 2070 19:59:70 GMT; Max-Age=60"],
        );
        absorb(&jar, 0, &["a=deleted; path=/; Max-Age=0"]);
        assert_eq!(jar.cookie_header(&address("/")).as_deref(), Some("b=2"));
        absorb(&jar, 0, &["b=deleted; path=/; expires=Thu, 01-Jan-1970 00:00:01 GMT"]);
        assert_eq!(jar.cookie_header(&address("/")), None);
    }

    #[test]
    fn a_year_that_only_looks_like_1970_does_not_expire_a_cookie() {
        let jar = Jar::default();
        absorb(
            &jar,
            0,
            &["a=1; path=/; expires=Wed, 01 Jan 2098 19:19:70 GMT; comment=1970"],
        );
        absorb(&jar, 0, &["b=1; path=/; expires=Wed, 01 Jan 2098 10:19:19 GMT; v=1970"]);
        assert!(
            jar.cookie_header(&address("/"))
                .is_some_and(|header| header.contains("b=1"))
        );
    }

    #[test]
    fn cookies_go_only_where_they_belong() {
        let jar = Jar::default();
        absorb(
            &jar,
            0,
            &[
                "a=1; path=/nextcloud",
                "b=1; domain=other.example; path=/",
                "c=1; path=/; secure",
            ],
        );
        assert_eq!(jar.cookie_header(&address("/nextcloud/x")).as_deref(), Some("a=1; c=1"));
        assert_eq!(jar.cookie_header(&address("/elsewhere")).as_deref(), Some("c=1"));
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
    fn an_idle_sign_in_is_dropped_and_a_guest_stays_one() {
        let jar = Jar::default();
        absorb(&jar, 0, &["a=1; path=/"]);
        jar.expire();
        assert_eq!((jar.is_empty(), jar.is_expired()), (false, false), "a guest");
        jar.set_credentials("ada".to_owned(), "secret".to_owned());
        jar.expire();
        assert_eq!(
            (jar.is_empty(), jar.is_expired(), jar.authorization()),
            (true, true, None)
        );
        jar.empty();
        assert!(!jar.is_expired());
    }
}
