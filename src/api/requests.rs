//! The requests of all endpoints, as plain data. Those of moderators about others are in `moderate`.

mod conversation;
mod moderate;

pub use conversation::*;
pub use moderate::*;

use super::endpoint::{Api, Endpoint};
use model::suggestion::Source;
use model::token::RoomToken;
use serde::Serialize;

/// The HTTP methods that the API uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// `GET`
    Get,
    /// `POST`
    Post,
    /// `PUT`
    Put,
    /// `DELETE`
    Delete,
}

/// A request, without a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The path.
    pub endpoint: Endpoint,
    /// Parameters as JSON text, on `DELETE` too: the server reads them there, and it keeps ids out of addresses.
    pub body: Option<String>,
    /// The body is a form and no JSON, see [`FORM_TYPE`].
    pub is_form: bool,
    /// When to give up, in milliseconds.
    pub timeout_ms: u32,
}

/// The timeout of ordinary requests. A list of 5,000 takes a real server half a second; the rest is for slow networks.
const TIMEOUT_MS: u32 = 20_000;
/// The timeout of joining. While the server's protection against guessed passwords holds it up, a join takes 25 seconds, and with
/// a wrong password 50 (recorded with Talk 17).
const JOIN_TIMEOUT_MS: u32 = 60_000;
/// The timeout of the long poll, which is answered after 30 seconds at the latest.
const LONG_POLL_TIMEOUT_MS: u32 = 45_000;

/// Headers of every request. The first one is what lets a request pass the server's CSRF check.
pub const FIXED_HEADERS: [(&str, &str); 2] = [("OCS-APIRequest", "true"), ("Accept", "application/json")];

/// Header of every request to the page's own origin. A refused password is answered without the challenge then at which browsers
/// open a dialog of their own.
pub const BY_SCRIPT: (&str, &str) = ("X-Requested-With", "XMLHttpRequest");

impl Request {
    fn get(endpoint: Endpoint) -> Self {
        Self {
            method: Method::Get,
            endpoint,
            body: None,
            is_form: false,
            timeout_ms: TIMEOUT_MS,
        }
    }

    fn with_body(method: Method, endpoint: Endpoint, parameters: &impl Serialize) -> Self {
        // Parameters are flat structs of texts and booleans, which always serialize.
        let body = serde_json::to_string(parameters).ok();
        Self {
            method,
            endpoint,
            body,
            is_form: false,
            timeout_ms: TIMEOUT_MS,
        }
    }
}

/// `GET cloud/capabilities`
#[must_use]
pub fn capabilities() -> Request {
    Request::get(Endpoint::capabilities())
}

/// `GET cloud/user`
#[must_use]
pub fn account() -> Request {
    Request::get(Endpoint::account())
}

/// `GET /csrftoken`
#[must_use]
pub fn csrf_token() -> Request {
    Request::get(Endpoint::csrf_token())
}

/// `GET /room/{token}`
#[must_use]
pub fn room(api: Api, token: &RoomToken) -> Request {
    Request::get(Endpoint::room(api, token))
}

/// `GET /room/{token}/participants`
#[must_use]
pub fn participants(api: Api, token: &RoomToken) -> Request {
    Request::get(match api {
        Api::V1 => Endpoint::participants(api, token),
        Api::V4 => Endpoint::participants_with_status(token),
    })
}

#[derive(Serialize)]
struct Join<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<&'a str>,
    force: bool,
}

/// `POST /room/{token}/participants/active`. Without `force` a session that is in a call elsewhere is not replaced (409).
#[must_use]
pub fn join(api: Api, token: &RoomToken, password: Option<&str>, force: bool) -> Request {
    Request {
        timeout_ms: JOIN_TIMEOUT_MS,
        ..Request::with_body(Method::Post, Endpoint::active(api, token), &Join { password, force })
    }
}

/// `DELETE /room/{token}/participants/active`
#[must_use]
pub fn leave(api: Api, token: &RoomToken) -> Request {
    Request {
        method: Method::Delete,
        ..Request::get(Endpoint::active(api, token))
    }
}

/// `DELETE /room/{token}/participants/self`
#[must_use]
pub fn leave_for_good(api: Api, token: &RoomToken) -> Request {
    Request {
        method: Method::Delete,
        ..Request::get(Endpoint::myself(api, token))
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct GuestName<'a> {
    display_name: &'a str,
}

/// `POST /guest/{token}/name`
#[must_use]
pub fn guest_name(token: &RoomToken, name: &str) -> Request {
    Request::with_body(
        Method::Post,
        Endpoint::guest_name(token),
        &GuestName { display_name: name },
    )
}

/// `GET /signaling/{token}`
#[must_use]
pub fn signaling(api: Api, token: &RoomToken) -> Request {
    Request {
        timeout_ms: LONG_POLL_TIMEOUT_MS,
        ..Request::get(Endpoint::signaling(api, token))
    }
}

/// `GET core/autocomplete/get`
#[must_use]
pub fn autocomplete(token: &RoomToken, typed: &str, sources: &[Source]) -> Request {
    Request::get(Endpoint::autocomplete(token, typed, sources))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NewParticipant<'a> {
    new_participant: &'a str,
    source: &'a str,
}

/// `POST /room/{token}/participants`
#[must_use]
pub fn add(api: Api, token: &RoomToken, id: &str, source: Source) -> Request {
    let parameters = NewParticipant {
        new_participant: id,
        source: source.as_str(),
    };
    Request::with_body(Method::Post, Endpoint::participants(api, token), &parameters)
}

/// `GET /signaling/settings`
#[must_use]
pub fn signaling_settings(api: Api, token: &RoomToken) -> Request {
    Request::get(Endpoint::signaling_settings(api, token))
}
