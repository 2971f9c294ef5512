//! `GET /room/{token}/breakout-rooms/participants`: there are no breakout rooms here, which is what it says.

use serde_json::json;

use crate::call::Call;
use crate::ocs::{Outcome, Refusal};

/// Handles the request.
///
/// # Errors
/// Always: 404 for strangers, 400 for everybody else.
pub fn participants(call: &Call<'_>) -> Outcome {
    call.member()?;
    Err(Refusal::WithData(400, json!({"error": "mode"})))
}
