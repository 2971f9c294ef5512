//! `POST /room`: creates a conversation.

use crate::context::Context;
use crate::conversation::roles;
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::random;
use crate::store::attendees::{self, ActorType};
use crate::store::conversations::{self, Conversation, GROUP, ONE_TO_ONE, PUBLIC};
use crate::store::{accounts, groups};

/// Names longer than this are refused.
const LONGEST_NAME: usize = 255;

/// Handles the request.
///
/// # Errors
/// 400 for unknown types and bad names, 403 for a one-to-one conversation with oneself, 404 for unknown invited ones.
pub fn handle(context: &Context<'_>) -> EndpointResult {
    let kind = context.params.number("roomType").ok_or(Refusal::Exception)?;
    let name = context.params.text("roomName")?.unwrap_or_default();
    let invite = context.params.text("invite")?.unwrap_or_default();
    let source = context.params.text("source")?.unwrap_or_default();
    match kind {
        ONE_TO_ONE => one_to_one(context, &invite),
        GROUP if invite.is_empty() => named(context, GROUP, &name),
        GROUP if source == "circles" => Err(Refusal::Status(400)),
        GROUP => from_group(context, &invite),
        PUBLIC => named(context, PUBLIC, &name),
        _ => Err(Refusal::Status(400)),
    }
}

fn one_to_one(context: &Context<'_>, other: &str) -> EndpointResult {
    let other = accounts::find(context.db, other)?.ok_or(Refusal::Status(404))?;
    let own = context.visitor.user().unwrap_or_default();
    if other.id == own {
        return Err(Refusal::Status(403));
    }
    for conversation in conversations::of_user(context.db, own)? {
        let is_it = conversation.conversation_type == ONE_TO_ONE
            && attendees::find(context.db, conversation.id, ActorType::Users, &other.id)?.is_some();
        if is_it {
            return answer(context, &conversation, 200);
        }
    }
    let conversation = create(context, ONE_TO_ONE, "")?;
    attendees::add(context.db, conversation.id, ActorType::Users, &other.id, roles::OWNER)?;
    answer(context, &conversation, 201)
}

fn from_group(context: &Context<'_>, group: &str) -> EndpointResult {
    if !groups::exists(context.db, group)? {
        return Err(Refusal::Status(404));
    }
    let conversation = create(context, GROUP, group)?;
    for user in groups::members(context.db, group)? {
        if context.visitor.user() != Some(user.as_str()) {
            attendees::add(context.db, conversation.id, ActorType::Users, &user, roles::USER)?;
        }
    }
    answer(context, &conversation, 201)
}

fn named(context: &Context<'_>, kind: i64, name: &str) -> EndpointResult {
    let name = checked_name(name)?;
    let conversation = create(context, kind, name)?;
    answer(context, &conversation, 201)
}

/// A name without blanks around it.
///
/// # Errors
/// 400 when it is empty or too long.
pub fn checked_name(name: &str) -> Result<&str, Refusal> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > LONGEST_NAME {
        return Err(Refusal::Status(400));
    }
    Ok(name)
}

fn create(context: &Context<'_>, kind: i64, name: &str) -> Result<Conversation, Refusal> {
    let token = random::conversation_token();
    let id = conversations::create(context.db, &token, kind, name, context.now)?;
    let own = context.visitor.user().unwrap_or_default();
    attendees::add(context.db, id, ActorType::Users, own, roles::OWNER)?;
    conversations::find(context.db, &token)?.ok_or(Refusal::Status(404))
}

fn answer(context: &Context<'_>, conversation: &Conversation, status: u16) -> EndpointResult {
    let own = context.visitor.user().unwrap_or_default();
    let viewer = attendees::find(context.db, conversation.id, ActorType::Users, own)?;
    Ok(Answer {
        status,
        ..Answer::ok(context.body_of(conversation, viewer.as_ref())?)
    })
}
