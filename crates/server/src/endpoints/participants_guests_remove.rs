//! `DELETE /room/{token}/participants/guests`: removes a guest by session id. The guest can come back at once.

use crate::call::Call;
use crate::conversation::{roles, sessions};
use crate::ocs::{Answer, Outcome, Refusal};
use crate::store::attendees;

/// Handles the request.
///
/// # Errors
/// 403 for people who do not moderate and for oneself, 404 for sessions that are not open here, 400 for sessions of
/// users.
pub fn handle(call: &Call<'_>) -> Outcome {
    let (room, viewer) = call.moderator()?;
    let session = call.params.required("participant")?;
    let target = attendees::by_session(call.db, &session)?
        .filter(|target| target.room_id == room.id)
        .ok_or(Refusal::Status(404))?;
    if !roles::is_guest(target.kind) {
        return Err(Refusal::Status(400));
    }
    if target.id == viewer.id {
        return Err(Refusal::Status(403));
    }
    sessions::expel(call.app, call.db, &target)?;
    Ok(Answer::empty())
}
