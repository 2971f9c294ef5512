//! `POST` and `DELETE /room/{token}/moderators` of API v4: promotes and demotes users, guests and invited addresses.

use crate::call::Call;
use crate::conversation::roles;
use crate::ocs::{Answer, Outcome, Refusal};
use crate::store::attendees::{self, ActorType, Attendee};
use crate::store::rooms::Room;

/// Handles a promotion; own permissions are forgotten with it.
///
/// # Errors
/// 403 for people who do not moderate and for oneself, 404 for numbers that are not here, 400 for targets whose type
/// cannot change that way, the owner and groups among them.
pub fn promote(call: &Call<'_>) -> Outcome {
    change(call, |kind| match kind {
        roles::USER => Some(roles::MODERATOR),
        roles::GUEST => Some(roles::GUEST_MODERATOR),
        _ => None,
    })
}

/// Handles a demotion.
///
/// # Errors
/// See [`promote`].
pub fn demote(call: &Call<'_>) -> Outcome {
    change(call, |kind| match kind {
        roles::MODERATOR => Some(roles::USER),
        roles::GUEST_MODERATOR => Some(roles::GUEST),
        _ => None,
    })
}

fn change(call: &Call<'_>, next: fn(i64) -> Option<i64>) -> Outcome {
    let (room, viewer) = call.moderator()?;
    let target = target(call, &room)?;
    if target.id == viewer.id {
        return Err(Refusal::Status(403));
    }
    if target.actor == ActorType::Groups {
        return Err(Refusal::Status(400));
    }
    let kind = next(target.kind).ok_or(Refusal::Status(400))?;
    attendees::set_kind(call.db, target.id, kind)?;
    if roles::moderates(kind) {
        attendees::set_permissions(call.db, target.id, 0)?;
    }
    Ok(Answer::empty())
}

/// The row that the parameter `attendeeId` names.
///
/// # Errors
/// An exception without the parameter, 404 for numbers that are not here; a text that is no number counts as 0.
pub fn target(call: &Call<'_>, room: &Room) -> Result<Attendee, Refusal> {
    let id = call.params.number("attendeeId").ok_or(Refusal::Exception)?;
    attendees::by_id(call.db, room.id, id)?.ok_or(Refusal::Status(404))
}
