//! `GET /ocs/v2.php/cloud/user`: the account that is logged in.

use serde_json::json;

use crate::context::Context;
use crate::ocs::{Answer, EndpointResult, Refusal};
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
