//! `browser::fetch`: what is sent, what is read, and that no replacement of `fetch` makes it panic.

use super::page::{self, START, advance, js, tick, timers_waiting};
use super::server::{Server, answer, silence};
use gloo_net::http::Method;
use serde_json::json;
use std::cell::Cell;
use std::rc::Rc;
use talk_participants::browser::cancel_scope::CancelScope;
use talk_participants::browser::fetch::BODY_MAX;
use talk_participants::browser::fetch::{self, FetchError, Outgoing, Reply};
use talk_participants::browser::host_transport::HostTransport;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::wasm_bindgen_test;

async fn server() -> Server {
    page::clean().await;
    page::stop_the_clock();
    Server::start()
}

fn get(url: &str) -> Outgoing<'_> {
    Outgoing {
        method: Method::GET,
        url,
        headers: &[],
        body: None,
        body_type: "application/json",
        timeout_ms: 20_000,
        cookies: true,
    }
}

/// The outcome of a request in a task of its own.
fn in_background(scope: &CancelScope) -> Rc<Cell<Option<Result<u16, FetchError>>>> {
    let outcome = Rc::new(Cell::new(None));
    let (scope, sender) = (scope.clone(), outcome.clone());
    spawn_local(async move {
        let result = fetch::send(get("/slow"), &HostTransport::default(), &scope).await;
        sender.set(Some(result.map(|reply| reply.status)));
    });
    outcome
}

#[wasm_bindgen_test]
async fn method_headers_and_json_body_are_sent_and_redirects_left_alone() {
    let server = server().await;
    server.on("DELETE thing", [answer(200, "done")]);
    let outgoing = Outgoing {
        method: Method::DELETE,
        headers: &[("X-One".into(), "1".into()), ("X-Two".into(), "ü".into())],
        body: Some(r#"{"name":"Ada “A”"}"#),
        body_type: "application/json",
        ..get("/index.php/thing?format=json")
    };
    let reply = fetch::send(outgoing, &HostTransport::default(), &CancelScope::default())
        .await
        .unwrap();
    assert_eq!((reply.status, reply.body.as_slice()), (200, &b"done"[..]));
    let sent = server.last("DELETE thing");
    assert_eq!(sent.url, "/index.php/thing?format=json");
    assert_eq!(
        (sent.headers["x-one"].as_str(), sent.headers["x-two"].as_str()),
        ("1", "ü")
    );
    assert_eq!(sent.headers["content-type"], "application/json");
    assert_eq!(server.body("DELETE thing"), json!({"name": "Ada “A”"}));
    assert_eq!((sent.redirect.as_str(), sent.cache.as_str()), ("manual", "no-store"));
}

#[wasm_bindgen_test]
async fn names_that_every_object_has_are_not_sent() {
    let server = server().await;
    server.on("GET /thing", [answer(200, "")]);
    js(
        "window.names = ['body', 'mode', 'method', 'headers', 'redirect', 'cache', 'integrity', 'credentials', 'referrer']; \
        for (const name of names) Object.prototype[name] = 'polluted'",
    );
    let reply = fetch::send(get("/thing"), &HostTransport::default(), &CancelScope::default()).await;
    js("for (const name of names) delete Object.prototype[name]");
    assert_eq!(reply.map(|reply| reply.status), Ok(200));
    let sent = server.last("GET /thing");
    assert_eq!((sent.redirect.as_str(), sent.cache.as_str()), ("manual", "no-store"));
}

#[wasm_bindgen_test]
async fn a_request_without_body_has_no_content_type() {
    let server = server().await;
    server.on("GET /thing", [answer(204, "")]);
    let _ = fetch::send(get("/thing"), &HostTransport::default(), &CancelScope::default()).await;
    assert!(!server.last("GET /thing").headers.contains_key("content-type"));
}

#[wasm_bindgen_test]
async fn a_redirect_is_an_answer_with_status_0() {
    let server = server().await;
    server.on("GET /thing", [answer(0, "")]);
    assert_eq!(
        fetch::send(get("/thing"), &HostTransport::default(), &CancelScope::default())
            .await
            .unwrap()
            .status,
        0
    );
}

async fn reply_with(headers: &[(&str, &str)]) -> Reply {
    let server = server().await;
    let answer = headers
        .iter()
        .fold(answer(503, ""), |answer, (name, value)| answer.header(name, value));
    server.on("GET /thing", [answer]);
    fetch::send(get("/thing"), &HostTransport::default(), &CancelScope::default())
        .await
        .unwrap()
}

#[wasm_bindgen_test]
async fn date_retry_after_and_maintenance_are_read_from_the_headers() {
    let reply = reply_with(&[
        ("Date", "Tue, 24 Nov 2026 10:11:40 GMT"),
        ("Retry-After", " 120 "),
        ("X-Nextcloud-Maintenance-Mode", "1"),
    ])
    .await;
    assert_eq!(reply.date_ms, Some(1_795_515_100_000.0));
    assert_eq!((reply.retry_after, reply.maintenance), (Some(120), true));
}

#[wasm_bindgen_test]
async fn malformed_headers_count_as_missing() {
    let reply = reply_with(&[
        ("Date", "yesterday"),
        ("Retry-After", "tomorrow 2099"),
        ("X-Nextcloud-Maintenance-Mode", "0"),
    ])
    .await;
    assert_eq!(
        (reply.date_ms, reply.retry_after, reply.maintenance),
        (None, None, false)
    );
}

/// The error of a request whose `fetch` is a JavaScript expression; as the page's, and as the host's own.
async fn errors_with(fetch: &str) -> [FetchError; 2] {
    page::restore();
    let own = HostTransport::default();
    own.set(&js(&format!("return {fetch}")), &JsValue::UNDEFINED);
    js(&format!("window.fetch = {fetch}"));
    let of_page = fetch::send(get("/thing"), &HostTransport::default(), &CancelScope::default()).await;
    let of_host = fetch::send(get("/thing"), &own, &CancelScope::default()).await;
    [of_page.unwrap_err(), of_host.unwrap_err()]
}

#[wasm_bindgen_test]
async fn retry_after_may_be_a_date() {
    let at = |date, retry_after| async move { reply_with(&[("Date", date), ("Retry-After", retry_after)]).await };
    let reply = at("Tue, 24 Nov 2026 10:11:40 GMT", "Tue, 24 Nov 2026 10:13:40 GMT").await;
    assert_eq!(reply.retry_after, Some(120));
    let reply = at("Tue, 24 Nov 2026 10:11:40 GMT", "Tue, 24 Nov 2020 10:13:40 GMT").await;
    assert_eq!(reply.retry_after, Some(0), "in the past");
    let reply = at("no date", "Tue, 24 Nov 2026 10:11:40 GMT").await;
    assert_eq!(
        reply.retry_after,
        Some(1_795_515_100 - START),
        "by this machine's clock"
    );
}

/// A `fetch` whose body has so many bytes, in chunks of a megabyte each; `window.pulled` counts them.
fn megabytes(bytes: usize, headers: &str) {
    js(&format!(
        "window.pulled = 0; window.stopped = false;
        window.fetch = async () => new Response(new ReadableStream({{
          pull(to) {{
            const chunk = Math.min(1_000_000, {bytes} - window.pulled);
            window.pulled += chunk;
            if (chunk > 0) to.enqueue(new Uint8Array(chunk).fill(32)); else to.close();
          }},
          cancel() {{ window.stopped = true }},
        }}, {{ highWaterMark: 0 }}), {{ headers: {headers} }})"
    ));
}

async fn sent() -> Result<Reply, FetchError> {
    fetch::send(get("/thing"), &HostTransport::default(), &CancelScope::default()).await
}

fn pulled() -> (f64, bool) {
    (
        js("return window.pulled").as_f64().unwrap(),
        js("return window.stopped").is_truthy(),
    )
}

#[wasm_bindgen_test]
async fn a_body_is_read_up_to_64_mb_and_not_on() {
    page::restore();
    megabytes(BODY_MAX, "{}");
    assert_eq!(sent().await.unwrap().body.len(), 64_000_000);
    assert_eq!(pulled(), (64_000_000.0, false));
    megabytes(BODY_MAX + 1, "{}");
    assert_eq!(sent().await.unwrap_err(), FetchError::TooLarge);
    assert_eq!(pulled(), (64_000_001.0, true));
    // Ten times as much, of which no more is read.
    megabytes(10 * BODY_MAX, "{}");
    assert_eq!(sent().await.unwrap_err(), FetchError::TooLarge);
    assert_eq!(pulled(), (65_000_000.0, true));
    page::restore();
}

#[wasm_bindgen_test]
async fn a_body_that_announces_more_than_64_mb_is_not_begun() {
    page::restore();
    for length in ["64000001", "99999999999999999999999"] {
        megabytes(10 * BODY_MAX, &format!("{{ 'content-length': '{length}' }}"));
        assert_eq!(sent().await.unwrap_err(), FetchError::TooLarge);
        assert_eq!(pulled(), (0.0, true), "{length}");
    }
    for length in ["64000000", "-1", "many", ""] {
        megabytes(3_000_000, &format!("{{ 'content-length': '{length}' }}"));
        assert_eq!(sent().await.unwrap().body.len(), 3_000_000, "{length}");
    }
    page::restore();
}

#[wasm_bindgen_test]
async fn reading_a_body_ends_with_the_timeout_and_with_the_scope() {
    let _server = server().await;
    js("window.stopped = 0;
        window.fetch = async () => new Response(new ReadableStream({ cancel() { window.stopped += 1 } }))");
    let (scope, other) = (CancelScope::default(), CancelScope::default());
    let outcomes = [in_background(&scope), in_background(&other)];
    tick().await;
    other.cancel();
    tick().await;
    assert_eq!(outcomes[1].get(), Some(Err(FetchError::Aborted)));
    advance(20_000).await;
    assert_eq!(outcomes[0].get(), Some(Err(FetchError::Timeout)));
    assert_eq!(js("return window.stopped").as_f64(), Some(2.0));
    page::restore();
}

#[wasm_bindgen_test]
async fn a_fetch_that_throws_or_rejects_is_a_network_error() {
    for fetch in [
        "() => Promise.reject('a text')",
        "() => Promise.reject(undefined)",
        "() => Promise.reject(null)",
        "() => Promise.reject({ code: 7 })",
        "() => Promise.reject(Symbol('a'))",
        "() => Promise.reject(new TypeError('Failed to fetch'))",
        "() => { throw 'now' }",
        "() => { throw new Error('now') }",
        "() => { throw { toString() { throw 'again' } } }",
        "() => ({ then() { throw 'later' } })",
        "() => ({ get then() { throw 'later' } })",
        "new Proxy(() => {}, { apply() { throw 'now' } })",
        // A promise looks for `then` in what it is given.
        "async () => new Proxy({}, { get() { throw 'later' } })",
        "async () => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy }",
        "(() => { const { proxy, revoke } = Proxy.revocable(() => {}, {}); revoke(); return proxy })()",
        "'no function'",
        "undefined",
    ] {
        assert_eq!(errors_with(fetch).await, [FetchError::Network; 2], "{fetch}");
    }
    page::restore();
}

/// What a `fetch` resolves to, where it is nothing that can be read: each step of reading fails once.
const NO_RESPONSES: &[&str] = &[
    "undefined",
    "null",
    "7",
    "Symbol('a')",
    "'no response'",
    "{ status: 200, ok: true }",
    "{ get status() { throw 'a' } }",
    "{ status: { valueOf() { throw 'a' } }, headers: new Headers(), body: null }",
    "{ status: Symbol('a') }",
    "{ status: 'no number', headers: new Headers(), text: () => '' }",
    "{ status: 20, headers: new Headers(), text: () => '' }",
    "{ status: 200, get headers() { throw 'a' } }",
    "{ status: 200, headers: { get() { throw 'a' } } }",
    "{ status: 200, headers: new Headers(), body: { getReader() { throw 'a' } } }",
    "{ status: 200, headers: new Headers(), bodyUsed: true, text: () => '' }",
    // A body that the page reads as well, and one that it has read already.
    "(() => { const answer = new Response('{}'); answer.body.getReader(); return answer })()",
    "(() => { const answer = new Response('{}'); return answer.text().then(() => answer) })()",
    "{ status: 200, headers: new Proxy(new Headers(), {}), text: () => '' }",
    "{ status: 200, headers: new Headers(), get body() { throw 'a' } }",
    "{ status: 200, headers: new Headers(), get arrayBuffer() { throw 'a' } }",
    "{ status: 200, headers: new Headers(), arrayBuffer() { throw 'a' } }",
    "{ status: 200, headers: new Headers(), arrayBuffer: () => Promise.reject('a') }",
    "{ status: 200, headers: new Headers(), arrayBuffer: () => ({ then() { throw 'a' } }) }",
    "{ status: 200, headers: new Headers(), arrayBuffer: () => new Uint8Array(4) }",
    "{ status: 200, headers: new Headers(), arrayBuffer: () => 1e9 }",
    "{ status: 200, headers: new Headers(), arrayBuffer: () => { \
        const b = new ArrayBuffer(8); structuredClone(b, { transfer: [b] }); return b } }",
    "{ status: 200, headers: new Headers(), text: () => { throw 'a' } }",
    "{ status: 200, headers: new Headers(), text: () => Symbol('a') }",
    "new Proxy(new Response('{}'), {})",
    "new Proxy({}, { get(_, name) { if (name !== 'then') throw 'a' }, getPrototypeOf() { throw 'a' } })",
    "Object.create(Response.prototype)",
    "Object.defineProperty(new Response('{}'), 'status', { get() { throw 'a' } })",
    "Object.defineProperty(new Response('{}'), 'headers', { get() { throw 'a' } })",
    "Object.defineProperty(new Response('{}'), 'body', { get() { throw 'a' } })",
    "new (class extends Response { get status() { throw 'a' } })('{}')",
];

#[wasm_bindgen_test]
async fn what_is_no_response_is_an_error_of_the_page_and_no_panic() {
    for value in NO_RESPONSES {
        let fetch = format!("async () => ({value})");
        assert_eq!(errors_with(&fetch).await, [FetchError::BadAnswer; 2], "{value}");
    }
    page::restore();
    tick().await;
}

#[wasm_bindgen_test]
async fn what_is_like_a_response_is_read() {
    let _server = server().await;
    let window = "(() => { const frame = document.createElement('iframe'); frame.className = 'test'; \
        document.body.append(frame); return frame.contentWindow })()";
    for (answer, status, body) in [
        (
            "{ status: 201, headers: { get: (name) => ({ date: 'Tue, 24 Nov 2026 10:11:40 GMT' })[name] }, \
             arrayBuffer: () => new TextEncoder().encode('done').buffer }",
            201,
            "done",
        ),
        (
            "{ status: 200, headers: new Headers(), text: async () => 'a text' }",
            200,
            "a text",
        ),
        (
            "{ status: '404', headers: new Map(), body: new Response('a stream').body }",
            404,
            "a stream",
        ),
        ("{ status: 0, headers: new Headers() }", 0, ""),
        ("{ status: 204, headers: new Headers() }", 204, ""),
        ("new (class extends Response {})('of a class')", 200, "of a class"),
        (
            "Object.assign(new Response('marked'), { by: 'monitoring' })",
            200,
            "marked",
        ),
        (&format!("new ({window}).Response('of a frame')"), 200, "of a frame"),
        // What changes after it was read, or says something else of itself.
        (
            "(() => { const types = ['1', 7, {}]; return { status: 200, headers: { get: () => types.shift() }, \
             text: () => 'headers change' } })()",
            200,
            "headers change",
        ),
        (
            "(() => { const lengths = [10, -5, NaN]; const chunk = new TextEncoder().encode('lengths'); \
             Object.defineProperty(chunk, 'length', { get: () => lengths.shift() }); \
             return new Response(new ReadableStream({ start(to) { to.enqueue(chunk); to.close() } })) })()",
            200,
            "lengths",
        ),
        (
            "(() => { const statuses = [200, 'no number']; \
             return Object.defineProperty(new Response('asked once'), 'status', { get: () => statuses.shift() }) })()",
            200,
            "asked once",
        ),
    ] {
        js(&format!("window.fetch = async () => ({answer})"));
        let reply = fetch::send(get("/thing"), &HostTransport::default(), &CancelScope::default()).await;
        let reply = reply.expect(answer);
        assert_eq!(
            (reply.status, reply.body.as_slice()),
            (status, body.as_bytes()),
            "{answer}"
        );
        if status == 201 {
            assert_eq!(reply.date_ms, Some(1_795_515_100_000.0));
        }
    }
    page::restore();
}

#[wasm_bindgen_test]
async fn whatever_never_settles_times_out_and_is_let_go() {
    const NEVER: &[&str] = &[
        "(request) => { Object.defineProperty(request, 'signal', { get() { throw 'a' } }); return new Promise(() => {}) }",
        "(request) => { Object.defineProperty(request, 'signal', { value: new AbortController().signal }); \
            return new Promise(() => {}) }",
        "() => new Promise(() => {})",
        "() => ({ then() {} })",
        "async () => ({ status: 200, headers: new Headers(), arrayBuffer: () => new Promise(() => {}) })",
        "async () => ({ status: 200, headers: new Headers(), text: () => ({ then() {} }) })",
        "async () => new Response(new ReadableStream({ pull: () => new Promise(() => {}) }))",
    ];
    for fetch in NEVER {
        let _server = server().await;
        js(&format!("window.fetch = {fetch}"));
        let outcome = in_background(&CancelScope::default());
        tick().await;
        advance(19_999).await;
        assert_eq!(outcome.get(), None, "{fetch}");
        advance(1).await;
        assert_eq!(outcome.get(), Some(Err(FetchError::Timeout)), "{fetch}");
        assert_eq!(timers_waiting(), 0, "{fetch}");
    }
    page::restore();
}

#[wasm_bindgen_test]
async fn a_body_that_breaks_is_a_network_error() {
    for script in [
        // A connection that is lost in the middle.
        "window.fetch = async () => new Response(new ReadableStream({ pull(to) { to.error(new TypeError('lost')) } }))",
        "window.fetch = async () => new Response(new ReadableStream({ pull(to) { to.error('lost') } }))",
        // Something else than bytes.
        "window.fetch = async () => new Response(new ReadableStream({ pull(to) { to.enqueue('text'); to.close() } }))",
        // Bytes that say something else of themselves, are detached, or only look like bytes.
        "window.fetch = async () => new Response(new ReadableStream({ pull(to) { \
            const chunk = new Uint8Array(8); structuredClone(chunk, { transfer: [chunk.buffer] }); \
            to.enqueue(chunk); to.close() } }))",
        "window.fetch = async () => new Response(new ReadableStream({ pull(to) { \
            to.enqueue(Object.create(Uint8Array.prototype)); to.close() } }))",
        "window.fetch = async () => new Response(new ReadableStream({ pull(to) { \
            to.enqueue(new Proxy(new Uint8Array(8), {})); to.close() } }))",
        "window.fetch = async () => new Response(new ReadableStream({ pull(to) { to.enqueue(undefined); to.close() } }))",
        "window.fetch = async () => ({ status: 200, headers: new Headers(), body: { getReader: () => ({ \
            read: () => { throw 'a' }, cancel() {} }) } })",
        "window.fetch = async () => ({ status: 200, headers: new Headers(), body: { getReader: () => ({ \
            read: () => 7 }) } })",
    ] {
        page::restore();
        js(script);
        let result = fetch::send(get("/thing"), &HostTransport::default(), &CancelScope::default()).await;
        assert_eq!(result.unwrap_err(), FetchError::Network, "{script}");
    }
    page::restore();
}

#[wasm_bindgen_test]
async fn a_malformed_address_is_unsendable() {
    let server = server().await;
    let result = fetch::send(get("http://"), &HostTransport::default(), &CancelScope::default()).await;
    assert_eq!(result.unwrap_err(), FetchError::Unsendable);
    assert!(server.asked().is_empty());
}

#[wasm_bindgen_test]
async fn a_malformed_header_is_unsendable_and_no_panic() {
    let server = server().await;
    for (name, value) in [
        ("Bad name", "x"),
        ("", "x"),
        ("X-Ü", "x"),
        ("X-One", "two\nlines"),
        ("X-One", "日本"),
        ("X-One", "\0"),
    ] {
        let outgoing = Outgoing {
            headers: &[(name.into(), value.into())],
            ..get("/thing")
        };
        let result = fetch::send(outgoing, &HostTransport::default(), &CancelScope::default()).await;
        assert_eq!(result.unwrap_err(), FetchError::Unsendable, "{name:?}: {value:?}");
    }
    assert!(server.asked().is_empty());
}

#[wasm_bindgen_test]
async fn a_silent_server_times_out_and_the_request_is_aborted() {
    let server = server().await;
    server.on("GET /slow", [silence()]);
    let outcome = in_background(&CancelScope::default());
    tick().await;
    advance(19_999).await;
    assert_eq!((outcome.get(), server.under_way()), (None, 1));
    advance(1).await;
    assert_eq!((outcome.get(), server.under_way()), (Some(Err(FetchError::Timeout)), 0));
}

#[wasm_bindgen_test]
async fn an_answer_leaves_no_timer_behind() {
    let server = server().await;
    server.on("GET /thing", [answer(200, "")]);
    fetch::send(get("/thing"), &HostTransport::default(), &CancelScope::default())
        .await
        .unwrap();
    assert_eq!(timers_waiting(), 0);
}

#[wasm_bindgen_test]
async fn cancelling_a_scope_aborts_its_requests_and_later_ones() {
    let server = server().await;
    server.on("GET /slow", [silence()]);
    let (scope, other) = (CancelScope::default(), CancelScope::default());
    let (ending, staying) = (in_background(&scope), in_background(&other));
    tick().await;
    assert_eq!(server.under_way(), 2);
    scope.cancel();
    tick().await;
    assert_eq!(ending.get(), Some(Err(FetchError::Aborted)));
    assert_eq!((staying.get(), server.under_way()), (None, 1), "another scope goes on");
    assert_eq!(
        fetch::send(get("/slow"), &HostTransport::default(), &scope)
            .await
            .unwrap_err(),
        FetchError::Aborted
    );
    assert_eq!(server.under_way(), 1);
    other.cancel();
}

#[wasm_bindgen_test]
async fn an_answer_after_cancellation_is_ignored() {
    page::restore();
    // This fetch ignores the abort signal.
    js("window.fetch = () => new Promise((resolve) => { window.answerNow = () => resolve(new Response('late')) })");
    let scope = CancelScope::default();
    let outcome = in_background(&scope);
    tick().await;
    scope.cancel();
    js("window.answerNow()");
    page::until("an outcome", || outcome.get().is_some()).await;
    assert_eq!(outcome.get(), Some(Err(FetchError::Aborted)));
    page::restore();
}

#[wasm_bindgen_test]
async fn a_fetch_that_ignores_the_abort_signal_times_out_and_is_cancelled_as_well() {
    let _server = server().await;
    js("window.fetch = () => new Promise(() => {})");
    let (scope, other) = (CancelScope::default(), CancelScope::default());
    let outcomes = [in_background(&scope), in_background(&other)];
    tick().await;
    other.cancel();
    tick().await;
    assert_eq!(outcomes[1].get(), Some(Err(FetchError::Aborted)));
    advance(19_999).await;
    assert_eq!(outcomes[0].get(), None);
    advance(1).await;
    assert_eq!(outcomes[0].get(), Some(Err(FetchError::Timeout)));
}
