//! `DELETE /room/{token}/participants`: removes a user, or oneself.

use super::participants_self_remove::leave_for_good;
use crate::context::Context;
use crate::conversation::{roles, sessions};
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::store::attendees::{self, ActorType};
use crate::store::conversations::ONE_TO_ONE;

/// Handles the request.
///
/// # Errors
/// 403 for viewers who do not moderate and for the owner as target, 400 in one-to-one conversations and for the last
/// moderator leaving, 404 for users who are not here. Ids are compared exactly.
pub fn handle(context: &Context<'_>) -> EndpointResult {
    let (conversation, viewer) = context.participant()?;
    let id = context.params.required("participant")?;
    if viewer.actor == ActorType::Users && viewer.actor_id == id {
        return leave_for_good(context, &conversation, &viewer);
    }
    if !roles::moderates(viewer.participant_type) {
        return Err(Refusal::Status(403));
    }
    if conversation.conversation_type == ONE_TO_ONE {
        return Err(Refusal::Status(400));
    }
    let target = attendees::find(context.db, conversation.id, ActorType::Users, &id)?.ok_or(Refusal::Status(404))?;
    if target.participant_type == roles::OWNER {
        return Err(Refusal::Status(403));
    }
    sessions::expel(context.app, context.db, &target)?;
    Ok(Answer::empty())
}
