//! `POST /room/{token}/participants/resend-invitations`: one invitation goes out again. No mail is sent here.

use super::moderators::target;
use crate::context::Context;
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::store::attendees::{self, ActorType};

/// Handles the request. For a participant who was not invited by mail nothing happens.
///
/// # Errors
/// 401 for guests, 403 for members who do not moderate, 404 for numbers that are not here. All invitations at once are
/// an exception for Talk 17 as soon as there is one: the recorded server fails on its own row there.
pub fn handle(context: &Context<'_>) -> EndpointResult {
    let (conversation, _) = context.member_moderator()?;
    if context.params.has("attendeeId") {
        target(context, &conversation)?;
        return Ok(Answer::empty());
    }
    if context.is_22() {
        return Ok(Answer::empty());
    }
    let invited = attendees::all(context.db, conversation.id)?;
    if invited.iter().any(|each| each.actor == ActorType::Emails) {
        return Err(Refusal::Exception);
    }
    Ok(Answer::empty())
}
