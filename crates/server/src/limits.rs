//! Limits of requests: heads and bodies that are too large or malformed are refused before anything reads them.
//!
//! Real servers refuse such requests as well, each with its own message; here the message names the limit.

use axum::body::{Body, to_bytes};
use axum::response::Response;
use bytes::Bytes;
use http::StatusCode;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use http::request::Parts;
use percent_encoding::percent_decode_str;
use serde_json::json;

use crate::ocs::reply;

/// The longest path with its query, in bytes.
pub const LONGEST_ADDRESS: usize = 8 << 10;
/// All header lines together, in bytes.
pub const LARGEST_HEAD: usize = 32 << 10;
/// A body of the API; no call needs more.
pub const LARGEST_BODY: usize = 1 << 20;
/// A body of the tests' control calls, which may hold a large conversation.
pub const LARGEST_CONTROL_BODY: usize = 8 << 20;

/// Why a request is refused.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum TooMuch {
    /// 414.
    #[error("the address is longer than {LONGEST_ADDRESS} bytes")]
    Address,
    /// 431.
    #[error("the headers are larger than {LARGEST_HEAD} bytes")]
    Head,
    /// 413.
    #[error("the body is larger than {0} bytes")]
    Body(usize),
    /// 400: the connection ended, or the length was wrong.
    #[error("the body did not arrive as a whole")]
    Broken,
    /// 400.
    #[error("the address has bytes that are not UTF-8")]
    AddressText,
    /// 400: the parser's own words say where; nesting deeper than 128 levels is among them.
    #[error("the body is not JSON: {0}")]
    Json(String),
}

impl TooMuch {
    /// The status of the answer.
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::Address => StatusCode::URI_TOO_LONG,
            Self::Head => StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE,
            Self::Body(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Broken | Self::AddressText | Self::Json(_) => StatusCode::BAD_REQUEST,
        }
    }

    /// The answer.
    pub fn answer(&self) -> Response {
        reply::plain_json(self.status(), &json!({"message": self.to_string()}))
    }
}

/// Checks a head.
///
/// # Errors
/// What is too long, or no text.
pub fn head(head: &Parts) -> Result<(), TooMuch> {
    let address = head.uri.path_and_query().map_or("", |address| address.as_str());
    if address.len() > LONGEST_ADDRESS {
        return Err(TooMuch::Address);
    }
    let lines = head
        .headers
        .iter()
        .map(|(name, value)| name.as_str().len() + value.len() + 4);
    if lines.sum::<usize>() > LARGEST_HEAD {
        return Err(TooMuch::Head);
    }
    if !is_text(address) {
        return Err(TooMuch::AddressText);
    }
    Ok(())
}

/// Whether the address is UTF-8 once it is percent-decoded.
fn is_text(address: &str) -> bool {
    percent_decode_str(address).decode_utf8().is_ok()
}

/// Reads a body of at most `largest` bytes.
///
/// # Errors
/// When it is larger or breaks off.
pub async fn body(head: &Parts, body: Body, largest: usize) -> Result<Bytes, TooMuch> {
    let promised = head
        .headers
        .get(CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok()?.parse().ok());
    if promised.is_some_and(|promised: usize| promised > largest) {
        return Err(TooMuch::Body(largest));
    }
    to_bytes(body, largest).await.map_err(|error| {
        let source = std::error::Error::source(&error);
        if source.is_some_and(|source| source.is::<http_body_util::LengthLimitError>()) {
            TooMuch::Body(largest)
        } else {
            TooMuch::Broken
        }
    })
}

/// Checks a body whose type is JSON. Calls of the API are not checked: the recorded servers read a body that is no JSON
/// as one without parameters and refuse it for lacking them.
///
/// # Errors
/// When it is not JSON, or nested deeper than 128 levels.
pub fn json(head: &Parts, body: &[u8]) -> Result<(), TooMuch> {
    let kind = head.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    if kind.is_some_and(|kind| kind.contains("application/json")) && !body.is_empty() {
        serde_json::from_slice::<serde_json::Value>(body).map_err(|error| TooMuch::Json(error.to_string()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::is_text;

    #[test]
    fn addresses_are_text() {
        for good in ["/a?b=%C3%BC", "/%", "/%zz", "/100%25", "/a%2"] {
            assert!(is_text(good), "{good}");
        }
        for bad in ["/%FF", "/a?b=%C3", "/%ED%A0%80"] {
            assert!(!is_text(bad), "{bad}");
        }
    }
}
