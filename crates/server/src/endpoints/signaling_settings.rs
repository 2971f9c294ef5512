//! `GET /signaling/settings`: how calls are set up. There are no calls here beyond their flags.

use serde_json::json;

use crate::call::Call;
use crate::ocs::{Answer, Outcome};
use crate::random;

/// Handles the request.
///
/// # Errors
/// None.
pub fn handle(call: &Call<'_>) -> Outcome {
    let user = call.visitor.user();
    Ok(Answer::ok(json!({
        "signalingMode": "internal",
        "userId": user,
        "hideWarning": false,
        "server": "",
        "ticket": format!("{}:{}:{}:0", random::secret(), call.now, user.unwrap_or_default()),
        "stunservers": [],
        "turnservers": [],
    })))
}
