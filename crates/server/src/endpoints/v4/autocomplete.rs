//! `GET /ocs/v2.php/core/autocomplete/get` of Nextcloud 27: people, groups and addresses to add, with statuses.

use serde_json::{Value, json};

use crate::call::Call;
use crate::endpoints::autocomplete::Kinds;
use crate::endpoints::participants_add::is_address;
use crate::ocs::{Answer, Outcome, Refusal};
use crate::store::accounts::{self, Account, Order};
use crate::store::attendees::{self, ActorType};
use crate::store::{groups, rooms};

/// Handles the request.
///
/// # Errors
/// 401 without a login, an exception without `itemType`.
pub fn handle(call: &Call<'_>) -> Outcome {
    let search = call.params.text("search")?.unwrap_or_default();
    let kinds = Kinds::read(call)?;
    let mut found = Vec::new();
    if kinds.users {
        found.extend(users(call, &search, kinds.limit)?);
    }
    if kinds.groups {
        for group in groups::search(call.db, &search, kinds.limit)? {
            found.push(other(&group, "groups"));
        }
    }
    if kinds.emails && is_address(&search) {
        found.push(other(&search, "emails"));
    }
    Ok(Answer::ok(Value::Array(found)))
}

/// Accounts by name, without the visitor. Who is in the conversation already is left out for people who are in it, too,
/// and uses up the limit all the same.
fn users(call: &Call<'_>, search: &str, limit: u32) -> Result<Vec<Value>, Refusal> {
    let token = call.params.text("itemId")?.unwrap_or_default();
    let own = call.visitor.user().unwrap_or_default();
    let joined = match rooms::find(call.db, &token)? {
        Some(room) => attendees::find(call.db, room.id, ActorType::Users, own)?.map(|_| room.id),
        None => None,
    };
    let mut hits = Vec::new();
    for account in accounts::search(call.db, search, limit, Order::Name)? {
        let is_member = match joined {
            Some(room) => attendees::find(call.db, room, ActorType::Users, &account.id)?.is_some(),
            None => false,
        };
        if !is_member && account.id != own {
            hits.push(user(call, &account)?);
        }
    }
    Ok(hits)
}

/// A status is an object, or an empty list for users without one.
fn user(call: &Call<'_>, account: &Account) -> Result<Value, Refusal> {
    let status = accounts::status(call.db, &account.id)?;
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

fn other(id: &str, source: &str) -> Value {
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
