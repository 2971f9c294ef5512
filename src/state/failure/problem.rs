//! Failures for the host: a code to decide by, and the message that the viewer reads.

use crate::api::error::Error;
use crate::browser::fetch::FetchError;
use model::refusal::{ErrorWord, Refusal};

/// The codes of failures. `docs/reference.md` says what each means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the reference has them")]
pub enum Code {
    Offline,
    Timeout,
    Unsendable,
    Unreadable,
    TooLarge,
    SignedOut,
    Forbidden,
    Banned,
    NotFound,
    Lobby,
    Csrf,
    BadRequest,
    Conflict,
    TooMany,
    Maintenance,
    Server,
    NotApi,
    Unexpected,
    WrongAccount,
    NoToken,
    BadToken,
    BadServer,
    TooNew,
    NoTalk,
    Prevented,
    Cancelled,
    Busy,
    NotPossible,
    Disconnected,
    BadValue,
}

impl Code {
    /// Whether a command may have been carried out all the same; see [`Error::may_have_worked`].
    #[must_use]
    pub fn leaves_unknown(self) -> bool {
        matches!(
            self,
            Self::Offline | Self::Timeout | Self::Unreadable | Self::TooLarge | Self::Server | Self::BadValue
        )
    }

    /// The name in events and results of calls.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Offline => "offline",
            Self::Timeout => "timeout",
            Self::Unsendable => "unsendable",
            Self::Unreadable => "unreadable",
            Self::TooLarge => "too-large",
            Self::SignedOut => "signed-out",
            Self::Forbidden => "forbidden",
            Self::Banned => "banned",
            Self::NotFound => "not-found",
            Self::Lobby => "lobby",
            Self::Csrf => "csrf",
            Self::BadRequest => "bad-request",
            Self::Conflict => "conflict",
            Self::TooMany => "too-many",
            Self::Maintenance => "maintenance",
            Self::Server => "server",
            Self::NotApi => "not-api",
            Self::Unexpected => "unexpected",
            Self::WrongAccount => "wrong-account",
            Self::NoToken => "no-token",
            Self::BadToken => "bad-token",
            Self::BadServer => "bad-server",
            Self::TooNew => "too-new",
            Self::NoTalk => "no-talk",
            Self::Prevented => "prevented",
            Self::Cancelled => "cancelled",
            Self::Busy => "busy",
            Self::NotPossible => "not-possible",
            Self::Disconnected => "disconnected",
            Self::BadValue => "bad-value",
        }
    }
}

/// A failure for the host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Why.
    pub code: Code,
    /// The server's status, if it answered with one.
    pub status: Option<u16>,
    /// The same may work later.
    pub retryable: bool,
    /// What the viewer reads, in their language.
    pub message: String,
}

impl Problem {
    /// A failure that is no answer of the server.
    #[must_use]
    pub fn new(code: Code, message: String) -> Self {
        Self {
            code,
            status: None,
            retryable: code == Code::Busy,
            message,
        }
    }

    /// A failed request.
    #[must_use]
    pub fn of(error: &Error, message: String) -> Self {
        let (code, status) = code_and_status(error);
        Self {
            code,
            status,
            retryable: error.is_passing(),
            message,
        }
    }
}

fn code_and_status(error: &Error) -> (Code, Option<u16>) {
    let refusal = match error {
        Error::NoAnswer(FetchError::Unsendable) => return (Code::Unsendable, None),
        Error::NoAnswer(FetchError::Network) => return (Code::Offline, None),
        Error::NoAnswer(FetchError::BadAnswer) => return (Code::BadValue, None),
        Error::NoAnswer(FetchError::Timeout) => return (Code::Timeout, None),
        Error::NoAnswer(FetchError::TooLarge) => return (Code::TooLarge, None),
        Error::NoAnswer(FetchError::Aborted) => return (Code::Disconnected, None),
        Error::Unreadable => return (Code::Unreadable, Some(200)),
        Error::WrongAccount | Error::AccountChanged => return (Code::WrongAccount, None),
        Error::Refused(refusal) => refusal,
    };
    match refusal {
        Refusal::BadRequest => (Code::BadRequest, Some(400)),
        Refusal::SignedOut => (Code::SignedOut, Some(401)),
        Refusal::Redirected => (Code::NotApi, None),
        Refusal::Forbidden => (Code::Forbidden, Some(403)),
        Refusal::NotFound => (Code::NotFound, Some(404)),
        Refusal::Conflict(_) => (Code::Conflict, Some(409)),
        Refusal::Lobby => (Code::Lobby, Some(412)),
        Refusal::Csrf => (Code::Csrf, Some(412)),
        Refusal::TooMany(_) => (Code::TooMany, Some(429)),
        Refusal::Maintenance(_) => (Code::Maintenance, Some(503)),
        Refusal::Server(status, _) => (Code::Server, Some(*status)),
        Refusal::NotApi(status) => (Code::NotApi, Some(*status)),
        Refusal::Unexpected(status) => (Code::Unexpected, Some(*status)),
        Refusal::Said(403, ErrorWord::Ban) => (Code::Banned, Some(403)),
        Refusal::Said(..) | Refusal::InvalidLines(_) => code_and_status(&Error::Refused(refusal.by_status())),
    }
}
