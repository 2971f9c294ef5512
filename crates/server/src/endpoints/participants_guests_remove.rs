//! `DELETE /room/{token}/participants/guests`: removes a guest by session id. The guest can come back at once.

use crate::context::Context;
use crate::conversation::{roles, sessions};
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::store::attendees;

/// Handles the request.
///
/// # Errors
/// 403 for viewers who do not moderate and for oneself, 404 for sessions that are not open here, 400 for sessions of
/// users.
pub fn handle(context: &Context<'_>) -> EndpointResult {
    let (conversation, viewer) = context.moderator()?;
    let session = context.params.required("participant")?;
    let target = attendees::by_session(context.db, &session)?
        .filter(|target| target.conversation_id == conversation.id)
        .ok_or(Refusal::Status(404))?;
    if !roles::is_guest(target.participant_type) {
        return Err(Refusal::Status(400));
    }
    if target.id == viewer.id {
        return Err(Refusal::Status(403));
    }
    sessions::expel(context.app, context.db, &target)?;
    Ok(Answer::empty())
}
