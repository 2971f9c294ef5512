//! Settings of a conversation: password, public or not, lobby, read-only, name; and its end.

use serde_json::{Value, json};

use super::room_create::checked_name;
use crate::call::Call;
use crate::conversation::{roles, sessions};
use crate::ocs::{Answer, Outcome, Refusal};
use crate::store::attendees;
use crate::store::rooms::{self, GROUP, ONE_TO_ONE, PUBLIC, Room};
use crate::version::Version;

/// `PUT /room/{token}/password`; an empty one removes it.
///
/// # Errors
/// 403 for people who do not moderate and for conversations that are not public; the same people below.
pub fn password(call: &Call<'_>) -> Outcome {
    let (mut room, _) = call.moderator()?;
    let password = call.params.required("password")?;
    if room.kind != PUBLIC {
        return Err(Refusal::Status(403));
    }
    room.password = Some(password).filter(|password| !password.is_empty());
    rooms::save(call.db, &room)?;
    Ok(Answer::empty())
}

/// `PUT /room/{token}`: the name.
///
/// # Errors
/// 400 for bad names and one-to-one conversations.
pub fn name(call: &Call<'_>) -> Outcome {
    let (mut room, _) = call.moderator()?;
    let name = call.params.required("roomName")?;
    if room.kind == ONE_TO_ONE {
        return Err(Refusal::Status(400));
    }
    room.name = checked_name(&name)?.to_owned();
    rooms::save(call.db, &room)?;
    Ok(Answer::empty())
}

/// `DELETE /room/{token}`.
///
/// # Errors
/// 400 for one-to-one conversations.
pub fn delete(call: &Call<'_>) -> Outcome {
    let (room, _) = call.moderator()?;
    if room.kind == ONE_TO_ONE {
        return Err(Refusal::Status(400));
    }
    sessions::delete_room(call.app, call.db, room.id)?;
    Ok(Answer::empty())
}

/// `POST /room/{token}/public`.
///
/// # Errors
/// 400 unless it is a group or public already.
pub fn make_public(call: &Call<'_>) -> Outcome {
    let (mut room, _) = call.member_moderator()?;
    if !matches!(room.kind, GROUP | PUBLIC) {
        return Err(Refusal::Status(400));
    }
    room.kind = PUBLIC;
    rooms::save(call.db, &room)?;
    Ok(Answer::empty())
}

/// `DELETE /room/{token}/public`: everybody who came by the link is out.
///
/// # Errors
/// 400 unless it is public or a group already.
pub fn make_private(call: &Call<'_>) -> Outcome {
    let (mut room, _) = call.member_moderator()?;
    if !matches!(room.kind, GROUP | PUBLIC) {
        return Err(Refusal::Status(400));
    }
    room.kind = GROUP;
    rooms::save(call.db, &room)?;
    for person in attendees::all(call.db, room.id)? {
        if roles::is_passing(person.kind) {
            sessions::expel(call.app, call.db, &person)?;
        }
    }
    Ok(Answer::empty())
}

/// `PUT /room/{token}/read-only`.
///
/// # Errors
/// 400 for unknown states and conversations between two.
pub fn read_only(call: &Call<'_>) -> Outcome {
    let (mut room, _) = call.member_moderator()?;
    room.read_only = state(call, &room)?;
    rooms::save(call.db, &room)?;
    Ok(Answer::empty())
}

/// `PUT /room/{token}/webinary/lobby`: answers the conversation; Talk 10 in the shape of a later API, still with the
/// timer that was set before.
///
/// # Errors
/// 400 for unknown states and conversations between two.
pub fn lobby(call: &Call<'_>) -> Outcome {
    let (mut room, viewer) = call.member_moderator()?;
    room.lobby = state(call, &room)?;
    let timer = call.params.number("timer").unwrap_or(0);
    if call.app.settings.version == Version::V4 {
        room.lobby_timer = timer;
        rooms::save(call.db, &room)?;
        return Ok(Answer::ok(call.body_of(&room, Some(&viewer))?));
    }
    let body = call.body_of(&room, Some(&viewer))?;
    room.lobby_timer = timer;
    rooms::save(call.db, &room)?;
    Ok(Answer::ok(later_shape(body)))
}

fn state(call: &Call<'_>, room: &Room) -> Result<i64, Refusal> {
    let state = call.params.number("state").ok_or(Refusal::Exception)?;
    if !matches!(room.kind, GROUP | PUBLIC) || !matches!(state, 0 | 1) {
        return Err(Refusal::Status(400));
    }
    Ok(state)
}

/// Without the list of people, with what the viewer may do.
fn later_shape(body: Value) -> Value {
    const LEFT_OUT: [&str; 4] = ["participantInCall", "count", "participants", "numGuests"];
    let Value::Object(fields) = body else {
        return body;
    };
    let mut later = serde_json::Map::new();
    for (name, value) in fields {
        if LEFT_OUT.contains(&name.as_str()) {
            continue;
        }
        if name == "notificationLevel" {
            later.insert("canLeaveConversation".into(), json!(true));
            later.insert("canDeleteConversation".into(), json!(true));
        }
        later.insert(name, value);
    }
    Value::Object(later)
}
