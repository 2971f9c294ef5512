//! Login with a form and cookies, and log-out.

use axum::response::Response;
use http::Method;
use http::header::{CACHE_CONTROL, LOCATION};
use rusqlite::Connection;

use super::html;
use crate::app::App;
use crate::auth::guard;
use crate::auth::visitor::{self, Visitor};
use crate::incoming::Incoming;
use crate::ocs::reply;
use crate::random;
use crate::store::browsers::Login;
use crate::store::{Stored, accounts, browsers};

/// Shows the form, or logs in with it.
///
/// # Errors
/// When the database fails; the same below.
pub fn page(app: &App, db: &Connection, incoming: &Incoming, visitor: &mut Visitor) -> Stored<Response> {
    if incoming.head.method != Method::POST {
        visitor.remember(db)?;
        return Ok(form(&visitor.browser.request_token));
    }
    if !guard::has_request_token(&incoming.head.headers, &incoming.params, visitor) {
        return Ok(reply::csrf(&incoming.head.headers));
    }
    let field = |name| incoming.params.text(name).ok().flatten().unwrap_or_default();
    let account = accounts::verify(db, &field("user"), &field("password"), app.clock.now())?;
    match account {
        Some(account) if account.enabled => {
            log_in(app, db, visitor, &account.id)?;
            Ok(see_other(&format!("{}/", incoming.origin)))
        }
        _ => Ok(see_other(&format!("{}/index.php/login", incoming.origin))),
    }
}

/// A login changes the session cookie; sessions that the browser joined before as a guest stay with the old one.
fn log_in(app: &App, db: &Connection, visitor: &mut Visitor, user: &str) -> Stored<()> {
    browsers::remove(db, &visitor.browser.id)?;
    visitor.browser.id = random::secret();
    visitor.browser.user = Some(user.to_owned());
    visitor.browser.login = Login::Form;
    visitor.remember(db)?;
    let setter = visitor::setter(app);
    visitor.set_cookies.extend(setter.login(user, &random::secret()));
    visitor.set_cookies.extend(setter.same_site());
    visitor.set_cookies.push(setter.session(&visitor.browser.id));
    Ok(())
}

/// Ends the login; needs the request token, so that no other site can do it.
///
/// # Errors
/// See [`page`].
pub fn log_out(app: &App, db: &Connection, incoming: &Incoming, visitor: &mut Visitor) -> Stored<Response> {
    if !guard::has_request_token(&incoming.head.headers, &incoming.params, visitor) {
        return Ok(reply::csrf(&incoming.head.headers));
    }
    *visitor = visitor::log_out(app, db, &visitor.browser)?;
    visitor.browser.logged_out = true;
    visitor.remember(db)?;
    Ok(reply::to_login_page(&incoming.origin))
}

fn form(request_token: &str) -> Response {
    let mut response = html(
        200,
        "Log in",
        &format!(
            "<head data-requesttoken=\"{request_token}\"></head><form method=\"post\">\
             <input name=\"user\" autocomplete=\"username\" aria-label=\"User name\">\
             <input name=\"password\" type=\"password\" autocomplete=\"current-password\" aria-label=\"Password\">\
             <input name=\"requesttoken\" type=\"hidden\" value=\"{request_token}\"><button>Log in</button></form>"
        ),
    );
    reply::put(&mut response, CACHE_CONTROL, "no-cache, no-store, must-revalidate");
    response
}

fn see_other(location: &str) -> Response {
    let mut response = reply::raw(303, "text/html; charset=UTF-8", "");
    reply::put(&mut response, LOCATION, location);
    response
}
