//! `Retry-After` of hours and years: the viewer sees until when, and nothing is sent before by itself.

use super::page::{advance, frame, js, tick};
use super::panel::{Panel, shown};
use super::recorded;
use super::scene::*;
use super::server::{Answer, Server, answer, ok};
use wasm_bindgen_test::wasm_bindgen_test;

const MINUTE: u32 = 60_000;
const TEN_YEARS: &str = "315360000";

fn busy(retry_after: &str) -> Answer {
    answer(503, "").header("Retry-After", retry_after)
}

/// Bob's panel with a list that cannot be refreshed.
async fn listed(retry_after: &str) -> (Server, Panel) {
    let server = member().await;
    let panel = shown(&[]);
    panel.until_rows(3).await;
    server.on(LIST, [busy(retry_after)]);
    advance(6_000).await;
    panel.until_text("List as of").await;
    server.forget();
    (server, panel)
}

#[wasm_bindgen_test]
async fn years_are_shown_with_the_list_and_try_again_asks_at_once() {
    let (server, panel) = listed(TEN_YEARS).await;
    assert!(panel.text().contains("Next try: November "), "{}", panel.text());
    assert!(panel.text().contains(", 2036"), "{}", panel.text());
    for _ in 0..30 {
        js("window.dispatchEvent(new Event('focus')); window.dispatchEvent(new Event('online'))");
        advance(MINUTE).await;
    }
    assert!(server.asked().is_empty(), "{:?}", server.asked());
    panel.click("Try again").await;
    server.until_asked(LIST, 1).await;
    assert!(panel.text().contains("Next try:"), "refused again");
    server.on(LIST, [ok(participants())]);
    advance(2_000).await;
    panel.button("Try again").unwrap().focus().unwrap();
    panel.click("Try again").await;
    server.until_asked(LIST, 2).await;
    frame().await;
    frame().await;
    tick().await;
    assert!(!panel.text().contains("Next try:") && !panel.text().contains("List as of"));
    let focused = panel.shadow().active_element();
    assert!(
        focused.is_some_and(|focused| focused.class_list().contains("row")),
        "the focus has a place"
    );
    server.forget();
    advance(6_000).await;
    assert_eq!(server.asked(), [LIST], "and it goes on as usual");
}

#[wasm_bindgen_test]
async fn years_are_shown_without_a_list_as_well() {
    let server = member().await;
    server.on(CAPABILITIES, [busy(TEN_YEARS), recorded::answer("capabilities-002")]);
    let panel = shown(&[]);
    panel.until_text("Next try: November ").await;
    server.forget();
    advance(30 * MINUTE).await;
    assert!(server.asked().is_empty());
    panel.click("Try again").await;
    panel.until_rows(3).await;
    assert!(!panel.text().contains("Next try:"));
}

#[wasm_bindgen_test]
async fn five_minutes_are_not_worth_a_note_and_pass_by_themselves() {
    let (server, panel) = listed("240").await;
    assert!(!panel.text().contains("Next try:"));
    advance(239_000).await;
    assert!(server.asked().is_empty());
    advance(30_000).await;
    assert_eq!(server.asked(), [LIST]);
}

#[wasm_bindgen_test]
async fn a_date_counts_from_the_servers_clock() {
    // The recordings' clock of this machine says 2026; the server's is ten minutes behind its own `Retry-After`.
    let later = busy("Sun, 06 Nov 1994 08:59:37 GMT").header("Date", "Sun, 06 Nov 1994 08:49:37 GMT");
    let server = member().await;
    let panel = shown(&[]);
    panel.until_rows(3).await;
    server.on(LIST, [later]);
    advance(6_000).await;
    panel.until_text("Next try:").await;
    server.forget();
    advance(10 * MINUTE - 10_000).await;
    assert!(server.asked().is_empty());
    advance(90_000).await;
    assert_eq!(server.asked(), [LIST]);
}

#[wasm_bindgen_test]
async fn refresh_of_the_page_is_sent_at_once() {
    let (server, panel) = listed(TEN_YEARS).await;
    js("window.refreshed = 'nothing';
        document.querySelector('talk-participants').refresh().then(({ ok, code }) => (window.refreshed = `${ok} ${code}`))");
    advance(2_000).await;
    assert_eq!(server.asked(), [ACCOUNT, LIST]);
    assert_eq!(js("return window.refreshed").as_string().unwrap(), "false maintenance");
    server.on(LIST, [ok(participants())]);
    js("document.querySelector('talk-participants').refresh().then(({ ok }) => (window.refreshed = `${ok}`))");
    advance(2_000).await;
    assert_eq!(js("return window.refreshed").as_string().unwrap(), "true");
    assert!(!panel.text().contains("Next try:"));
}
