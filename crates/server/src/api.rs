//! The reference API as one function from request to response: everything below the webroot.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::response::Response;
use http::header::{DATE, HOST};
use http::{HeaderValue, Request};
use rusqlite::Connection;

use crate::app::App;
use crate::auth::guard;
use crate::auth::visitor::{self, Entry, Visitor};
use crate::call::Call;
use crate::endpoints::{self, Run, signaling_pull};
use crate::incoming::Incoming;
use crate::limits::LARGEST_BODY;
use crate::ocs::format::Format;
use crate::ocs::params::Params;
use crate::ocs::reply::{self, Wish};
use crate::ocs::{Outcome, Refusal};
use crate::pages;

/// Whether a path belongs to the API (or one of the pages around it) rather than to the static files.
pub fn owns(webroot: &str, path: &str) -> bool {
    path.strip_prefix(webroot).is_some_and(|rest| {
        ["/ocs/", "/index.php/", "/avatar/", "/call/"]
            .iter()
            .any(|prefix| rest.starts_with(prefix))
            || ["/csrftoken", "/status.php", "/login", "/logout"].contains(&rest)
    })
}

/// Answers a request.
pub async fn handle(app: Arc<App>, request: Request<Body>) -> Response {
    let (head, body) = request.into_parts();
    let body = to_bytes(body, LARGEST_BODY).await.unwrap_or_default();
    let path = head
        .uri
        .path()
        .strip_prefix(app.settings.webroot.as_str())
        .unwrap_or_default()
        .to_owned();
    let host = head
        .headers
        .get(HOST)
        .and_then(|value| value.to_str().ok())
        .unwrap_or("localhost");
    let incoming = Incoming {
        origin: format!("http://{host}{}", app.settings.webroot),
        params: Params::parse(&head.method, head.uri.query(), &head.headers, &body),
        path,
        head,
    };
    let v1 = incoming.path.strip_prefix("/ocs/v1.php/");
    let v2 = incoming.path.strip_prefix("/ocs/v2.php/");
    let mut response = match v2.or(v1) {
        Some(below) => ocs(&app, &incoming, &below.replace("//", "/"), v2.is_none()).await,
        None => pages::handle(&app, &incoming),
    };
    if let Ok(date) = HeaderValue::from_str(&app.clock.http_date()) {
        response.headers_mut().insert(DATE, date);
    }
    response
}

/// What the transaction of an API call leaves to do.
enum Step {
    Done(Result<Outcome, Response>, Vec<String>),
    Wait(signaling_pull::Pull, Vec<String>),
}

async fn ocs(app: &Arc<App>, incoming: &Incoming, path: &str, v1: bool) -> Response {
    let format = incoming.params.text("format").ok().flatten();
    let wish = Wish {
        format: Format::choose(format.as_deref(), &incoming.head.headers),
        forced_json: format.as_deref() == Some("json"),
        ocs_v1: v1,
        version: app.settings.version,
        headers: &incoming.head.headers,
    };
    if app.in_maintenance() {
        return reply::maintenance(wish);
    }
    if guard::is_cross_site(&incoming.head.headers) {
        return reply::with_cookies(
            reply::raw(503, "text/html; charset=UTF-8", ""),
            visitor::setter(app).same_site().to_vec(),
        );
    }
    let step = app.store.transaction(|db| step(app, db, incoming, path));
    let (outcome, cookies) = match step {
        Ok(Step::Done(outcome, cookies)) => (outcome, cookies),
        Ok(Step::Wait(pull, cookies)) => (Ok(pull.wait(Arc::clone(app)).await), cookies),
        Err(error) => (Ok(Err(error.into())), Vec::new()),
    };
    let response = match outcome {
        Ok(outcome) => reply::reply(outcome, wish),
        Err(response) => response,
    };
    reply::with_cookies(response, cookies)
}

fn step(app: &App, db: &Connection, incoming: &Incoming, path: &str) -> Step {
    let visitor = match visitor::enter(app, db, &incoming.head.headers) {
        Ok(Entry::Visitor(visitor)) => visitor,
        Ok(Entry::Refused(cookies)) => return Step::Done(Err(reply::unauthorised()), cookies),
        Ok(Entry::LoggedOut) => {
            return Step::Done(Err(reply::to_login_page(&incoming.origin)), Vec::new());
        }
        Err(error) => return Step::Done(Ok(Err(error.into())), Vec::new()),
    };
    let outcome = match run(app, db, incoming, path, &visitor) {
        Ok(Ran::Done(answer)) => Ok(answer),
        Ok(Ran::Picture(response)) => return Step::Done(Err(response), visitor.set_cookies),
        Ok(Ran::Wait(pull)) => return Step::Wait(pull, visitor.set_cookies),
        Err(refusal) => Err(refusal),
    };
    Step::Done(Ok(outcome), visitor.set_cookies)
}

enum Ran {
    Done(crate::ocs::Answer),
    Picture(Response),
    Wait(signaling_pull::Pull),
}

fn run(app: &App, db: &Connection, incoming: &Incoming, path: &str, visitor: &Visitor) -> Result<Ran, Refusal> {
    let headers = &incoming.head.headers;
    let (route, token) = endpoints::route(app.settings.version, &incoming.head.method, path)?;
    if route.login && visitor.account.is_none() {
        return Err(Refusal::NotLoggedIn);
    }
    let is_picture = matches!(route.run, Run::Picture(_));
    if !is_picture && !guard::is_api_request(headers) && !guard::has_request_token(headers, &incoming.params, visitor) {
        return Err(Refusal::Csrf);
    }
    let call = Call {
        app,
        db,
        visitor,
        params: &incoming.params,
        origin: &incoming.origin,
        token,
        now: app.clock.now(),
    };
    match route.run {
        Run::Now(handle) => handle(&call).map(Ran::Done),
        Run::Picture(draw) => draw(&call).map(Ran::Picture),
        Run::Pull => signaling_pull::begin(&call).map(Ran::Wait),
    }
}
