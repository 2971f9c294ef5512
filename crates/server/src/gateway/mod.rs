//! The gateway between browser tabs and the API: one cookie jar per tab.
//!
//! A tab names itself with `X-Tp-Tab`. Its cookies and its sign-in live here and never in the browser, so two tabs can be
//! two accounts, and a page cannot mix a cookie of one with the password of another. Before a real server nothing else
//! passes but avatars, which browsers ask for by themselves: those need a token in their path and carry no cookie and no
//! `Authorization`. The reference server, whose accounts are public, also answers requests without a tab.
//!
//! A tab is a guest's by its name, or acts as the account it has signed in to, or as nobody.

pub mod account;
mod cookies;
mod headers;
pub mod jar;
pub mod path;
pub mod probe;
pub mod rules;
pub mod tabs;
pub mod throttle;
pub mod upstream;

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::response::Response;
use http::header::{AUTHORIZATION, CACHE_CONTROL, COOKIE, SET_COOKIE, WWW_AUTHENTICATE};
use http::{HeaderValue, Method, Request, StatusCode, Uri};
use serde_json::json;
use url::Url;

use crate::api;
use crate::app::App;
use crate::ocs::reply::plain_json;
use crate::random;
use jar::Jar;
use tabs::Tabs;
use throttle::SignInThrottle;
use upstream::Upstream;

/// Longest time that requests of a tab without cookies wait for the first of them.
const FIRST_WAIT: Duration = Duration::from_secs(2);
/// Longest time for verifying a sign-in.
const SIGN_IN_PATIENCE: Duration = Duration::from_secs(30);
/// What begins the path segment with the avatar token.
const AVATAR_TOKEN: &str = "avatars-";
/// What ends the path of a join.
const JOIN: &str = "/participants/active";
/// What ends the path of a log-out.
const LOG_OUT: &str = "/logout";

/// The API behind the gateway.
#[derive(Debug)]
pub enum Backend {
    /// The reference server of this process.
    Reference(Arc<App>),
    /// A real server.
    Upstream(Box<Upstream>),
}

impl Backend {
    /// Path below which the API lives, `""` or like `/nextcloud`.
    pub fn base(&self) -> &str {
        match self {
            Self::Reference(app) => &app.settings.webroot,
            Self::Upstream(upstream) => upstream.base(),
        }
    }

    /// The reference server, if it is one.
    pub const fn reference(&self) -> Option<&Arc<App>> {
        match self {
            Self::Reference(app) => Some(app),
            Self::Upstream(_) => None,
        }
    }

    /// Where a request to this path goes, which decides what cookies go along.
    fn address(&self, path: &str) -> Option<Url> {
        match self {
            Self::Reference(_) => upstream::with_path("http://localhost", path),
            Self::Upstream(upstream) => upstream.address_of(path),
        }
    }

    async fn call(&self, request: Request<Body>) -> Response {
        match self {
            Self::Reference(app) => api::handle(Arc::clone(app), request).await,
            Self::Upstream(upstream) => upstream.call(request).await,
        }
    }
}

/// The API with the jars in front.
#[derive(Debug)]
pub struct Gateway {
    /// The API.
    pub backend: Backend,
    /// Jars by tab.
    pub tabs: Tabs,
    /// Failed sign-ins.
    pub throttle: SignInThrottle,
    /// How long a sign-in may take.
    pub sign_in_patience: Duration,
    avatar_token: String,
}

impl Gateway {
    /// A gateway without any jar.
    pub fn new(backend: Backend) -> Self {
        Self {
            backend,
            tabs: Tabs::default(),
            throttle: SignInThrottle::default(),
            sign_in_patience: SIGN_IN_PATIENCE,
            avatar_token: random::secret(),
        }
    }

    /// Path below which pages of the gateway find the API. Before a real server it holds the token for avatars.
    pub fn page_base(&self) -> String {
        let base = self.backend.base();
        match self.backend {
            Backend::Reference(_) => base.to_owned(),
            Backend::Upstream(_) => format!("{base}/{AVATAR_TOKEN}{}", self.avatar_token),
        }
    }

    /// The address without the segment of the avatar token, and whether the token in it is right.
    pub fn without_token(&self, uri: Uri) -> (Uri, bool) {
        let path = uri.path_and_query().map_or("", |path| path.as_str());
        let token = path
            .strip_prefix(self.backend.base())
            .and_then(|rest| rest.strip_prefix('/')?.strip_prefix(AVATAR_TOKEN)?.split_once('/'));
        let Some((token, rest)) = token.filter(|_| self.backend.reference().is_none()) else {
            return (uri, false);
        };
        let is_right = token == self.avatar_token;
        let stripped = format!("{}/{rest}", self.backend.base()).parse();
        (stripped.unwrap_or(uri), is_right)
    }

    /// Passes a request on: with the jar of its tab, or without cookies and sign-in if it asks for an avatar with the right
    /// token. Before a real server [`rules`] refuse all others. Only avatars that are the same for everybody may be stored in
    /// the browser's cache, which all tabs share.
    pub async fn pass(&self, mut request: Request<Body>, has_avatar_token: bool) -> Response {
        let tab = tabs::tab(request.headers());
        request.headers_mut().remove(tabs::TAB);
        let is_reference = self.backend.reference().is_some();
        if !is_reference {
            let base = self.backend.base();
            if let Err(refusal) = rules::check(base, &request, tab.is_some(), has_avatar_token) {
                return refusal.answer();
            }
            headers::clean_request(request.headers_mut());
        }
        let mut response = match &tab {
            Some(tab) => self.pass_for_tab(tab, request).await,
            None => self.backend.call(request).await,
        };
        let headers = response.headers_mut();
        // A browser would open its own password dialog and remember the answer beside our jar.
        headers.remove(WWW_AUTHENTICATE);
        if tab.is_some() {
            headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
        if !is_reference {
            headers.remove(SET_COOKIE);
        }
        response
    }

    async fn pass_for_tab(&self, tab: &str, request: Request<Body>) -> Response {
        let Ok(jar) = self.tabs.jar(tab) else {
            return plain_json(StatusCode::SERVICE_UNAVAILABLE, &json!({"message": "too-many-tabs"}));
        };
        let joins = request.method() == Method::POST && request.uri().path().ends_with(JOIN);
        let logs_out = request.uri().path().ends_with(LOG_OUT);
        let response = self.pass_for(&jar, request).await;
        if logs_out && (response.status().is_success() || response.status().is_redirection()) {
            // The password would sign the account in again.
            self.tabs.remove(tab);
        }
        if joins && response.status().is_success() && jar.joined() {
            // Without a place the tab goes on, until another one takes the place that it does not have.
            let _ = self.tabs.keep(tab, &jar);
        }
        response
    }

    /// Passes a request on with the cookies and the sign-in of a jar; cookies of the answer stay in the jar.
    ///
    /// While a jar is empty its requests wait for the first of them: otherwise each would come back as a new browser. When
    /// the first takes too long, the others go without cookies, and of their answers only those of commands, such as a join,
    /// replace the cookies that the jar has by then.
    pub async fn pass_for(&self, jar: &Jar, mut request: Request<Body>) -> Response {
        let first = if jar.is_empty() {
            tokio::time::timeout(FIRST_WAIT, jar.first.lock()).await.ok()
        } else {
            None
        };
        let is_command = !matches!(*request.method(), Method::GET | Method::HEAD);
        let address = self.backend.address(request.uri().path());
        let Some(sent) = jar.outgoing(address.as_ref()) else {
            return signed_out();
        };
        let headers = request.headers_mut();
        set(headers, COOKIE, sent.cookies.as_deref());
        set(headers, AUTHORIZATION, sent.authorization.as_deref());
        let mut response = self.backend.call(request).await;
        if let Some(address) = address {
            let cookies = response.headers().get_all(SET_COOKIE);
            jar.absorb(&sent, sent.had_cookies || is_command, &address, cookies);
        }
        response.headers_mut().remove(SET_COOKIE);
        drop(first);
        response
    }
}

/// The answer of Nextcloud to a request that needs a login, for tabs that are nobody's.
fn signed_out() -> Response {
    let meta = json!({"status": "failure", "statuscode": 997, "message": "Current user is not logged in"});
    plain_json(StatusCode::UNAUTHORIZED, &json!({"ocs": {"meta": meta, "data": []}}))
}

/// Replaces a header.
fn set(headers: &mut http::HeaderMap, name: http::HeaderName, value: Option<&str>) {
    headers.remove(&name);
    if let Some(value) = value.and_then(|value| HeaderValue::from_str(value).ok()) {
        headers.insert(name, value);
    }
}
