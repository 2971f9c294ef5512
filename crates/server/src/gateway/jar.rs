//! Cookies and sign-in of one browser tab, in memory only.

use std::sync::{Mutex, MutexGuard, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::HeaderValue;
use url::Url;

use super::cookies::Cookies;

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
    cookies: Cookies,
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
        self.lock().cookies.is_empty()
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
            cookies: address.and_then(|address| content.cookies.header(address)),
            authorization,
            had_cookies: !content.cookies.is_empty(),
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
        if content.generation != sent.generation || !(replaces || content.cookies.is_empty()) {
            return;
        }
        for header in headers.into_iter().filter_map(|header| header.to_str().ok()) {
            content.cookies.store(header, address);
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

    fn absorb(jar: &Jar, headers: &[impl AsRef<str>]) {
        let headers: Vec<HeaderValue> = headers.iter().map(|text| text.as_ref().parse().unwrap()).collect();
        let sent = jar.outgoing(None).unwrap();
        jar.absorb(&sent, true, &address("/nextcloud/ocs/v2.php"), &headers);
    }

    fn cookies(jar: &Jar, path: &str) -> Option<String> {
        jar.outgoing(Some(&address(path))).unwrap().cookies
    }

    fn authorization(jar: &Jar) -> Option<String> {
        jar.outgoing(None).and_then(|sent| sent.authorization)
    }

    fn ada() -> Jar {
        Jar::of_account("ada".to_owned(), "secret".to_owned())
    }

    #[test]
    fn a_late_answer_does_not_fill_an_emptied_jar() {
        let jar = ada();
        let sent = jar.outgoing(None).unwrap();
        assert!(jar.take_over(Jar::of_guest(), 0));
        jar.absorb(&sent, true, &address("/"), &["a=1".parse().unwrap()]);
        assert!(jar.is_empty());
    }

    #[test]
    fn an_idle_sign_in_is_dropped_and_a_guest_stays_one() {
        let jar = Jar::of_guest();
        absorb(&jar, &["a=1; path=/"]);
        jar.expire();
        assert_eq!((jar.is_empty(), jar.is_somebody()), (false, true), "a guest");
        let jar = ada();
        absorb(&jar, &["a=1; path=/"]);
        jar.expire();
        assert_eq!((jar.is_empty(), jar.is_somebody()), (true, false));
        assert!(jar.outgoing(None).is_none());
    }

    #[test]
    fn a_sign_in_is_taken_over_as_a_whole_unless_another_change_came_first() {
        let (jar, verified) = (Jar::default(), ada());
        absorb(&verified, &["a=1; path=/"]);
        assert!(jar.outgoing(None).is_none(), "nobody");
        assert!(jar.take_over(verified, 0));
        assert_eq!(cookies(&jar, "/").as_deref(), Some("a=1"));
        assert_eq!(authorization(&jar).as_deref(), Some("Basic YWRhOnNlY3JldA=="));
        jar.empty();
        assert!(!jar.take_over(ada(), 1), "signed out meanwhile");
        assert!(!jar.is_somebody());
    }
}
