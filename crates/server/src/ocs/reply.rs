//! From an outcome to the HTTP response.

use axum::body::Body;
use axum::response::Response;
use http::header::{ACCEPT, CACHE_CONTROL, CONTENT_TYPE, EXPIRES, LOCATION, PRAGMA, SET_COOKIE, WWW_AUTHENTICATE};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use serde_json::{Value, json};

use super::format::Format;
use super::{Answer, EndpointResult, Refusal, json as php_json, xml};
use crate::version::Version;

/// Header that marks a 503 as maintenance, from Talk 17 on.
pub const MAINTENANCE: HeaderName = HeaderName::from_static("x-nextcloud-maintenance-mode");

const JSON: &str = "application/json; charset=utf-8";
const ERROR_XML: &str = "text/xml; charset=UTF-8";
const INVALID_QUERY: &str = "Invalid query, please check the syntax. API specifications are here: \
    http://www.freedesktop.org/wiki/Specifications/open-collaboration-services.\n";

/// What decides the form of an answer.
#[derive(Debug, Clone, Copy)]
pub struct ReplyOptions<'a> {
    /// Form of ordinary answers.
    pub format: Format,
    /// The parameter `format` is `json`: then errors of the framework are JSON as well.
    pub forced_json: bool,
    /// `/ocs/v1.php`: the HTTP status hides most errors.
    pub ocs_v1: bool,
    /// Which Talk answers.
    pub version: Version,
    /// Headers of the request.
    pub headers: &'a HeaderMap,
}

impl ReplyOptions<'_> {
    /// Whether errors of the framework are JSON: for `format=json`, from Talk 22 on for `Accept` as well.
    fn reads_json(self) -> bool {
        self.forced_json || (self.version.is_22() && self.format == Format::Json)
    }

    /// The same for a refused login, which older servers always answer as XML.
    pub fn refuses_as_json(self) -> bool {
        self.version.is_22() && self.reads_json()
    }
}

/// `Cache-Control` of answers that are not kept.
pub const NO_STORE: &str = "no-cache, no-store, must-revalidate";
const INTERNAL: &str = "Internal Server Error\n";

/// The message of a refusal without a text.
fn empty_message(options: ReplyOptions<'_>) -> Value {
    match options.version {
        Version::Talk10 => Value::Null,
        Version::Talk17 | Version::Talk22 => json!(""),
    }
}

/// The data of an answer or a refusal that has none.
fn no_data(options: ReplyOptions<'_>) -> Value {
    if options.version.is_22() {
        Value::Null
    } else {
        json!([])
    }
}

/// Code of an unknown path.
fn invalid_code(options: ReplyOptions<'_>) -> u16 {
    if options.ocs_v1 || options.version.is_22() {
        998
    } else {
        404
    }
}

/// Code of a 500. Talk 22 has its own for those who ask for JSON.
fn internal_code(options: ReplyOptions<'_>) -> u16 {
    match options.version {
        Version::Talk10 => 996,
        Version::Talk17 => 500,
        Version::Talk22 => 996,
    }
}

/// The response to a handler's outcome.
pub fn reply(outcome: EndpointResult, options: ReplyOptions<'_>) -> Response {
    let refusal = match outcome {
        Ok(answer) if options.format != Format::Unknown => return answered(answer, options),
        Ok(_) => return raw(404, "application/octet-stream; charset=utf-8", invalid_xml()),
        Err(refusal) => refusal,
    };
    match refusal {
        Refusal::NotLoggedIn => refused(options, 401, 997, json!("Current user is not logged in"), json!([])),
        Refusal::Csrf => csrf(options.headers),
        Refusal::Guarded(status) => refused(options, status, status, json!(""), json!([])),
        Refusal::Status(status) => refused(options, status, status, empty_message(options), no_data(options)),
        Refusal::Because(status, word) if options.version.is_22() => {
            refused(options, status, status, json!(""), json!({"error": word}))
        }
        Refusal::Because(status, _) => refused(options, status, status, empty_message(options), json!([])),
        Refusal::WithData(status, data) => refused(options, status, status, empty_message(options), data),
        Refusal::Exception if options.version.is_v4() => framework(options, 500, internal_code(options), INTERNAL),
        Refusal::InvalidQuery | Refusal::Exception => framework(options, 404, invalid_code(options), INVALID_QUERY),
        Refusal::Method => raw(405, if options.forced_json { JSON } else { ERROR_XML }, Vec::new()),
        Refusal::Store(error) => {
            eprintln!("{error}");
            framework(options, 500, internal_code(options), INTERNAL)
        }
    }
}

fn answered(answer: Answer, options: ReplyOptions<'_>) -> Response {
    let code = if options.ocs_v1 && answer.status == 200 {
        100
    } else {
        answer.status
    };
    let data = answer.data.unwrap_or_else(|| no_data(options));
    let mut response = envelope(options, answer.status, "ok", code, json!("OK"), data);
    for (name, value) in answer.headers {
        put(&mut response, HeaderName::from_static(name), &value);
    }
    response
}

fn refused(options: ReplyOptions<'_>, status: u16, code: u16, message: Value, data: Value) -> Response {
    let status = match status {
        401 | 403 if options.ocs_v1 => 401,
        _ if options.ocs_v1 => 200,
        status => status,
    };
    envelope(options, status, "failure", code, message, data)
}

fn meta(options: ReplyOptions<'_>, state: &str, code: u16, message: Value) -> Vec<(&'static str, Value)> {
    let mut meta = vec![
        ("status", json!(state)),
        ("statuscode", json!(code)),
        ("message", message),
    ];
    if options.ocs_v1 {
        meta.push(("totalitems", json!("")));
        meta.push(("itemsperpage", json!("")));
    }
    meta
}

fn envelope(options: ReplyOptions<'_>, status: u16, state: &str, code: u16, message: Value, data: Value) -> Response {
    let meta = meta(options, state, code, message);
    let (kind, body) = if options.format == Format::Json {
        (JSON, wrapped(meta, data))
    } else {
        (
            "application/xml; charset=utf-8",
            xml::document(&meta, &data).into_bytes(),
        )
    };
    let mut response = raw(status, kind, body);
    put(&mut response, CACHE_CONTROL, NO_STORE);
    response
}

fn wrapped(meta: Vec<(&'static str, Value)>, data: Value) -> Vec<u8> {
    let meta: serde_json::Map<String, Value> = meta.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    php_json::encode(&json!({"ocs": {"meta": meta, "data": data}}))
}

/// An error of the framework rather than of a handler: XML unless `format=json` is given.
pub fn framework(options: ReplyOptions<'_>, status: u16, code: u16, message: &str) -> Response {
    let status = if options.ocs_v1 && status == 404 { 200 } else { status };
    let meta = [
        ("status", json!("failure")),
        ("statuscode", json!(code)),
        ("message", json!(message)),
    ];
    if options.reads_json() {
        let mut response = raw(status, JSON, wrapped(meta.to_vec(), json!([])));
        if options.version.is_22() {
            put(&mut response, CACHE_CONTROL, NO_STORE);
        }
        response
    } else {
        let text = xml::document(&meta, &json!([]));
        raw(status, ERROR_XML, text.into_bytes())
    }
}

fn invalid_xml() -> Vec<u8> {
    let meta = [
        ("status", json!("failure")),
        ("statuscode", json!(404)),
        ("message", json!(INVALID_QUERY)),
    ];
    xml::document(&meta, &json!([])).into_bytes()
}

/// 503 while the server is in maintenance.
pub fn maintenance(options: ReplyOptions<'_>) -> Response {
    let mut response = framework(options, 503, 503, "Service unavailable");
    if options.version.is_v4() {
        put(&mut response, MAINTENANCE, "1");
    }
    response
}

/// 401 for a login that is refused as a whole: XML, from Talk 22 on in the form that was asked for, with a header that
/// makes browsers ask for a password.
pub fn unauthorised(as_json: bool) -> Response {
    let meta = [
        ("status", json!("failure")),
        ("statuscode", json!(997)),
        ("message", json!("Unauthorised")),
    ];
    let mut response = if as_json {
        raw(401, JSON, wrapped(meta.to_vec(), json!([])))
    } else {
        raw(401, ERROR_XML, xml::document(&meta, &json!([])).into_bytes())
    };
    put(
        &mut response,
        WWW_AUTHENTICATE,
        "Basic realm=\"Authorisation Required\"",
    );
    response
}

/// 412 without an envelope, as a page when a page is asked for.
pub fn csrf(headers: &HeaderMap) -> Response {
    let wants_page = headers
        .get(ACCEPT)
        .and_then(|value| value.to_str().ok())
        .is_some_and(|accept| accept.to_ascii_lowercase().contains("html"));
    let mut response = if wants_page {
        raw(
            412,
            "text/html; charset=UTF-8",
            b"<!DOCTYPE html><title>Error</title><p>CSRF check failed".to_vec(),
        )
    } else {
        raw(412, JSON, php_json::encode(&json!({"message": "CSRF check failed"})))
    };
    put(&mut response, CACHE_CONTROL, NO_STORE);
    response
}

/// A response that may not be cached.
pub fn raw(status: u16, kind: &str, body: impl Into<Body>) -> Response {
    let mut response = Response::new(body.into());
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::OK);
    put(&mut response, CONTENT_TYPE, kind);
    put(&mut response, EXPIRES, "Thu, 19 Nov 1981 08:52:00 GMT");
    put(&mut response, PRAGMA, "no-cache");
    put(&mut response, CACHE_CONTROL, "no-store, no-cache, must-revalidate");
    response
}

/// JSON without an envelope, for answers of this server that no Nextcloud gives.
pub fn plain_json(status: StatusCode, value: &Value) -> Response {
    let mut response = Response::new(Body::from(value.to_string()));
    *response.status_mut() = status;
    put(&mut response, CONTENT_TYPE, "application/json");
    response
}

/// Sets a header; a value that HTTP cannot carry is left out.
pub fn put(response: &mut Response, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

/// 303 to the login page, the first answer after a log-out.
pub fn to_login_page(origin: &str) -> Response {
    let mut response = raw(303, "text/html; charset=UTF-8", "");
    put(&mut response, LOCATION, &format!("{origin}/index.php/login?clear=1"));
    put(&mut response, CACHE_CONTROL, NO_STORE);
    response
}

/// Adds `Set-Cookie` headers.
pub fn with_cookies(mut response: Response, cookies: Vec<String>) -> Response {
    for cookie in cookies {
        if let Ok(value) = HeaderValue::from_str(&cookie) {
            response.headers_mut().append(SET_COOKIE, value);
        }
    }
    response
}
