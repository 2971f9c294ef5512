//! `GET /csrftoken`.

use super::envelope::utf8;
use super::limits::is_id;
use super::object::Object;

/// Reads the request token that protects against cross-site request forgery. This answer has no OCS wrapper.
#[must_use]
pub fn csrf_token(body: &[u8]) -> Option<String> {
    Object::parse(&utf8(body))?.text("token").filter(|token| is_id(token))
}
