//! `GET /ocs/v2.php/core/autocomplete/get`: users, groups and addresses to add. Nextcloud 27 adds statuses,
//! Nextcloud 32 teams and users of other servers.

use serde_json::{Value, json};

use super::participants_add::{cloud_id, is_address};
use crate::context::Context;
use crate::conversation::roles;
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::store::accounts::{self, Account, Order};
use crate::store::attendees::{self, ActorType};
use crate::store::conversations::{self, Conversation};
use crate::store::{Stored, groups, teams};
use crate::version::Version;

const USERS: &str = "0";
const GROUPS: &str = "1";
const EMAILS: &str = "4";
const REMOTES: &str = "6";
const TEAMS: &str = "7";
/// Hits of each source when the request names no limit.
const USUAL_LIMIT: u32 = 10;

/// Handles the request.
///
/// # Errors
/// 401 without a login, an exception without `itemType`.
pub fn handle(context: &Context<'_>) -> EndpointResult {
    let search = context.params.text("search")?.unwrap_or_default();
    context.params.required("itemType")?;
    let limit = context.params.number("limit").and_then(|limit| limit.try_into().ok());
    let limit = limit.unwrap_or(USUAL_LIMIT);
    let sources = context.params.list("shareTypes");
    let wants = |source: &str| sources.iter().any(|each| each == source);
    let mut found = Vec::new();
    if sources.is_empty() || wants(USERS) {
        for account in accounts(context, &search, limit)? {
            found.push(user(context, &account)?);
        }
    }
    if wants(GROUPS) {
        for group in groups::search(context.db, &search, limit)? {
            if !is_known(context, ActorType::Groups, &group)? {
                found.push(other(context, &group, &groups::name(context.db, &group)?, "groups"));
            }
        }
    }
    if wants(EMAILS) && is_address(&search) {
        found.push(other(context, &search, &search, "emails"));
    }
    if wants(REMOTES)
        && context.is_22()
        && let Some((user, server)) = cloud_id(&search)
    {
        found.push(other(context, &search, &format!("{user} ({server})"), "remotes"));
    }
    if wants(TEAMS) && context.is_22() {
        for (team, name) in teams::search(context.db, &search, limit)? {
            if !is_known(context, ActorType::Circles, &team)? {
                found.push(other(context, &team, &name, "circles"));
            }
        }
    }
    Ok(Answer::ok(Value::Array(found)))
}

/// Whether a group or team is in the conversation already: Talk 22 leaves it out then, for visitors who are members.
fn is_known(context: &Context<'_>, actor: ActorType, id: &str) -> Result<bool, Refusal> {
    if !context.is_22() {
        return Ok(false);
    }
    let token = context.params.text("itemId")?.unwrap_or_default();
    let own = context.visitor.user().unwrap_or_default();
    Ok(match conversations::find(context.db, &token)? {
        Some(conversation) if is_member(context, &conversation, own)? => {
            attendees::find(context.db, conversation.id, actor, id)?.is_some()
        }
        _ => false,
    })
}

/// Accounts by name, without the visitor. Members of the conversation are left out as well (in API v4 only for visitors who
/// are members themselves), but use up the limit.
fn accounts(context: &Context<'_>, search: &str, limit: u32) -> Result<Vec<Account>, Refusal> {
    let token = context.params.text("itemId")?.unwrap_or_default();
    let mut conversation = conversations::find(context.db, &token)?;
    let own = context.visitor.user().unwrap_or_default();
    let order = match context.version() {
        Version::Talk10 => Order::Id,
        Version::Talk17 => Order::Name,
        Version::Talk22 => Order::NameInAnyCase,
    };
    let mut accounts = accounts::search(context.db, search, limit, order)?;
    if context.is_v4() {
        conversation = match conversation {
            Some(conversation) if is_member(context, &conversation, own)? => Some(conversation),
            _ => None,
        };
    } else {
        accounts.sort_by(|one, other| one.display_name.cmp(&other.display_name));
    }
    let mut hits = Vec::new();
    for account in accounts {
        let is_member = match &conversation {
            Some(conversation) => is_member(context, conversation, &account.id)?,
            None => false,
        };
        if !is_member && account.id != own {
            hits.push(account);
        }
    }
    Ok(hits)
}

/// In Talk 22 users who came by the link are none.
fn is_member(context: &Context<'_>, conversation: &Conversation, user: &str) -> Stored<bool> {
    let row = attendees::find(context.db, conversation.id, ActorType::Users, user)?;
    Ok(row.is_some_and(|row| !context.is_22() || row.participant_type != roles::SELF_JOINED))
}

/// In API v4 a status is an object, or an empty list for users without one; for Nextcloud 32 an
/// empty text.
fn user(context: &Context<'_>, account: &Account) -> Stored<Value> {
    if !context.is_v4() {
        return Ok(json!({"id": account.id, "label": account.display_name, "source": "users"}));
    }
    let status = accounts::status(context.db, &account.id)?;
    let message = status.as_ref().and_then(|each| each.message.clone());
    let shown = status.map_or_else(
        || if context.is_22() { json!("") } else { json!([]) },
        |each| json!({"status": each.kind, "message": each.message, "icon": each.icon, "clearAt": each.clear_at}),
    );
    Ok(json!({
        "id": account.id,
        "label": account.display_name,
        "icon": "icon-user",
        "source": "users",
        "status": shown,
        "subline": message.unwrap_or_default(),
        "shareWithDisplayNameUnique": account.id,
    }))
}

fn other(context: &Context<'_>, id: &str, label: &str, source: &str) -> Value {
    if !context.is_v4() {
        return json!({"id": id, "label": label, "source": source});
    }
    json!({
        "id": id,
        "label": label,
        "icon": "",
        "source": source,
        "status": "",
        "subline": "",
        "shareWithDisplayNameUnique": "",
    })
}
