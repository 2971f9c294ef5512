//! Settings of a conversation: password, public or not, lobby, read-only, name; and its end.

use serde_json::{Value, json};

use super::room_create::checked_name;
use crate::context::Context;
use crate::conversation::{lobby, roles, sessions};
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::store::attendees::{self, Attendee};
use crate::store::conversations::{self, Conversation, GROUP, ONE_TO_ONE, PUBLIC};

/// `PUT /room/{token}/password`; an empty one removes it.
///
/// # Errors
/// 403 for viewers who do not moderate and for conversations that are not public.
pub fn password(context: &Context<'_>) -> EndpointResult {
    let (mut conversation, viewer) = context.moderator()?;
    let password = context.params.required("password")?;
    if conversation.conversation_type != PUBLIC {
        return Err(if context.is_22() {
            Refusal::Because(400, "type")
        } else {
            Refusal::Status(403)
        });
    }
    conversation.password = Some(password).filter(|password| !password.is_empty());
    save(context, &conversation, &viewer)
}

/// `PUT /room/{token}`: the name.
///
/// # Errors
/// 400 for bad names and one-to-one conversations.
pub fn name(context: &Context<'_>) -> EndpointResult {
    let (mut conversation, viewer) = context.moderator()?;
    let name = context.params.required("roomName")?;
    if conversation.conversation_type == ONE_TO_ONE {
        return Err(Refusal::Because(400, "type"));
    }
    conversation.name = checked_name(&name)?.to_owned();
    save(context, &conversation, &viewer)
}

/// `DELETE /room/{token}`.
///
/// # Errors
/// 400 for one-to-one conversations.
pub fn delete(context: &Context<'_>) -> EndpointResult {
    let (conversation, _) = context.moderator()?;
    if conversation.conversation_type == ONE_TO_ONE {
        return Err(Refusal::Status(400));
    }
    sessions::delete_conversation(context.app, context.db, conversation.id)?;
    Ok(Answer::empty())
}

/// `POST /room/{token}/public`.
///
/// # Errors
/// 400 unless it is a group or public already.
pub fn make_public(context: &Context<'_>) -> EndpointResult {
    let (mut conversation, viewer) = open_conversation(context)?;
    conversation.conversation_type = PUBLIC;
    save(context, &conversation, &viewer)
}

/// `DELETE /room/{token}/public`: guests and self-joined users are removed.
///
/// # Errors
/// 400 unless it is public or a group already.
pub fn make_private(context: &Context<'_>) -> EndpointResult {
    let (mut conversation, viewer) = open_conversation(context)?;
    conversation.conversation_type = GROUP;
    for participant in attendees::all(context.db, conversation.id)? {
        if roles::is_passing(participant.participant_type) {
            sessions::expel(context.app, context.db, &participant)?;
        }
    }
    save(context, &conversation, &viewer)
}

/// `PUT /room/{token}/read-only`.
///
/// # Errors
/// 400 for unknown states and conversations between two.
pub fn read_only(context: &Context<'_>) -> EndpointResult {
    let (mut conversation, viewer) = context.member_moderator()?;
    conversation.read_only = state(context, &conversation)?;
    save(context, &conversation, &viewer)
}

/// `PUT /room/{token}/webinary/lobby`: answers the conversation; Talk 10 in the shape of a later API, still with the
/// timer that was set before.
///
/// # Errors
/// 400 for unknown states and conversations between two.
pub fn lobby(context: &Context<'_>) -> EndpointResult {
    let (mut conversation, viewer) = context.member_moderator()?;
    conversation.lobby = state(context, &conversation)?;
    let timer = context.params.number("timer").unwrap_or(0);
    if context.is_v4() {
        conversation.lobby_timer = timer;
        conversations::save(context.db, &conversation)?;
        lobby::end_calls(context.app, context.db, &conversation)?;
        return Ok(Answer::ok(context.body_of(&conversation, Some(&viewer))?));
    }
    let body = context.body_of(&conversation, Some(&viewer))?;
    conversation.lobby_timer = timer;
    conversations::save(context.db, &conversation)?;
    Ok(Answer::ok(later_shape(body)))
}

/// Writes the settings. Talk 22 answers the conversation.
fn save(context: &Context<'_>, conversation: &Conversation, viewer: &Attendee) -> EndpointResult {
    conversations::save(context.db, conversation)?;
    if context.is_22() {
        return Ok(Answer::ok(context.body_of(conversation, Some(viewer))?));
    }
    Ok(Answer::empty())
}

/// A group or public conversation, as a moderator with an account may change it; 400 for others.
fn open_conversation(context: &Context<'_>) -> Result<(Conversation, Attendee), Refusal> {
    let (conversation, viewer) = context.member_moderator()?;
    if !matches!(conversation.conversation_type, GROUP | PUBLIC) {
        return Err(Refusal::Because(400, "type"));
    }
    Ok((conversation, viewer))
}

fn state(context: &Context<'_>, conversation: &Conversation) -> Result<i64, Refusal> {
    let state = context.params.number("state").ok_or(Refusal::Exception)?;
    if !matches!(conversation.conversation_type, GROUP | PUBLIC) {
        return Err(Refusal::Because(400, "type"));
    }
    if !matches!(state, 0 | 1) {
        return Err(Refusal::Because(400, "value"));
    }
    Ok(state)
}

/// Without the list of users, with the viewer's rights.
fn later_shape(body: Value) -> Value {
    const LEFT_OUT: [&str; 4] = ["participantInCall", "count", "participants", "numGuests"];
    let Value::Object(fields) = body else {
        return body;
    };
    let mut later = serde_json::Map::new();
    for (name, value) in fields {
        if LEFT_OUT.contains(&name.as_str()) {
            continue;
        }
        if name == "notificationLevel" {
            later.insert("canLeaveConversation".into(), json!(true));
            later.insert("canDeleteConversation".into(), json!(true));
        }
        later.insert(name, value);
    }
    Value::Object(later)
}
