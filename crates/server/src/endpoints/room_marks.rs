//! Settings of a conversation that came with Talk 22: what a user marks for oneself, and what moderators choose for all.

use crate::context::Context;
use crate::conversation::sessions;
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::store::Stored;
use crate::store::attendees::{self, ActorType, Attendee};
use crate::store::conversations::{self, Conversation};
use crate::{phones, random};

/// `POST /room/{token}/important`, for the own account alone.
///
/// # Errors
/// 404 for outsiders; the same for the three below.
pub fn important(context: &Context<'_>) -> EndpointResult {
    mark(context, |row| row.important = true)
}

/// `DELETE /room/{token}/important`.
///
/// # Errors
/// See [`important`].
pub fn unimportant(context: &Context<'_>) -> EndpointResult {
    mark(context, |row| row.important = false)
}

/// `POST /room/{token}/archive`.
///
/// # Errors
/// See [`important`].
pub fn archive(context: &Context<'_>) -> EndpointResult {
    mark(context, |row| row.archived = true)
}

/// `DELETE /room/{token}/archive`.
///
/// # Errors
/// See [`important`].
pub fn unarchive(context: &Context<'_>) -> EndpointResult {
    mark(context, |row| row.archived = false)
}

fn mark(context: &Context<'_>, change: fn(&mut Attendee)) -> EndpointResult {
    let (conversation, mut viewer) = context.member()?;
    change(&mut viewer);
    attendees::set_extras(context.db, &viewer)?;
    Ok(Answer::ok(context.body_of(&conversation, Some(&viewer))?))
}

/// `PUT /room/{token}/listable`: 0 for nobody, 1 for users, 2 for users and guests with an account.
///
/// # Errors
/// 404 for outsiders, 403 for members who do not moderate, 400 for conversations between two and unknown values; the same
/// below.
pub fn listable(context: &Context<'_>) -> EndpointResult {
    choose(context, "scope", 2, |conversation, value| conversation.listable = value)
}

/// `PUT /room/{token}/mention-permissions`.
///
/// # Errors
/// See [`listable`].
pub fn mention_permissions(context: &Context<'_>) -> EndpointResult {
    choose(context, "mentionPermissions", 1, |conversation, value| {
        conversation.mention_permissions = value;
    })
}

fn choose(context: &Context<'_>, name: &str, most: i64, change: fn(&mut Conversation, i64)) -> EndpointResult {
    let (mut conversation, viewer) = context.member_moderator()?;
    let value = context.params.number(name).ok_or(Refusal::Exception)?;
    if conversation.is_closed() {
        return Err(Refusal::Because(400, "type"));
    }
    if !(0..=most).contains(&value) {
        return Err(Refusal::Because(400, "value"));
    }
    change(&mut conversation, value);
    conversations::save(context.db, &conversation)?;
    Ok(Answer::ok(context.body_of(&conversation, Some(&viewer))?))
}

/// `PUT /room/{token}/webinar/sip`: lets people dial in; everybody gets a PIN.
///
/// # Errors
/// See [`listable`]; 403 also for accounts outside of the group that may, 412 when SIP is not set up.
pub fn sip(context: &Context<'_>) -> EndpointResult {
    let (mut conversation, viewer) = context.member_moderator()?;
    let state = context.params.number("state").ok_or(Refusal::Exception)?;
    if !phones::may_use(context.db, &viewer.actor_id)? {
        return Err(Refusal::Status(403));
    }
    if !context.app.switches.sip() {
        return Err(Refusal::Because(412, "config"));
    }
    if conversation.is_closed() {
        return Err(Refusal::Because(400, "type"));
    }
    if !(0..=2).contains(&state) {
        return Err(Refusal::Because(400, "value"));
    }
    conversation.sip = state;
    conversations::save(context.db, &conversation)?;
    for row in attendees::all(context.db, conversation.id)? {
        give_pin(context, &conversation, row)?;
    }
    sessions::notify_participants(context.app, context.db, conversation.id)?;
    let viewer = attendees::by_id(context.db, conversation.id, viewer.id)?;
    Ok(Answer::ok(context.body_of(&conversation, viewer.as_ref())?))
}

/// Gives a participant of a conversation that can be dialled a PIN, unless there is one.
///
/// # Errors
/// When the database fails.
pub fn give_pin(context: &Context<'_>, conversation: &Conversation, mut row: Attendee) -> Stored<()> {
    let dials_in = matches!(row.actor, ActorType::Users | ActorType::Emails);
    if conversation.sip == 0 || !dials_in || !row.pin.is_empty() {
        return Ok(());
    }
    row.pin = random::pin();
    attendees::set_extras(context.db, &row)
}

/// `PUT /room/{token}/recording-consent`.
///
/// # Errors
/// 412 always: calls are not recorded here.
pub fn recording_consent(context: &Context<'_>) -> EndpointResult {
    context.member_moderator()?;
    Err(Refusal::Because(412, "config"))
}
