//! The OCS envelope: how every answer of the API is wrapped, as JSON or as XML.
//!
//! A handler answers an [`Answer`] or a [`Refusal`]; what goes over the wire for either is decided here only.

pub mod format;
pub mod json;
pub mod params;
pub mod reply;
pub mod xml;

use serde_json::Value;

use crate::store::StoreError;

/// What a handler answers to a request that it carried out.
#[derive(Debug)]
pub struct Answer {
    /// HTTP status, 200 or 201.
    pub status: u16,
    /// `ocs.data`; without, `[]` for older servers and null for Talk 22.
    pub data: Option<Value>,
    /// Further headers.
    pub headers: Vec<(&'static str, String)>,
}

impl Answer {
    /// 200 with this data.
    pub fn ok(data: Value) -> Self {
        Self {
            status: 200,
            data: Some(data),
            headers: Vec::new(),
        }
    }

    /// 200 without data, what commands answer.
    pub const fn empty() -> Self {
        Self {
            status: 200,
            data: None,
            headers: Vec::new(),
        }
    }

    /// 200 with `[]`, whichever server.
    pub fn nothing() -> Self {
        Self::ok(Value::Array(Vec::new()))
    }

    /// 201 with this data.
    pub fn created(data: Value) -> Self {
        Self {
            status: 201,
            ..Self::ok(data)
        }
    }

    /// Adds a header.
    #[must_use]
    pub fn with_header(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }
}

/// Why a request was not carried out, each with a form of its own on the wire.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// 401, code 997: the endpoint needs a login.
    #[error("not logged in")]
    NotLoggedIn,
    /// 412 without an envelope: neither `OCS-APIRequest: true` nor a valid request token.
    #[error("CSRF check failed")]
    Csrf,
    /// Refused before the handler: not a participant, not a moderator, lobby. The message is an empty text.
    #[error("refused with {0} before the handler")]
    Guarded(u16),
    /// Refused by the handler. The message is null, from Talk 17 on an empty text; the data are `[]`, for Talk 22 null.
    #[error("refused with {0}")]
    Status(u16),
    /// The same with a word for the reason, which only Talk 22 says: `{"error": word}`.
    #[error("refused with {0}: {1}")]
    Because(u16, &'static str),
    /// Refused by the handler, with data.
    #[error("refused with {0}")]
    WithData(u16, Value),
    /// 404 that ignores `Accept`: unknown path.
    #[error("invalid query")]
    InvalidQuery,
    /// Missing or ill-typed parameter, or an exception in the handler: an invalid query as well for Talk 10, 500 from
    /// Talk 17, ignoring `Accept` in either case.
    #[error("exception in the handler")]
    Exception,
    /// 405 without a body.
    #[error("method not allowed")]
    Method,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What every handler answers.
pub type EndpointResult = Result<Answer, Refusal>;
