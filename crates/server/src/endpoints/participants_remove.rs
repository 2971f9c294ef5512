//! `DELETE /room/{token}/participants`: removes a user, or oneself.

use super::participants_self_remove::leave_for_good;
use crate::call::Call;
use crate::conversation::{roles, sessions};
use crate::ocs::{Answer, Outcome, Refusal};
use crate::store::attendees::{self, ActorType};
use crate::store::rooms::ONE_TO_ONE;

/// Handles the request.
///
/// # Errors
/// 403 for people who do not moderate and for the owner as target, 400 in one-to-one conversations and for the last
/// moderator leaving, 404 for users who are not here. Ids are compared exactly.
pub fn handle(call: &Call<'_>) -> Outcome {
    let (room, viewer) = call.participant()?;
    let id = call.params.required("participant")?;
    if viewer.actor == ActorType::Users && viewer.actor_id == id {
        return leave_for_good(call, &room, &viewer);
    }
    if !roles::moderates(viewer.kind) {
        return Err(Refusal::Status(403));
    }
    if room.kind == ONE_TO_ONE {
        return Err(Refusal::Status(400));
    }
    let target = attendees::find(call.db, room.id, ActorType::Users, &id)?.ok_or(Refusal::Status(404))?;
    if target.kind == roles::OWNER {
        return Err(Refusal::Status(403));
    }
    sessions::expel(call.app, call.db, &target)?;
    Ok(Answer::empty())
}
