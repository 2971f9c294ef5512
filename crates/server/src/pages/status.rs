//! `GET /status.php`: the only answer that other sites may read.

use axum::response::Response;
use http::header::ACCESS_CONTROL_ALLOW_ORIGIN;
use serde_json::json;

use crate::app::App;
use crate::ocs::reply;

/// The status page.
pub fn page(app: &App) -> Response {
    let status = json!({
        "installed": true,
        "maintenance": app.in_maintenance(),
        "needsDbUpgrade": false,
        "version": "20.0.2.2",
        "versionstring": "20.0.2",
        "edition": "",
        "productname": "Nextcloud",
        "extendedSupport": false,
    });
    let mut response = reply::raw(200, "application/json", status.to_string());
    reply::put(&mut response, ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    response
}
