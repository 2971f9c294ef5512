//! What a server answers beside the API: login and log-out, the request token, the page of a public conversation,
//! avatars and the status page.

pub mod avatar;
mod letters;
pub mod login;
mod picture;
pub mod public_page;
pub mod status;

use axum::response::Response;
use http::header::{CACHE_CONTROL, RETRY_AFTER};
use rusqlite::Connection;
use serde_json::json;

use crate::app::App;
use crate::auth::visitor::{self, Authentication, Visitor};
use crate::incoming::Incoming;
use crate::ocs::{json as php_json, reply};
use crate::store::Stored;

/// Answers a request for a page.
pub fn handle(app: &App, incoming: &Incoming) -> Response {
    let path = incoming.path.strip_prefix("/index.php").unwrap_or(&incoming.path);
    if path == "/status.php" {
        return status::page(app);
    }
    if app.in_maintenance() {
        let mut response = html(503, "Maintenance", "<p>This server is in maintenance mode.");
        reply::put(&mut response, RETRY_AFTER, "120");
        if app.settings.version.is_v4() {
            reply::put(&mut response, reply::MAINTENANCE, "1");
        }
        return response;
    }
    let answered = app.store.write(|db| {
        let mut visitor = match visitor::authenticate(app, db, &incoming.head.headers)? {
            Authentication::Visitor(visitor) => visitor,
            Authentication::Refused(cookies) => return Ok(reply::with_cookies(reply::unauthorised(false), cookies)),
            // The login page is where this state ends.
            Authentication::LoggedOut => {
                return Ok(html(200, "Log in", "<p>You are logged out."));
            }
        };
        let response = page(app, db, incoming, path, &mut visitor)?;
        Ok(reply::with_cookies(response, visitor.set_cookies))
    });
    answered.unwrap_or_else(|error| {
        eprintln!("{error}");
        html(500, "Error", "<p>Internal Server Error")
    })
}

fn page(app: &App, db: &Connection, incoming: &Incoming, path: &str, visitor: &mut Visitor) -> Stored<Response> {
    let version = app.settings.version;
    let later = version.is_v4();
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    match parts.as_slice() {
        ["login"] => login::page(app, db, incoming, visitor),
        ["logout"] => login::log_out(app, db, incoming, visitor),
        ["csrftoken"] => {
            visitor.remember(db)?;
            let token = json!({"token": visitor.browser.request_token});
            Ok(json_page(200, &token))
        }
        ["avatar", "guest", name, size] if !name.is_empty() => Ok(avatar::of_guest(version, name, size)),
        ["avatar", "guest", name, size, "dark"] if later && !name.is_empty() => {
            Ok(avatar::of_guest(version, name, size))
        }
        ["avatar", user, size] => avatar::of_user(version, db, incoming, user, size),
        ["avatar", user, size, "dark"] if later => avatar::of_user(version, db, incoming, user, size),
        ["call", token] => public_page::page(db, incoming, visitor, token),
        _ => Ok(json_page(404, &json!([]))),
    }
}

/// JSON outside the envelope.
fn json_page(status: u16, value: &serde_json::Value) -> Response {
    let mut response = reply::raw(status, "application/json; charset=utf-8", php_json::encode(value));
    reply::put(&mut response, CACHE_CONTROL, "no-cache, no-store, must-revalidate");
    response
}

/// What every page of this server says of it.
const WHAT_IT_IS: &str = "<p><small>Reference server for demo, development and tests. It is not a Talk server.</small>";

/// A small page. The body is trusted markup.
fn html(status: u16, title: &str, body: &str) -> Response {
    let text = format!(
        "<!DOCTYPE html><html lang=\"en\"><meta charset=\"utf-8\"><title>{title}</title>{body}{WHAT_IT_IS}</html>"
    );
    reply::raw(status, "text/html; charset=UTF-8", text)
}
