//! HTTP. `fetch` itself is called in `host-fetch.js`, where its answer is read, too: it may be the host's, or a function by which
//! the page replaced it, and what that gives may throw when it is read.

use super::cancel_scope::{CancelGuard, CancelScope};
use super::clock::{now_ms, parse_http_date};
use super::host_transport::HostTransport;
use super::timer::{Notify, Timeout};
use gloo_net::http::Method;
use js_sys::{Function, Object, Reflect, Uint8Array};
use model::backoff;
use std::cell::Cell;
use std::rc::Rc;
use thiserror::Error;
use wasm_bindgen::prelude::*;
use web_sys::{AbortController, AbortSignal, Headers, RequestCache, RequestCredentials, RequestInit, RequestRedirect};

/// The largest body that is read, in bytes: 64 MB. A list of 5,000 participants has 2 MB.
pub const BODY_MAX: usize = 64_000_000;

/// A request.
#[derive(Debug)]
pub struct Outgoing<'a> {
    /// The method.
    pub method: Method,
    /// Absolute, or relative to the page's origin.
    pub url: &'a str,
    /// Names and values.
    pub headers: &'a [(String, String)],
    /// The body.
    pub body: Option<&'a str>,
    /// The type of the body.
    pub body_type: &'a str,
    /// When to give up, in milliseconds.
    pub timeout_ms: u32,
    /// Cookies are sent and taken, on the page's own origin.
    pub cookies: bool,
}

/// An answer with its whole body.
#[derive(Debug)]
pub struct Reply {
    /// The status; 0 for a redirect, which is never followed.
    pub status: u16,
    /// The `Date` header in milliseconds since the epoch.
    pub date_ms: Option<f64>,
    /// The `Retry-After` header, in seconds from now.
    pub retry_after: Option<u64>,
    /// `X-Nextcloud-Maintenance-Mode` is set.
    pub maintenance: bool,
    /// The body.
    pub body: Vec<u8>,
}

/// Why there is no answer that could be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum FetchError {
    /// The request could not be built, for instance from a malformed base URL.
    #[error("the request cannot be sent")]
    Unsendable,
    /// No connection, a connection that broke, or a browser rule that forbids it.
    #[error("the server cannot be reached")]
    Network,
    /// What the host's `fetch` gave is no response.
    #[error("the page's fetch gave no response")]
    BadAnswer,
    /// No answer in time. Whether the server acted is unknown.
    #[error("the server did not answer in time")]
    Timeout,
    /// The body is larger than [`BODY_MAX`] and was not read to its end.
    #[error("the answer is too large")]
    TooLarge,
    /// The scope of the request was cancelled.
    #[error("aborted")]
    Aborted,
}

impl FetchError {
    /// The request was sent, so that the server may have acted, and the same request may work later.
    #[must_use]
    pub fn is_passing(self) -> bool {
        matches!(self, Self::Network | Self::BadAnswer | Self::Timeout)
    }
}

#[wasm_bindgen(module = "/src/browser/host-fetch.js")]
extern "C" {
    /// An answer, copied from what the page's `fetch` gave.
    type Answer;

    /// Calls a `fetch` and reads the answer; `null` if there is none. Always settles when `signal` is aborted.
    #[wasm_bindgen(js_name = send, catch)]
    async fn call_fetch(
        fetch: &Function,
        request: &web_sys::Request,
        signal: &AbortSignal,
        limit: usize,
    ) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, getter)]
    fn status(this: &Answer) -> u16;

    #[wasm_bindgen(method, getter)]
    fn date(this: &Answer) -> Option<String>;

    #[wasm_bindgen(method, getter, js_name = retryAfter)]
    fn retry_after(this: &Answer) -> Option<String>;

    #[wasm_bindgen(method, getter)]
    fn maintenance(this: &Answer) -> Option<String>;

    /// `None`: it is larger than the limit.
    #[wasm_bindgen(method, getter)]
    fn body(this: &Answer) -> Option<Uint8Array>;
}

/// A request under way.
#[derive(Debug)]
struct Sent<'a> {
    scope: &'a CancelScope,
    /// Notified at the timeout and when the scope is cancelled: a `fetch` of the host need not heed the abort signal.
    ended: Notify,
    signal: AbortSignal,
    timed_out: Rc<Cell<bool>>,
    _timer: Timeout,
    _guard: CancelGuard,
}

/// Sends a request.
///
/// # Errors
/// [`FetchError`]; an answer with an error status is not an error here.
pub async fn send(outgoing: Outgoing<'_>, transport: &HostTransport, scope: &CancelScope) -> Result<Reply, FetchError> {
    let (sent, request) = begin(&outgoing, scope)?;
    let reply = match transport.fetch().or_else(fetch_of_page) {
        Some(fetch) => sent.ended.or_notified(answer(&fetch, &request, &sent.signal)).await,
        None => None,
    };
    sent.end(reply.unwrap_or(Err(FetchError::Network)))
}

/// Builds the request and starts the timeout.
fn begin<'a>(outgoing: &Outgoing<'_>, scope: &'a CancelScope) -> Result<(Sent<'a>, web_sys::Request), FetchError> {
    let controller = AbortController::new().map_err(|_| FetchError::Unsendable)?;
    let request = build(outgoing, &controller)?;
    let timed_out = Rc::new(Cell::new(false));
    let ended = scope.on_cancel();
    let timer = {
        let (timed_out, controller, ended) = (timed_out.clone(), controller.clone(), ended.clone());
        Timeout::new(outgoing.timeout_ms, move || {
            timed_out.set(true);
            controller.abort();
            ended.notify_one();
        })
    };
    let sent = Sent {
        scope,
        ended,
        signal: controller.signal(),
        timed_out,
        _timer: timer,
        _guard: scope.guard(controller),
    };
    Ok((sent, request))
}

impl Sent<'_> {
    fn end(self, reply: Result<Reply, FetchError>) -> Result<Reply, FetchError> {
        match reply {
            _ if self.scope.is_cancelled() => Err(FetchError::Aborted),
            Err(FetchError::Network) if self.timed_out.get() => Err(FetchError::Timeout),
            reply => reply,
        }
    }
}

fn build(outgoing: &Outgoing<'_>, controller: &AbortController) -> Result<web_sys::Request, FetchError> {
    if !outgoing.headers.iter().all(|(name, value)| is_header(name, value)) {
        return Err(FetchError::Unsendable);
    }
    request(outgoing, controller).map_err(|_| FetchError::Unsendable)
}

fn request(outgoing: &Outgoing<'_>, controller: &AbortController) -> Result<web_sys::Request, JsValue> {
    let headers = Headers::new()?;
    for (name, value) in outgoing.headers {
        headers.set(name, value)?;
    }
    // Not gloo-net's builder: this inherits nothing, because a script may have given `body` or `mode` to every object.
    let init: RequestInit = Object::<JsValue>::create(JsValue::NULL.unchecked_ref()).unchecked_into();
    init.set_method(outgoing.method.as_str());
    init.set_cache(RequestCache::NoStore);
    // A redirect leads to a login page, which is no answer of the API.
    init.set_redirect(RequestRedirect::Manual);
    init.set_credentials(if outgoing.cookies {
        RequestCredentials::SameOrigin
    } else {
        RequestCredentials::Omit
    });
    init.set_signal(Some(&controller.signal()));
    if let Some(body) = outgoing.body {
        headers.set("Content-Type", outgoing.body_type)?;
        init.set_body(&JsValue::from_str(body));
    }
    init.set_headers(&headers);
    web_sys::Request::new_with_str_and_init(outgoing.url, &init)
}

/// Whether every browser accepts a header. A name is an HTTP token; a value consists of characters up
/// to U+00FF without line breaks.
fn is_header(name: &str, value: &str) -> bool {
    let token = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty()
        && name.bytes().all(token)
        && value
            .trim_matches([' ', '\t', '\r', '\n'])
            .chars()
            .all(|c| c <= '\u{ff}' && !matches!(c, '\0' | '\r' | '\n'))
}

/// The global function, which a script of the page may have replaced by any value.
fn fetch_of_page() -> Option<Function> {
    let fetch = Reflect::get(&js_sys::global(), &JsValue::from_str("fetch")).ok()?;
    fetch.dyn_into::<Function>().ok()
}

/// Reads the whole answer. When it or its body is rejected, that is [`FetchError::Network`].
async fn answer(fetch: &Function, request: &web_sys::Request, signal: &AbortSignal) -> Result<Reply, FetchError> {
    let answer = call_fetch(fetch, request, signal, BODY_MAX)
        .await
        .map_err(|_| FetchError::Network)?;
    if !answer.is_object() {
        return Err(FetchError::BadAnswer);
    }
    // No `dyn_into`: `host-fetch.js` makes a plain object.
    let answer: Answer = answer.unchecked_into();
    let body = answer.body().ok_or(FetchError::TooLarge)?;
    Ok(reply(&answer, body.to_vec()))
}

fn reply(answer: &Answer, body: Vec<u8>) -> Reply {
    let date_ms = answer.date().and_then(|date| parse_http_date(&date));
    // A date counts from the server's own clock.
    let now = date_ms.unwrap_or_else(now_ms);
    Reply {
        status: answer.status(),
        date_ms,
        retry_after: answer
            .retry_after()
            .and_then(|header| backoff::retry_after(&header, parse_http_date, now)),
        maintenance: answer.maintenance().is_some_and(|value| value == "1"),
        body,
    }
}
