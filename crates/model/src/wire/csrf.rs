//! `GET /csrftoken`.

use super::envelope::utf8;
use super::object::Object;

/// Reads a token against cross-site requests. This answer has no OCS wrapper.
#[must_use]
pub fn csrf_token(body: &[u8]) -> Option<String> {
    Object::parse(&utf8(body))?.text("token")
}
