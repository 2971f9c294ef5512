//! The visitor who sent a request, by its cookies and its Basic header.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::HeaderMap;
use http::header::AUTHORIZATION;
use rusqlite::Connection;

use super::cookies::{Cookies, Setter};
use crate::app::App;
use crate::conversation::sessions;
use crate::random;
use crate::store::accounts::{self, Account};
use crate::store::browsers::{self, Browser, Login};
use crate::store::{Stored, attendees};

/// The sender of a request.
#[derive(Debug)]
pub struct Visitor {
    /// The logged in account; none for guests and visitors without a login.
    pub account: Option<Account>,
    /// The browser, which the database may not know yet.
    pub browser: Browser,
    /// Cookies that the answer sets.
    pub set_cookies: Vec<String>,
}

impl Visitor {
    /// Makes the database know the browser, before something is attached to it.
    ///
    /// # Errors
    /// When the database fails.
    pub fn remember(&self, db: &Connection) -> Stored<()> {
        browsers::save(db, &self.browser)
    }

    /// The user id, none for guests.
    pub fn user(&self) -> Option<&str> {
        self.account.as_ref().map(|account| account.id.as_str())
    }
}

/// Outcome of the authentication.
#[derive(Debug)]
pub enum Authentication {
    /// A user, or a guest without an account.
    Visitor(Visitor),
    /// The login of a disabled account, or for Talk 17 a wrong password: every request is refused.
    Refused(Vec<String>),
    /// The first request after a log-out: redirected to the login page.
    LoggedOut,
}

/// Cookie path of this server.
pub fn setter(app: &App) -> Setter<'_> {
    Setter {
        path: if app.settings.webroot.is_empty() {
            "/"
        } else {
            &app.settings.webroot
        },
    }
}

/// Finds the visitor who sent a request.
///
/// # Errors
/// When the database fails.
pub fn authenticate(app: &App, db: &Connection, headers: &HeaderMap) -> Stored<Authentication> {
    let cookies = Cookies::read(headers);
    let setter = setter(app);
    let known = match cookies.session() {
        Some(id) => browsers::find(db, id)?,
        None => None,
    };
    let mut visitor = Visitor {
        account: None,
        browser: known.unwrap_or_else(|| blank(cookies.session())),
        set_cookies: Vec::new(),
    };
    if cookies.session().is_none() {
        visitor.set_cookies = setter.new_browser(&visitor.browser.id, &random::secret());
    }
    if visitor.browser.logged_out {
        visitor.browser.logged_out = false;
        visitor.remember(db)?;
        return Ok(Authentication::LoggedOut);
    }
    if let Some(user) = visitor.browser.user.clone() {
        let account = accounts::find(db, &user)?;
        match account {
            Some(account) if account.enabled && goes_on(app, db, headers, &visitor.browser)? => {
                visitor.account = Some(account);
                return Ok(Authentication::Visitor(visitor));
            }
            Some(account) if !account.enabled => return Ok(Authentication::Refused(Vec::new())),
            // A login whose account is gone, or that was made with Basic and does not go on, ends here.
            _ => visitor = log_out(app, db, &visitor.browser)?,
        }
    }
    by_basic(app, db, headers, &cookies, visitor)
}

/// Whether the login of a browser session goes on with this request. Cookies of a login with Basic are none by themselves,
/// and beside the Basic of another account that account counts.
fn goes_on(app: &App, db: &Connection, headers: &HeaderMap, browser: &Browser) -> Stored<bool> {
    match (browser.login, basic(headers)) {
        (Login::Form, _) => Ok(true),
        (Login::Basic, Some((user, password))) => {
            let account = accounts::verify(db, &user, &password, app.clock.now())?;
            Ok(account.is_some_and(|account| Some(account.id) == browser.user))
        }
        (Login::Basic, None) | (Login::FirstBasic, _) => Ok(false),
    }
}

fn blank(id: Option<&str>) -> Browser {
    Browser {
        id: id.map_or_else(random::secret, str::to_owned),
        user: None,
        login: Login::FirstBasic,
        logged_out: false,
        request_token: random::secret(),
    }
}

fn by_basic(
    app: &App,
    db: &Connection,
    headers: &HeaderMap,
    cookies: &Cookies,
    mut visitor: Visitor,
) -> Stored<Authentication> {
    let Some((user, password)) = basic(headers) else {
        return Ok(Authentication::Visitor(visitor));
    };
    let account = accounts::verify(db, &user, &password, app.clock.now())?;
    match account {
        Some(account) if account.enabled => {
            visitor.browser.user = Some(account.id.clone());
            visitor.account = Some(account);
            if cookies.kept() {
                visitor.browser.login = Login::Basic;
                visitor.remember(db)?;
            } else {
                visitor.set_cookies.push(setter(app).test());
            }
            Ok(Authentication::Visitor(visitor))
        }
        Some(_) => Ok(Authentication::Refused(visitor.set_cookies)),
        None if app.settings.version.is_v4() => Ok(Authentication::Refused(visitor.set_cookies)),
        None => Ok(Authentication::Visitor(visitor)),
    }
}

/// Ends a login: the sessions joined with it are closed and the browser gets a new cookie.
///
/// # Errors
/// When the database fails.
pub fn log_out(app: &App, db: &Connection, browser: &Browser) -> Stored<Visitor> {
    for session in browsers::all_joined(db, &browser.id)? {
        if attendees::by_session(db, &session)?.is_some() {
            sessions::close_by_id(app, db, &session)?;
        }
    }
    browsers::remove(db, &browser.id)?;
    let fresh = blank(None);
    let mut set_cookies = setter(app).forget_login();
    set_cookies.push(setter(app).session(&fresh.id));
    Ok(Visitor {
        account: None,
        browser: fresh,
        set_cookies,
    })
}

fn basic(headers: &HeaderMap) -> Option<(String, String)> {
    let value = headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, encoded) = value.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let decoded = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (user, password) = decoded.split_once(':')?;
    Some((user.to_owned(), password.to_owned()))
}
