//! `GET /ocs/v2.php/core/autocomplete/get`: people, groups and addresses to add.

use serde_json::{Value, json};

use super::participants_add::is_address;
use crate::call::Call;
use crate::ocs::{Answer, Outcome, Refusal};
use crate::store::attendees::{self, ActorType};
use crate::store::{accounts, groups, rooms};

const USERS: &str = "0";
const GROUPS: &str = "1";
const EMAILS: &str = "4";

/// Handles the request.
///
/// # Errors
/// 401 without a login, an invalid query without `itemType`.
pub fn handle(call: &Call<'_>) -> Outcome {
    let search = call.params.text("search")?.unwrap_or_default();
    call.params.required("itemType")?;
    let limit = call.params.number("limit").unwrap_or(10);
    let limit = u32::try_from(limit).unwrap_or(10);
    let mut kinds = call.params.list("shareTypes");
    if kinds.is_empty() {
        kinds.push(USERS.to_owned());
    }
    let wants = |kind: &str| kinds.iter().any(|each| each == kind);
    let mut found = Vec::new();
    if wants(USERS) {
        found.extend(users(call, &search, limit)?);
    }
    if wants(GROUPS) {
        for group in groups::search(call.db, &search, limit)? {
            found.push(hit(&group, &group, "groups"));
        }
    }
    if wants(EMAILS) && is_address(&search) {
        found.push(hit(&search, &search, "emails"));
    }
    Ok(Answer::ok(Value::Array(found)))
}

/// Accounts by name, without the visitor and without members of the conversation (who use up the limit all the same).
fn users(call: &Call<'_>, search: &str, limit: u32) -> Result<Vec<Value>, Refusal> {
    let token = call.params.text("itemId")?.unwrap_or_default();
    let room = rooms::find(call.db, &token)?;
    let mut accounts = accounts::search(call.db, search, limit)?;
    accounts.sort_by(|one, other| one.display_name.cmp(&other.display_name));
    let mut hits = Vec::new();
    for account in accounts {
        let is_member = match &room {
            Some(room) => attendees::find(call.db, room.id, ActorType::Users, &account.id)?.is_some(),
            None => false,
        };
        if !is_member && call.visitor.user() != Some(account.id.as_str()) {
            hits.push(hit(&account.id, &account.display_name, "users"));
        }
    }
    Ok(hits)
}

fn hit(id: &str, label: &str, source: &str) -> Value {
    json!({"id": id, "label": label, "source": source})
}
