//! `PUT /room/{token}/attendees/permissions`, and the same with `/all`: permissions of participants who do not moderate.

use super::moderators::target;
use crate::context::Context;
use crate::conversation::{permissions, roles, sessions};
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::store::attendees::{self, ActorType};
use crate::store::conversations;

/// Changes those of one participant. Bits that have no meaning are stored as they are.
///
/// # Errors
/// 403 for viewers who do not moderate and for moderators as target, 404 for numbers that are not here, 400 for groups
/// and unknown methods.
pub fn one(context: &Context<'_>) -> EndpointResult {
    let (conversation, _) = context.moderator()?;
    let target = target(context, &conversation)?;
    if roles::moderates(target.participant_type) {
        return Err(Refusal::Status(403));
    }
    if target.actor == ActorType::Groups {
        return Err(Refusal::Status(400));
    }
    let next = wanted(context, permissions::of(&conversation, &target))?;
    attendees::set_permissions(context.db, target.id, next)?;
    sessions::notify_participants(context.app, context.db, conversation.id)?;
    Ok(Answer::empty())
}

/// Changes those of the conversation and resets all own ones. Answers the conversation.
///
/// # Errors
/// 403 for viewers who do not moderate, 400 for unknown methods.
pub fn all(context: &Context<'_>) -> EndpointResult {
    let (mut conversation, viewer) = context.moderator()?;
    let before = match conversation.call_permissions {
        0 => permissions::USUAL,
        own => own,
    };
    conversation.call_permissions = wanted(context, before)?;
    conversations::save(context.db, &conversation)?;
    attendees::reset_permissions(context.db, conversation.id)?;
    sessions::notify_participants(context.app, context.db, conversation.id)?;
    Ok(Answer::ok(context.body_of(&conversation, Some(&viewer))?))
}

fn wanted(context: &Context<'_>, before: i64) -> Result<i64, Refusal> {
    let method = context.params.required("method")?;
    let bits = context.params.number("permissions").ok_or(Refusal::Exception)?;
    permissions::changed(before, &method, bits).ok_or(Refusal::Status(400))
}
