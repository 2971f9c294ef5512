//! `POST`, `GET /ban/{token}` and `DELETE /ban/{token}/{number}`: who may not come in any more.

use serde_json::{Value, json};

use crate::address::AddressRange;
use crate::context::Context;
use crate::conversation::{roles, rows, sessions};
use crate::hash;
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::store::attendees::{self, ActorType, Attendee};
use crate::store::bans::{self, ADDRESS, Ban};
use crate::store::conversations::Conversation;
use crate::store::{Stored, accounts, visits};

/// Longest note of moderators.
const LONGEST_NOTE: usize = 4000;

/// Bans somebody, who is removed with it.
///
/// # Errors
/// 404 for outsiders, 403 for viewers who do not moderate, 400 for moderators, oneself, unknown kinds and conversations
/// between two. Banning twice is an exception: the recorded server fails on its own index there.
pub fn add(context: &Context<'_>) -> EndpointResult {
    let (conversation, viewer) = context.moderator()?;
    let kind = context.params.required("actorType")?;
    let id = context.params.required("actorId")?;
    let note = context.params.text("internalNote")?.unwrap_or_default();
    if conversation.is_closed() {
        return Err(Refusal::Because(400, "room"));
    }
    let target = target(context, &conversation, &kind, &id)?;
    if let Some(row) = &target {
        if row.id == viewer.id {
            return Err(Refusal::Because(400, "self"));
        }
        if roles::moderates(row.participant_type) {
            return Err(Refusal::Because(400, "moderator"));
        }
    }
    if note.chars().count() > LONGEST_NOTE {
        return Err(Refusal::Because(400, "internalNote"));
    }
    if bans::exists(context.db, conversation.id, &kind, &id)? {
        return Err(Refusal::Exception);
    }
    let mut ban = by(context, &viewer)?;
    ban.banned_name = banned_name(context, &conversation, &kind, &id)?;
    ban.banned_type = kind;
    ban.banned_id = id;
    ban.note = note;
    ban.id = bans::add(context.db, conversation.id, &ban)?;
    if let Some(row) = target {
        sessions::expel(context.app, context.db, &row)?;
    }
    Ok(Answer::ok(to_json(&ban)))
}

/// All bans.
///
/// # Errors
/// 404 for outsiders, 403 for viewers who do not moderate.
pub fn list(context: &Context<'_>) -> EndpointResult {
    let (conversation, _) = context.moderator()?;
    let bans = bans::all(context.db, conversation.id)?;
    Ok(Answer::ok(bans.iter().map(to_json).collect()))
}

/// Ends a ban, whether there is such a one or not. Nobody becomes a member with it.
///
/// # Errors
/// See [`list`].
pub fn remove(context: &Context<'_>) -> EndpointResult {
    let (conversation, _) = context.moderator()?;
    bans::remove(context.db, conversation.id, context.number)?;
    Ok(Answer::empty())
}

/// A ban by this moderator, still of nobody.
///
/// # Errors
/// When the database fails.
pub fn by(context: &Context<'_>, moderator: &Attendee) -> Stored<Ban> {
    let name = match moderator.actor {
        ActorType::Users => account_name(context, &moderator.actor_id)?,
        _ => moderator.guest_name.clone(),
    };
    Ok(Ban {
        id: 0,
        moderator_type: moderator.actor.name().to_owned(),
        moderator_id: moderator.shown_id(context.version()).into_owned(),
        moderator_name: name,
        banned_type: String::new(),
        banned_id: String::new(),
        banned_name: String::new(),
        banned_at: context.now,
        note: String::new(),
    })
}

/// The row of the one who is to be banned, if there is one.
fn target(
    context: &Context<'_>,
    conversation: &Conversation,
    kind: &str,
    id: &str,
) -> Result<Option<Attendee>, Refusal> {
    let actor = match kind {
        _ if id.is_empty() => return Err(Refusal::Because(400, "bannedActor")),
        ADDRESS if AddressRange::parse(id).is_some() => return Ok(None),
        "users" => ActorType::Users,
        "guests" => ActorType::Guests,
        "emails" => ActorType::Emails,
        _ => return Err(Refusal::Because(400, "bannedActor")),
    };
    let rows = attendees::all(context.db, conversation.id)?;
    let version = context.version();
    Ok(rows
        .into_iter()
        .find(|each| each.actor == actor && each.shown_id(version) == id))
}

fn banned_name(context: &Context<'_>, conversation: &Conversation, kind: &str, id: &str) -> Stored<String> {
    if kind == "users" {
        return account_name(context, id);
    }
    let version = context.version();
    let listed = attendees::listing(context.db, conversation.id)?;
    let row = listed
        .iter()
        .find(|each| each.attendee.actor.name() == kind && each.attendee.shown_id(version) == id);
    Ok(row
        .and_then(|row| rows::name(row, version))
        .filter(|name| !name.is_empty())
        .unwrap_or(id)
        .to_owned())
}

fn account_name(context: &Context<'_>, id: &str) -> Stored<String> {
    let account = accounts::find(context.db, id)?;
    Ok(account.map_or_else(|| id.to_owned(), |account| account.display_name))
}

fn to_json(ban: &Ban) -> Value {
    json!({
        "id": ban.id,
        "moderatorActorType": ban.moderator_type,
        "moderatorActorId": ban.moderator_id,
        "moderatorDisplayName": ban.moderator_name,
        "bannedActorType": ban.banned_type,
        "bannedActorId": ban.banned_id,
        "bannedDisplayName": ban.banned_name,
        "bannedTime": ban.banned_at,
        "internalNote": ban.note,
    })
}

/// Refuses a visitor who is banned. A banned guest who tries to come in again has the address banned as well, and with
/// it everybody else without an account behind it.
///
/// # Errors
/// 403 for those who are banned.
pub fn refuse_banned(context: &Context<'_>, conversation: &Conversation, address: Option<&str>) -> Result<(), Refusal> {
    let refusal = Err(Refusal::Because(403, "ban"));
    if let Some(user) = context.visitor.user() {
        return if bans::exists(context.db, conversation.id, "users", user)? {
            refusal
        } else {
            Ok(())
        };
    }
    let browser = &context.visitor.browser.id;
    let actor = match address {
        Some(address) => Some(("emails", hash::of_address(address))),
        None => visits::guest(context.db, browser, context.token)?.map(|guest| ("guests", guest)),
    };
    let is_covered = bans::covers(context.db, conversation.id, context.client_address())?;
    let own = match actor {
        Some((kind, id)) => {
            let all = bans::all(context.db, conversation.id)?;
            all.into_iter()
                .find(|ban| ban.banned_type == kind && ban.banned_id == id)
        }
        None => None,
    };
    match own {
        Some(ban) => {
            if !is_covered {
                let of_address = Ban {
                    banned_type: ADDRESS.to_owned(),
                    banned_id: context.client_address().to_owned(),
                    banned_name: context.client_address().to_owned(),
                    banned_at: context.now,
                    ..ban
                };
                bans::add(context.db, conversation.id, &of_address)?;
            }
            refusal
        }
        None if is_covered => refusal,
        None => Ok(()),
    }
}
