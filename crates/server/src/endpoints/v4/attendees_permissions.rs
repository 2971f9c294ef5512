//! `PUT /room/{token}/attendees/permissions`, and the same with `/all`: what people who do not moderate may do.

use super::moderators::target;
use crate::call::Call;
use crate::conversation::{permissions, roles, sessions};
use crate::ocs::{Answer, Outcome, Refusal};
use crate::store::attendees::{self, ActorType};
use crate::store::rooms;

/// Changes those of one person. Bits that have no meaning are stored as they are.
///
/// # Errors
/// 403 for people who do not moderate and for moderators as target, 404 for numbers that are not here, 400 for groups
/// and unknown methods.
pub fn one(call: &Call<'_>) -> Outcome {
    let (room, _) = call.moderator()?;
    let target = target(call, &room)?;
    if roles::moderates(target.kind) {
        return Err(Refusal::Status(403));
    }
    if target.actor == ActorType::Groups {
        return Err(Refusal::Status(400));
    }
    let next = wanted(call, permissions::of(&room, &target))?;
    attendees::set_permissions(call.db, target.id, next)?;
    sessions::tell_everybody(call.app, call.db, room.id)?;
    Ok(Answer::empty())
}

/// Changes those of the conversation; nobody keeps own ones. Answers the conversation.
///
/// # Errors
/// 403 for people who do not moderate, 400 for unknown methods.
pub fn all(call: &Call<'_>) -> Outcome {
    let (mut room, viewer) = call.moderator()?;
    let before = match room.call_permissions {
        0 => permissions::USUAL,
        own => own,
    };
    room.call_permissions = wanted(call, before)?;
    rooms::save(call.db, &room)?;
    attendees::reset_permissions(call.db, room.id)?;
    sessions::tell_everybody(call.app, call.db, room.id)?;
    Ok(Answer::ok(call.body_of(&room, Some(&viewer))?))
}

fn wanted(call: &Call<'_>, before: i64) -> Result<i64, Refusal> {
    let method = call.params.required("method")?;
    let bits = call.params.number("permissions").ok_or(Refusal::Exception)?;
    permissions::changed(before, &method, bits).ok_or(Refusal::Status(400))
}
