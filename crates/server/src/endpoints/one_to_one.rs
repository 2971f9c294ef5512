//! One-to-one conversations. In Talk 22 the other one becomes a participant only when there is something to see: here with
//! the first call, on a real server also with the first message.

use serde_json::json;

use crate::context::Context;
use crate::conversation::roles;
use crate::ocs::Refusal;
use crate::random;
use crate::store::attendees::{self, ActorType};
use crate::store::conversations::{self, Conversation, ONE_TO_ONE};
use crate::store::{Stored, accounts};

/// The conversation of the visitor with another account, and whether it was made just now.
///
/// # Errors
/// 404 for unknown accounts, 403 for oneself.
pub fn with(context: &Context<'_>, other: &str) -> Result<(Conversation, bool), Refusal> {
    let other = accounts::find(context.db, other)?.ok_or(Refusal::Because(404, "invite"))?;
    let own = context.visitor.user().unwrap_or_default();
    if other.id == own {
        return Err(Refusal::Because(403, "invite"));
    }
    let name = name(own, &other.id);
    for conversation in conversations::of_user(context.db, own)?
        .into_iter()
        .chain(conversations::of_user(context.db, &other.id)?)
    {
        if conversation.conversation_type != ONE_TO_ONE {
            continue;
        }
        let is_in = |user: &str| attendees::find(context.db, conversation.id, ActorType::Users, user);
        if conversation.name == name || (is_in(own)?.is_some() && is_in(&other.id)?.is_some()) {
            join(context, &conversation, own)?;
            return Ok((conversation, false));
        }
    }
    let token = random::conversation_token();
    let name = if context.is_22() { name } else { String::new() };
    let id = conversations::create(context.db, &token, ONE_TO_ONE, &name, context.now)?;
    attendees::add(context.db, id, ActorType::Users, own, roles::OWNER)?;
    if !context.is_22() {
        attendees::add(context.db, id, ActorType::Users, &other.id, roles::OWNER)?;
    }
    let made = conversations::find(context.db, &token)?.ok_or(Refusal::Status(404))?;
    Ok((made, true))
}

/// Makes both participants.
///
/// # Errors
/// When the database fails.
pub fn fill(context: &Context<'_>, conversation: &Conversation) -> Stored<()> {
    if conversation.conversation_type != ONE_TO_ONE || !context.is_22() {
        return Ok(());
    }
    let both: Vec<String> = serde_json::from_str(&conversation.name).unwrap_or_default();
    for user in both {
        if accounts::find(context.db, &user)?.is_some() {
            join(context, conversation, &user)?;
        }
    }
    Ok(())
}

fn join(context: &Context<'_>, conversation: &Conversation, user: &str) -> Stored<()> {
    if attendees::find(context.db, conversation.id, ActorType::Users, user)?.is_none() {
        attendees::add(context.db, conversation.id, ActorType::Users, user, roles::OWNER)?;
    }
    Ok(())
}

/// The name of a conversation between two: both ids, sorted.
fn name(one: &str, other: &str) -> String {
    let mut both = [one, other];
    both.sort_unstable();
    json!(both).to_string()
}
