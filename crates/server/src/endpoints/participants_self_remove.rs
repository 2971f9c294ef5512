//! `DELETE /room/{token}/participants/self`: leaves for good. The last user takes the conversation along.

use crate::context::Context;
use crate::conversation::{roles, sessions};
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::store::attendees::{self, ActorType, Attendee};
use crate::store::conversations::{Conversation, ONE_TO_ONE};

/// Handles the request.
///
/// # Errors
/// 401 for guests, 404 for outsiders, 400 for the last moderator while other users stay.
pub fn handle(context: &Context<'_>) -> EndpointResult {
    let (conversation, viewer) = context.member()?;
    leave_for_good(context, &conversation, &viewer)
}

/// Ends the viewer's own membership. A guest who moderates does not count as moderator here.
///
/// # Errors
/// 400 for the last moderator while other users stay.
pub fn leave_for_good(context: &Context<'_>, conversation: &Conversation, viewer: &Attendee) -> EndpointResult {
    // Guests, groups and users who came by the link do not count.
    let counted = [roles::OWNER, roles::MODERATOR, roles::USER];
    let users = attendees::all(context.db, conversation.id)?
        .iter()
        .filter(|each| each.actor == ActorType::Users && counted.contains(&each.participant_type))
        .count();
    let moderators = attendees::count(context.db, conversation.id, [roles::OWNER, roles::MODERATOR])?;
    let moderates = matches!(viewer.participant_type, roles::OWNER | roles::MODERATOR);
    if conversation.conversation_type != ONE_TO_ONE && moderates && users > 1 && moderators == 1 {
        return Err(Refusal::Because(400, "last-moderator"));
    }
    if users == 1 && counted.contains(&viewer.participant_type) {
        sessions::delete_conversation(context.app, context.db, conversation.id)?;
    } else {
        sessions::expel(context.app, context.db, viewer)?;
    }
    Ok(Answer::empty())
}
