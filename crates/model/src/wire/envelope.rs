//! The wrapper that OCS puts around every answer: `{"ocs":{"meta":{…},"data":…}}`.

use super::object::Object;
use serde::Deserialize;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::ops::RangeInclusive;
use thiserror::Error;

/// The answer could not be read: no JSON, no OCS wrapper, a wrapper that reports a failure, or data of another kind than the
/// endpoint has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the answer is not one of this endpoint")]
pub struct WireError;

#[derive(Deserialize)]
struct Envelope<'a, T> {
    #[serde(borrow)]
    ocs: Ocs<'a, T>,
}

/// The content of the wrapper.
#[derive(Deserialize)]
struct Ocs<'a, T> {
    #[serde(borrow)]
    meta: &'a RawValue,
    data: T,
}

/// The statuses in `meta` that mean success: 100 with the first version of the wrapper, those of HTTP with the second.
const SUCCESS: [RangeInclusive<i64>; 2] = [100..=100, 200..=299];
/// The status in `meta` that means 401, since the first version of the wrapper.
const SIGNED_OUT: i64 = 997;

/// The byte order mark, which some servers put before a text.
pub(super) const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// A body without a byte order mark.
pub(super) fn without_mark(body: &[u8]) -> &[u8] {
    body.strip_prefix(BYTE_ORDER_MARK).unwrap_or(body)
}

/// A body as text. Bytes that are no UTF-8 become U+FFFD, so that a broken name costs only itself.
pub(super) fn utf8(body: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(without_mark(body))
}

/// The data of an answer, decoded as `T` in one pass.
pub(super) fn data<'a, T: Deserialize<'a>>(json: &'a str) -> Result<T, WireError> {
    let envelope: Envelope<'a, T> = serde_json::from_str(json).map_err(|_| WireError)?;
    let ocs = envelope.ocs;
    is_success(status(ocs.meta)).then_some(ocs.data).ok_or(WireError)
}

/// The data of an answer, not yet decoded.
pub(super) fn raw(json: &str) -> Result<&RawValue, WireError> {
    let ocs = ocs(json).ok_or(WireError)?;
    let success = ocs.field("meta").is_some_and(|meta| is_success(status(meta)));
    ocs.field("data").filter(|_| success).ok_or(WireError)
}

/// The data of a refusal, if they are an object.
pub(super) fn refused_object(json: &str) -> Option<Object<'_>> {
    ocs(json)?.object("data")
}

fn ocs(json: &str) -> Option<Object<'_>> {
    Object::parse(json)?.object("ocs")
}

/// The status in `meta`.
fn status(meta: &RawValue) -> Option<i64> {
    Object::parse(meta.get())?.number("statuscode")
}

/// Whether a status in `meta` is that of a success. An answer without one proves nothing: an empty list in it need not be that
/// of the conversation.
fn is_success(status: Option<i64>) -> bool {
    status.is_some_and(|status| SUCCESS.iter().any(|range| range.contains(&status)))
}

/// Whether the wrapper says that nobody is signed in, whatever the HTTP status is.
pub(super) fn says_signed_out(json: &str) -> bool {
    ocs(json).and_then(|ocs| status(ocs.field("meta")?)) == Some(SIGNED_OUT)
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
        for data in ["[]", "null", "{}"] {
            let body = format!(r#"{{"ocs":{{"meta":{{"statuscode":200}},"data":{data}}}}}"#);
            assert_eq!(done(body.as_bytes()), Ok(()), "{data}");
        }
        for other in [
            "",
            "<!DOCTYPE html><p>Welcome",
            "[]",
            r#"{"message":"ok"}"#,
            r#"{"ocs":{"meta":{"statuscode":200}"#,
        ] {
            assert_eq!(done(other.as_bytes()), Err(WireError), "{other}");
        }
    }

    #[test]
    fn only_a_status_of_success_in_the_wrapper_is_one() {
        let body = |meta: &str| format!(r#"{{"ocs":{{"meta":{meta},"data":[]}}}}"#);
        for code in [100, 200, 201, 299] {
            let json = body(&format!(r#"{{"statuscode":{code}}}"#));
            assert_eq!(
                (raw(&json).is_ok(), data::<Vec<u8>>(&json).is_ok()),
                (true, true),
                "{code}"
            );
        }
        for meta in [
            r#"{"statuscode":997}"#,
            r#"{"statuscode":404}"#,
            r#"{"statuscode":403}"#,
            r#"{"statuscode":500}"#,
            r#"{"statuscode":"200"}"#,
            r#"{"statuscode":null}"#,
            "{}",
            "[]",
            "null",
        ] {
            let json = body(meta);
            assert_eq!(
                (raw(&json).is_err(), data::<Vec<u8>>(&json).is_err()),
                (true, true),
                "{meta}"
            );
        }
        let without = r#"{"ocs":{"data":[]}}"#;
        assert!(raw(without).is_err() && data::<Vec<u8>>(without).is_err());
    }

    #[test]
    fn a_byte_order_mark_is_skipped() {
        let body = b"\xef\xbb\xbf{\"ocs\":{\"meta\":{\"statuscode\":200},\"data\":[]}}";
        assert_eq!(done(body), Ok(()));
        assert_eq!(utf8(b"\xef\xbb\xbf\xef\xbb\xbf"), "\u{feff}", "only one");
    }
}
