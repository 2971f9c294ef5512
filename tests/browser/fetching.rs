//! `browser::fetch`: what is sent, what is read, and that no replacement of `fetch` makes it panic.

use super::page::{self, START, advance, js, tick, timers_waiting};
use super::server::{Server, answer, silence};
use gloo_net::http::Method;
use serde_json::json;
use std::cell::Cell;
use std::rc::Rc;
use talk_participants::browser::body::BODY_MAX;
use talk_participants::browser::cancel_scope::CancelScope;
use talk_participants::browser::fetch::{self, FetchError, Outgoing, Reply};
use talk_participants::browser::host_transport::HostTransport;
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
async fn a_replaced_fetch_that_misbehaves_is_a_network_error_and_no_panic() {
    for script in [
        "window.fetch = () => Promise.reject('a text')",
        "window.fetch = () => Promise.reject(undefined)",
        "window.fetch = () => Promise.reject(null)",
        "window.fetch = () => Promise.reject({ code: 7 })",
        "window.fetch = () => Promise.reject(new TypeError('Failed to fetch'))",
        "window.fetch = () => { throw 'now' }",
        "window.fetch = () => { throw new Error('now') }",
        "window.fetch = () => Promise.resolve('no response')",
        "window.fetch = () => Promise.resolve({ status: 200, ok: true })",
        "window.fetch = () => Promise.resolve()",
        "window.fetch = () => 'no promise'",
        "window.fetch = () => undefined",
        "window.fetch = 'no function'",
        "window.fetch = undefined",
    ] {
        page::restore();
        js(script);
        let result = fetch::send(get("/thing"), &HostTransport::default(), &CancelScope::default()).await;
        assert_eq!(result.unwrap_err(), FetchError::Network, "{script}");
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
        // A body that the page reads as well.
        "window.fetch = async () => { const answer = new Response('{}'); answer.body.getReader(); return answer }",
        // A body that the page has read already.
        "window.fetch = async () => { const answer = new Response('{}'); await answer.text(); return answer }",
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
