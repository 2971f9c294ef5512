//! Refuses requests that are for other hosts or come from other origins.
//!
//! A page of another site can send requests to this server, under its address or under a name that it makes resolve to
//! this machine (DNS rebinding). The checks stand before every route.

use axum::response::Response;
use http::header::{HOST, ORIGIN};
use http::{HeaderMap, Method, StatusCode};
use serde_json::json;

use crate::authority;
use crate::ocs::reply;

/// Names of this machine; any port is right, since ports are forwarded.
const LOOPBACK: [&str; 3] = ["127.0.0.1", "localhost", "[::1]"];
/// Where `trunk serve` shows the page. Its proxy passes the origin of that page on.
const TRUNK_SERVE: [&str; 2] = ["http://127.0.0.1:8081", "http://localhost:8081"];

/// Hosts that requests may be for, and origins that they may come from.
#[derive(Debug, Clone)]
pub struct AllowedOrigins {
    hosts: Vec<String>,
    origins: Vec<String>,
}

/// Why a request is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OriginError {
    /// `Host` is missing, ambiguous or names neither this machine nor a name given with `--host`.
    #[error("this server does not answer for that host; --host adds a name")]
    Host,
    /// `Origin` is neither that of `Host` nor one given with `--allow-origin`.
    #[error("requests from that origin are refused; --allow-origin adds one")]
    Origin,
    /// A page of another site sent the request (`Sec-Fetch-Site`), and it does not open the page in a tab.
    #[error("requests from other sites are refused")]
    CrossSite,
}

impl OriginError {
    /// 421 for the host, 403 for the rest.
    pub const fn status(self) -> StatusCode {
        match self {
            Self::Host => StatusCode::MISDIRECTED_REQUEST,
            Self::Origin | Self::CrossSite => StatusCode::FORBIDDEN,
        }
    }

    /// The answer.
    pub fn answer(self) -> Response {
        reply::plain_json(self.status(), &json!({"message": self.to_string()}))
    }
}

impl Default for AllowedOrigins {
    fn default() -> Self {
        Self::new(Vec::new(), Vec::new())
    }
}

impl AllowedOrigins {
    /// This machine's names and those of `hosts` (without a port); besides the own origin, those of `trunk serve` and
    /// `origins`, which may have `*` for the port.
    pub fn new(hosts: Vec<String>, origins: Vec<String>) -> Self {
        Self {
            hosts: LOOPBACK.into_iter().map(str::to_owned).chain(hosts).collect(),
            origins: TRUNK_SERVE.into_iter().map(str::to_owned).chain(origins).collect(),
        }
    }

    /// Checks a request.
    ///
    /// # Errors
    /// See [`OriginError`].
    pub fn check(&self, head: &http::request::Parts, is_page: bool) -> Result<(), OriginError> {
        let host = self.host(head).ok_or(OriginError::Host)?;
        match origin(&head.headers)? {
            Some(origin) if !is_own(origin, host) && !self.lists(origin) => Err(OriginError::Origin),
            Some(_) => Ok(()),
            None if !is_cross_site(&head.headers) => Ok(()),
            None if is_page && head.method == Method::GET && is_top_level_navigation(&head.headers) => Ok(()),
            None => Err(OriginError::CrossSite),
        }
    }

    /// The only `Host` of a request, if it is allowed. An address in the request line has to name an allowed host as well.
    fn host<'h>(&self, head: &'h http::request::Parts) -> Option<&'h str> {
        let mut hosts = head.headers.get_all(HOST).iter();
        let (host, None) = (hosts.next()?.to_str().ok()?, hosts.next()) else {
            return None;
        };
        let named = head
            .uri
            .authority()
            .map_or(Some(host), |authority| Some(authority.as_str()))?;
        (self.allows(host) && self.allows(named)).then_some(host)
    }

    fn allows(&self, host: &str) -> bool {
        authority::parse(host).is_some_and(|(name, _)| {
            let mut hosts = self.hosts.iter();
            hosts.any(|allowed| allowed.eq_ignore_ascii_case(name))
        })
    }

    fn lists(&self, origin: &str) -> bool {
        let (without_port, port) = origin.rsplit_once(':').unwrap_or((origin, ""));
        let has_port = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
        self.origins.iter().any(|allowed| match allowed.strip_suffix(":*") {
            Some(allowed) => has_port && allowed.eq_ignore_ascii_case(without_port),
            None => allowed.trim_end_matches('/').eq_ignore_ascii_case(origin),
        })
    }
}

/// Whether a request without or with an `Origin` comes from a page of this server itself. The control calls take no others.
pub fn is_from_own_origin(headers: &HeaderMap) -> bool {
    let host = headers
        .get(HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or_default();
    matches!(origin(headers), Ok(origin) if origin.is_none_or(|origin| is_own(origin, host)))
}

fn origin(headers: &HeaderMap) -> Result<Option<&str>, OriginError> {
    let mut origins = headers.get_all(ORIGIN).iter();
    match (origins.next(), origins.next()) {
        (None, _) => Ok(None),
        (Some(origin), None) => origin.to_str().map(Some).map_err(|_| OriginError::Origin),
        _ => Err(OriginError::Origin),
    }
}

/// The scheme is left out: a proxy that forwards a port may speak https.
fn is_own(origin: &str, host: &str) -> bool {
    let own = origin
        .strip_prefix("http://")
        .or_else(|| origin.strip_prefix("https://"));
    own.is_some_and(|own| own.eq_ignore_ascii_case(host))
}

/// Pages of another port are `same-site`, and as foreign as others. Old browsers and programs send no such header.
fn is_cross_site(headers: &HeaderMap) -> bool {
    headers
        .get("sec-fetch-site")
        .is_some_and(|site| !matches!(site.as_bytes(), b"same-origin" | b"none"))
}

fn is_top_level_navigation(headers: &HeaderMap) -> bool {
    let is = |name: &str, value: &[u8]| headers.get(name).is_some_and(|given| given.as_bytes() == value);
    is("sec-fetch-mode", b"navigate") && is("sec-fetch-dest", b"document")
}

#[cfg(test)]
mod tests {
    use http::Request;

    use super::{AllowedOrigins, OriginError};

    fn check(allowed: &AllowedOrigins, is_page: bool, headers: &[(&str, &str)]) -> Result<(), OriginError> {
        let mut request = Request::builder().uri("/");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        allowed.check(&request.body(()).unwrap().into_parts().0, is_page)
    }

    #[test]
    fn only_names_of_this_machine_are_hosts() {
        let allowed = AllowedOrigins::new(vec!["panel.test".to_owned()], Vec::new());
        for host in [
            "127.0.0.1",
            "127.0.0.1:8080",
            "LOCALHOST:1",
            "[::1]:80",
            "panel.test:8443",
        ] {
            assert_eq!(check(&allowed, false, &[("host", host)]), Ok(()), "{host}");
        }
        for host in [
            "evil.example",
            "127.0.0.1.evil.example",
            "localhost.",
            "a@localhost",
            "",
            "[::2]",
            "0.0.0.0",
            "[::1]evil.example",
            "[::1].evil",
            "127.0.0.1:x",
            "127.0.0.1:99999",
            "127.0.0.1:",
        ] {
            assert_eq!(
                check(&allowed, false, &[("host", host)]),
                Err(OriginError::Host),
                "{host}"
            );
        }
        assert_eq!(check(&allowed, false, &[]), Err(OriginError::Host));
        let twice = [("host", "localhost"), ("host", "evil.example")];
        assert_eq!(check(&allowed, false, &twice), Err(OriginError::Host));
    }

    #[test]
    fn an_address_in_the_request_line_has_to_be_allowed_as_well() {
        let allowed = AllowedOrigins::default();
        let request = Request::builder()
            .uri("http://evil.example/")
            .header("host", "localhost");
        let head = request.body(()).unwrap().into_parts().0;
        assert_eq!(allowed.check(&head, false), Err(OriginError::Host));
    }

    #[test]
    fn only_the_own_origin_and_listed_ones_may_ask() {
        let allowed = AllowedOrigins::new(Vec::new(), vec!["https://dev.example".to_owned()]);
        for origin in [
            "http://localhost:80",
            "https://localhost:80",
            "http://127.0.0.1:8081",
            "https://dev.example",
        ] {
            let headers = [
                ("host", "localhost:80"),
                ("origin", origin),
                ("sec-fetch-site", "cross-site"),
            ];
            assert_eq!(check(&allowed, false, &headers), Ok(()), "{origin}");
        }
        for origin in [
            "null",
            "http://localhost",
            "http://localhost:81",
            "http://evil.example",
            "https://dev.example.evil",
        ] {
            let headers = [("host", "localhost:80"), ("origin", origin)];
            assert_eq!(check(&allowed, false, &headers), Err(OriginError::Origin), "{origin}");
        }
    }

    #[test]
    fn a_listed_origin_may_have_any_port() {
        let allowed = AllowedOrigins::new(Vec::new(), vec!["http://127.0.0.1:*".to_owned()]);
        let check = |origin| check(&allowed, false, &[("host", "localhost"), ("origin", origin)]);
        assert_eq!(check("http://127.0.0.1:5173"), Ok(()));
        for origin in [
            "http://127.0.0.1",
            "http://127.0.0.1.evil.example:1",
            "https://127.0.0.1:1",
            "http://127.0.0.1:x",
        ] {
            assert_eq!(check(origin), Err(OriginError::Origin), "{origin}");
        }
    }

    #[test]
    fn other_sites_may_only_open_the_page() {
        let allowed = AllowedOrigins::default();
        for (site, mode, dest, is_page, expected) in [
            ("none", "navigate", "document", true, Ok(())),
            ("same-origin", "cors", "empty", false, Ok(())),
            ("cross-site", "navigate", "document", true, Ok(())),
            ("cross-site", "navigate", "document", false, Err(OriginError::CrossSite)),
            ("cross-site", "navigate", "iframe", true, Err(OriginError::CrossSite)),
            ("cross-site", "no-cors", "image", false, Err(OriginError::CrossSite)),
            ("same-site", "no-cors", "script", true, Err(OriginError::CrossSite)),
        ] {
            let fetch = [
                ("sec-fetch-site", site),
                ("sec-fetch-mode", mode),
                ("sec-fetch-dest", dest),
            ];
            let headers = [&[("host", "localhost")], &fetch[..]].concat();
            assert_eq!(check(&allowed, is_page, &headers), expected, "{site} {mode} {dest}");
        }
    }
}
