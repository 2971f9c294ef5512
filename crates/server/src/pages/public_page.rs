//! `/call/{token}`: the page of a public conversation, where an outsider may give the password before joining, and
//! the link of an invitation by mail.

use axum::response::Response;
use rusqlite::Connection;

use super::html;
use crate::auth::visitor::Visitor;
use crate::incoming::Incoming;
use crate::store::attendees::{self, ActorType};
use crate::store::conversations::{self, Conversation, PUBLIC};
use crate::store::{Stored, browsers, visits};

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
    if let (Some(address), Some(access)) = (param(incoming, "email"), param(incoming, "access")) {
        return open_invitation(db, visitor, &conversation, &address, &access);
    }
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

/// The link of an invitation by mail signs the browser in as the owner of the address, for this conversation.
fn open_invitation(
    db: &Connection,
    visitor: &Visitor,
    conversation: &Conversation,
    address: &str,
    access: &str,
) -> Stored<Response> {
    let address = address.to_lowercase();
    let row = attendees::find(db, conversation.id, ActorType::Emails, &address)?;
    if !row.is_some_and(|row| !row.access.is_empty() && row.access == access) {
        return Ok(html(
            404,
            "Invitation not found",
            "<p>This invitation is not valid any more.",
        ));
    }
    visitor.remember(db)?;
    visits::sign_in(db, &visitor.browser.id, &conversation.token, &address)?;
    Ok(html(200, "Talk", "<p>You can join now."))
}

fn param(incoming: &Incoming, name: &str) -> Option<String> {
    incoming.params.text(name).ok().flatten()
}
