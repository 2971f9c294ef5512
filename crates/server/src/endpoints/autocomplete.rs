//! `GET /ocs/v2.php/core/autocomplete/get`: people, groups and addresses to add.

use serde_json::{Value, json};

use super::participants_add::is_address;
use crate::call::Call;
use crate::ocs::{Answer, Outcome, Refusal};
use crate::store::accounts::{self, Order};
use crate::store::attendees::{self, ActorType};
use crate::store::{groups, rooms};

const USERS: &str = "0";
const GROUPS: &str = "1";
const EMAILS: &str = "4";

/// What is looked for.
#[derive(Debug)]
pub struct Kinds {
    /// Accounts; also when nothing is said.
    pub users: bool,
    /// Groups.
    pub groups: bool,
    /// An address, if the text is one.
    pub emails: bool,
    /// Most hits of each kind.
    pub limit: u32,
}

impl Kinds {
    /// Reads the parameters.
    ///
    /// # Errors
    /// An exception without `itemType`.
    pub fn read(call: &Call<'_>) -> Result<Self, Refusal> {
        call.params.required("itemType")?;
        let limit = call.params.number("limit").unwrap_or(10);
        let kinds = call.params.list("shareTypes");
        let wants = |kind: &str| kinds.iter().any(|each| each == kind);
        Ok(Self {
            users: kinds.is_empty() || wants(USERS),
            groups: wants(GROUPS),
            emails: wants(EMAILS),
            limit: u32::try_from(limit).unwrap_or(10),
        })
    }
}

/// Handles the request.
///
/// # Errors
/// 401 without a login, an invalid query without `itemType`.
pub fn handle(call: &Call<'_>) -> Outcome {
    let search = call.params.text("search")?.unwrap_or_default();
    let kinds = Kinds::read(call)?;
    let mut found = Vec::new();
    if kinds.users {
        found.extend(users(call, &search, kinds.limit)?);
    }
    if kinds.groups {
        for group in groups::search(call.db, &search, kinds.limit)? {
            found.push(hit(&group, &group, "groups"));
        }
    }
    if kinds.emails && is_address(&search) {
        found.push(hit(&search, &search, "emails"));
    }
    Ok(Answer::ok(Value::Array(found)))
}

/// Accounts by name, without the visitor and without members of the conversation (who use up the limit all the same).
fn users(call: &Call<'_>, search: &str, limit: u32) -> Result<Vec<Value>, Refusal> {
    let token = call.params.text("itemId")?.unwrap_or_default();
    let room = rooms::find(call.db, &token)?;
    let mut accounts = accounts::search(call.db, search, limit, Order::Id)?;
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
