//! `GET /room/{token}`: one conversation as the visitor sees it; a stub for outsiders of a public one.

use crate::context::Context;
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::store::attendees;

/// Sums up the settings that clients cache; constant here.
pub const TALK_HASH: &str = "c4f0a660a56709040f0a5e0f358f9b93d8fc5559";

/// Handles the request.
///
/// # Errors
/// 404 for unknown and foreign conversations.
pub fn handle(context: &Context<'_>) -> EndpointResult {
    let Some(conversation) = context.visible_conversation()? else {
        // Talk 22 refuses before the handler.
        return Err(if context.is_22() {
            Refusal::Guarded(404)
        } else {
            Refusal::Status(404)
        });
    };
    let mut attendee = context.member_of(&conversation)?;
    if let (None, Some(session)) = (&attendee, context.joined_session()?) {
        attendee =
            attendees::by_session(context.db, &session)?.filter(|attendee| attendee.conversation_id == conversation.id);
    }
    let data = context.body_of(&conversation, attendee.as_ref())?;
    Ok(Answer::ok(data).with_header("x-nextcloud-talk-hash", TALK_HASH.to_owned()))
}
