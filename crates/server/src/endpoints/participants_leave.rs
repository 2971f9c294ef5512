//! `DELETE /room/{token}/participants/active`: closes the conversation in this browser.
//!
//! Always 200, for any visitor and any token: without a session joined with the same cookies nothing happens.

use crate::context::Context;
use crate::conversation::sessions;
use crate::ocs::{Answer, EndpointResult};
use crate::store::browsers;

/// Handles the request.
///
/// # Errors
/// Only when the database fails.
pub fn handle(context: &Context<'_>) -> EndpointResult {
    if let Some(session) = context.joined_session()? {
        browsers::forget_joined(context.db, &context.visitor.browser.id, context.token)?;
        sessions::close_by_id(context.app, context.db, &session)?;
    }
    Ok(Answer::empty())
}
