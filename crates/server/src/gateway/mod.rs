//! The gateway between browser tabs and the API: one cookie jar per tab.
//!
//! A tab names itself with `X-Tp-Tab`. Its cookies and its sign-in live here and never in the browser, so two tabs can be
//! two accounts, and a page cannot mix a cookie of one with the password of another. Before a real server nothing else
//! passes but avatars, which browsers ask for by themselves: those need a token in their path and carry no cookie and no
//! `Authorization`. The reference server, whose accounts are public, also answers requests without a tab.

pub mod account;
mod headers;
pub mod jar;
pub mod path;
pub mod probe;
pub mod tabs;
pub mod throttle;
pub mod upstream;

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::response::Response;
use http::header::{ALLOW, AUTHORIZATION, COOKIE, SET_COOKIE, WWW_AUTHENTICATE};
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
/// What begins the path segment with the avatar token.
const AVATAR_TOKEN: &str = "avatars-";

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
    avatar_token: String,
}

impl Gateway {
    /// A gateway without any jar.
    pub fn new(backend: Backend) -> Self {
        Self {
            backend,
            tabs: Tabs::default(),
            throttle: SignInThrottle::default(),
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
    /// token. 403 for anything else before a real server.
    pub async fn pass(&self, mut request: Request<Body>, has_avatar_token: bool) -> Response {
        let tab = tabs::tab(request.headers());
        request.headers_mut().remove(tabs::TAB);
        let is_reference = self.backend.reference().is_some();
        // `TRACE` answers with the headers of the request, which have the password and the cookies of the tab.
        let kept_back = [Method::OPTIONS, Method::TRACE, Method::CONNECT];
        if kept_back.contains(request.method()) && !is_reference {
            let mut response = refused(StatusCode::METHOD_NOT_ALLOWED, "options");
            response
                .headers_mut()
                .insert(ALLOW, HeaderValue::from_static("GET, POST, PUT, DELETE"));
            return response;
        }
        let mut response = match tab {
            Some(tab) => match self.tabs.jar(&tab) {
                Ok(jar) if jar.is_expired() => signed_out(),
                Ok(jar) => self.pass_for(&jar, request).await,
                Err(_) => refused(StatusCode::SERVICE_UNAVAILABLE, "too-many-tabs"),
            },
            None if is_reference => self.backend.call(request).await,
            None if has_avatar_token && is_avatar(self.backend.base(), &request) => {
                request.headers_mut().remove(COOKIE);
                request.headers_mut().remove(AUTHORIZATION);
                self.backend.call(request).await
            }
            None => refused(StatusCode::FORBIDDEN, "no-tab"),
        };
        // A browser would open its own password dialog and remember the answer beside our jar.
        response.headers_mut().remove(WWW_AUTHENTICATE);
        if !is_reference {
            response.headers_mut().remove(SET_COOKIE);
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
        let generation = jar.generation();
        let is_command = !matches!(*request.method(), Method::GET | Method::HEAD);
        let address = self.backend.address(request.uri().path());
        let cookies = address.as_ref().and_then(|address| jar.cookie_header(address));
        let had_cookies = !jar.is_empty();
        let headers = request.headers_mut();
        headers.remove(COOKIE);
        headers.remove(AUTHORIZATION);
        set(headers, COOKIE, cookies);
        set(headers, AUTHORIZATION, jar.authorization());
        let mut response = self.backend.call(request).await;
        if let Some(address) = address.filter(|_| had_cookies || is_command || jar.is_empty()) {
            jar.absorb(generation, &address, response.headers().get_all(SET_COOKIE));
        }
        response.headers_mut().remove(SET_COOKIE);
        drop(first);
        response
    }
}

/// Whether a request asks for the avatar of a user or a guest.
fn is_avatar(base: &str, request: &Request<Body>) -> bool {
    let path = request.uri().path().strip_prefix(base).unwrap_or_default();
    let below = path.strip_prefix("/index.php").unwrap_or(path);
    matches!(*request.method(), Method::GET | Method::HEAD) && below.starts_with("/avatar/")
}

/// The answer of Nextcloud to a request that needs a login, for tabs whose sign-in was dropped.
fn signed_out() -> Response {
    let meta = json!({"status": "failure", "statuscode": 997, "message": "Current user is not logged in"});
    plain_json(StatusCode::UNAUTHORIZED, &json!({"ocs": {"meta": meta, "data": []}}))
}

fn refused(status: StatusCode, message: &str) -> Response {
    plain_json(status, &json!({"message": message}))
}

fn set(headers: &mut http::HeaderMap, name: http::HeaderName, value: Option<String>) {
    if let Some(value) = value.and_then(|value| HeaderValue::from_str(&value).ok()) {
        headers.insert(name, value);
    }
}
