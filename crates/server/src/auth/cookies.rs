//! Cookies of the server: their names, how they are read and how they are set.

use http::HeaderMap;
use http::header::COOKIE;

/// The session cookie, named after the installation as on a real server.
pub const SESSION: &str = "octpreference";
const PASSPHRASE: &str = "oc_sessionPassphrase";
const LAX: &str = "nc_sameSiteCookielax";
const STRICT: &str = "nc_sameSiteCookiestrict";
const TEST: &str = "cookie_test";
const LOGIN: [&str; 3] = ["nc_username", "nc_token", "nc_session_id"];

/// Cookies of one request.
#[derive(Debug, Default)]
pub struct Cookies(Vec<(String, String)>);

impl Cookies {
    /// Reads the `Cookie` headers.
    pub fn read(headers: &HeaderMap) -> Self {
        let pairs = headers
            .get_all(COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect();
        Self(pairs)
    }

    fn get(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// The browser session.
    pub fn session(&self) -> Option<&str> {
        self.get(SESSION).filter(|id| !id.is_empty())
    }

    /// The browser has shown that it keeps cookies.
    pub fn kept(&self) -> bool {
        self.get(TEST).is_some()
    }

    /// Both same-site cookies came along, so the request was started from the own pages.
    pub fn same_site(&self) -> bool {
        self.get(LAX) == Some("true") && self.get(STRICT) == Some("true")
    }
}

/// Cookies below one path.
#[derive(Debug, Clone, Copy)]
pub struct Setter<'a> {
    /// `/` or the webroot.
    pub path: &'a str,
}

impl Setter<'_> {
    fn ordinary(self, name: &str, value: &str) -> String {
        format!("{name}={value}; path={}; HttpOnly; SameSite=Lax", self.path)
    }

    /// The two same-site cookies.
    pub fn same_site(self) -> [String; 2] {
        let path = self.path;
        [
            format!("{LAX}=true; path={path}; httponly; SameSite=lax"),
            format!("{STRICT}=true; path={path}; httponly; SameSite=strict"),
        ]
    }

    /// The session cookie alone.
    pub fn session(self, id: &str) -> String {
        self.ordinary(SESSION, id)
    }

    /// Cookies of a browser that came without any.
    pub fn new_browser(self, id: &str, passphrase: &str) -> Vec<String> {
        let [lax, strict] = self.same_site();
        vec![self.session(id), self.ordinary(PASSPHRASE, passphrase), lax, strict]
    }

    /// The cookie that shows whether cookies are kept.
    pub fn test(self) -> String {
        format!("{TEST}=test")
    }

    /// Cookies of a login with the login form.
    pub fn login(self, user: &str, token: &str) -> Vec<String> {
        LOGIN
            .iter()
            .zip([user, token, token])
            .map(|(name, value)| self.ordinary(name, value))
            .collect()
    }

    /// Takes the login cookies back, at the webroot and at `/`.
    pub fn forget_login(self) -> Vec<String> {
        [self.path, "/"]
            .iter()
            .flat_map(|path| {
                LOGIN.iter().map(move |name| {
                    format!("{name}=deleted; expires=Thu, 01-Jan-1970 00:00:01 GMT; Max-Age=0; path={path}; HttpOnly")
                })
            })
            .collect()
    }
}
