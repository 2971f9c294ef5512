//! `POST /room/{token}/participants`: adds a user, everybody of a group, or invites an address.

use serde_json::json;

use crate::call::Call;
use crate::conversation::roles;
use crate::ocs::{Answer, Outcome, Refusal};
use crate::store::attendees::{self, ActorType};
use crate::store::rooms::{self, GROUP, ONE_TO_ONE, PUBLIC, Room};
use crate::store::{accounts, groups};

/// Handles the request.
///
/// # Errors
/// 401 for guests, 403 for members who do not moderate, 400 for conversations that take nobody and unknown sources,
/// 404 for unknown users and groups. An address that cannot be invited is an invalid query, though it was stored.
pub fn handle(call: &Call<'_>) -> Outcome {
    let (room, _) = call.member_moderator()?;
    let id = call.params.required("newParticipant")?;
    let source = call.params.text("source")?;
    if room.kind == ONE_TO_ONE || room.object_type == "share:password" {
        return Err(Refusal::Status(400));
    }
    match source.as_deref().unwrap_or("users") {
        "users" => add_user(call, &room, &id),
        "groups" => add_group(call, &room, &id),
        "emails" => invite(call, room, &id),
        _ => Err(Refusal::Status(400)),
    }
}

fn add_user(call: &Call<'_>, room: &Room, id: &str) -> Outcome {
    let account = accounts::find(call.db, id)?.ok_or(Refusal::Status(404))?;
    if attendees::find(call.db, room.id, ActorType::Users, id)?.is_some() {
        return Ok(Answer::empty());
    }
    // The id was looked up in any case, the membership in this case only: a member in other case is an exception.
    if attendees::find(call.db, room.id, ActorType::Users, &account.id)?.is_some() {
        return Err(Refusal::Exception);
    }
    attendees::add(call.db, room.id, ActorType::Users, &account.id, roles::USER)?;
    Ok(Answer::empty())
}

fn add_group(call: &Call<'_>, room: &Room, group: &str) -> Outcome {
    if !groups::exists(call.db, group)? {
        return Err(Refusal::Status(404));
    }
    for user in groups::members(call.db, group)? {
        if attendees::find(call.db, room.id, ActorType::Users, &user)?.is_none() {
            attendees::add(call.db, room.id, ActorType::Users, &user, roles::USER)?;
        }
    }
    Ok(Answer::empty())
}

/// An invited address needs a public conversation. The row is written before the address is looked at.
fn invite(call: &Call<'_>, mut room: Room, address: &str) -> Outcome {
    if room.kind == GROUP {
        room.kind = PUBLIC;
        rooms::save(call.db, &room)?;
    }
    let known = attendees::find(call.db, room.id, ActorType::Emails, address)?.is_some();
    if !known {
        attendees::add(call.db, room.id, ActorType::Emails, address, roles::GUEST)?;
    }
    if known || !is_address(address) {
        return Err(Refusal::Exception);
    }
    Ok(Answer::ok(json!({"type": PUBLIC})))
}

/// Whether a text has the form of an address.
pub fn is_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.contains('.')
            && !host.contains('@')
            && !host.starts_with('.')
            && !host.ends_with('.')
            && !text.contains(char::is_whitespace)
    })
}
