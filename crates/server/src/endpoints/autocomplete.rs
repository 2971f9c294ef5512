//! `GET /ocs/v2.php/core/autocomplete/get`: users, groups and addresses to add. Nextcloud 27 adds statuses.

use serde_json::{Value, json};

use super::participants_add::is_address;
use crate::context::Context;
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::store::accounts::{self, Account, Order};
use crate::store::attendees::{self, ActorType};
use crate::store::conversations::{self, Conversation};
use crate::store::{Stored, groups};

const USERS: &str = "0";
const GROUPS: &str = "1";
const EMAILS: &str = "4";
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
        let groups = groups::search(context.db, &search, limit)?;
        found.extend(groups.iter().map(|group| other(context, group, "groups")));
    }
    if wants(EMAILS) && is_address(&search) {
        found.push(other(context, &search, "emails"));
    }
    Ok(Answer::ok(Value::Array(found)))
}

/// Accounts by name, without the visitor. Members of the conversation are left out as well (in API v4 only for visitors who
/// are members themselves), but use up the limit.
fn accounts(context: &Context<'_>, search: &str, limit: u32) -> Result<Vec<Account>, Refusal> {
    let token = context.params.text("itemId")?.unwrap_or_default();
    let mut conversation = conversations::find(context.db, &token)?;
    let own = context.visitor.user().unwrap_or_default();
    let order = if context.is_v4() { Order::Name } else { Order::Id };
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

fn is_member(context: &Context<'_>, conversation: &Conversation, user: &str) -> Stored<bool> {
    Ok(attendees::find(context.db, conversation.id, ActorType::Users, user)?.is_some())
}

/// In API v4 a status is an object, or an empty list for users without one.
fn user(context: &Context<'_>, account: &Account) -> Stored<Value> {
    if !context.is_v4() {
        return Ok(json!({"id": account.id, "label": account.display_name, "source": "users"}));
    }
    let status = accounts::status(context.db, &account.id)?;
    let message = status.as_ref().and_then(|each| each.message.clone());
    let shown = status.map_or_else(
        || json!([]),
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

fn other(context: &Context<'_>, id: &str, source: &str) -> Value {
    if !context.is_v4() {
        return json!({"id": id, "label": id, "source": source});
    }
    json!({
        "id": id,
        "label": id,
        "icon": "",
        "source": source,
        "status": "",
        "subline": "",
        "shareWithDisplayNameUnique": "",
    })
}
