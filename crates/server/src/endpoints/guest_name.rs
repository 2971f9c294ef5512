//! `POST /guest/{token}/name`: a guest's own name. Any text is taken as it is, the empty one included.

use crate::context::Context;
use crate::conversation::{roles, sessions};
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::store::attendees;

/// Handles the request.
///
/// # Errors
/// 404 for visitors who have not joined, 403 for users.
pub fn handle(context: &Context<'_>) -> EndpointResult {
    let (conversation, attendee) = context.participant()?;
    let name = context.params.required("displayName")?;
    if !roles::is_guest(attendee.participant_type) {
        return Err(Refusal::Status(403));
    }
    attendees::set_guest_name(context.db, attendee.id, &name)?;
    sessions::notify_participants(context.app, context.db, conversation.id)?;
    Ok(Answer::empty())
}
