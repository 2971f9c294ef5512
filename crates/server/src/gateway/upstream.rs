//! A real server behind the gateway: requests pass as they are, below the same base path, with the names of hosts
//! exchanged. Redirects are passed back rather than followed, bodies stream, and a client that goes away takes its
//! request with it.

use std::error::Error;
use std::time::{Duration, Instant};

use axum::body::Body;
use axum::response::Response;
use http::header::{HOST, LOCATION, SET_COOKIE};
use http::uri::{Authority, PathAndQuery, Scheme};
use http::{HeaderMap, HeaderValue, Request, StatusCode, Uri, Version};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use url::Url;

use super::headers::clean_answer;
use super::path;
use crate::authority;
use crate::timed_body::timed;

/// Longer than the longest long poll of a server.
const PATIENCE: Duration = Duration::from_secs(90);
/// Time for an answer with its body.
const ANSWER_PATIENCE: Duration = Duration::from_secs(120);

/// Why an address is no upstream.
#[derive(Debug, thiserror::Error)]
pub enum UpstreamError {
    /// Not `http://` or `https://` with a host.
    #[error("the upstream must be an http or https URL, such as https://cloud.example/nextcloud")]
    Address,
    /// With a user name or a password. The message does not repeat them.
    #[error("the upstream may not contain a user name or a password; sign in on the page instead")]
    Credentials,
}

/// A real server.
#[derive(Debug)]
pub struct Upstream {
    client: Client<HttpsConnector<HttpConnector>, Body>,
    scheme: Scheme,
    authority: Authority,
    base: String,
    /// How long an answer with its body may take.
    pub answer_patience: Duration,
}

impl Upstream {
    /// A server at this URL; its path is the base path.
    ///
    /// # Errors
    /// When the URL cannot be one of a server.
    pub fn new(url: &str) -> Result<Self, UpstreamError> {
        if url.split(['?', '#']).next().is_some_and(|url| url.contains('@')) {
            return Err(UpstreamError::Credentials);
        }
        let uri: Uri = url.parse().map_err(|_| UpstreamError::Address)?;
        let parts = uri.into_parts();
        let (Some(scheme), Some(authority)) = (parts.scheme, parts.authority) else {
            return Err(UpstreamError::Address);
        };
        let is_web = scheme == Scheme::HTTP || scheme == Scheme::HTTPS;
        if !is_web || authority::parse(authority.as_str()).is_none() {
            return Err(UpstreamError::Address);
        }
        let path = parts
            .path_and_query
            .as_ref()
            .map_or("", PathAndQuery::path)
            .trim_end_matches('/');
        let base = path.strip_suffix("/index.php").unwrap_or(path).to_owned();
        // Requests come with their paths in the usual form, which begins with the base only if that is in it as well.
        let usual = path::normalized(&base.parse().unwrap_or_default());
        if base.contains("//") || (!base.is_empty() && usual.is_none_or(|usual| usual.path() != base)) {
            return Err(UpstreamError::Address);
        }
        Ok(Self {
            client: Client::builder(TokioExecutor::new()).build(connector()),
            scheme,
            authority,
            base,
            answer_patience: ANSWER_PATIENCE,
        })
    }

    /// Path below which the API lives.
    pub fn base(&self) -> &str {
        &self.base
    }

    /// The address for display.
    pub fn shown(&self) -> String {
        format!("{}{}", self.origin(), self.base)
    }

    /// The upstream's address of a path.
    pub fn address_of(&self, path: &str) -> Option<Url> {
        with_path(&self.origin(), path)
    }

    fn origin(&self) -> String {
        format!("{}://{}", self.scheme, self.authority)
    }

    /// Passes a request on. 502 when the server cannot be reached, 504 when it does not answer.
    pub async fn call(&self, mut request: Request<Body>) -> Response {
        let own_origin = own_origin(request.headers());
        if self.address(&mut request).is_none() {
            return failed(StatusCode::BAD_REQUEST);
        }
        let sent = Instant::now();
        match tokio::time::timeout(PATIENCE, self.client.request(request)).await {
            // No request asks for another protocol.
            Ok(Ok(response)) if response.status() == StatusCode::SWITCHING_PROTOCOLS => failed(StatusCode::BAD_GATEWAY),
            Ok(Ok(response)) => {
                let rest = self.answer_patience.saturating_sub(sent.elapsed());
                let mut response = response.map(|body| timed(Body::new(body), rest));
                *response.version_mut() = Version::HTTP_11;
                self.translate_back(response.headers_mut(), &own_origin);
                response
            }
            Ok(Err(error)) => {
                eprintln!("{}: {}", self.shown(), with_causes(&error));
                failed(StatusCode::BAD_GATEWAY)
            }
            Err(_) => failed(StatusCode::GATEWAY_TIMEOUT),
        }
    }

    /// Turns a request to this server into one to the upstream.
    fn address(&self, request: &mut Request<Body>) -> Option<()> {
        let path = request.uri().path_and_query().cloned()?;
        *request.uri_mut() = Uri::builder()
            .scheme(self.scheme.clone())
            .authority(self.authority.clone())
            .path_and_query(path)
            .build()
            .ok()?;
        *request.version_mut() = Version::HTTP_11;
        let host = HeaderValue::from_str(self.authority.as_str()).ok()?;
        request.headers_mut().insert(HOST, host);
        Some(())
    }

    fn translate_back(&self, headers: &mut HeaderMap, own_origin: &str) {
        clean_answer(headers);
        let location = headers.get(LOCATION).and_then(|value| value.to_str().ok());
        if let Some(path) = location.and_then(|location| location.strip_prefix(&self.origin()))
            && (path.is_empty() || path.starts_with('/'))
            && let Ok(value) = HeaderValue::from_str(&format!("{own_origin}{path}"))
        {
            headers.insert(LOCATION, value);
        }
        let cookies: Vec<HeaderValue> = headers.get_all(SET_COOKIE).iter().cloned().collect();
        headers.remove(SET_COOKIE);
        for cookie in cookies {
            let own = cookie.to_str().ok().map(own_cookie);
            if let Some(value) = own.and_then(|own| HeaderValue::from_str(&own).ok()) {
                headers.append(SET_COOKIE, value);
            }
        }
    }
}

pub(crate) fn connector() -> HttpsConnector<HttpConnector> {
    // The machine's own certificates know private authorities; without any, the usual public ones do.
    let builder = HttpsConnectorBuilder::new();
    match builder.with_native_roots() {
        Ok(builder) => builder.https_or_http().enable_http1().build(),
        Err(_) => HttpsConnectorBuilder::new()
            .with_webpki_roots()
            .https_or_http()
            .enable_http1()
            .build(),
    }
}

/// The address of a path on an origin.
pub fn with_path(origin: &str, path: &str) -> Option<Url> {
    let mut address = Url::parse(origin).ok()?;
    address.set_path(path);
    Some(address)
}

fn own_origin(headers: &HeaderMap) -> String {
    let host = headers
        .get(HOST)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("localhost");
    format!("http://{host}")
}

/// A cookie without `Domain`, and without `Secure` where the name does not ask for it: the address of the upstream may be
/// another one than its public name, and plain http.
fn own_cookie(cookie: &str) -> String {
    let prefixed = cookie.starts_with("__Host-") || cookie.starts_with("__Secure-");
    cookie
        .split(';')
        .filter(|part| {
            let part = part.trim().to_ascii_lowercase();
            !(part.starts_with("domain=") || (part == "secure" && !prefixed))
        })
        .collect::<Vec<_>>()
        .join(";")
}

/// An error with what led to it: the reason (a refused connection, an unknown certificate) is the innermost one.
pub(crate) fn with_causes(error: &dyn Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(inner) = cause {
        text = format!("{text}: {inner}");
        cause = inner.source();
    }
    text
}

fn failed(status: StatusCode) -> Response {
    let mut response = Response::new(Body::from("The server behind this page cannot be reached.\n"));
    *response.status_mut() = status;
    response
}

#[cfg(test)]
mod tests {
    use http::HeaderMap;
    use http::header::{LOCATION, SET_COOKIE};

    use super::{Upstream, own_cookie};

    #[test]
    fn addresses() {
        let upstream = Upstream::new("https://cloud.example/nextcloud/index.php/").ok();
        let shown = upstream.as_ref().map(Upstream::shown);
        assert_eq!(shown.as_deref(), Some("https://cloud.example/nextcloud"));
        assert!(Upstream::new("cloud.example").is_err());
        for secret in [
            "https://ada:secret@cloud.example",
            "ada:secret@cloud.example",
            "https://ada@cloud.example/nc",
        ] {
            let error = Upstream::new(secret).map_err(|error| error.to_string());
            assert!(
                error.is_err_and(|error| !error.contains("secret") && !error.contains("ada")),
                "{secret}"
            );
        }
        for wrong in [
            "ftp://cloud.example",
            "http://ada:secret/",
            "http://cloud.example:99999",
            "http://cloud.example:",
            "http://[::1]x/",
            "http://[::1]:80x/",
            "http://cloud.example//evil",
            "http://cloud.example/a/../b",
            "http://cloud.example/%2e%2e/b",
            "http://",
        ] {
            let error = Upstream::new(wrong).map_err(|error| error.to_string());
            assert!(error.is_err_and(|error| !error.contains("secret")), "{wrong}");
        }
        for right in [
            "http://[::1]:8080/nc",
            "http://127.0.0.1:1",
            "https://cloud.example/a/b/",
        ] {
            assert!(Upstream::new(right).is_ok(), "{right}");
        }
    }

    #[test]
    fn locations_of_the_upstream_become_own_ones_and_foreign_ones_stay() {
        let Ok(upstream) = Upstream::new("https://cloud.example/nc") else {
            unreachable!("a URL")
        };
        for (from, to) in [
            ("https://cloud.example/nc/login", "http://127.0.0.1:1/nc/login"),
            ("https://cloud.example.evil/x", "https://cloud.example.evil/x"),
            ("/nc/login", "/nc/login"),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(LOCATION, http::HeaderValue::from_static(from));
            upstream.translate_back(&mut headers, "http://127.0.0.1:1");
            assert_eq!(headers[LOCATION], to);
            assert!(!headers.contains_key(SET_COOKIE));
        }
    }

    #[test]
    fn cookies_belong_to_this_host() {
        assert_eq!(
            own_cookie("a=1; Path=/nc; Domain=cloud.example; Secure; HttpOnly"),
            "a=1; Path=/nc; HttpOnly"
        );
        assert_eq!(own_cookie("__Host-a=1; Secure; Path=/"), "__Host-a=1; Secure; Path=/");
    }
}
