//! `POST /room/{token}/participants` of API v4: adds a user, a group with its members, or an address.

use serde_json::json;

use crate::call::Call;
use crate::conversation::roles;
use crate::ocs::{Answer, Outcome, Refusal};
use crate::store::attendees::{self, ActorType};
use crate::store::rooms::{self, GROUP, ONE_TO_ONE, PUBLIC, Room};
use crate::store::{Stored, accounts, groups};

/// Handles the request.
///
/// # Errors
/// 401 for guests, 403 for members who do not moderate, 400 for conversations that take nobody and unknown sources,
/// 404 for unknown users and groups, 501 for people of other servers.
pub fn handle(call: &Call<'_>) -> Outcome {
    let (room, _) = call.member_moderator()?;
    let id = call.params.required("newParticipant")?;
    let source = call.params.text("source")?;
    if room.kind == ONE_TO_ONE || room.object_type == "share:password" {
        return Err(Refusal::Status(400));
    }
    match source.as_deref().unwrap_or("users") {
        "users" => {
            let account = accounts::find(call.db, &id)?.ok_or(Refusal::Status(404))?;
            add_user(call, &room, &account.id)?;
            Ok(Answer::empty())
        }
        "groups" => add_group(call, &room, &id),
        "emails" => invite(call, room, &id),
        "remotes" => Err(Refusal::Status(501)),
        _ => Err(Refusal::Status(400)),
    }
}

/// Somebody who came by the link becomes an ordinary member; members stay what they are.
fn add_user(call: &Call<'_>, room: &Room, user: &str) -> Stored<()> {
    match attendees::find(call.db, room.id, ActorType::Users, user)? {
        None => attendees::add(call.db, room.id, ActorType::Users, user, roles::USER).map(drop),
        Some(row) if row.kind == roles::SELF_JOINED => attendees::set_kind(call.db, row.id, roles::USER),
        Some(_) => Ok(()),
    }
}

/// The group is a row of its own beside those of its members.
fn add_group(call: &Call<'_>, room: &Room, group: &str) -> Outcome {
    if !groups::exists(call.db, group)? {
        return Err(Refusal::Status(404));
    }
    if attendees::find(call.db, room.id, ActorType::Groups, group)?.is_none() {
        attendees::add(call.db, room.id, ActorType::Groups, group, roles::USER)?;
    }
    for user in groups::members(call.db, group)? {
        add_user(call, room, &user)?;
    }
    Ok(Answer::empty())
}

/// An invited address needs a public conversation. Whether it is an address is not looked at.
fn invite(call: &Call<'_>, mut room: Room, address: &str) -> Outcome {
    if room.kind == GROUP {
        room.kind = PUBLIC;
        rooms::save(call.db, &room)?;
    }
    if attendees::find(call.db, room.id, ActorType::Emails, address)?.is_none() {
        attendees::add(call.db, room.id, ActorType::Emails, address, roles::GUEST)?;
    }
    Ok(Answer::ok(json!({"type": PUBLIC})))
}
