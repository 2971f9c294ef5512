//! `POST /room/{token}/participants/active`: opens the conversation, as member, self-joined user or guest.
//!
//! The session that the join replaces is closed first. In API v1 that is the only one of the account, and guests and
//! self-joined users lose their membership with it: without the password they do not come back in. In API v4 it is the one
//! of the same login session; a guest stays the same participant with the same type.

use serde_json::json;

use super::bans::refuse_banned;
use crate::context::Context;
use crate::conversation::body::{self, Viewer};
use crate::conversation::{roles, sessions};
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::random;
use crate::store::attendees::{self, ActorType, Attendee};
use crate::store::conversations::{Conversation, GROUP};
use crate::store::sessions::{self as rows, Session};
use crate::store::{Stored, browsers, visits};

/// Handles the request.
///
/// # Errors
/// 404 for unknown and foreign conversations, 409 with `force=false` while the replaced session is in a call, 403 for a
/// wrong or missing password and for those who are banned.
pub fn handle(context: &Context<'_>) -> EndpointResult {
    let conversation = context.visible_conversation()?.ok_or(Refusal::Status(404))?;
    let address = own_address(context)?;
    let invited = match &address {
        Some(address) => attendees::find(context.db, conversation.id, ActorType::Emails, address)?,
        None => None,
    };
    if context.is_22() {
        refuse_banned(context, &conversation, address.as_deref())?;
    }
    let password = context.params.text("password")?.unwrap_or_default();
    let force = context.params.flag("force", true);
    let mut returning = None;
    if let Some((attendee, session)) = replaced(context, &conversation)? {
        if !force && session.in_call != 0 {
            let data = json!({
                "sessionId": session.id,
                "inCall": session.in_call,
                "lastPing": session.last_ping,
            });
            return Err(Refusal::WithData(409, data));
        }
        returning = close(context, attendee, &session)?;
    }
    let is_new = returning.is_none();
    let attendee = match invited {
        Some(row) => row,
        None => enter(context, &conversation, &password, returning)?,
    };
    let session = sessions::open(context.app, context.db, &attendee, context.now)?;
    let browser = &context.visitor.browser.id;
    context.visitor.remember(context.db)?;
    browsers::set_unlocked(context.db, browser, context.token, None)?;
    browsers::set_joined(context.db, browser, context.token, &session.id)?;
    if attendee.actor == ActorType::Guests {
        visits::remember_guest(context.db, browser, context.token, &attendee.actor_id)?;
    }
    let viewer = Viewer::Joining(&attendee, &session, is_new);
    let data = body::conversation(
        context.app.settings.version,
        context.db,
        &conversation,
        viewer,
        context.now,
    )?;
    Ok(Answer::ok(data))
}

/// The address that this browser's invitation by mail names. Its row needs no password.
fn own_address(context: &Context<'_>) -> Stored<Option<String>> {
    if !context.is_22() || context.visitor.account.is_some() {
        return Ok(None);
    }
    visits::address(context.db, &context.visitor.browser.id, context.token)
}

/// The open session that this join replaces, with its participant.
fn replaced(context: &Context<'_>, conversation: &Conversation) -> Stored<Option<(Attendee, Session)>> {
    if context.visitor.account.is_some() && !context.is_v4() {
        let member = context.member_of(conversation)?;
        return Ok(member.and_then(|member| {
            let session = member.session()?.clone();
            Some((member, session))
        }));
    }
    let Some(id) = context.joined_session()? else {
        return Ok(None);
    };
    let found = attendees::by_session(context.db, &id)?.filter(|attendee| attendee.conversation_id == conversation.id);
    Ok(found.and_then(|attendee| {
        let session = attendee.session_of(&id)?.clone();
        Some((attendee, session))
    }))
}

/// Closes the replaced session; answers the guest who goes on as the same participant.
fn close(context: &Context<'_>, attendee: Attendee, session: &Session) -> Stored<Option<Attendee>> {
    if !context.is_v4() {
        sessions::close(context.app, context.db, &attendee)?;
    } else if matches!(attendee.actor, ActorType::Guests | ActorType::Emails) {
        sessions::notify_participants(context.app, context.db, attendee.conversation_id)?;
        rows::close(context.db, &session.id)?;
        return Ok(Some(attendee));
    } else {
        sessions::close_by_id(context.app, context.db, &session.id)?;
    }
    Ok(None)
}

/// The participant to join as. A guest who returns without the password is removed, but not from Talk 22 on.
fn enter(
    context: &Context<'_>,
    conversation: &Conversation,
    password: &str,
    returning: Option<Attendee>,
) -> Result<Attendee, Refusal> {
    if let Some(member) = context.member_of(conversation)? {
        return Ok(member);
    }
    let comes_back = context.is_22() && returning.is_some();
    if !comes_back && !opens(context, conversation, password)? {
        if let Some(guest) = returning {
            sessions::expel(context.app, context.db, &guest)?;
        }
        return Err(Refusal::Because(403, "password"));
    }
    match returning {
        Some(guest) => Ok(guest),
        None => add_passing(context, conversation),
    }
}

/// Whether the password lets an outsider in; one given on the public page before counts as well.
fn opens(context: &Context<'_>, conversation: &Conversation, given: &str) -> Stored<bool> {
    let Some(wanted) = &conversation.password else {
        return Ok(true);
    };
    let unlocked = browsers::unlocked(context.db, &context.visitor.browser.id, context.token)?;
    Ok(given == wanted || unlocked.as_ref() == Some(wanted))
}

/// Adds the visitor as self-joined user, or as a guest.
fn add_passing(context: &Context<'_>, conversation: &Conversation) -> Result<Attendee, Refusal> {
    let (actor, id, kind) = match context.visitor.user() {
        // Whoever finds a group conversation in the list of open ones becomes a member.
        Some(user) if conversation.conversation_type == GROUP => (ActorType::Users, user.to_owned(), roles::USER),
        Some(user) => (ActorType::Users, user.to_owned(), roles::SELF_JOINED),
        None => (ActorType::Guests, random::guest_id(), roles::GUEST),
    };
    attendees::add(context.db, conversation.id, actor, &id, kind)?;
    attendees::find(context.db, conversation.id, actor, &id)?.ok_or(Refusal::Status(404))
}
