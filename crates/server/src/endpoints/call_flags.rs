//! `GET`, `POST` and `DELETE /call/{token}`: who is in the call, and with what. The call itself does not exist here.

use serde_json::{Value, json};

use crate::call::{Call, past_lobby};
use crate::conversation::sessions;
use crate::ocs::{Answer, Outcome, Refusal};
use crate::store::attendees::{self, ActorType, Attendee};
use crate::store::sessions::{self as rows, Session};

/// In the call, with audio and video.
const USUAL_FLAGS: i64 = 7;

/// Lists the sessions in the call.
///
/// # Errors
/// 404 for strangers, 412 in the lobby; the same below.
pub fn peers(call: &Call<'_>) -> Outcome {
    let (room, viewer) = call.participant()?;
    past_lobby(&room, &viewer)?;
    let rows: Vec<Value> = attendees::all(call.db, room.id)?
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
                "token": room.token,
                "lastPing": session.last_ping,
                "sessionId": session.id,
            })
        })
        .collect();
    Ok(Answer::ok(Value::Array(rows)))
}

/// Joins the call, or changes the own flags.
///
/// # Errors
/// 404 without an open session, 403 in a read-only conversation.
pub fn join(call: &Call<'_>) -> Outcome {
    let (room, viewer) = call.participant()?;
    past_lobby(&room, &viewer)?;
    if room.read_only != 0 {
        return Err(Refusal::Guarded(403));
    }
    set_flags(call, &viewer, call.params.number("flags").unwrap_or(USUAL_FLAGS))
}

/// Leaves the call.
///
/// # Errors
/// 404 without an open session.
pub fn leave(call: &Call<'_>) -> Outcome {
    let (_, viewer) = call.participant()?;
    set_flags(call, &viewer, 0)
}

fn set_flags(call: &Call<'_>, viewer: &Attendee, flags: i64) -> Outcome {
    let session = call.own_session(viewer)?.cloned().ok_or(Refusal::Status(404))?;
    let next = Session {
        in_call: flags,
        ..session
    };
    rows::save(call.db, &next)?;
    sessions::tell_everybody(call.app, call.db, viewer.room_id)?;
    Ok(Answer::empty())
}
