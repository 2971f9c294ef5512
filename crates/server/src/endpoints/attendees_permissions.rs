//! `PUT /room/{token}/attendees/permissions`, and the same with `/all`: permissions of participants who do not moderate.
//! From Talk 22 on those of all are `PUT /room/{token}/permissions/default`.

use super::moderators::found;
use super::participants_list::answer;
use crate::context::Context;
use crate::conversation::rows::{self, RowOptions};
use crate::conversation::{permissions, roles, sessions};
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::store::attendees::{self, ActorType, Attendee};
use crate::store::conversations::{self, Conversation};

/// Changes those of one participant. Talk 17 stores bits that have no meaning as they are; Talk 22 answers a list with
/// the row.
///
/// # Errors
/// 403 for viewers who do not moderate and for moderators as target, 404 for numbers that are not here, 400 for groups,
/// teams and unknown methods, from Talk 22 on for sums out of range and conversations between two as well.
pub fn one(context: &Context<'_>) -> EndpointResult {
    let (conversation, viewer) = context.moderator()?;
    let target = found(context, &conversation)?.ok_or(Refusal::Because(404, "participant"))?;
    if context.is_22() && conversation.is_closed() {
        return Err(Refusal::Because(400, "room-type"));
    }
    if roles::moderates(target.participant_type) {
        return Err(Refusal::Because(403, "moderator"));
    }
    if matches!(target.actor, ActorType::Groups | ActorType::Circles) {
        return Err(Refusal::Because(400, "type"));
    }
    let next = wanted(context, permissions::of(&conversation, &target))?;
    attendees::set_permissions(context.db, target.id, next)?;
    sessions::notify_participants(context.app, context.db, conversation.id)?;
    if context.is_22() {
        return changed_row(context, &conversation, &viewer, target.id);
    }
    Ok(Answer::empty())
}

/// The changed row as the recorded server has it: without sessions, so a guest with the usual permissions is none.
fn changed_row(context: &Context<'_>, conversation: &Conversation, viewer: &Attendee, id: i64) -> EndpointResult {
    let statuses = context.visitor.account.is_some();
    let options = RowOptions {
        version: context.version(),
        viewer,
        statuses,
        sessions: false,
    };
    let listed = attendees::listing(context.db, conversation.id)?;
    let row = listed
        .iter()
        .find(|each| each.attendee.id == id)
        .filter(|each| each.attendee.actor != ActorType::Guests || each.attendee.permissions != 0)
        .and_then(|each| rows::row(conversation, each, options));
    Ok(answer(row.into_iter().collect(), statuses))
}

/// Changes those of the conversation and resets all own ones. Answers the conversation.
///
/// # Errors
/// 403 for viewers who do not moderate, 400 for unknown methods, and always from Talk 22 on.
pub fn all(context: &Context<'_>) -> EndpointResult {
    let (mut conversation, viewer) = context.moderator()?;
    if context.is_22() {
        return Err(Refusal::Status(400));
    }
    let before = match conversation.call_permissions {
        0 => permissions::USUAL,
        own => own,
    };
    conversation.call_permissions = wanted(context, before)?;
    save(context, &conversation, &viewer)
}

/// Sets those of participants without own ones, and resets all own ones. Answers the conversation.
///
/// # Errors
/// 403 for viewers who do not moderate, 400 for sums out of range and conversations between two.
pub fn by_default(context: &Context<'_>) -> EndpointResult {
    let (mut conversation, viewer) = context.moderator()?;
    let bits = context.params.number("permissions").ok_or(Refusal::Exception)?;
    if conversation.is_closed() {
        return Err(Refusal::Because(400, "room-type"));
    }
    if !(0..=permissions::MOST).contains(&bits) {
        return Err(Refusal::Because(400, "value"));
    }
    conversation.default_permissions = if bits == 0 { 0 } else { permissions::CUSTOM | bits };
    save(context, &conversation, &viewer)
}

/// Those of a call, which Talk 22 does not have any more.
///
/// # Errors
/// 403 for viewers who do not moderate, 400 for all others.
pub fn of_call(context: &Context<'_>) -> EndpointResult {
    context.moderator()?;
    Err(Refusal::Because(400, "mode"))
}

fn save(context: &Context<'_>, conversation: &Conversation, viewer: &Attendee) -> EndpointResult {
    conversations::save(context.db, conversation)?;
    attendees::reset_permissions(context.db, conversation.id)?;
    sessions::notify_participants(context.app, context.db, conversation.id)?;
    Ok(Answer::ok(context.body_of(conversation, Some(viewer))?))
}

fn wanted(context: &Context<'_>, before: i64) -> Result<i64, Refusal> {
    let method = context.params.required("method")?;
    let bits = context.params.number("permissions").ok_or(Refusal::Exception)?;
    let next = permissions::changed(context.version(), before, &method, bits).ok_or(Refusal::Because(400, "method"))?;
    if context.is_22() && !(0..=permissions::MOST).contains(&bits) {
        return Err(Refusal::Because(400, "value"));
    }
    Ok(next)
}
