//! What each call sends, as plain data.

use super::endpoint::Endpoint;
use model::identity::Identity;
use model::suggestion::Source;
use model::token::RoomToken;
use serde::Serialize;

/// The methods that the API uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// `GET`
    Get,
    /// `POST`
    Post,
    /// `DELETE`
    Delete,
}

/// A request that has not met a server yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// Where to.
    pub endpoint: Endpoint,
    /// Parameters as JSON text, on `DELETE` too: the server reads them there, and it keeps ids out of addresses.
    pub body: Option<String>,
    /// When to give up, in milliseconds.
    pub timeout_ms: u32,
}

/// For ordinary calls. A list of 5,000 takes a real server half a second; a slow network takes the rest.
const PATIENCE_MS: u32 = 20_000;
/// For the long poll, which is answered after 30 seconds at the latest.
const LONG_POLL_MS: u32 = 45_000;

/// Headers of every request. The first one is what lets a request pass the server's CSRF check.
pub const FIXED_HEADERS: [(&str, &str); 2] = [("OCS-APIRequest", "true"), ("Accept", "application/json")];

impl Request {
    fn get(endpoint: Endpoint) -> Self {
        Self {
            method: Method::Get,
            endpoint,
            body: None,
            timeout_ms: PATIENCE_MS,
        }
    }

    fn with_body(method: Method, endpoint: Endpoint, parameters: &impl Serialize) -> Self {
        // Parameters are flat structs of texts and booleans, which always serialize.
        let body = serde_json::to_string(parameters).ok();
        Self {
            method,
            endpoint,
            body,
            timeout_ms: PATIENCE_MS,
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
pub fn room(token: &RoomToken) -> Request {
    Request::get(Endpoint::room(token))
}

/// `GET /room/{token}/participants`
#[must_use]
pub fn participants(token: &RoomToken) -> Request {
    Request::get(Endpoint::participants(token))
}

#[derive(Serialize)]
struct Join<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<&'a str>,
    force: bool,
}

/// `POST /room/{token}/participants/active`. Without `force` a session that is in a call elsewhere is not replaced (409).
#[must_use]
pub fn join(token: &RoomToken, password: Option<&str>, force: bool) -> Request {
    Request::with_body(Method::Post, Endpoint::active(token), &Join { password, force })
}

/// `DELETE /room/{token}/participants/active`
#[must_use]
pub fn leave(token: &RoomToken) -> Request {
    Request {
        method: Method::Delete,
        ..Request::get(Endpoint::active(token))
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
pub fn signaling(token: &RoomToken) -> Request {
    Request {
        timeout_ms: LONG_POLL_MS,
        ..Request::get(Endpoint::signaling(token))
    }
}

/// `GET core/autocomplete/get`
#[must_use]
pub fn autocomplete(token: &RoomToken, typed: &str) -> Request {
    Request::get(Endpoint::autocomplete(token, typed))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct NewParticipant<'a> {
    new_participant: &'a str,
    source: &'a str,
}

/// `POST /room/{token}/participants`
#[must_use]
pub fn add(token: &RoomToken, id: &str, source: Source) -> Request {
    let parameters = NewParticipant {
        new_participant: id,
        source: source.as_str(),
    };
    Request::with_body(Method::Post, Endpoint::participants(token), &parameters)
}

/// Whom a command is about. The API names guests by their session, under different parameters.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Target<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    participant: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    session_id: Option<&'a str>,
}

/// `DELETE /room/{token}/participants`, or `…/participants/guests` for a guest.
#[must_use]
pub fn remove(token: &RoomToken, target: &Identity) -> Request {
    let (endpoint, id) = match target {
        Identity::User(user) => (Endpoint::participants(token), user.as_str()),
        Identity::Guest(session) => (Endpoint::guests(token), session.expose()),
    };
    Request::with_body(
        Method::Delete,
        endpoint,
        &Target {
            participant: Some(id),
            session_id: None,
        },
    )
}

/// `DELETE /room/{token}/participants/self`
#[must_use]
pub fn leave_for_good(token: &RoomToken) -> Request {
    Request {
        method: Method::Delete,
        ..Request::get(Endpoint::myself(token))
    }
}

/// `POST /room/{token}/moderators`
#[must_use]
pub fn promote(token: &RoomToken, target: &Identity) -> Request {
    moderator(Method::Post, token, target)
}

/// `DELETE /room/{token}/moderators`
#[must_use]
pub fn demote(token: &RoomToken, target: &Identity) -> Request {
    moderator(Method::Delete, token, target)
}

fn moderator(method: Method, token: &RoomToken, target: &Identity) -> Request {
    let parameters = match target {
        Identity::User(user) => Target {
            participant: Some(user.as_str()),
            session_id: None,
        },
        Identity::Guest(session) => Target {
            participant: None,
            session_id: Some(session.expose()),
        },
    };
    Request::with_body(method, Endpoint::moderators(token), &parameters)
}
