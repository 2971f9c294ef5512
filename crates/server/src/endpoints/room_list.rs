//! `GET /room`: all conversations of the account.

use serde_json::Value;

use crate::call::Call;
use crate::ocs::{Answer, Outcome};
use crate::store::attendees::{self, ActorType};
use crate::store::rooms;

/// Handles the request.
///
/// # Errors
/// Only when the database fails.
pub fn handle(call: &Call<'_>) -> Outcome {
    let user = call.visitor.user().unwrap_or_default();
    let mut data = Vec::new();
    for room in rooms::of_user(call.db, user)? {
        if let Some(attendee) = attendees::find(call.db, room.id, ActorType::Users, user)? {
            data.push(call.body_of(&room, Some(&attendee))?);
        }
    }
    Ok(Answer::ok(Value::Array(data)))
}
