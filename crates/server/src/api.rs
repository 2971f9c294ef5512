//! The reference API as one function from request to response: everything below the webroot.

use std::sync::Arc;

use axum::body::{Body, to_bytes};
use axum::response::Response;
use http::header::{DATE, HOST};
use http::{HeaderValue, Request};
use rusqlite::Connection;

use crate::app::App;
use crate::auth::guard;
use crate::auth::visitor::{self, Authentication, Visitor};
use crate::context::Context;
use crate::endpoints::{self, Handler, signaling_backend, signaling_pull};
use crate::incoming::Incoming;
use crate::limits::LARGEST_BODY;
use crate::ocs::format::Format;
use crate::ocs::params::Params;
use crate::ocs::reply::{self, ReplyOptions};
use crate::ocs::{EndpointResult, Refusal};
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
        body,
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

/// Result of the transaction of an API call.
enum Prepared {
    Done(Result<EndpointResult, Response>, Vec<String>),
    Wait(signaling_pull::LongPoll, Vec<String>),
}

async fn ocs(app: &Arc<App>, incoming: &Incoming, path: &str, v1: bool) -> Response {
    let format = incoming.params.text("format").ok().flatten();
    let options = ReplyOptions {
        format: Format::choose(format.as_deref(), &incoming.head.headers),
        forced_json: format.as_deref() == Some("json"),
        ocs_v1: v1,
        version: app.settings.version,
        headers: &incoming.head.headers,
    };
    if app.in_maintenance() {
        return reply::maintenance(options);
    }
    if guard::is_cross_site(&incoming.head.headers) {
        return reply::with_cookies(
            reply::raw(503, "text/html; charset=UTF-8", ""),
            visitor::setter(app).same_site().to_vec(),
        );
    }
    let prepare = app.store.transaction(|db| prepare(app, db, incoming, path, options));
    let (outcome, cookies) = match prepare {
        Ok(Prepared::Done(outcome, cookies)) => (outcome, cookies),
        Ok(Prepared::Wait(poll, cookies)) => (Ok(poll.wait(Arc::clone(app)).await), cookies),
        Err(error) => (Ok(Err(error.into())), Vec::new()),
    };
    let response = match outcome {
        Ok(outcome) => reply::reply(outcome, options),
        Err(response) => response,
    };
    reply::with_cookies(response, cookies)
}

fn prepare(app: &App, db: &Connection, incoming: &Incoming, path: &str, options: ReplyOptions<'_>) -> Prepared {
    let visitor = match visitor::authenticate(app, db, &incoming.head.headers) {
        Ok(Authentication::Visitor(visitor)) => visitor,
        Ok(Authentication::Refused(cookies)) => {
            return Prepared::Done(Err(reply::unauthorised(options.refuses_as_json())), cookies);
        }
        Ok(Authentication::LoggedOut) => {
            return Prepared::Done(Err(reply::to_login_page(&incoming.origin)), Vec::new());
        }
        Err(error) => return Prepared::Done(Ok(Err(error.into())), Vec::new()),
    };
    let outcome = match run(app, db, incoming, path, &visitor) {
        Ok(HandlerOutput::Done(answer)) => Ok(answer),
        Ok(HandlerOutput::File(response)) => return Prepared::Done(Err(response), visitor.set_cookies),
        Ok(HandlerOutput::Wait(poll)) => return Prepared::Wait(poll, visitor.set_cookies),
        Err(refusal) => Err(refusal),
    };
    Prepared::Done(Ok(outcome), visitor.set_cookies)
}

enum HandlerOutput {
    Done(crate::ocs::Answer),
    File(Response),
    Wait(signaling_pull::LongPoll),
}

fn run(
    app: &App,
    db: &Connection,
    incoming: &Incoming,
    path: &str,
    visitor: &Visitor,
) -> Result<HandlerOutput, Refusal> {
    let headers = &incoming.head.headers;
    let (route, target) = endpoints::route(app.settings.version, &incoming.head.method, path)?;
    if route.login && visitor.account.is_none() {
        return Err(Refusal::NotLoggedIn);
    }
    let is_picture = matches!(route.handler, Handler::Picture(_));
    if !is_picture && !guard::is_api_request(headers) && !guard::has_request_token(headers, &incoming.params, visitor) {
        return Err(Refusal::Csrf);
    }
    let context = Context {
        app,
        db,
        visitor,
        params: &incoming.params,
        origin: &incoming.origin,
        token: target.token,
        number: target.number,
        now: app.clock.now(),
    };
    match route.handler {
        Handler::Immediate(handle) => handle(&context).map(HandlerOutput::Done),
        Handler::Picture(draw) => draw(&context).map(HandlerOutput::File),
        Handler::File(write) => write(&context).map(HandlerOutput::File),
        Handler::Signed => signaling_backend::handle(&context, headers, &incoming.body).map(HandlerOutput::Done),
        Handler::LongPoll => signaling_pull::begin(&context).map(HandlerOutput::Wait),
    }
}
