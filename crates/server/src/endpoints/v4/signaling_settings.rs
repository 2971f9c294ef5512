//! `GET /signaling/settings` below `api/v3`: how calls are set up. There are no calls here beyond their flags.

use serde_json::json;

use crate::call::Call;
use crate::ocs::{Answer, Outcome, Refusal};
use crate::random;

/// Handles the request.
///
/// # Errors
/// 404 when `token` names a conversation that the visitor may not know of.
pub fn handle(call: &Call<'_>) -> Outcome {
    if let Some(token) = call.params.text("token")?
        && call.visible(&token)?.is_none()
    {
        return Err(Refusal::Guarded(404));
    }
    let user = call.visitor.user();
    let ticket = format!("{}:{}:{}:0", random::secret(), call.now, user.unwrap_or_default());
    Ok(Answer::ok(json!({
        "signalingMode": "internal",
        "userId": user,
        "hideWarning": false,
        "server": "",
        "ticket": ticket,
        "helloAuthParams": {
            "1.0": {"userid": user, "ticket": ticket},
            "2.0": {"token": random::secret()},
        },
        "stunservers": [{"urls": []}],
        "turnservers": [],
        "sipDialinInfo": "",
    })))
}
