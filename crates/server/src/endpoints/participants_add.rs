//! `POST /room/{token}/participants`: adds a user or the members of a group, or invites an address.

use serde_json::json;

use crate::context::Context;
use crate::conversation::roles;
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::store::attendees::{self, ActorType};
use crate::store::conversations::{self, Conversation, GROUP, ONE_TO_ONE, PUBLIC};
use crate::store::{Stored, accounts, groups};

/// Handles the request.
///
/// # Errors
/// 401 for guests, 403 for members who do not moderate, 400 for conversations that cannot be extended and unknown sources,
/// 404 for unknown users and groups, in API v4 501 for users of other servers. In API v1 an address that cannot be
/// invited is an exception, though it was stored.
pub fn handle(context: &Context<'_>) -> EndpointResult {
    let (conversation, _) = context.member_moderator()?;
    let id = context.params.required("newParticipant")?;
    let source = context.params.text("source")?;
    if conversation.conversation_type == ONE_TO_ONE || conversation.object_type == "share:password" {
        return Err(Refusal::Status(400));
    }
    match source.as_deref().unwrap_or("users") {
        "users" => add_user(context, &conversation, &id),
        "groups" => add_group(context, &conversation, &id),
        "emails" => invite(context, conversation, &id),
        "remotes" if context.is_v4() => Err(Refusal::Status(501)),
        _ => Err(Refusal::Status(400)),
    }
}

fn add_user(context: &Context<'_>, conversation: &Conversation, id: &str) -> EndpointResult {
    let account = accounts::find(context.db, id)?.ok_or(Refusal::Status(404))?;
    // Talk 10 finds the account in any case, but the member only in the case given, and then adds the member again.
    let in_other_case = account.id != id && !context.is_v4();
    if in_other_case && attendees::find(context.db, conversation.id, ActorType::Users, &account.id)?.is_some() {
        return Err(Refusal::Exception);
    }
    make_member(context, conversation, &account.id)?;
    Ok(Answer::empty())
}

/// Members stay what they are. In API v4 a self-joined user becomes an ordinary member.
fn make_member(context: &Context<'_>, conversation: &Conversation, user: &str) -> Stored<()> {
    match attendees::find(context.db, conversation.id, ActorType::Users, user)? {
        None => attendees::add(context.db, conversation.id, ActorType::Users, user, roles::USER).map(drop),
        Some(row) if row.participant_type == roles::SELF_JOINED && context.is_v4() => {
            attendees::set_participant_type(context.db, row.id, roles::USER)
        }
        Some(_) => Ok(()),
    }
}

/// In API v4 the group has a row of its own beside those of its members.
fn add_group(context: &Context<'_>, conversation: &Conversation, group: &str) -> EndpointResult {
    if !groups::exists(context.db, group)? {
        return Err(Refusal::Status(404));
    }
    if context.is_v4() && attendees::find(context.db, conversation.id, ActorType::Groups, group)?.is_none() {
        attendees::add(context.db, conversation.id, ActorType::Groups, group, roles::USER)?;
    }
    for user in groups::members(context.db, group)? {
        make_member(context, conversation, &user)?;
    }
    Ok(Answer::empty())
}

/// An invitation makes the conversation public. Talk 10 looks at the address after it has stored it, Talk 17 not at all.
fn invite(context: &Context<'_>, mut conversation: Conversation, address: &str) -> EndpointResult {
    if conversation.conversation_type == GROUP {
        conversation.conversation_type = PUBLIC;
        conversations::save(context.db, &conversation)?;
    }
    let known = attendees::find(context.db, conversation.id, ActorType::Emails, address)?.is_some();
    if !known {
        attendees::add(context.db, conversation.id, ActorType::Emails, address, roles::GUEST)?;
    }
    if !context.is_v4() && (known || !is_address(address)) {
        return Err(Refusal::Exception);
    }
    Ok(Answer::ok(json!({"type": PUBLIC})))
}

/// Whether a text has the form of an e-mail address.
pub fn is_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.contains('.')
            && !host.contains('@')
            && !host.starts_with('.')
            && !host.ends_with('.')
            && !text.contains(char::is_whitespace)
    })
}
