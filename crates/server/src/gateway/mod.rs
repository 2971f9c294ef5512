//! What stands between browser tabs and the API: one cookie jar per tab.
//!
//! A tab names itself with `X-Tp-Tab`. Its cookies and its sign-in live here and never in the browser, so two people
//! work in two tabs, and a page cannot mix a cookie of one with the password of another. Requests without the header
//! pass with the browser's own cookies.

pub mod account;
pub mod jar;
pub mod probe;
pub mod upstream;

use std::sync::Arc;

use axum::body::Body;
use axum::response::Response;
use http::header::{AUTHORIZATION, COOKIE, SET_COOKIE, WWW_AUTHENTICATE};
use http::{HeaderValue, Request};
use url::Url;

use crate::api;
use crate::app::App;
use jar::{Jar, Jars};
use upstream::Upstream;

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
    pub jars: Jars,
}

impl Gateway {
    /// A gateway without any jar.
    pub fn new(backend: Backend) -> Self {
        Self {
            backend,
            jars: Jars::default(),
        }
    }

    /// Passes a request on, with the jar of its tab if it names one.
    pub async fn pass(&self, mut request: Request<Body>) -> Response {
        let tab = jar::tab(request.headers());
        let is_picture = request.uri().path().contains("/avatar/");
        request.headers_mut().remove(jar::TAB);
        let mut response = match tab {
            Some(tab) => self.pass_for(&self.jars.of(&tab), request).await,
            None => self.backend.call(request).await,
        };
        // A browser would open its own password dialog and remember the answer beside our jar.
        response.headers_mut().remove(WWW_AUTHENTICATE);
        // Pictures are asked for by the browser itself, which names no tab: what comes with them must not stay beside the jars.
        if is_picture {
            response.headers_mut().remove(SET_COOKIE);
        }
        response
    }

    /// Passes a request on with the cookies and the sign-in of a jar; cookies of the answer stay in the jar.
    ///
    /// While a jar is empty its requests go one after the other: otherwise each would come back as a new browser, and
    /// the cookies of a join could be overwritten by those of a slower request.
    pub async fn pass_for(&self, jar: &Jar, mut request: Request<Body>) -> Response {
        let first = if jar.is_empty() {
            Some(jar.first.lock().await)
        } else {
            None
        };
        let generation = jar.generation();
        let address = self.backend.address(request.uri().path());
        let headers = request.headers_mut();
        headers.remove(COOKIE);
        headers.remove(AUTHORIZATION);
        set(
            headers,
            COOKIE,
            address.as_ref().and_then(|address| jar.cookie_header(address)),
        );
        set(headers, AUTHORIZATION, jar.authorization());
        let mut response = self.backend.call(request).await;
        if let Some(address) = &address {
            jar.absorb(generation, address, response.headers().get_all(SET_COOKIE));
        }
        response.headers_mut().remove(SET_COOKIE);
        drop(first);
        response
    }
}

fn set(headers: &mut http::HeaderMap, name: http::HeaderName, value: Option<String>) {
    if let Some(value) = value.and_then(|value| HeaderValue::from_str(&value).ok()) {
        headers.insert(name, value);
    }
}
