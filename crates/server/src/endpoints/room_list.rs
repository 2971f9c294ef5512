//! `GET /room`: all conversations of the account.

use serde_json::Value;

use crate::context::Context;
use crate::ocs::{Answer, EndpointResult};
use crate::store::attendees::{self, ActorType};
use crate::store::conversations;

/// Handles the request.
///
/// # Errors
/// Only when the database fails.
pub fn handle(context: &Context<'_>) -> EndpointResult {
    let user = context.visitor.user().unwrap_or_default();
    let mut data = Vec::new();
    for conversation in conversations::of_user(context.db, user)? {
        if let Some(attendee) = attendees::find(context.db, conversation.id, ActorType::Users, user)? {
            data.push(context.body_of(&conversation, Some(&attendee))?);
        }
    }
    Ok(Answer::ok(Value::Array(data)))
}
