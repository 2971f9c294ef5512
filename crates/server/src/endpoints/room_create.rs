//! `POST /room`: creates a conversation.

use crate::call::Call;
use crate::conversation::roles;
use crate::ocs::{Answer, Outcome, Refusal};
use crate::random;
use crate::store::attendees::{self, ActorType};
use crate::store::rooms::{self, GROUP, ONE_TO_ONE, PUBLIC, Room};
use crate::store::{accounts, groups};

/// Names longer than this are refused.
const LONGEST_NAME: usize = 255;

/// Handles the request.
///
/// # Errors
/// 400 for unknown types and bad names, 403 for a one-to-one conversation with oneself, 404 for unknown invited ones.
pub fn handle(call: &Call<'_>) -> Outcome {
    let kind = call.params.number("roomType").ok_or(Refusal::Exception)?;
    let name = call.params.text("roomName")?.unwrap_or_default();
    let invite = call.params.text("invite")?.unwrap_or_default();
    let source = call.params.text("source")?.unwrap_or_default();
    match kind {
        ONE_TO_ONE => one_to_one(call, &invite),
        GROUP if invite.is_empty() => named(call, GROUP, &name),
        GROUP if source == "circles" => Err(Refusal::Status(400)),
        GROUP => from_group(call, &invite),
        PUBLIC => named(call, PUBLIC, &name),
        _ => Err(Refusal::Status(400)),
    }
}

fn one_to_one(call: &Call<'_>, other: &str) -> Outcome {
    let other = accounts::find(call.db, other)?.ok_or(Refusal::Status(404))?;
    let own = call.visitor.user().unwrap_or_default();
    if other.id == own {
        return Err(Refusal::Status(403));
    }
    for room in rooms::of_user(call.db, own)? {
        let is_it =
            room.kind == ONE_TO_ONE && attendees::find(call.db, room.id, ActorType::Users, &other.id)?.is_some();
        if is_it {
            return answer(call, &room, 200);
        }
    }
    let room = create(call, ONE_TO_ONE, "")?;
    attendees::add(call.db, room.id, ActorType::Users, &other.id, roles::OWNER)?;
    answer(call, &room, 201)
}

fn from_group(call: &Call<'_>, group: &str) -> Outcome {
    if !groups::exists(call.db, group)? {
        return Err(Refusal::Status(404));
    }
    let room = create(call, GROUP, group)?;
    for user in groups::members(call.db, group)? {
        if call.visitor.user() != Some(user.as_str()) {
            attendees::add(call.db, room.id, ActorType::Users, &user, roles::USER)?;
        }
    }
    answer(call, &room, 201)
}

fn named(call: &Call<'_>, kind: i64, name: &str) -> Outcome {
    let name = checked_name(name)?;
    let room = create(call, kind, name)?;
    answer(call, &room, 201)
}

/// A name without blanks around it.
///
/// # Errors
/// 400 when it is empty or too long.
pub fn checked_name(name: &str) -> Result<&str, Refusal> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return Err(Refusal::Status(400));
    }
    Ok(name)
}

fn create(call: &Call<'_>, kind: i64, name: &str) -> Result<Room, Refusal> {
    let token = random::room_token();
    let id = rooms::create(call.db, &token, kind, name, call.now)?;
    let own = call.visitor.user().unwrap_or_default();
    attendees::add(call.db, id, ActorType::Users, own, roles::OWNER)?;
    rooms::find(call.db, &token)?.ok_or(Refusal::Status(404))
}

fn answer(call: &Call<'_>, room: &Room, status: u16) -> Outcome {
    let own = call.visitor.user().unwrap_or_default();
    let viewer = attendees::find(call.db, room.id, ActorType::Users, own)?;
    Ok(Answer {
        status,
        ..Answer::ok(call.body_of(room, viewer.as_ref())?)
    })
}
