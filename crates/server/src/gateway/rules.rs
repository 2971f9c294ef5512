//! Which requests pass on to a real server: those that a panel and its page send, and no others.

use axum::body::Body;
use axum::response::Response;
use http::header::ALLOW;
use http::{HeaderValue, Method, Request, StatusCode};
use serde_json::json;

use super::headers::is_for_data;
use crate::ocs::reply::plain_json;

const METHODS: [Method; 5] = [Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::DELETE];
/// Paths of the panel's requests, and those below them if they end with a slash. The login form is not among them, nor are
/// other calls that check a password: guessing is slowed for sign-ins of the gateway only.
const API: [&str; 4] = [
    "/ocs/v2.php/apps/spreed/api/",
    "/ocs/v2.php/cloud/user",
    "/ocs/v2.php/cloud/capabilities",
    "/ocs/v2.php/core/autocomplete/get",
];
/// The same of pages, with and without `/index.php`.
const PAGES: [&str; 3] = [AVATARS, "/csrftoken", "/logout"];
const AVATARS: &str = "/avatar/";

/// Why a request is not passed on. The message is the word in the answer.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A method that no panel uses.
    #[error("method")]
    Method,
    /// A browser would run the answer, or show it as a page.
    #[error("not-data")]
    NotData,
    /// Neither a tab nor an avatar with the token.
    #[error("no-tab")]
    NoTab,
    /// A path that no panel asks for.
    #[error("path")]
    Path,
}

impl Refusal {
    /// The answer.
    pub fn answer(&self) -> Response {
        let status = match self {
            Self::Method => StatusCode::METHOD_NOT_ALLOWED,
            Self::NotData | Self::NoTab | Self::Path => StatusCode::FORBIDDEN,
        };
        let mut response = plain_json(status, &json!({"message": self.to_string()}));
        if *self == Self::Method {
            let allowed = HeaderValue::from_static("GET, HEAD, POST, PUT, DELETE");
            response.headers_mut().insert(ALLOW, allowed);
        }
        response
    }
}

/// Checks a request to a path below `base`.
///
/// # Errors
/// See [`Refusal`].
pub fn check(base: &str, request: &Request<Body>, has_tab: bool, has_avatar_token: bool) -> Result<(), Refusal> {
    if !METHODS.contains(request.method()) {
        return Err(Refusal::Method);
    }
    if !is_for_data(request.headers()) {
        return Err(Refusal::NotData);
    }
    let is_public = has_avatar_token && is_avatar(base, request);
    if !has_tab && !is_public {
        return Err(Refusal::NoTab);
    }
    let path = request.uri().path().strip_prefix(base).ok_or(Refusal::Path)?;
    let page = path.strip_prefix("/index.php").unwrap_or(path);
    if lists(&API, path) || lists(&PAGES, page) {
        Ok(())
    } else {
        Err(Refusal::Path)
    }
}

fn lists(paths: &[&str], path: &str) -> bool {
    paths
        .iter()
        .any(|listed| path == *listed || (listed.ends_with('/') && path.starts_with(listed)))
}

/// Whether a request asks for the avatar of a user or a guest.
fn is_avatar(base: &str, request: &Request<Body>) -> bool {
    let path = request.uri().path().strip_prefix(base).unwrap_or_default();
    let page = path.strip_prefix("/index.php").unwrap_or(path);
    matches!(*request.method(), Method::GET | Method::HEAD) && page.starts_with(AVATARS)
}

#[cfg(test)]
mod tests {
    use axum::body::Body;
    use http::Request;

    use super::{Refusal, check};

    fn checked(method: &str, path: &str, has_tab: bool) -> Result<(), Refusal> {
        let request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
        check("/nc", &request, has_tab, true)
    }

    #[test]
    fn only_requests_of_a_panel_pass() {
        for path in [
            "/nc/ocs/v2.php/apps/spreed/api/v4/room/a1",
            "/nc/ocs/v2.php/cloud/user?format=json",
            "/nc/ocs/v2.php/cloud/capabilities",
            "/nc/ocs/v2.php/core/autocomplete/get?search=a",
            "/nc/index.php/csrftoken",
            "/nc/csrftoken",
            "/nc/index.php/logout?requesttoken=1",
            "/nc/index.php/avatar/ada/64",
        ] {
            assert_eq!(checked("GET", path, true), Ok(()), "{path}");
        }
        for path in [
            "/nc/index.php/login",
            "/nc/login",
            "/nc/index.php/login/v2",
            "/nc/index.php/apps/files",
            "/nc/index.php/index.php/login",
            "/nc/index.php/csrftoken/x",
            "/nc/ocs/v2.php/person/check",
            "/nc/ocs/v2.php/cloud/users",
            "/nc/ocs/v2.php/apps/spreed",
            "/nc/status.php",
            "/ncx/csrftoken",
        ] {
            assert_eq!(checked("POST", path, true), Err(Refusal::Path), "{path}");
        }
    }

    #[test]
    fn only_methods_of_a_panel_pass() {
        for method in ["GET", "HEAD", "POST", "PUT", "DELETE"] {
            assert_eq!(checked(method, "/nc/csrftoken", true), Ok(()), "{method}");
        }
        for method in ["OPTIONS", "options", "TRACE", "CONNECT", "PATCH", "FOO", "get"] {
            assert_eq!(checked(method, "/nc/csrftoken", true), Err(Refusal::Method), "{method}");
        }
    }

    #[test]
    fn without_a_tab_only_avatars_pass() {
        assert_eq!(checked("GET", "/nc/avatar/ada/64", false), Ok(()));
        assert_eq!(checked("POST", "/nc/avatar/ada/64", false), Err(Refusal::NoTab));
        assert_eq!(checked("GET", "/nc/csrftoken", false), Err(Refusal::NoTab));
    }
}
