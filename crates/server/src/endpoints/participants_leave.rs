//! `DELETE /room/{token}/participants/active`: closes the conversation in this browser.
//!
//! Always 200, whoever asks and whatever the token: without a session joined with the same cookies nothing happens.

use crate::call::Call;
use crate::conversation::sessions;
use crate::ocs::{Answer, Outcome};
use crate::store::browsers;

/// Handles the request.
///
/// # Errors
/// Only when the database fails.
pub fn handle(call: &Call<'_>) -> Outcome {
    if let Some(session) = call.joined_session()? {
        browsers::forget_joined(call.db, &call.visitor.browser.id, call.token)?;
        sessions::close_by_id(call.app, call.db, &session)?;
    }
    Ok(Answer::empty())
}
