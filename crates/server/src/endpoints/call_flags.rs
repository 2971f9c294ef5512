//! `GET`, `POST` and `DELETE /call/{token}`: the call flags of sessions. The call itself does not exist here.

use serde_json::{Value, json};

use super::one_to_one;
use crate::context::{Context, past_lobby};
use crate::conversation::{rows, sessions};
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::store::attendees::{self, ActorType, Attendee};
use crate::store::conversations::Conversation;
use crate::store::sessions::{self as stored, Session};

/// In the call, with audio and video.
const USUAL_FLAGS: i64 = 7;

/// Lists the sessions in the call.
///
/// # Errors
/// 404 for outsiders, 412 in the lobby; the same below.
pub fn peers(context: &Context<'_>) -> EndpointResult {
    let (conversation, viewer) = context.participant()?;
    past_lobby(&conversation, &viewer)?;
    if context.is_22() {
        return peers_22(context, &conversation);
    }
    let rows: Vec<Value> = attendees::all(context.db, conversation.id)?
        .into_iter()
        .flat_map(|attendee| {
            let is_user = attendee.actor == ActorType::Users;
            let user = if is_user { attendee.actor_id } else { String::new() };
            let calling = attendee.sessions.into_iter().filter(|open| open.in_call != 0);
            calling.map(move |session| (user.clone(), session)).collect::<Vec<_>>()
        })
        .map(|(user, session)| {
            json!({
                "userId": user,
                "token": conversation.token,
                "lastPing": session.last_ping,
                "sessionId": session.id,
            })
        })
        .collect();
    Ok(Answer::ok(Value::Array(rows)))
}

/// Talk 22 names everybody.
fn peers_22(context: &Context<'_>, conversation: &Conversation) -> EndpointResult {
    let version = context.version();
    let mut data = Vec::new();
    for participant in attendees::listing(context.db, conversation.id)? {
        let attendee = &participant.attendee;
        let calling = attendee.sessions.iter().filter(|open| open.in_call != 0);
        data.extend(calling.map(|session| {
            json!({
                "actorType": attendee.actor.name(),
                "actorId": attendee.shown_id(version),
                "displayName": rows::name(&participant, version).unwrap_or_default(),
                "token": conversation.token,
                "lastPing": session.last_ping,
                "sessionId": session.id,
            })
        }));
    }
    Ok(Answer::ok(Value::Array(data)))
}

/// Joins the call, or changes the own flags.
///
/// # Errors
/// 404 without an open session, 403 in a read-only conversation.
pub fn join(context: &Context<'_>) -> EndpointResult {
    let (conversation, viewer) = context.participant()?;
    past_lobby(&conversation, &viewer)?;
    if conversation.read_only != 0 {
        return Err(Refusal::Guarded(403));
    }
    one_to_one::fill(context, &conversation)?;
    set_flags(context, &viewer, context.params.number("flags").unwrap_or(USUAL_FLAGS))
}

/// Leaves the call.
///
/// # Errors
/// 404 without an open session.
pub fn leave(context: &Context<'_>) -> EndpointResult {
    let (_, viewer) = context.participant()?;
    set_flags(context, &viewer, 0)
}

fn set_flags(context: &Context<'_>, viewer: &Attendee, flags: i64) -> EndpointResult {
    let session = context.own_session(viewer)?.cloned().ok_or(Refusal::Status(404))?;
    let next = Session {
        in_call: flags,
        ..session
    };
    stored::save(context.db, &next)?;
    sessions::notify_participants(context.app, context.db, viewer.conversation_id)?;
    Ok(Answer::empty())
}
