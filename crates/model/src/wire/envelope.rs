//! The wrapper that OCS puts around every answer: `{"ocs":{"meta":{…},"data":…}}`.

use super::object::Object;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;
use thiserror::Error;

/// The answer could not be read: no JSON, no OCS wrapper, or data of another kind than the endpoint has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the answer is not one of this endpoint")]
pub struct WireError;

#[derive(Deserialize)]
struct Envelope<T> {
    ocs: Ocs<T>,
}

/// The content of the wrapper. `meta` repeats the HTTP status and is not read.
#[derive(Deserialize)]
struct Ocs<T> {
    data: T,
}

/// A body as text. Bytes that are no UTF-8 become U+FFFD, so that a broken name costs only itself.
pub(super) fn utf8(body: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(body)
}

/// The data of an answer, decoded as `T` in one pass.
pub(super) fn data<'a, T: Deserialize<'a>>(json: &'a str) -> Result<T, WireError> {
    let envelope: Envelope<T> = serde_json::from_str(json).map_err(|_| WireError)?;
    Ok(envelope.ocs.data)
}

/// The data of an answer, not yet decoded.
pub(super) fn raw(json: &str) -> Result<&RawValue, WireError> {
    let ocs = Object::parse(json).and_then(|envelope| envelope.object("ocs"));
    ocs.and_then(|ocs| ocs.field("data")).ok_or(WireError)
}

/// Checks that a success comes from the API. A page in its place, such as the sign-in page of a captive network, means that
/// the command was not carried out.
///
/// # Errors
/// [`WireError`] when the body is not wrapped as answers are.
pub fn done(body: &[u8]) -> Result<(), WireError> {
    raw(&utf8(body)).map(drop)
}

/// The data of an answer that is an object.
pub(super) fn object(json: &str) -> Result<Object<'_>, WireError> {
    Object::parse(raw(json)?.get()).ok_or(WireError)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_in_place_of_an_answer_is_no_success() {
        assert_eq!(done(br#"{"ocs":{"meta":{},"data":[]}}"#), Ok(()));
        for other in [
            "",
            "<!DOCTYPE html><p>Welcome",
            "[]",
            r#"{"message":"ok"}"#,
            r#"{"ocs":{"meta":{}"#,
        ] {
            assert_eq!(done(other.as_bytes()), Err(WireError), "{other}");
        }
    }
}
