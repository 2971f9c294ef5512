//! The responses of faults.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::Body;
use axum::response::Response;
use bytes::Bytes;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE, DATE, LOCATION, RETRY_AFTER};
use http::{HeaderName, HeaderValue};
use hyper::body::Frame;
use serde_json::{Map, Value, json};
use tokio::time::{Sleep, sleep};

use super::kind::FaultKind;
use super::schedule::Fault;
use crate::ocs::reply;

const JSON: &str = "application/json; charset=utf-8";
const HTML: &str = "text/html; charset=UTF-8";
const PAGE: &str = "<!DOCTYPE html><html><title>Welcome</title><p>Accept the conditions of this network.</html>";
const BAD_GATEWAY: &str =
    "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";

/// What comes back instead of an answer.
pub fn instead(fault: Fault) -> Response {
    match fault.kind {
        FaultKind::Reset => cut(Bytes::new(), 100),
        FaultKind::NotJson => reply::raw(200, JSON, "Warning: file_put_contents(): No space left on device"),
        FaultKind::Html => reply::raw(200, HTML, PAGE),
        FaultKind::Unauthorised => ocs(401, 997),
        FaultKind::Forbidden => ocs(403, 403),
        FaultKind::NotFound => ocs(404, 404),
        FaultKind::Conflict => ocs(409, 409),
        FaultKind::Lobby => ocs(412, 412),
        FaultKind::Csrf => reply::raw(412, JSON, r#"{"message":"CSRF check failed"}"#),
        FaultKind::TooMany => ocs(429, 429),
        FaultKind::TooManyWait => with(ocs(429, 429), RETRY_AFTER, &(1 + fault.chance % 3).to_string()),
        FaultKind::BadGateway => reply::raw(502, HTML, BAD_GATEWAY),
        FaultKind::Maintenance => with(
            with(ocs(503, 503), reply::MAINTENANCE, "1"),
            RETRY_AFTER,
            &(1 + fault.chance % 2).to_string(),
        ),
        FaultKind::Redirect => with(reply::raw(303, HTML, ""), LOCATION, "/index.php/login?clear=1"),
        _ => reply::raw(500, HTML, "<!DOCTYPE html><title>Error</title><p>Internal Server Error"),
    }
}

fn ocs(status: u16, code: u16) -> Response {
    let meta = json!({"status": "failure", "statuscode": code, "message": ""});
    let body = json!({"ocs": {"meta": meta, "data": []}});
    reply::raw(status, JSON, body.to_string())
}

fn with(mut response: Response, name: HeaderName, value: &str) -> Response {
    reply::put(&mut response, name, value);
    response
}

/// The answer with what the fault does to it.
pub fn changed(fault: Fault, head: http::response::Parts, body: Bytes) -> Response {
    let body = match fault.kind {
        FaultKind::Truncated => {
            let full = body.len().max(2);
            let mut response = cut(body.slice(..body.len() / 2), full);
            for (name, value) in &head.headers {
                response.headers_mut().insert(name, value.clone());
            }
            *response.status_mut() = head.status;
            response.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from(full));
            return response;
        }
        FaultKind::WrongTypes => rewritten(&body, |value| garble(value, fault.chance)),
        FaultKind::DuplicateRows => rewritten(&body, |value| {
            rows(value, &|at| 1 + usize::from((fault.chance >> at) & 1 == 1))
        }),
        FaultKind::MissingRows => rewritten(&body, |value| {
            rows(value, &|at| usize::from((fault.chance >> at) & 3 != 3))
        }),
        _ => body,
    };
    let mut response = Response::from_parts(head, Body::from(body.clone()));
    if response.headers().contains_key(CONTENT_LENGTH) {
        response
            .headers_mut()
            .insert(CONTENT_LENGTH, HeaderValue::from(body.len()));
    }
    if fault.kind == FaultKind::Skew {
        skew(&mut response, fault.chance);
    }
    response
}

/// Moves the clock of an answer by up to an hour in either direction.
fn skew(response: &mut Response, chance: u64) {
    let date = response.headers().get(DATE).and_then(|date| date.to_str().ok());
    if let Some(date) = date.and_then(|date| httpdate::parse_http_date(date).ok()) {
        let by = Duration::from_secs(chance % 3_600);
        let date = if chance & 1 << 40 == 0 { date + by } else { date - by };
        reply::put(response, DATE, &httpdate::fmt_http_date(date));
    }
}

fn rewritten(body: &Bytes, change: impl FnOnce(&mut Value)) -> Bytes {
    match serde_json::from_slice(body) {
        Ok(mut value) => {
            change(&mut value);
            Bytes::from(value.to_string())
        }
        Err(_) => body.clone(),
    }
}

/// Repeats each row of a list as often as `times` says for its place, or leaves it out.
fn rows(value: &mut Value, times: &dyn Fn(u32) -> usize) {
    if let Some(Value::Array(rows)) = value.pointer_mut("/ocs/data") {
        let old = std::mem::take(rows);
        for (at, row) in old.into_iter().enumerate() {
            let times = times(u32::try_from(at % 60).unwrap_or(0));
            rows.extend(std::iter::repeat_n(row, times));
        }
    }
}

/// Changes the type of about a quarter of all values.
fn garble(value: &mut Value, chance: u64) {
    let mut left = chance | 1;
    visit(value, &mut left);
}

fn visit(value: &mut Value, left: &mut u64) {
    *left = left.rotate_left(7).wrapping_mul(0x9e37_79b9_7f4a_7c15).wrapping_add(1);
    if *left >> 62 == 0 {
        *value = match value.take() {
            Value::Null => json!({}),
            Value::Bool(flag) => json!(flag.to_string()),
            Value::Number(number) => json!([number]),
            Value::String(text) => json!({ "text": text }),
            Value::Array(items) => Value::Object(
                items
                    .into_iter()
                    .enumerate()
                    .map(|(at, item)| (at.to_string(), item))
                    .collect::<Map<_, _>>(),
            ),
            Value::Object(fields) => Value::Array(fields.into_iter().map(|(_, field)| field).collect()),
        };
        return;
    }
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| visit(item, left)),
        Value::Object(fields) => fields.iter_mut().for_each(|(_, field)| visit(field, left)),
        _ => {}
    }
}

/// A response whose connection ends after the first bytes; before the head if there are none.
fn cut(first: Bytes, promised: usize) -> Response {
    let body = Cut {
        pause: (!first.is_empty()).then(|| Box::pin(sleep(Duration::from_millis(20)))),
        first,
    };
    let mut response = Response::new(Body::new(body));
    response
        .headers_mut()
        .insert(CONTENT_LENGTH, HeaderValue::from(promised));
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static(JSON));
    response
}

/// A body that fails: at once, so that not even the head is sent, or after its first bytes went out.
struct Cut {
    first: Bytes,
    pause: Option<Pin<Box<Sleep>>>,
}

impl hyper::body::Body for Cut {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, io::Error>>> {
        if !self.first.is_empty() {
            return Poll::Ready(Some(Ok(Frame::data(std::mem::take(&mut self.first)))));
        }
        if let Some(pause) = &mut self.pause
            && pause.as_mut().poll(context).is_pending()
        {
            return Poll::Pending;
        }
        Poll::Ready(Some(Err(io::ErrorKind::ConnectionReset.into())))
    }
}
