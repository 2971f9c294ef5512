//! `POST /room/{token}/participants/resend-invitations`: one invitation goes out again. No mail is sent here.

use super::moderators::target;
use crate::call::Call;
use crate::ocs::{Answer, Outcome, Refusal};
use crate::store::attendees::{self, ActorType};

/// Handles the request. For somebody who was not invited by mail nothing happens.
///
/// # Errors
/// 401 for guests, 403 for members who do not moderate, 404 for numbers that are not here. All invitations at once are
/// an exception as soon as there is one: the recorded server fails on its own row there.
pub fn handle(call: &Call<'_>) -> Outcome {
    let (room, _) = call.member_moderator()?;
    if call.params.has("attendeeId") {
        target(call, &room)?;
        return Ok(Answer::empty());
    }
    let invited = attendees::all(call.db, room.id)?;
    if invited.iter().any(|each| each.actor == ActorType::Emails) {
        return Err(Refusal::Exception);
    }
    Ok(Answer::empty())
}
