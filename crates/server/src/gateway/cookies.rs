//! The cookies of one tab: those that the rules for cookies let in, and not too many of them.

use std::cmp::Reverse;

use cookie_store::{Cookie, CookieStore};
use url::Url;

/// Cookies of a jar, and the bytes of their names and values together.
const MOST_COOKIES: usize = 50;
const LARGEST_COOKIES: usize = 16 << 10;

/// Cookies by domain, path and name.
#[derive(Debug, Default)]
pub struct Cookies(CookieStore);

impl Cookies {
    /// Whether there is none that counts.
    pub fn is_empty(&self) -> bool {
        self.0.iter_unexpired().next().is_none()
    }

    /// Value of the `Cookie` header of a request to this address.
    pub fn header(&self, address: &Url) -> Option<String> {
        let mut cookies = self.0.matches(address);
        // Longer paths first, as RFC 6265 wants it for cookies of the same name.
        cookies.sort_by_key(|cookie| (Reverse(cookie.path.len()), cookie.name().to_owned()));
        let pairs: Vec<String> = cookies
            .iter()
            .map(|cookie| format!("{}={}", cookie.name(), cookie.value()))
            .collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }

    /// Stores a cookie. Those that the rules refuse, such as those for another domain, are not stored, and none for which
    /// there is no room.
    pub fn store(&mut self, header: &str, address: &Url) {
        let Ok(cookie) = Cookie::parse(header.to_owned(), address) else {
            return;
        };
        let own_place = Place::of(&cookie);
        let _ = self.0.insert(cookie, address);
        let expired = self.0.iter_any().filter(|cookie| cookie.is_expired());
        for place in expired.map(Place::of).collect::<Vec<_>>() {
            place.clear(&mut self.0);
        }
        let sizes = self
            .0
            .iter_any()
            .map(|cookie| cookie.name().len() + cookie.value().len())
            .collect::<Vec<_>>();
        if sizes.len() > MOST_COOKIES || sizes.iter().sum::<usize>() > LARGEST_COOKIES {
            own_place.clear(&mut self.0);
        }
    }
}

/// What one cookie replaces another one by.
struct Place {
    domain: String,
    path: String,
    name: String,
}

impl Place {
    fn of(cookie: &Cookie<'_>) -> Self {
        Self {
            domain: String::from(&cookie.domain),
            path: String::from(&cookie.path),
            name: cookie.name().to_owned(),
        }
    }

    fn clear(&self, cookies: &mut CookieStore) {
        cookies.remove(&self.domain, &self.path, &self.name);
    }
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::{Cookies, LARGEST_COOKIES, MOST_COOKIES};

    fn address(path: &str) -> Url {
        Url::parse("https://cloud.example")
            .and_then(|url| url.join(path))
            .unwrap()
    }

    fn store(cookies: &mut Cookies, headers: &[impl AsRef<str>]) {
        for header in headers {
            cookies.store(header.as_ref(), &address("/nextcloud/ocs/v2.php"));
        }
    }

    fn header(cookies: &Cookies, path: &str) -> Option<String> {
        cookies.header(&address(path))
    }

    #[test]
    fn cookies_are_kept_replaced_and_expired() {
        let mut cookies = Cookies::default();
        store(&mut cookies, &["a=1; path=/; HttpOnly", "a=3; path=/; SameSite=Lax"]);
        assert_eq!(header(&cookies, "/").as_deref(), Some("a=3"));
        store(
            &mut cookies,
            &["b=2; path=/; expires=Sun, 19 Jan 2070 19:59:70 GMT; Max-Age=60"],
        );
        store(&mut cookies, &["a=deleted; path=/; Max-Age=0"]);
        assert_eq!(header(&cookies, "/").as_deref(), Some("b=2"));
        store(
            &mut cookies,
            &["b=deleted; path=/; expires=Thu, 01-Jan-1970 00:00:01 GMT"],
        );
        assert_eq!(header(&cookies, "/"), None);
    }

    #[test]
    fn a_year_that_only_looks_like_1970_does_not_expire_a_cookie() {
        let mut cookies = Cookies::default();
        store(
            &mut cookies,
            &["a=1; path=/; expires=Wed, 01 Jan 2098 19:19:70 GMT; comment=1970"],
        );
        store(
            &mut cookies,
            &["b=1; path=/; expires=Wed, 01 Jan 2098 10:19:19 GMT; v=1970"],
        );
        assert!(header(&cookies, "/").is_some_and(|header| header.contains("b=1")));
    }

    #[test]
    fn cookies_go_only_where_they_belong() {
        let mut cookies = Cookies::default();
        store(
            &mut cookies,
            &[
                "a=1; path=/nextcloud",
                "b=1; domain=other.example; path=/",
                "c=1; path=/; secure",
            ],
        );
        assert_eq!(header(&cookies, "/nextcloud/x").as_deref(), Some("a=1; c=1"));
        assert_eq!(header(&cookies, "/elsewhere").as_deref(), Some("c=1"));
    }

    #[test]
    fn number_and_size_of_cookies_are_bounded_and_those_kept_can_be_replaced() {
        let mut cookies = Cookies::default();
        let many: Vec<String> = (0..2 * MOST_COOKIES)
            .map(|number| format!("c{number}=1; path=/{}", number / MOST_COOKIES))
            .collect();
        store(&mut cookies, &many);
        assert_eq!(cookies.0.iter_any().count(), MOST_COOKIES);
        store(&mut cookies, &["c0=2; path=/0"]);
        assert!(header(&cookies, "/0").is_some_and(|header| header.contains("c0=2")));
        store(
            &mut cookies,
            &[
                "c0=; path=/0; Max-Age=0",
                &format!("large={}; path=/0", "x".repeat(LARGEST_COOKIES)),
            ],
        );
        assert!(header(&cookies, "/0").is_some_and(|header| !header.contains("large")));
    }
}
