//! `/call/{token}`: the page of a public conversation, where an outsider may give the password before joining.

use axum::response::Response;
use rusqlite::Connection;

use super::html;
use crate::auth::visitor::Visitor;
use crate::incoming::Incoming;
use crate::store::conversations::{self, PUBLIC};
use crate::store::{Stored, browsers};

/// Shows the page; a right password in the form counts for the next join of this browser.
///
/// # Errors
/// When the database fails.
pub fn page(db: &Connection, incoming: &Incoming, visitor: &Visitor, token: &str) -> Stored<Response> {
    let Some(conversation) =
        conversations::find(db, token)?.filter(|conversation| conversation.conversation_type == PUBLIC)
    else {
        return Ok(html(404, "Conversation not found", "<p>There is no such conversation."));
    };
    let given = incoming.params.text("password").ok().flatten();
    if let (Some(given), Some(wanted)) = (given, &conversation.password)
        && given == *wanted
    {
        visitor.remember(db)?;
        browsers::set_unlocked(db, &visitor.browser.id, token, Some(&given))?;
        return Ok(html(200, "Talk", "<p>You can join now."));
    }
    let body = if conversation.password.is_some() {
        "<form method=\"post\"><input name=\"password\" type=\"password\" aria-label=\"Password\"><button>Open</button></form>"
    } else {
        "<p>You can join."
    };
    Ok(html(200, "Talk", body))
}
