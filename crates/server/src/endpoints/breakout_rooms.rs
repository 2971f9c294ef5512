//! `GET /room/{token}/breakout-rooms/participants`: who is in which breakout room.

use serde_json::json;

use super::participants_list::{answer, in_order, is_listed};
use crate::context::Context;
use crate::conversation::roles;
use crate::conversation::rows::{self, RowOptions};
use crate::ocs::{EndpointResult, Refusal};
use crate::store::attendees;
use crate::store::conversations;

/// Handles the request: the rows of the conversation and of its breakout rooms, for ordinary members only of their own.
///
/// # Errors
/// 404 for outsiders, 400 without breakout rooms.
pub fn participants(context: &Context<'_>) -> EndpointResult {
    let (conversation, viewer) = context.member()?;
    if conversation.breakout_mode == 0 {
        return Err(Refusal::WithData(400, json!({"error": "mode"})));
    }
    let options = RowOptions {
        version: context.version(),
        viewer: &viewer,
        statuses: context.params.flag("includeStatus", false),
        sessions: true,
    };
    let mut rooms = vec![conversation.clone()];
    for room in conversations::breakout_rooms(context.db, &conversation.token)? {
        let is_in = attendees::find(context.db, room.id, viewer.actor, &viewer.actor_id)?.is_some();
        if is_in || roles::moderates(viewer.participant_type) {
            rooms.push(room);
        }
    }
    let mut listed = Vec::new();
    for room in &rooms {
        for participant in in_order(context, room)? {
            if is_listed(context, &participant.attendee)? {
                listed.extend(rows::row(room, &participant, options));
            }
        }
    }
    Ok(answer(listed, options.statuses))
}
