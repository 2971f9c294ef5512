//! `POST` and `DELETE /room/{token}/moderators`: promotes and demotes users, guests and (API v4) invited addresses; Talk 22
//! everybody but groups.

use crate::context::Context;
use crate::conversation::roles;
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::store::attendees::{self, ActorType, Attendee};
use crate::store::conversations::Conversation;
use crate::version::Version;

/// Handles a promotion; own permissions are reset with it.
///
/// # Errors
/// 403 for viewers who do not moderate and for the own row, 404 for targets that are not here, 400 for targets whose type
/// cannot change that way, the owner and groups among them.
pub fn promote(context: &Context<'_>) -> EndpointResult {
    let takes_self_joined = context.is_22();
    change(context, |kind| match kind {
        roles::USER => Some(roles::MODERATOR),
        roles::SELF_JOINED if takes_self_joined => Some(roles::MODERATOR),
        roles::GUEST => Some(roles::GUEST_MODERATOR),
        _ => None,
    })
}

/// Handles a demotion.
///
/// # Errors
/// See [`promote`].
pub fn demote(context: &Context<'_>) -> EndpointResult {
    change(context, |kind| match kind {
        roles::MODERATOR => Some(roles::USER),
        roles::GUEST_MODERATOR => Some(roles::GUEST),
        _ => None,
    })
}

fn change(context: &Context<'_>, next: impl FnOnce(i64) -> Option<i64>) -> EndpointResult {
    let (conversation, viewer) = context.moderator()?;
    let target = target(context, &conversation)?;
    if target.id == viewer.id {
        return Err(Refusal::Status(403));
    }
    if target.actor == ActorType::Groups {
        return Err(Refusal::Status(400));
    }
    let kind = next(target.participant_type).ok_or(Refusal::Status(400))?;
    attendees::set_participant_type(context.db, target.id, kind)?;
    if roles::moderates(kind) {
        attendees::set_permissions(context.db, target.id, 0)?;
    }
    Ok(Answer::empty())
}

/// The participant that a command names: by `attendeeId` in API v4, by `participant` (a user) or `sessionId` in API v1.
///
/// # Errors
/// 404 for participants that are not here. In API v4 an exception without the parameter; a text that is no number counts
/// as 0.
pub fn target(context: &Context<'_>, conversation: &Conversation) -> Result<Attendee, Refusal> {
    found(context, conversation)?.ok_or(Refusal::Status(404))
}

/// The same, none for participants that are not here.
///
/// # Errors
/// In API v4 an exception without the parameter.
pub fn found(context: &Context<'_>, conversation: &Conversation) -> Result<Option<Attendee>, Refusal> {
    Ok(match context.app.settings.version {
        Version::Talk10 => by_user_or_session(context, conversation)?,
        Version::Talk17 | Version::Talk22 => {
            let id = context.params.number("attendeeId").ok_or(Refusal::Exception)?;
            attendees::by_id(context.db, conversation.id, id)?
        }
    })
}

fn by_user_or_session(context: &Context<'_>, conversation: &Conversation) -> Result<Option<Attendee>, Refusal> {
    let user = context.params.text("participant")?;
    let session = context.params.text("sessionId")?;
    Ok(match (user, session) {
        (Some(user), _) => attendees::find(context.db, conversation.id, ActorType::Users, &user)?,
        (None, Some(session)) => {
            attendees::by_session(context.db, &session)?.filter(|target| target.conversation_id == conversation.id)
        }
        (None, None) => None,
    })
}
