//! Why the server refused a request.

use crate::id::SessionId;
use thiserror::Error;

/// The meaning of a refusal. The texts are for logs and developers; those of the interface are chosen from the endpoint and
/// this value.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refusal {
    /// 400: not possible in this state, or not understood.
    #[error("bad request (400)")]
    BadRequest,
    /// 401: this needs a login and there is none. Endpoints that guests may use answer [`Refusal::NotFound`] instead.
    #[error("not signed in (401)")]
    SignedOut,
    /// 403: not allowed, or a wrong password when joining.
    #[error("forbidden (403)")]
    Forbidden,
    /// 404: there is no such conversation or participant for this viewer.
    #[error("not found (404)")]
    NotFound,
    /// 409 to a join: another session of the same participant is in a call.
    #[error("another session is active (409)")]
    Conflict(Option<OtherSession>),
    /// 412 from Talk: only moderators are let in.
    #[error("the lobby is closed (412)")]
    Lobby,
    /// 412 from the server: the request had no valid request token.
    #[error("CSRF check failed (412)")]
    Csrf,
    /// 429: too many requests. Seconds to wait, if the server said so.
    #[error("too many requests (429)")]
    TooMany(Option<u64>),
    /// 503 while an administrator maintains the server. Seconds to wait, if the server said so.
    #[error("maintenance (503)")]
    Maintenance(Option<u64>),
    /// Any other 5xx. Seconds to wait, if the server said so.
    #[error("server error ({0})")]
    Server(u16, Option<u64>),
    /// A redirect, which the API has not: the server's login page after logging out, or a proxy's.
    #[error("redirected")]
    Redirected,
    /// The answer is not the API's: no JSON, or JSON of another shape.
    #[error("the answer ({0}) is not one of the API")]
    NotApi(u16),
    /// A status that the API does not have.
    #[error("unexpected status {0}")]
    Unexpected(u16),
}

/// The other session that prevents a join.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherSession {
    /// Its id.
    pub session: Option<SessionId>,
    /// Its last ping, in seconds since the epoch.
    pub last_ping: u64,
}

impl Refusal {
    /// The same request can succeed later.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::TooMany(_) | Self::Maintenance(_) | Self::Server(..))
    }

    /// The answer does not come from Talk: a login may have expired, and a proxy or a page in its place may say so in this way.
    #[must_use]
    pub fn is_of_another(&self) -> bool {
        matches!(self, Self::Redirected | Self::NotApi(_) | Self::Unexpected(_))
    }

    /// The server's `Retry-After`, in seconds.
    #[must_use]
    pub fn retry_after(&self) -> Option<u64> {
        match self {
            Self::TooMany(wait) | Self::Maintenance(wait) | Self::Server(_, wait) => *wait,
            _ => None,
        }
    }
}
