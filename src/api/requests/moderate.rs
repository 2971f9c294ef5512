//! The requests of moderators about other participants and about the conversation.

use super::{Method, Request};
use crate::api::endpoint::{Api, Endpoint};
use model::identity::{Actor, Identity};
use model::participant::Participant;
use model::token::RoomToken;
use serde::Serialize;

/// The target of a command.
#[derive(Clone, Copy, Debug)]
pub struct Target<'a> {
    identity: &'a Identity,
    /// The `attendeeId` of v4; v1 has none.
    attendee: Option<u64>,
}

impl<'a> From<&'a Identity> for Target<'a> {
    /// A participant of v1.
    fn from(identity: &'a Identity) -> Self {
        Self {
            identity,
            attendee: None,
        }
    }
}

impl<'a> From<&'a Participant> for Target<'a> {
    fn from(participant: &'a Participant) -> Self {
        Self {
            identity: &participant.identity,
            attendee: participant.details.as_ref().map(|details| details.attendee),
        }
    }
}

/// How the versions name a participant: v1 users by their id and guests by their session, under different parameters, v4 all by
/// `attendeeId`.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct TargetParameters<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    participant: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    session_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    attendee_id: Option<u64>,
}

impl<'a> TargetParameters<'a> {
    fn participant(id: &'a str) -> Self {
        Self {
            participant: Some(id),
            ..Self::default()
        }
    }

    fn attendee(id: u64) -> Self {
        Self {
            attendee_id: Some(id),
            ..Self::default()
        }
    }
}

/// v1: `DELETE /room/{token}/participants`, or `…/participants/guests` for a guest; v4: `DELETE /room/{token}/attendees`.
#[must_use]
pub fn remove(token: &RoomToken, target: Target<'_>) -> Request {
    let (endpoint, parameters) = match (target.attendee, target.identity) {
        (Some(attendee), _) => (Endpoint::attendees(token), TargetParameters::attendee(attendee)),
        (None, Identity::User(user)) => (
            Endpoint::participants(Api::V1, token),
            TargetParameters::participant(user.as_str()),
        ),
        (None, Identity::Guest(session)) => (Endpoint::guests(token), TargetParameters::participant(session.expose())),
        // Rows of v4 always have an `attendeeId`.
        (None, Identity::Actor(_, id)) => (Endpoint::attendees(token), TargetParameters::participant(id)),
    };
    Request::with_body(Method::Delete, endpoint, &parameters)
}

/// `POST /room/{token}/moderators`
#[must_use]
pub fn promote(token: &RoomToken, target: Target<'_>) -> Request {
    moderator(Method::Post, token, target)
}

/// `DELETE /room/{token}/moderators`
#[must_use]
pub fn demote(token: &RoomToken, target: Target<'_>) -> Request {
    moderator(Method::Delete, token, target)
}

fn moderator(method: Method, token: &RoomToken, target: Target<'_>) -> Request {
    let (api, parameters) = match (target.attendee, target.identity) {
        (Some(attendee), _) => (Api::V4, TargetParameters::attendee(attendee)),
        (None, Identity::User(user)) => (Api::V1, TargetParameters::participant(user.as_str())),
        (None, Identity::Guest(session)) => {
            let session = Some(session.expose());
            (
                Api::V1,
                TargetParameters {
                    session_id: session,
                    ..TargetParameters::default()
                },
            )
        }
        (None, Identity::Actor(_, id)) => (Api::V4, TargetParameters::participant(id)),
    };
    Request::with_body(method, Endpoint::moderators(api, token), &parameters)
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Permissions {
    attendee_id: u64,
    method: &'static str,
    permissions: u32,
}

/// How permissions are changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PermissionChange {
    /// These and no others; 0 restores the conversation's default.
    Set(u32),
    /// These, too.
    Add(u32),
    /// All but these.
    Remove(u32),
}

/// `PUT /room/{token}/attendees/permissions`, of v4.
#[must_use]
pub fn permissions(token: &RoomToken, target: Target<'_>, change: PermissionChange) -> Request {
    let (method, permissions) = match change {
        PermissionChange::Set(permissions) => ("set", permissions),
        PermissionChange::Add(permissions) => ("add", permissions),
        PermissionChange::Remove(permissions) => ("remove", permissions),
    };
    let parameters = Permissions {
        attendee_id: target.attendee.unwrap_or_default(),
        method,
        permissions,
    };
    Request::with_body(Method::Put, Endpoint::permissions(token), &parameters)
}

/// `POST /room/{token}/participants/resend-invitations`, of v4, for one participant: real servers answer 500 without an
/// `attendeeId`.
#[must_use]
pub fn resend(token: &RoomToken, target: Target<'_>) -> Request {
    // Only rows of v4 are offered this, and they have an `attendeeId`.
    let parameters = TargetParameters::attendee(target.attendee.unwrap_or_default());
    Request::with_body(Method::Post, Endpoint::invitations(token), &parameters)
}

/// `POST /call/{token}/ring/{attendeeId}`, of v4.
#[must_use]
pub fn ring(token: &RoomToken, target: Target<'_>) -> Request {
    Request {
        method: Method::Post,
        ..Request::get(Endpoint::ring(token, target.attendee.unwrap_or_default()))
    }
}

/// `POST /call/{token}/dialout/{attendeeId}`, of v4.
#[must_use]
pub fn dial_out(token: &RoomToken, target: Target<'_>) -> Request {
    Request {
        method: Method::Post,
        ..Request::get(Endpoint::dial_out(token, target.attendee.unwrap_or_default()))
    }
}

/// `GET /ban/{token}`
#[must_use]
pub fn bans(token: &RoomToken) -> Request {
    Request::get(Endpoint::bans(token))
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Ban<'a> {
    actor_type: &'a str,
    actor_id: &'a str,
    internal_note: &'a str,
}

/// `POST /ban/{token}`, which removes the participant as well. Only accounts, guests and invited addresses can be banned.
#[must_use]
pub fn ban(token: &RoomToken, target: &Identity, note: &str) -> Request {
    let (actor_type, actor_id) = match target {
        Identity::User(user) => ("users", user.as_str()),
        Identity::Actor(Actor::Email, id) => ("emails", &**id),
        Identity::Actor(_, id) => ("guests", &**id),
        Identity::Guest(session) => ("guests", session.expose()),
    };
    let parameters = Ban {
        actor_type,
        actor_id,
        internal_note: note,
    };
    Request::with_body(Method::Post, Endpoint::bans(token), &parameters)
}

/// `DELETE /ban/{token}/{banId}`
#[must_use]
pub fn end_ban(token: &RoomToken, ban: u64) -> Request {
    Request {
        method: Method::Delete,
        ..Request::get(Endpoint::ban(token, ban))
    }
}

#[derive(Serialize)]
struct Lobby {
    state: u8,
    timer: u64,
}

/// `PUT /room/{token}/webinar/lobby`, of v4. `timer`: when it ends by itself, in seconds since the epoch; 0: it does not.
#[must_use]
pub fn lobby(token: &RoomToken, is_on: bool, timer: u64) -> Request {
    let parameters = Lobby {
        state: u8::from(is_on),
        timer,
    };
    Request::with_body(Method::Put, Endpoint::lobby(token), &parameters)
}
