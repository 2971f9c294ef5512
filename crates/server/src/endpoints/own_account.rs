//! `GET /ocs/v2.php/cloud/user`: who is logged in.

use serde_json::json;

use crate::call::Call;
use crate::ocs::{Answer, Outcome, Refusal};
use crate::store::groups;

/// Handles the request.
///
/// # Errors
/// 401 without a login.
pub fn handle(call: &Call<'_>) -> Outcome {
    let account = call.visitor.account.as_ref().ok_or(Refusal::NotLoggedIn)?;
    Ok(Answer::ok(json!({
        "enabled": true,
        "storageLocation": format!("/data/{}", account.id),
        "id": account.id,
        "lastLogin": account.last_login * 1000,
        "backend": "Database",
        "subadmin": [],
        "quota": {"free": 74_137_944_064_i64, "used": 0, "total": 74_137_944_064_i64, "relative": 0, "quota": -3},
        "email": account.email,
        "phone": "",
        "address": "",
        "website": "",
        "twitter": "",
        "groups": groups::of_user(call.db, &account.id)?,
        "language": "en",
        "locale": "",
        "backendCapabilities": {"setDisplayName": true, "setPassword": true},
        "display-name": account.display_name,
    })))
}
