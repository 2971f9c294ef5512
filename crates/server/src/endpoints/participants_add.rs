//! `POST /room/{token}/participants`: adds a user, the members of a group or team, a phone or a user of another server, or
//! invites an address.

use serde_json::json;

use super::room_marks::give_pin;
use crate::context::Context;
use crate::conversation::roles;
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::store::attendees::{self, ActorType};
use crate::store::conversations::{self, Conversation, GROUP, PUBLIC};
use crate::store::{Stored, accounts, bans, groups, teams};
use crate::{phones, random};

/// Servers that answer an invitation, as far as a server without a network can say: all but those below `nowhere.example`
/// and users called `nobody`.
const SILENT_SERVER: &str = "nowhere.example";
const UNKNOWN_USER: &str = "nobody";

/// Handles the request.
///
/// # Errors
/// 401 for guests, 403 for members who do not moderate, 400 for conversations that cannot be extended, unknown sources and
/// those who are banned, 404 for unknown users, groups and teams, 501 for what is not set up. In API v1 an address that
/// cannot be invited is an exception, though it was stored.
pub fn handle(context: &Context<'_>) -> EndpointResult {
    let (conversation, _) = context.member_moderator()?;
    let id = context.params.required("newParticipant")?;
    let source = context.params.text("source")?;
    let source = source.as_deref().unwrap_or("users");
    if conversation.is_closed() || conversation.object_type == "share:password" {
        return Err(Refusal::Because(400, "room-type"));
    }
    if conversation.is_breakout_room() && source != "users" {
        return Err(Refusal::Because(400, "source"));
    }
    add(context, &conversation, source, &id)
}

/// Adds to a conversation that can be extended.
///
/// # Errors
/// See [`handle`].
pub fn add(context: &Context<'_>, conversation: &Conversation, source: &str, id: &str) -> EndpointResult {
    match source {
        "users" => add_user(context, conversation, id)?,
        "groups" => add_group(context, conversation, id)?,
        "emails" => return invite(context, conversation.clone(), id),
        "circles" | "teams" if context.is_22() => add_team(context, conversation, id)?,
        "phones" if context.is_22() => add_phone(context, conversation, id)?,
        "federated_users" if context.is_22() => add_federated(context, conversation, id)?,
        "remotes" if context.is_v4() && !context.is_22() => return Err(Refusal::Status(501)),
        _ => return Err(Refusal::Because(400, "source")),
    }
    Ok(Answer::nothing())
}

fn add_user(context: &Context<'_>, conversation: &Conversation, id: &str) -> Result<(), Refusal> {
    let account = accounts::find(context.db, id)?.ok_or(Refusal::Because(404, "new-participant"))?;
    // Talk 10 finds the account in any case, but the member only in the case given, and then adds the member again.
    let in_other_case = account.id != id && !context.is_v4();
    if in_other_case && attendees::find(context.db, conversation.id, ActorType::Users, &account.id)?.is_some() {
        return Err(Refusal::Exception);
    }
    if context.is_22() && bans::exists(context.db, conversation.id, "users", &account.id)? {
        return Err(Refusal::Because(400, "ban"));
    }
    make_member(context, conversation, &account.id)?;
    // Whoever is in a breakout room is in the conversation that it belongs to.
    if conversation.is_breakout_room()
        && let Some(parent) = conversations::find(context.db, &conversation.object_id)?
    {
        make_member(context, &parent, &account.id)?;
    }
    Ok(())
}

/// Members stay what they are. In API v4 a self-joined user becomes an ordinary member.
fn make_member(context: &Context<'_>, conversation: &Conversation, user: &str) -> Stored<()> {
    match attendees::find(context.db, conversation.id, ActorType::Users, user)? {
        None => {
            let id = attendees::add(context.db, conversation.id, ActorType::Users, user, roles::USER)?;
            match attendees::by_id(context.db, conversation.id, id)? {
                Some(row) => give_pin(context, conversation, row),
                None => Ok(()),
            }
        }
        Some(row) if row.participant_type == roles::SELF_JOINED && context.is_v4() => {
            attendees::set_participant_type(context.db, row.id, roles::USER)
        }
        Some(_) => Ok(()),
    }
}

/// In API v4 the group has a row of its own beside those of its members.
fn add_group(context: &Context<'_>, conversation: &Conversation, group: &str) -> Result<(), Refusal> {
    if !groups::exists(context.db, group)? {
        return Err(Refusal::Because(404, "new-participant"));
    }
    if context.is_v4() {
        add_row(context, conversation, ActorType::Groups, group)?;
    }
    add_members(context, conversation, groups::members(context.db, group)?)
}

fn add_team(context: &Context<'_>, conversation: &Conversation, team: &str) -> Result<(), Refusal> {
    if teams::name(context.db, team)?.is_none() {
        return Err(Refusal::Because(404, "new-participant"));
    }
    add_row(context, conversation, ActorType::Circles, team)?;
    add_members(context, conversation, teams::members(context.db, team)?)
}

/// Members who are banned are left out.
fn add_members(context: &Context<'_>, conversation: &Conversation, users: Vec<String>) -> Result<(), Refusal> {
    for user in users {
        if !bans::exists(context.db, conversation.id, "users", &user)? {
            make_member(context, conversation, &user)?;
        }
    }
    Ok(())
}

fn add_phone(context: &Context<'_>, conversation: &Conversation, text: &str) -> Result<(), Refusal> {
    if !context.app.switches.sip() {
        return Err(Refusal::Because(501, "sip"));
    }
    if !phones::may_use(context.db, context.visitor.user().unwrap_or_default())? {
        return Err(Refusal::Guarded(403));
    }
    let number = phones::normalized(text).ok_or(Refusal::Guarded(400))?;
    let rows = attendees::all(context.db, conversation.id)?;
    if rows.iter().any(|row| row.phone_number == number) {
        return Ok(());
    }
    let id = random::guest_id();
    add_row(context, conversation, ActorType::Phones, &id)?;
    if let Some(mut row) = attendees::find(context.db, conversation.id, ActorType::Phones, &id)? {
        attendees::set_guest_name(context.db, row.id, &phones::shown(&number))?;
        row.phone_number = number;
        attendees::set_extras(context.db, &row)?;
    }
    Ok(())
}

fn add_federated(context: &Context<'_>, conversation: &Conversation, id: &str) -> Result<(), Refusal> {
    if !context.app.switches.federation() {
        return Err(Refusal::Because(501, "federation"));
    }
    let (user, server) = cloud_id(id).ok_or(Refusal::Because(400, "cloud-id"))?;
    if server.contains(SILENT_SERVER) || user == UNKNOWN_USER {
        return Err(Refusal::Because(404, "reach-remote"));
    }
    if attendees::find(context.db, conversation.id, ActorType::FederatedUsers, id)?.is_none() {
        let row = add_row(context, conversation, ActorType::FederatedUsers, id)?;
        attendees::set_guest_name(context.db, row, user)?;
    }
    Ok(())
}

/// User and server of a cloud id such as `bob@https://remote.example`.
pub fn cloud_id(id: &str) -> Option<(&str, &str)> {
    let (user, server) = id.rsplit_once('@')?;
    let host = server
        .strip_prefix("http://")
        .or_else(|| server.strip_prefix("https://"))
        .unwrap_or(server);
    (!user.is_empty() && host.contains('.') && !host.contains(char::is_whitespace)).then_some((user, server))
}

/// A row of its own for what is no user, unless it is there.
fn add_row(context: &Context<'_>, conversation: &Conversation, actor: ActorType, id: &str) -> Stored<i64> {
    match attendees::find(context.db, conversation.id, actor, id)? {
        Some(row) => Ok(row.id),
        None => attendees::add(context.db, conversation.id, actor, id, roles::USER),
    }
}

/// An invitation makes the conversation public. Talk 10 looks at the address after it has stored it, the others not at all.
fn invite(context: &Context<'_>, mut conversation: Conversation, address: &str) -> EndpointResult {
    if conversation.conversation_type == GROUP {
        conversation.conversation_type = PUBLIC;
        conversations::save(context.db, &conversation)?;
    }
    let known = !invite_address(context, &conversation, address, "")?;
    if !context.is_v4() && (known || !is_address(address)) {
        return Err(Refusal::Exception);
    }
    Ok(Answer::ok(json!({"type": PUBLIC})))
}

/// Adds an address with a name, and with the secret of the link that its mail would have; false if it was there already.
/// For Talk 22 capital letters do not count.
///
/// # Errors
/// When the database fails.
pub fn invite_address(context: &Context<'_>, conversation: &Conversation, address: &str, name: &str) -> Stored<bool> {
    let address = if context.is_22() {
        address.to_lowercase()
    } else {
        address.to_owned()
    };
    if attendees::find(context.db, conversation.id, ActorType::Emails, &address)?.is_some() {
        return Ok(false);
    }
    let id = attendees::add(context.db, conversation.id, ActorType::Emails, &address, roles::GUEST)?;
    if let Some(mut row) = attendees::by_id(context.db, conversation.id, id)? {
        attendees::set_guest_name(context.db, id, name)?;
        row.access = random::secret();
        attendees::set_extras(context.db, &row)?;
        give_pin(context, conversation, row)?;
    }
    Ok(true)
}

/// Whether a text has the form of an e-mail address.
pub fn is_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.contains('.')
            && !host.contains(['@', '/', ':'])
            && !host.starts_with('.')
            && !host.ends_with('.')
            && !text.contains(char::is_whitespace)
    })
}
