//! The router of the server: static files, the demo's own calls, the control calls of tests and, behind the gateway, the
//! API.

use std::net::Ipv4Addr;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::{get, post};
use bytes::Bytes;
use http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderValue, RETRY_AFTER};
use http::{Method, Request, StatusCode};
use serde_json::Value;
use tokio::net::TcpListener;

use crate::app::App;
use crate::demo::personas;
use crate::gateway::{Gateway, path};
use crate::limits::{self, LARGEST_BODY, LARGEST_CONTROL_BODY, TooMuch};
use crate::ocs::reply;
use crate::same_origin::{self, AllowedOrigins, OriginError};
use crate::static_files::StaticFiles;
use crate::{api, control};

/// What the router serves.
#[derive(Debug)]
pub struct Site {
    /// The API with the jars in front.
    pub gateway: Gateway,
    /// The files of the built page.
    pub files: Option<Arc<StaticFiles>>,
    /// Hosts and origins that are answered.
    pub allowed: AllowedOrigins,
}

/// The routes of a site.
pub fn router(site: Arc<Site>) -> Router {
    let mut router = Router::new()
        .route("/demo.json", get(demo))
        .route("/demo/sign-in", post(sign_in).get(sign_in_state))
        .route("/demo/sign-out", post(sign_out));
    if site.gateway.backend.reference().is_some_and(|app| app.settings.control) {
        router = router.route("/control/{*path}", axum::routing::any(controlled));
    }
    let guarded = middleware::from_fn_with_state(Arc::clone(&site), guard);
    router.fallback(anything).layer(guarded).with_state(site)
}

/// Listens on this machine only.
///
/// # Errors
/// When the port is taken.
pub async fn listen(port: u16) -> std::io::Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await
}

/// Refuses requests of other sites, and brings paths into one form.
async fn guard(State(site): State<Arc<Site>>, request: Request<Body>, next: Next) -> Response {
    let (mut head, body) = request.into_parts();
    let Some(uri) = path::normalized(&head.uri) else {
        return json(
            StatusCode::BAD_REQUEST,
            &serde_json::json!({"message": "the path may be read in several ways"}),
        );
    };
    head.uri = uri;
    match site.allowed.check(&head, is_page(&site, head.uri.path())) {
        Ok(()) => next.run(Request::from_parts(head, body)).await,
        Err(error) => error.answer(),
    }
}

/// Whether a path is that of a page of the static files.
fn is_page(site: &Site, path: &str) -> bool {
    let is_file =
        !api::owns(site.gateway.backend.base(), path) && !path.starts_with("/demo") && !path.starts_with("/control");
    is_file && (path.ends_with('/') || path.ends_with(".html"))
}

async fn demo(State(site): State<Arc<Site>>) -> Response {
    json(StatusCode::OK, &personas::description(&site.gateway))
}

async fn sign_in(State(site): State<Arc<Site>>, request: Request<Body>) -> Response {
    let (head, body) = match own(request, LARGEST_BODY).await {
        Ok(read) => read,
        Err(refused) => return refused.answer(),
    };
    let (status, answer) = crate::demo::sign_in::sign_in(&site.gateway, &head.headers, &body).await;
    let mut response = json(status, &answer);
    if let Some(seconds) = answer["seconds"].as_u64() {
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

async fn sign_in_state(State(site): State<Arc<Site>>, request: Request<Body>) -> Response {
    let (status, answer) = crate::demo::sign_in::state(&site.gateway, request.headers());
    json(status, &answer)
}

async fn sign_out(State(site): State<Arc<Site>>, request: Request<Body>) -> Response {
    let (status, answer) = crate::demo::sign_in::sign_out(&site.gateway, request.headers());
    json(status, &answer)
}

async fn controlled(State(site): State<Arc<Site>>, request: Request<Body>) -> Response {
    if !same_origin::is_from_own_origin(request.headers()) {
        return OriginError::Origin.answer();
    }
    let is_json = request
        .headers()
        .get(CONTENT_TYPE)
        .is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
    if !is_json && !matches!(*request.method(), Method::GET | Method::DELETE) {
        return json(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            &serde_json::json!({"message": "not application/json"}),
        );
    }
    let (head, body) = match own(request, LARGEST_CONTROL_BODY).await {
        Ok(read) => read,
        Err(refused) => return refused.answer(),
    };
    let Some(app) = site.gateway.backend.reference() else {
        return json(StatusCode::NOT_FOUND, &Value::Null);
    };
    if head.method == Method::POST && head.uri.path() == "/control/idle" {
        site.gateway.tabs.expire_all();
        return json(StatusCode::OK, &serde_json::json!({}));
    }
    match control::handle(app, &head.method, head.uri.path(), &body) {
        Ok(answer) => json(StatusCode::OK, &answer),
        Err(error) => json(error.status(), &serde_json::json!({"message": error.to_string()})),
    }
}

async fn anything(State(site): State<Arc<Site>>, mut request: Request<Body>) -> Response {
    let (uri, has_avatar_token) = site.gateway.without_token(request.uri().clone());
    *request.uri_mut() = uri;
    if api::owns(site.gateway.backend.base(), request.uri().path()) {
        return match site.gateway.backend.reference() {
            Some(app) => called(&site, app, request).await,
            // What a real server refuses is for that server to say.
            None => site.gateway.pass(request, has_avatar_token).await,
        };
    }
    match &site.files {
        Some(files) => Arc::clone(files).serve(request).await,
        None => json(StatusCode::NOT_FOUND, &Value::Null),
    }
}

/// A call of the reference API, with the faults that tests want.
async fn called(site: &Site, app: &App, request: Request<Body>) -> Response {
    match split(request, LARGEST_BODY).await {
        Ok((head, body)) => {
            app.faults
                .pass(head, body, |request| site.gateway.pass(request, false))
                .await
        }
        Err(refused) => refused.answer(),
    }
}

/// Reads a call of this server's own, which takes JSON and nothing else.
async fn own(request: Request<Body>, largest: usize) -> Result<(http::request::Parts, Bytes), TooMuch> {
    let (head, body) = split(request, largest).await?;
    limits::json(&head, &body)?;
    Ok((head, body))
}

/// Reads a request.
async fn split(request: Request<Body>, largest: usize) -> Result<(http::request::Parts, Bytes), TooMuch> {
    let (head, body) = request.into_parts();
    limits::head(&head)?;
    let body = limits::body(&head, body, largest).await?;
    Ok((head, body))
}

fn json(status: StatusCode, value: &Value) -> Response {
    let mut response = reply::plain_json(status, value);
    reply::put(&mut response, CACHE_CONTROL, "no-store");
    response
}
