//! `GET /status.php`: the only answer that other sites may read.

use axum::response::Response;
use http::header::ACCESS_CONTROL_ALLOW_ORIGIN;
use serde_json::json;

use crate::app::App;
use crate::ocs::reply;
use crate::version::Version;

/// The status page.
pub fn page(app: &App) -> Response {
    let (version, name) = match app.settings.version {
        Version::Talk10 => ("20.0.2.2", "20.0.2"),
        Version::Talk17 => ("27.1.10.0", "27.1.10 RC1"),
        Version::Talk22 => ("32.0.1.2", "32.0.1"),
    };
    let status = json!({
        "installed": true,
        "maintenance": app.in_maintenance(),
        "needsDbUpgrade": false,
        "version": version,
        "versionstring": name,
        "edition": "",
        "productname": "Nextcloud",
        "extendedSupport": false,
    });
    let mut response = reply::raw(200, "application/json", status.to_string());
    reply::put(&mut response, ACCESS_CONTROL_ALLOW_ORIGIN, "*");
    response
}
