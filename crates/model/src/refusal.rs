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
    /// 400 to a file of addresses, of which lines cannot be read.
    #[error("lines of the file cannot be read (400)")]
    InvalidLines(Import),
    /// A refusal of newer servers, with a word that says more than the status.
    #[error("refused with {0}: {1:?}")]
    Said(u16, ErrorWord),
}

/// What an import of addresses did, or would do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Import {
    /// How many are invited.
    pub invites: u64,
    /// How many were invited before.
    pub duplicates: u64,
    /// The lines that cannot be read, counted from 1 with the head.
    pub invalid_lines: Vec<u64>,
}

/// The words in `data.error` of refusals, as Talk 22 writes them, for which the status alone does not say enough.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ErrorWord {
    /// `ban`: the viewer, or who is to be added, was banned.
    Ban,
    /// `bannedActor`: nobody who could be banned.
    BannedActor,
    /// `cloud-id`: not the address of an account on another server.
    CloudId,
    /// `federation`: the server does not invite accounts of other servers.
    Federation,
    /// `internalNote`: the note of a ban is too long.
    InternalNote,
    /// `last-moderator`
    LastModerator,
    /// `moderator`: not possible for moderators.
    Moderator,
    /// `outgoing`: this account may not invite accounts of other servers.
    Outgoing,
    /// `reach-remote`: the other server did not answer.
    ReachRemote,
    /// `room`: not in this type of conversation.
    Room,
    /// `room-type`: not in this type of conversation.
    RoomType,
    /// `self`: not possible for the viewer.
    Own,
    /// `sip`: the server does not call phones.
    Sip,
    /// `source`: not this kind of participant.
    Source,
    /// `trusted-servers`: the other server is not one of those that are trusted.
    TrustedServers,
    /// `type`: not possible for this kind of participant.
    Type,
}

impl ErrorWord {
    /// Every word with its spelling in the API.
    pub const ALL: [(&'static str, Self); 16] = [
        ("ban", Self::Ban),
        ("bannedActor", Self::BannedActor),
        ("cloud-id", Self::CloudId),
        ("federation", Self::Federation),
        ("internalNote", Self::InternalNote),
        ("last-moderator", Self::LastModerator),
        ("moderator", Self::Moderator),
        ("outgoing", Self::Outgoing),
        ("reach-remote", Self::ReachRemote),
        ("room", Self::Room),
        ("room-type", Self::RoomType),
        ("self", Self::Own),
        ("sip", Self::Sip),
        ("source", Self::Source),
        ("trusted-servers", Self::TrustedServers),
        ("type", Self::Type),
    ];

    /// The word in an answer; `None` for those that say no more than the status.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let known = Self::ALL.into_iter().find(|(spelling, _)| *spelling == text);
        known.map(|(_, word)| word)
    }
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

    /// What the status alone says.
    #[must_use]
    pub fn by_status(&self) -> Self {
        match self {
            Self::Said(400, _) | Self::InvalidLines(_) => Self::BadRequest,
            Self::Said(403, _) => Self::Forbidden,
            Self::Said(404, _) => Self::NotFound,
            Self::Said(status, _) => Self::Unexpected(*status),
            other => other.clone(),
        }
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
