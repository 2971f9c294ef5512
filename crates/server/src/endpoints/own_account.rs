//! `GET /ocs/v2.php/cloud/user`: the account that is logged in.

use serde_json::{Map, Value, json};

use crate::context::Context;
use crate::ocs::{Answer, EndpointResult, Refusal};
use crate::store::accounts::Account;
use crate::store::groups;

/// Bytes of disk space; any number does.
const FREE: i64 = 74_137_944_064;

/// Handles the request.
///
/// # Errors
/// 401 without a login.
pub fn handle(context: &Context<'_>) -> EndpointResult {
    let account = context.visitor.account.as_ref().ok_or(Refusal::NotLoggedIn)?;
    let groups = groups::of_user(context.db, &account.id)?;
    if context.is_22() {
        return Ok(Answer::ok(of_nextcloud_32(account, &groups)));
    }
    let mut data = json!({});
    // Only administrators are told.
    if groups.iter().any(|group| group == "admin") {
        data["enabled"] = json!(true);
    }
    let fields = [
        ("storageLocation", json!(format!("/data/{}", account.id))),
        ("id", json!(account.id)),
        ("lastLogin", json!(account.last_login * 1000)),
        ("backend", json!("Database")),
        ("subadmin", json!([])),
        (
            "quota",
            json!({"free": FREE, "used": 0, "total": FREE, "relative": 0, "quota": -3}),
        ),
        ("email", json!(account.email)),
        ("phone", json!("")),
        ("address", json!("")),
        ("website", json!("")),
        ("twitter", json!("")),
        ("groups", json!(groups)),
        ("language", json!("en")),
        ("locale", json!("")),
        (
            "backendCapabilities",
            json!({"setDisplayName": true, "setPassword": true}),
        ),
        ("display-name", json!(account.display_name)),
    ];
    for (name, value) in fields {
        data[name] = value;
    }
    Ok(Answer::ok(data))
}

/// Profile fields that nobody fills in here, each with who may see it.
const PROFILE: [&str; 10] = [
    "phone",
    "address",
    "website",
    "twitter",
    "bluesky",
    "fediverse",
    "organisation",
    "role",
    "headline",
    "biography",
];

/// The account with the profile of Nextcloud 32.
fn of_nextcloud_32(account: &Account, groups: &[String]) -> Value {
    const KNOWN: &str = "v2-federated";
    const LOCAL: &str = "v2-local";
    let mut data = Map::new();
    let mut set = |name: &str, value: Value| data.insert(name.to_owned(), value);
    set("enabled", json!(account.enabled));
    set("id", json!(account.id));
    set("firstLoginTimestamp", json!(account.last_login));
    set("lastLoginTimestamp", json!(account.last_login));
    set("lastLogin", json!(account.last_login * 1000));
    set("backend", json!("Database"));
    set("subadmin", json!([]));
    set(
        "quota",
        json!({"free": -3, "used": 0, "total": -3, "relative": 0, "quota": -3}),
    );
    set("manager", json!(""));
    set("avatarScope", json!(KNOWN));
    set("email", json!(account.email));
    set("emailScope", json!(KNOWN));
    set("additional_mail", json!([]));
    set("additional_mailScope", json!([]));
    set("displayname", json!(account.display_name));
    set("display-name", json!(account.display_name));
    set("displaynameScope", json!(KNOWN));
    for field in PROFILE {
        set(field, json!(""));
        set(&format!("{field}Scope"), json!(LOCAL));
    }
    set("profile_enabled", json!("1"));
    set("profile_enabledScope", json!(LOCAL));
    set("pronouns", json!(""));
    set("pronounsScope", json!(KNOWN));
    set("groups", json!(groups));
    set("language", json!("en"));
    set("locale", json!(""));
    set("timezone", json!("UTC"));
    set("notify_email", Value::Null);
    set(
        "backendCapabilities",
        json!({"setDisplayName": true, "setPassword": true}),
    );
    Value::Object(data)
}
