//! Why a request was refused, from the status and the body of its answer.

use super::envelope::{refused_object, utf8, without_mark};
use super::import::import;
use super::join::other_session;
use super::object::Object;
use crate::refusal::{ErrorWord, Import, Refusal};

/// The parts of an HTTP answer that tell why it was refused.
#[derive(Clone, Copy, Debug)]
pub struct HttpAnswer<'a> {
    /// The status; 0 for a redirect that the browser did not follow.
    pub status: u16,
    /// The header `X-Nextcloud-Maintenance-Mode` is there.
    pub maintenance: bool,
    /// The header `Retry-After`, in seconds.
    pub retry_after: Option<u64>,
    /// The body.
    pub body: &'a [u8],
}

/// Why a request was refused; `None` for a success (2xx), which is then read by its endpoint.
///
/// 412 has two meanings: the lobby when Talk itself answers (with the OCS wrapper), a failed CSRF check when the server
/// stopped the request before it. Other refusals without the wrapper are those of a proxy, and say nothing about the
/// viewer's login, role or membership.
#[must_use]
pub fn refusal(answer: &HttpAnswer<'_>) -> Option<Refusal> {
    let from_api = || is_ocs_json(answer.body) || is_ocs_xml(answer.body);
    let wait = answer.retry_after;
    Some(match answer.status {
        200..=299 => return None,
        // Not changed since an answer that was not asked about: a cache on the way is wrong.
        304 => Refusal::Unexpected(304),
        0 | 300..=399 => Refusal::Redirected,
        status @ (400 | 401 | 403 | 404 | 409) if !from_api() => Refusal::NotApi(status),
        400 if let Some(import) = invalid_lines(answer.body) => Refusal::InvalidLines(import),
        status @ (400 | 403 | 404 | 501) if let Some(word) = word(answer.body) => Refusal::Said(status, word),
        400 => Refusal::BadRequest,
        401 => Refusal::SignedOut,
        403 => Refusal::Forbidden,
        404 => Refusal::NotFound,
        409 => Refusal::Conflict(other_session(answer.body)),
        412 if from_api() => Refusal::Lobby,
        412 => Refusal::Csrf,
        429 => Refusal::TooMany(wait),
        // The maintenance page, or the API's own "Service unavailable". Without either it is some proxy's 503.
        503 if answer.maintenance || wait.is_some() || from_api() => Refusal::Maintenance(wait),
        status @ 500..=599 => Refusal::Server(status, wait),
        status => Refusal::Unexpected(status),
    })
}

/// What an import would do that has lines that cannot be read.
fn invalid_lines(body: &[u8]) -> Option<Import> {
    let json = utf8(body);
    let data = refused_object(&json)?;
    import(&data).filter(|import| !import.invalid_lines.is_empty())
}

/// The word with which newer servers explain a refusal, where it says more than the status.
fn word(body: &[u8]) -> Option<ErrorWord> {
    ErrorWord::of(&refused_object(&utf8(body))?.text("error")?)
}

fn is_ocs_json(body: &[u8]) -> bool {
    Object::parse(&utf8(body)).is_some_and(|answer| answer.field("ocs").is_some())
}

/// Some errors come as XML whatever was asked for.
fn is_ocs_xml(body: &[u8]) -> bool {
    let body = without_mark(body);
    body.trim_ascii_start().starts_with(b"<?xml") && body.windows(5).take(200).any(|part| part == b"<ocs>")
}
