//! Keeping a session alive, and leaving, with a dialog before a membership ends.

use super::page::{advance, locks_held_soon, tick, until};
use super::panel::{Panel, shown};
use super::recorded::{body, room};
use super::scene::*;
use super::server::{Server, answer, broken, ok, refused, silence};
use serde_json::json;
use talk_participants::browser::timer::Notify;
use wasm_bindgen_test::wasm_bindgen_test;

/// Bob's panel, connected; the log of the server is empty.
async fn connected() -> (Server, Panel) {
    let server = member().await;
    server.on(JOIN, [ok(room(3, &session('b')))]).on(LEAVE, [ok(json!([]))]);
    let panel = shown(&[]);
    panel.until_rows(3).await;
    panel.click("Join").await;
    panel.until_text("You, online").await;
    server.until_asked(LONG_POLL, 1).await;
    server.forget();
    (server, panel)
}

/// A guest's panel.
async fn guest(role: i64) -> (Server, Panel) {
    let server = empty().await;
    server
        .on(ACCOUNT, [refused(401)])
        .on(ROOM, [ok(room(role, &session('g')))])
        .on(LIST, [ok(participants())])
        .on(LEAVE, [ok(json!([]))]);
    let panel = shown(&[]);
    until("a button Leave", || panel.button("Leave").is_some()).await;
    server.forget();
    (server, panel)
}

#[wasm_bindgen_test]
async fn a_user_leaves_at_once_because_only_the_session_ends() {
    let (server, panel) = connected().await;
    panel.click("Leave").await;
    panel.until_text("You left.").await;
    assert_eq!(server.count(LEAVE), 1);
    panel.until_rows(3).await;
    assert!(panel.button("Join").is_some() && panel.button("Leave").is_none());
}

#[wasm_bindgen_test]
async fn a_guest_is_asked_before_the_membership_ends() {
    let (server, panel) = guest(4).await;
    panel.click("Leave").await;
    panel.until_heading("Leave this conversation?").await;
    assert!(
        panel
            .text()
            .contains("Guests leave for good. If you come back, you're a new guest")
    );
    panel.click("Cancel").await;
    advance(20_000).await;
    assert_eq!((panel.dialog(), server.count(LEAVE)), (None, 0));
    panel.click("Leave").await;
    server.on(ROOM, [ok(room(4, "0"))]);
    panel.click("Leave").await;
    panel.until_heading("You left").await;
    assert_eq!(server.count(LEAVE), 1);
    assert!(!panel.has_heading("You were removed"), "they left by themselves");
}

#[wasm_bindgen_test]
async fn the_dialog_tells_a_guest_moderator_that_the_role_is_lost() {
    let (server, panel) = guest(6).await;
    panel.click("Leave").await;
    panel.until_text("you're a new guest and no longer a moderator").await;
    assert_eq!(server.count(LEAVE), 0);
}

#[wasm_bindgen_test]
async fn a_failed_leave_keeps_the_session() {
    let (server, panel) = connected().await;
    server.on(LEAVE, [broken()]);
    panel.click("Leave").await;
    panel
        .until_text("We couldn't confirm that. Check the list. Couldn't reach the server.")
        .await;
    assert!(panel.button("Leave").is_some());
    assert_eq!(server.count(LEAVE), 1);
}

#[wasm_bindgen_test]
async fn no_long_poll_is_sent_for_a_session_that_was_left() {
    let (server, panel) = connected().await;
    panel.click("Leave").await;
    panel.until_text("You left.").await;
    advance(60_000).await;
    assert_eq!(server.count(LONG_POLL), 0);
}

#[wasm_bindgen_test]
async fn leaving_aborts_the_long_poll_and_releases_its_lock() {
    let server = member().await;
    server.on(JOIN, [ok(room(3, &session('b')))]).on(LEAVE, [ok(json!([]))]);
    let panel = shown(&[]);
    panel.until_rows(3).await;
    panel.click("Join").await;
    server.until_asked(LONG_POLL, 1).await;
    assert_eq!((server.under_way(), locks_held_soon(1).await), (1, 1));
    panel.click("Leave").await;
    panel.until_text("You left.").await;
    assert_eq!((server.under_way(), locks_held_soon(0).await), (0, 0));
}

#[wasm_bindgen_test]
async fn only_one_long_poll_is_under_way_also_when_the_server_answers_at_once() {
    let (server, panel) = connected().await;
    server.on(LONG_POLL, [ok(json!([]))]);
    // The one under way times out; the next are answered at once.
    advance(50_000).await;
    server.forget();
    advance(10_000).await;
    let asked = server.count(LONG_POLL);
    assert!((1..=10).contains(&asked), "{asked} in ten seconds");
    assert_eq!(server.most_at_once(LONG_POLL), 1);
    panel.remove().await;
}

#[wasm_bindgen_test]
async fn an_event_of_the_long_poll_leads_to_a_new_list_soon() {
    let server = member().await;
    let notify = Notify::default();
    let news = json!([{"type": "usersInRoom", "data": [{"sessionId": "1", "inCall": 0}]}]);
    server
        .on(JOIN, [ok(room(3, &session('b')))])
        .on(LONG_POLL, [ok(news).after(&notify), silence()]);
    let panel = shown(&[("poll-interval", "30")]);
    panel.until_rows(3).await;
    panel.click("Join").await;
    server.until_asked(LONG_POLL, 1).await;
    advance(5_000).await;
    server.forget();
    notify.notify_one();
    tick().await;
    advance(1_000).await;
    server.until_asked(LIST, 1).await;
    server.until_asked(LONG_POLL, 1).await;
    assert_eq!(server.count(LIST), 1);
}

#[wasm_bindgen_test]
async fn a_session_that_the_long_poll_does_not_find_is_lost() {
    let server = member().await;
    let notify = Notify::default();
    let gone = answer(404, body("participants-list-007").to_string());
    server
        .on(JOIN, [ok(room(3, &session('b')))])
        .on(LONG_POLL, [gone.after(&notify)]);
    let panel = shown(&[]);
    panel.click("Join").await;
    server.until_asked(LONG_POLL, 1).await;
    server.forget();
    notify.notify_one();
    panel.until_text("Your session has expired").await;
    advance(60_000).await;
    assert_eq!((server.count(LONG_POLL), server.count(JOIN)), (0, 0));
}

#[wasm_bindgen_test]
async fn a_panel_removed_between_two_long_polls_releases_the_lock_at_once() {
    let (server, panel) = connected().await;
    server.on(LONG_POLL, [broken()]);
    // The one under way times out after 45 seconds, and the next is sent only after a pause.
    advance(45_000).await;
    assert_eq!((server.under_way(), locks_held_soon(1).await), (0, 1));
    panel.remove().await;
    assert_eq!(locks_held_soon(0).await, 0);
}

#[wasm_bindgen_test]
async fn a_conversation_requested_before_leaving_and_answered_after_it_is_ignored() {
    let (server, panel) = guest(4).await;
    let notify = Notify::default();
    let before = ok(room(4, &session('g')));
    server.on(ROOM, [before.after(&notify), ok(room(4, "0"))]);
    advance(6_000).await;
    server.until_asked(ROOM, 1).await;
    panel.click("Leave").await;
    panel.until_heading("Leave this conversation?").await;
    panel.click("Leave").await;
    panel.until_text("You left.").await;
    notify.notify_one();
    panel.until_heading("You left").await;
    advance(60_000).await;
    assert!(panel.has_heading("You left"), "{}", panel.text());
    assert!(!panel.has_heading("You were removed"), "they left by themselves");
}
