//! `POST` and `DELETE /room/{token}/moderators`: promotes and demotes users (by id or session) and guests (by session).

use crate::call::Call;
use crate::conversation::roles;
use crate::ocs::{Answer, Outcome, Refusal};
use crate::store::attendees::{self, ActorType};

/// Handles a promotion.
///
/// # Errors
/// 403 for people who do not moderate and for oneself, 404 for targets that are not here, 400 for targets whose type
/// cannot change that way, the owner among them.
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
    let user = call.params.text("participant")?;
    let session = call.params.text("sessionId")?;
    let target = match (&user, &session) {
        (Some(user), _) => attendees::find(call.db, room.id, ActorType::Users, user)?,
        (None, Some(session)) => attendees::by_session(call.db, session)?.filter(|target| target.room_id == room.id),
        (None, None) => None,
    };
    let target = target.ok_or(Refusal::Status(404))?;
    if target.id == viewer.id {
        return Err(Refusal::Status(403));
    }
    let kind = next(target.kind).ok_or(Refusal::Status(400))?;
    attendees::set_kind(call.db, target.id, kind)?;
    Ok(Answer::empty())
}
