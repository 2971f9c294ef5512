//! Cookies and sign-in of one browser tab, in memory only.

use std::cmp::Reverse;
use std::sync::{Mutex, MutexGuard, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use cookie_store::{Cookie, CookieStore};
use http::HeaderValue;
use url::Url;

/// Cookies of a jar, and the bytes of their names and values together.
const MOST_COOKIES: usize = 50;
const LARGEST_COOKIES: usize = 16 << 10;

/// As whom the requests of a tab are sent.
#[derive(Debug, Default)]
enum Who {
    /// Nobody: nothing is sent. A tab that signs in is nobody before that, and again once its sign-in is forgotten.
    #[default]
    Nobody,
    /// A guest.
    Guest,
    /// An account, with its login name and password.
    Account(String, String),
}

#[derive(Debug, Default)]
struct Content {
    cookies: CookieStore,
    who: Who,
    has_joined: bool,
    generation: u64,
}

/// What goes along with one request.
#[derive(Debug)]
pub struct Outgoing {
    /// Value of the `Cookie` header.
    pub cookies: Option<String>,
    /// Value of the `Authorization` header.
    pub authorization: Option<String>,
    /// Whether the jar had any cookie.
    pub had_cookies: bool,
    generation: u64,
}

/// Cookies and sign-in of one tab.
#[derive(Debug, Default)]
pub struct Jar {
    content: Mutex<Content>,
    /// Held by the first request of an empty jar.
    pub first: tokio::sync::Mutex<()>,
    /// Held by a sign-in, of which there is one at a time.
    pub sign_in: tokio::sync::Mutex<()>,
}

impl Jar {
    /// The jar of a guest.
    pub fn of_guest() -> Self {
        Self::of(Who::Guest)
    }

    /// A jar whose requests carry this login name and password.
    pub fn of_account(login: String, password: String) -> Self {
        Self::of(Who::Account(login, password))
    }

    fn of(who: Who) -> Self {
        let content = Content {
            who,
            ..Content::default()
        };
        Self {
            content: Mutex::new(content),
            ..Self::default()
        }
    }

    fn lock(&self) -> MutexGuard<'_, Content> {
        self.content.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether no answer has set a cookie yet.
    pub fn is_empty(&self) -> bool {
        self.lock().is_empty()
    }

    /// Whether requests of the tab may be sent: it is a guest's, or signed in.
    pub fn is_somebody(&self) -> bool {
        !matches!(self.lock().who, Who::Nobody)
    }

    /// Whether the place of the tab is kept while it is in use: it has a password, or has joined a conversation.
    pub fn is_kept(&self) -> bool {
        let content = self.lock();
        content.has_joined || matches!(content.who, Who::Account(..))
    }

    /// Notes that the tab has joined a conversation. Returns `false` if it has been signed out meanwhile.
    pub fn joined(&self) -> bool {
        let mut content = self.lock();
        content.has_joined = !matches!(content.who, Who::Nobody);
        content.has_joined
    }

    /// Changes with every change of the sign-in, so that late answers of the account before are recognised.
    pub fn generation(&self) -> u64 {
        self.lock().generation
    }

    /// Takes cookies and sign-in of another jar in one step. Returns `false`, and takes nothing, if the sign-in of this jar
    /// has changed since it had this generation.
    pub fn take_over(&self, from: Self, generation: u64) -> bool {
        let new = from.content.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut content = self.lock();
        if content.generation != generation {
            return false;
        }
        *content = Content {
            generation: generation + 1,
            ..new
        };
        true
    }

    /// Forgets everything. Nothing more is sent.
    pub fn empty(&self) {
        let mut content = self.lock();
        *content = Content {
            generation: content.generation + 1,
            ..Content::default()
        };
    }

    /// Forgets the sign-in of an idle tab. A guest, who has no password, keeps the cookies.
    pub fn expire(&self) {
        if matches!(self.lock().who, Who::Account(..)) {
            self.empty();
        }
    }

    /// What goes along with a request to this address, all of one sign-in; none if the tab is nobody's.
    pub fn outgoing(&self, address: Option<&Url>) -> Option<Outgoing> {
        let content = self.lock();
        let authorization = match &content.who {
            Who::Nobody => return None,
            Who::Guest => None,
            Who::Account(login, password) => Some(format!("Basic {}", STANDARD.encode(format!("{login}:{password}")))),
        };
        Some(Outgoing {
            cookies: address.and_then(|address| content.cookie_header(address)),
            authorization,
            had_cookies: !content.is_empty(),
            generation: content.generation,
        })
    }

    /// Stores the cookies of an answer from this address, unless the sign-in has changed since the request was sent. Those
    /// of an answer that replaces none are stored in an empty jar only.
    pub fn absorb<'a>(
        &self,
        sent: &Outgoing,
        replaces: bool,
        address: &Url,
        headers: impl IntoIterator<Item = &'a HeaderValue>,
    ) {
        let mut content = self.lock();
        if content.generation != sent.generation || !(replaces || content.is_empty()) {
            return;
        }
        for header in headers.into_iter().filter_map(|header| header.to_str().ok()) {
            content.store(header, address);
        }
    }
}

impl Content {
    fn is_empty(&self) -> bool {
        self.cookies.iter_unexpired().next().is_none()
    }

    fn cookie_header(&self, address: &Url) -> Option<String> {
        let mut cookies = self.cookies.matches(address);
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
    fn store(&mut self, header: &str, address: &Url) {
        let Ok(cookie) = Cookie::parse(header.to_owned(), address) else {
            return;
        };
        let own_place = Place::of(&cookie);
        let _ = self.cookies.insert(cookie, address);
        let expired = self.cookies.iter_any().filter(|cookie| cookie.is_expired());
        for place in expired.map(Place::of).collect::<Vec<_>>() {
            place.clear(&mut self.cookies);
        }
        let sizes = self
            .cookies
            .iter_any()
            .map(|cookie| cookie.name().len() + cookie.value().len())
            .collect::<Vec<_>>();
        if sizes.len() > MOST_COOKIES || sizes.iter().sum::<usize>() > LARGEST_COOKIES {
            own_place.clear(&mut self.cookies);
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
mod tests;
