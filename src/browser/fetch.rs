//! HTTP. Requests are built and answers read with gloo-net; the call of `fetch` itself is made here, because a page may have
//! replaced `fetch` by a function that rejects with anything, which gloo-net would answer with a panic.

use super::cancel_scope::{CancelGuard, CancelScope};
use super::clock::parse_http_date;
use super::host_transport::HostTransport;
use super::timer::{Notify, Timeout};
use gloo_net::http::{Method, RequestBuilder, Response};
use js_sys::{ArrayBuffer, Function, Promise, Reflect, Uint8Array};
use std::cell::Cell;
use std::rc::Rc;
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestCache, RequestRedirect};

/// A request, ready to go.
#[derive(Debug)]
pub struct Outgoing<'a> {
    /// The method.
    pub method: Method,
    /// Absolute, or relative to the page's origin.
    pub url: &'a str,
    /// Names and values.
    pub headers: &'a [(String, String)],
    /// JSON text.
    pub body: Option<&'a str>,
    /// When to give up, in milliseconds.
    pub timeout_ms: u32,
}

/// An answer, read to its end.
#[derive(Debug)]
pub struct Reply {
    /// The status; 0 for a redirect, which is never followed.
    pub status: u16,
    /// The `Date` header in milliseconds since the epoch.
    pub date_ms: Option<f64>,
    /// The `Retry-After` header, if it is in seconds.
    pub retry_after: Option<u64>,
    /// `X-Nextcloud-Maintenance-Mode` is set.
    pub maintenance: bool,
    /// The body.
    pub body: Vec<u8>,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum FetchError {
    /// The request could not be built, for instance from a malformed base URL.
    #[error("the request cannot be sent")]
    Unsendable,
    /// No connection, a connection that broke, or a browser rule that forbids it.
    #[error("the server cannot be reached")]
    Network,
    /// Nothing came in time. Whether the server acted is unknown.
    #[error("the server did not answer in time")]
    Timeout,
    /// The panel stopped caring.
    #[error("aborted")]
    Aborted,
}

/// A request under way.
#[derive(Debug)]
struct Sent<'a> {
    life: &'a CancelScope,
    /// Rings when nobody waits any more. A `fetch` of the page need not know of the signal.
    over: Notify,
    timed_out: Rc<Cell<bool>>,
    _timer: Timeout,
    _guard: CancelGuard,
}

/// Sends a request.
///
/// # Errors
/// [`FetchError`]; an answer with an error status is not an error here.
pub async fn send(outgoing: Outgoing<'_>, ways: &HostTransport, life: &CancelScope) -> Result<Reply, FetchError> {
    let (sent, promise) = begin(&outgoing, ways, life)?;
    let reply = match promise {
        Some(promise) => sent.over.or_notified(answer(promise)).await.flatten(),
        None => None,
    };
    sent.end(reply)
}

/// Everything up to the first wait. Apart from it, as the rest is: what is in an async function is compiled into its states.
#[inline(never)]
fn begin<'a>(
    outgoing: &Outgoing<'_>,
    ways: &HostTransport,
    life: &'a CancelScope,
) -> Result<(Sent<'a>, Option<Promise>), FetchError> {
    let controller = AbortController::new().map_err(|_| FetchError::Unsendable)?;
    let request = build(outgoing, &controller)?;
    let timed_out = Rc::new(Cell::new(false));
    let over = life.on_cancel();
    let timer = {
        let (timed_out, controller, over) = (timed_out.clone(), controller.clone(), over.clone());
        Timeout::new(outgoing.timeout_ms, move || {
            timed_out.set(true);
            controller.abort();
            over.notify_one();
        })
    };
    let sent = Sent {
        life,
        over,
        timed_out,
        _timer: timer,
        _guard: life.guard(controller),
    };
    Ok((sent, call(ways, &request)))
}

impl Sent<'_> {
    #[inline(never)]
    fn end(self, reply: Option<Reply>) -> Result<Reply, FetchError> {
        match reply {
            _ if self.life.is_cancelled() => Err(FetchError::Aborted),
            Some(reply) => Ok(reply),
            None if self.timed_out.get() => Err(FetchError::Timeout),
            None => Err(FetchError::Network),
        }
    }
}

fn build(outgoing: &Outgoing<'_>, controller: &AbortController) -> Result<web_sys::Request, FetchError> {
    if !outgoing.headers.iter().all(|(name, value)| is_header(name, value)) {
        return Err(FetchError::Unsendable);
    }
    let mut builder = RequestBuilder::new(outgoing.url)
        .method(outgoing.method.clone())
        .cache(RequestCache::NoStore)
        // A redirect of the API leads to a login page, which is no answer.
        .redirect(RequestRedirect::Manual)
        .abort_signal(Some(&controller.signal()));
    for (name, value) in outgoing.headers {
        builder = builder.header(name, value);
    }
    let request = match outgoing.body {
        Some(body) => builder.header("Content-Type", "application/json").body(body),
        None => builder.build(),
    };
    request.map(web_sys::Request::from).map_err(|_| FetchError::Unsendable)
}

/// Whether a browser takes a header; gloo-net panics for one that it does not take. A name is an HTTP token, a value has one
/// byte a character and no line breaks.
fn is_header(name: &str, value: &str) -> bool {
    let token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty()
        && name.bytes().all(token)
        && value
            .trim_matches([' ', '\t', '\r', '\n'])
            .chars()
            .all(|c| c <= '\u{ff}' && !matches!(c, '\0' | '\r' | '\n'))
}

/// Calls the page's `fetch`, which may be anything, and may answer with anything.
fn call(ways: &HostTransport, request: &web_sys::Request) -> Option<Promise> {
    let global = js_sys::global();
    let of_window = || {
        let fetch = Reflect::get(&global, &JsValue::from_str("fetch")).ok()?;
        fetch.dyn_into::<Function>().ok()
    };
    let fetch = ways.fetch().or_else(of_window)?;
    let answer = fetch.call1(&global, request).ok()?;
    Some(Promise::resolve(&answer))
}

/// Reads the whole answer; `None` when it or its body is rejected, with whatever.
async fn answer(promise: Promise) -> Option<Reply> {
    let (response, reading) = head(JsFuture::from(promise).await.ok()?)?;
    reply(&response, JsFuture::from(reading).await.ok()?)
}

#[inline(never)]
fn head(answer: JsValue) -> Option<(Response, Promise)> {
    let answer: web_sys::Response = answer.dyn_into().ok()?;
    let reading = answer.array_buffer().ok()?;
    Some((Response::from(answer), reading))
}

#[inline(never)]
fn reply(response: &Response, body: JsValue) -> Option<Reply> {
    let buffer: ArrayBuffer = body.dyn_into().ok()?;
    let headers = response.headers();
    Some(Reply {
        status: response.status(),
        date_ms: headers.get("date").and_then(|date| parse_http_date(&date)),
        retry_after: headers
            .get("retry-after")
            .and_then(|seconds| seconds.trim().parse().ok()),
        maintenance: headers
            .get("x-nextcloud-maintenance-mode")
            .is_some_and(|value| value == "1"),
        body: Uint8Array::new(&buffer).to_vec(),
    })
}
