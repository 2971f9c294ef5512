//! `GET /room/{token}/breakout-rooms/participants`: there are no breakout rooms here.

use serde_json::json;

use crate::context::Context;
use crate::ocs::{EndpointResult, Refusal};

/// Handles the request.
///
/// # Errors
/// Always: 404 for outsiders, 400 for participants.
pub fn participants(context: &Context<'_>) -> EndpointResult {
    context.member()?;
    Err(Refusal::WithData(400, json!({"error": "mode"})))
}
