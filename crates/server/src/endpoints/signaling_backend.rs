//! `POST /signaling/backend`: what the signaling server asks. Every answer has status 200; refusals are in the body.
//!
//! - `auth`: whether a ticket is right, and whose it is
//! - `room`: whether a session may be in a conversation (`join`), or that it has left (`leave`), which ends it
//! - `ping`: sessions that are still connected, which keeps them alive

use http::HeaderMap;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::context::Context;
use crate::conversation::sessions;
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::signaling::Signaling;
use crate::signaling::checksum::{CHECKSUM, RANDOM};
use crate::signaling::entries::{self, Reason};
use crate::signaling::tickets::user_data;
use crate::store::attendees::{self, ActorType, Attendee};
use crate::store::conversations::{self, Conversation};
use crate::store::sessions::{self as rows, Session};
use crate::store::{StoreError, accounts};

/// Why the signaling server is refused.
#[derive(Debug, thiserror::Error)]
enum BackendError {
    #[error("The request could not be authenticated.")]
    Checksum,
    #[error("The given ticket is not valid for this user.")]
    Ticket,
    #[error("The given user does not exist.")]
    User,
    #[error("The user is not invited to this room.")]
    Room,
    #[error("The given type is not supported.")]
    Type,
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl BackendError {
    /// The word for it; none for what is not the sender's fault.
    const fn code(&self) -> Option<&'static str> {
        match self {
            Self::Checksum => Some("invalid_request"),
            Self::Ticket => Some("invalid_ticket"),
            Self::User => Some("no_such_user"),
            Self::Room => Some("no_such_room"),
            Self::Type => Some("unknown_type"),
            Self::Store(_) => None,
        }
    }
}

/// A request. What is missing in it counts as empty, which no session is.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
enum Request {
    Auth { auth: Auth },
    Room { room: Room },
    Ping { ping: Ping },
}

#[derive(Debug, Deserialize)]
struct Auth {
    params: Params,
}

#[derive(Debug, Deserialize)]
struct Params {
    userid: Option<String>,
    ticket: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Room {
    roomid: String,
    userid: String,
    sessionid: String,
    action: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Ping {
    roomid: String,
    entries: Vec<Entry>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Entry {
    sessionid: String,
}

/// Handles the request.
///
/// # Errors
/// Only when the database fails.
pub fn handle(context: &Context<'_>, headers: &HeaderMap, body: &[u8]) -> EndpointResult {
    let answered = checked(context, headers, body).and_then(|(signaling, request)| match request {
        Request::Auth { auth } => authenticated(context, signaling, &auth.params),
        Request::Room { room } => entered(context, &room),
        Request::Ping { ping } => pinged(context, &ping),
    });
    match answered {
        Ok(answer) => Ok(Answer::ok(answer)),
        Err(BackendError::Store(error)) => Err(Refusal::Store(error)),
        Err(error) => {
            let code = error.code();
            let error = json!({"code": code, "message": error.to_string()});
            Ok(Answer::ok(json!({"type": "error", "error": error})))
        }
    }
}

/// The request, if the signaling server has sent it.
fn checked<'a>(
    context: &Context<'a>,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<(&'a Signaling, Request), BackendError> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let (Some(signaling), Some(random), Some(checksum)) = (&context.app.signaling, text(RANDOM), text(CHECKSUM)) else {
        return Err(BackendError::Checksum);
    };
    if !signaling.checksums.is_right(random, body, checksum) {
        return Err(BackendError::Checksum);
    }
    let request = serde_json::from_slice(body).map_err(|_| BackendError::Type)?;
    Ok((signaling, request))
}

fn authenticated(context: &Context<'_>, signaling: &Signaling, params: &Params) -> Result<Value, BackendError> {
    let user = params.userid.as_deref().unwrap_or_default();
    if !signaling.tickets.is_right(user, &params.ticket) {
        return Err(BackendError::Ticket);
    }
    let mut auth = json!({"version": "1.0"});
    if !user.is_empty() {
        let account = accounts::find(context.db, user)?.filter(|account| account.enabled);
        let account = account.ok_or(BackendError::User)?;
        auth["user"] = user_data(&account);
        auth["userid"] = json!(account.id);
    }
    Ok(json!({"type": "auth", "auth": auth}))
}

/// A session that enters a conversation, or has left it.
fn entered(context: &Context<'_>, room: &Room) -> Result<Value, BackendError> {
    let (conversation, attendee, session) = participant(context, room)?.ok_or(BackendError::Room)?;
    if room.action == "leave" {
        sessions::close_by_id(context.app, context.db, &session.id)?;
    } else {
        ping(context, session)?;
    }
    Ok(json!({
        "type": "room",
        "room": {
            "version": "1.0",
            "roomid": conversation.token,
            "properties": entries::properties(&conversation, Reason::Conversation),
            "permissions": entries::rights(&conversation, &attendee),
        },
    }))
}

/// The participant whose session it is. Without an open session nobody is let in, members neither.
fn participant(context: &Context<'_>, room: &Room) -> Result<Option<(Conversation, Attendee, Session)>, StoreError> {
    let Some(conversation) = conversations::find(context.db, &room.roomid)? else {
        return Ok(None);
    };
    let Some(attendee) = attendees::by_session(context.db, &room.sessionid)? else {
        return Ok(None);
    };
    let user = match attendee.actor {
        ActorType::Users => attendee.actor_id.as_str(),
        _ => "",
    };
    let fits = attendee.conversation_id == conversation.id && user == room.userid;
    let session = attendee.session_of(&room.sessionid).cloned().filter(|_| fits);
    Ok(session.map(|session| (conversation, attendee, session)))
}

fn pinged(context: &Context<'_>, ping: &Ping) -> Result<Value, BackendError> {
    for entry in &ping.entries {
        // Those that are over are passed over.
        if let Some(attendee) = attendees::by_session(context.db, &entry.sessionid)?
            && let Some(session) = attendee.session_of(&entry.sessionid)
        {
            self::ping(context, session.clone())?;
        }
    }
    Ok(json!({"type": "room", "room": {"version": "1.0", "roomid": ping.roomid}}))
}

fn ping(context: &Context<'_>, session: Session) -> Result<(), StoreError> {
    let fresh = Session {
        last_ping: context.now,
        ..session
    };
    rows::save(context.db, &fresh)
}
