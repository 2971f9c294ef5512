//! `POST /room/{token}/participants/active`: opens the conversation, as member, self-joined user or guest.
//!
//! A session that the person had before is closed first, and with it the membership of guests and self-joined users:
//! whoever of them comes back without the password is out.

use rusqlite::Connection;
use serde_json::json;

use crate::call::Call;
use crate::conversation::body::{self, Viewer};
use crate::conversation::{roles, sessions};
use crate::ocs::{Answer, Outcome, Refusal};
use crate::random;
use crate::store::attendees::{self, ActorType, Attendee};
use crate::store::rooms::Room;
use crate::store::{Stored, browsers};
use crate::version::Version;

/// Handles the request.
///
/// # Errors
/// 404 for unknown and foreign conversations, 409 with `force=false` while the other session is in a call, 403 for a
/// wrong or missing password.
pub fn handle(call: &Call<'_>) -> Outcome {
    let Some(room) = call.visible_room()? else {
        return Err(Refusal::Status(404));
    };
    let password = call.params.text("password")?.unwrap_or_default();
    let force = call.params.flag("force", true);
    if let Some(previous) = previous(call, &room)? {
        if let (false, Some(session)) = (force, previous.session())
            && session.in_call != 0
        {
            let data = json!({
                "sessionId": session.id,
                "inCall": session.in_call,
                "lastPing": session.last_ping,
            });
            return Err(Refusal::WithData(409, data));
        }
        sessions::close(call.app, call.db, &previous)?;
    }
    let attendee = match call.member_of(&room)? {
        Some(member) => member,
        None if opens(call, &room, &password)? => add_passing(call, &room)?,
        None => return Err(Refusal::Status(403)),
    };
    let session = sessions::open(call.app, call.db, &attendee, call.now)?;
    let browser = &call.visitor.browser.id;
    call.visitor.remember(call.db)?;
    browsers::set_unlocked(call.db, browser, call.token, None)?;
    browsers::set_joined(call.db, browser, call.token, &session.id)?;
    let data = body::room(
        Version::V1,
        call.db,
        &room,
        Viewer::Joining(&attendee, &session),
        call.now,
    )?;
    Ok(Answer::ok(data))
}

/// The row with an open session that this join replaces: the user's own, or that of this browser's guest.
fn previous(call: &Call<'_>, room: &Room) -> Stored<Option<Attendee>> {
    let found = if call.visitor.account.is_some() {
        call.member_of(room)?
    } else {
        match call.joined_session()? {
            Some(session) => attendees::by_session(call.db, &session)?.filter(|attendee| attendee.room_id == room.id),
            None => None,
        }
    };
    Ok(found.filter(|attendee| attendee.session().is_some()))
}

/// Whether the password lets an outsider in; one given on the public page before counts as well.
///
/// # Errors
/// When the database fails.
pub fn opens(call: &Call<'_>, room: &Room, given: &str) -> Stored<bool> {
    let Some(wanted) = &room.password else {
        return Ok(true);
    };
    let unlocked = browsers::unlocked(call.db, &call.visitor.browser.id, call.token)?;
    Ok(given == wanted || unlocked.as_ref() == Some(wanted))
}

/// Adds the visitor as self-joined user, or as a guest.
///
/// # Errors
/// 404 when the row is gone again, or when the database fails.
pub fn add_passing(call: &Call<'_>, room: &Room) -> Result<Attendee, Refusal> {
    let (actor, id, kind) = match call.visitor.user() {
        Some(user) => (ActorType::Users, user.to_owned(), roles::SELF_JOINED),
        None => (ActorType::Guests, random::guest_id(), roles::GUEST),
    };
    added(call.db, room.id, actor, &id, kind)?.ok_or(Refusal::Status(404))
}

fn added(db: &Connection, room: i64, actor: ActorType, id: &str, kind: i64) -> Stored<Option<Attendee>> {
    attendees::add(db, room, actor, id, kind)?;
    attendees::find(db, room, actor, id)
}
