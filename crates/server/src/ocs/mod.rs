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
    /// `ocs.data`.
    pub data: Value,
    /// Further headers.
    pub headers: Vec<(&'static str, String)>,
}

impl Answer {
    /// 200 with this data.
    pub fn ok(data: Value) -> Self {
        Self {
            status: 200,
            data,
            headers: Vec::new(),
        }
    }

    /// 200 with `[]`, what commands answer.
    pub fn empty() -> Self {
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
    /// Refused by the handler. The message is null, for Talk 17 an empty text.
    #[error("refused with {0}")]
    Status(u16),
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
