//! A first look at the server behind, so that a mistyped address is noticed at the start and not by the panel, which could
//! only report that no account is signed in there.

use std::fmt;

use axum::body::{Body, to_bytes};
use axum::response::Response;
use http::header::{HOST, LOCATION};
use http::{Request, StatusCode};
use serde_json::Value;

use super::upstream::Upstream;

/// More than any status page.
const LARGEST_ANSWER: usize = 1 << 16;

/// What is wrong with an address, for the message in the terminal.
#[derive(Debug, PartialEq, Eq)]
pub enum UpstreamProblem {
    /// Nothing answers.
    Unreachable,
    /// The server redirects every request to another address.
    Moved(String),
    /// Something else answers there.
    NoNextcloud,
    /// The server is in maintenance.
    Maintenance,
}

impl fmt::Display for UpstreamProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreachable => write!(f, "it does not answer"),
            Self::Moved(address) => write!(f, "it sends requests on; try --upstream {address}"),
            Self::NoNextcloud => write!(f, "there is no Nextcloud at that address"),
            Self::Maintenance => write!(f, "it is in maintenance"),
        }
    }
}

/// Asks for the status page; `None` when all is well.
pub async fn probe(upstream: &Upstream) -> Option<UpstreamProblem> {
    let request = Request::builder()
        .uri(format!("{}/status.php", upstream.base()))
        .header(HOST, "localhost")
        .body(Body::empty());
    let Ok(request) = request else {
        return Some(UpstreamProblem::NoNextcloud);
    };
    judged(upstream.call(request).await).await
}

async fn judged(response: Response) -> Option<UpstreamProblem> {
    let status = response.status();
    if status.is_redirection() {
        let location = response.headers().get(LOCATION).and_then(|value| value.to_str().ok());
        let address = location.and_then(|location| location.strip_suffix("/status.php"));
        return Some(address.map_or(UpstreamProblem::NoNextcloud, |address| {
            UpstreamProblem::Moved(address.to_owned())
        }));
    }
    if matches!(status, StatusCode::BAD_GATEWAY | StatusCode::GATEWAY_TIMEOUT) {
        return Some(UpstreamProblem::Unreachable);
    }
    let body = to_bytes(response.into_body(), LARGEST_ANSWER).await.unwrap_or_default();
    let page: Value = serde_json::from_slice(&body).unwrap_or_default();
    match (&page["installed"], &page["maintenance"]) {
        (Value::Bool(true), Value::Bool(true)) => Some(UpstreamProblem::Maintenance),
        (Value::Bool(true), _) => None,
        _ => Some(UpstreamProblem::NoNextcloud),
    }
}
