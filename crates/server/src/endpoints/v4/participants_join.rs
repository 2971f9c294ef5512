//! `POST /room/{token}/participants/active` of API v4: opens the conversation on this device.
//!
//! It replaces only the session that the same login session had before. A guest who joins again stays the same row with
//! the same type; a self-joined user leaves first and comes back as a new one. Other devices are never in the way.

use serde_json::json;

use crate::call::Call;
use crate::conversation::body::{self, Viewer};
use crate::conversation::sessions;
use crate::endpoints::participants_join::{add_passing, opens};
use crate::ocs::{Answer, Outcome, Refusal};
use crate::store::attendees::{self, ActorType, Attendee};
use crate::store::rooms::Room;
use crate::store::sessions::{self as rows, Session};
use crate::store::{Stored, browsers};
use crate::version::Version;

/// Handles the request.
///
/// # Errors
/// 404 for unknown and foreign conversations, 409 with `force=false` while the own session is in a call, 403 for a wrong
/// or missing password.
pub fn handle(call: &Call<'_>) -> Outcome {
    let Some(room) = call.visible_room()? else {
        return Err(Refusal::Status(404));
    };
    let password = call.params.text("password")?.unwrap_or_default();
    let force = call.params.flag("force", true);
    let mut returning = None;
    if let Some((attendee, session)) = previous(call, &room)? {
        if !force && session.in_call != 0 {
            let data = json!({
                "sessionId": session.id,
                "inCall": session.in_call,
                "lastPing": session.last_ping,
            });
            return Err(Refusal::WithData(409, data));
        }
        if attendee.actor == ActorType::Guests {
            sessions::tell_everybody(call.app, call.db, room.id)?;
            rows::close(call.db, &session.id)?;
            returning = Some(attendee);
        } else {
            sessions::close_by_id(call.app, call.db, &session.id)?;
        }
    }
    let attendee = enter(call, &room, &password, returning)?;
    let session = sessions::open(call.app, call.db, &attendee, call.now)?;
    let browser = &call.visitor.browser.id;
    call.visitor.remember(call.db)?;
    browsers::set_unlocked(call.db, browser, call.token, None)?;
    browsers::set_joined(call.db, browser, call.token, &session.id)?;
    let viewer = Viewer::Joining(&attendee, &session);
    Ok(Answer::ok(body::room(Version::V4, call.db, &room, viewer, call.now)?))
}

/// What this browser joined before, if it is still open.
fn previous(call: &Call<'_>, room: &Room) -> Stored<Option<(Attendee, Session)>> {
    let Some(id) = call.joined_session()? else {
        return Ok(None);
    };
    let found = attendees::by_session(call.db, &id)?.filter(|attendee| attendee.room_id == room.id);
    Ok(found.and_then(|attendee| {
        let session = attendee.session_of(&id)?.clone();
        Some((attendee, session))
    }))
}

/// The row to join as. A guest who comes back without the password is out.
fn enter(call: &Call<'_>, room: &Room, password: &str, returning: Option<Attendee>) -> Result<Attendee, Refusal> {
    if let Some(member) = call.member_of(room)? {
        return Ok(member);
    }
    let opens = opens(call, room, password)?;
    match returning {
        Some(guest) if opens => Ok(guest),
        Some(guest) => {
            sessions::expel(call.app, call.db, &guest)?;
            Err(Refusal::Status(403))
        }
        None if opens => add_passing(call, room),
        None => Err(Refusal::Status(403)),
    }
}
