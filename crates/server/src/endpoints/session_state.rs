//! `PUT /room/{token}/participants/state`: whether the own session is looked at.

use crate::context::Context;
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::store::sessions::{self, Session};

/// Handles the request; answers the conversation.
///
/// # Errors
/// 404 for outsiders and without an open session, 400 for unknown states.
pub fn handle(context: &Context<'_>) -> EndpointResult {
    let (conversation, viewer) = context.participant()?;
    let state = context.params.number("state").ok_or(Refusal::Exception)?;
    let session = context.own_session(&viewer)?.cloned().ok_or(Refusal::Status(404))?;
    if !matches!(state, 0 | 1) {
        return Err(Refusal::Status(400));
    }
    sessions::save(context.db, &Session { state, ..session })?;
    Ok(Answer::ok(context.body_of(&conversation, Some(&viewer))?))
}
