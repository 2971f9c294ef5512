//! The causes of a 404 from the list, told apart by the requests that follow it.

use super::page::advance;
use super::panel::{Panel, shown};
use super::recorded::{account, room, room_with};
use super::scene::*;
use super::server::{Answer, Server, ok, refused};
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

/// Bob's panel, whose list answers 404 next, and then what is given.
async fn refused_list(kind: i64, after: impl IntoIterator<Item = Answer>) -> (Server, Panel) {
    let server = member().await;
    server.on(ROOM, [ok(room_with(3, "0", &[("type", json!(kind))]))]);
    let panel = shown(&[]);
    panel.until_rows(3).await;
    server.forget();
    server.on(LIST, [refused(404)].into_iter().chain(after));
    (server, panel)
}

#[wasm_bindgen_test]
async fn an_expired_login_is_signed_out() {
    let (server, panel) = refused_list(3, []).await;
    server.on(ACCOUNT, [refused(401)]);
    advance(6_000).await;
    panel.until_heading("Signed out").await;
    advance(120_000).await;
    assert_eq!(server.asked(), [LIST, ACCOUNT]);
    assert!(panel.rows().is_empty());
}

#[wasm_bindgen_test]
async fn after_signing_in_again_try_again_shows_the_list() {
    let (server, panel) = refused_list(3, []).await;
    server.on(ACCOUNT, [refused(401)]);
    advance(6_000).await;
    panel.until_heading("Signed out").await;
    server.on(ACCOUNT, [account("bob")]).on(LIST, [ok(participants())]);
    panel.click("Try again").await;
    panel.until_rows(3).await;
}

#[wasm_bindgen_test]
async fn a_single_404_does_not_end_the_session() {
    let (server, panel) = refused_list(3, [ok(participants())]).await;
    advance(6_000).await;
    server.until_asked(LIST, 2).await;
    advance(6_000).await;
    assert_eq!(server.asked(), [LIST, ACCOUNT, LIST, LIST]);
    assert_eq!(panel.rows().len(), 3);
}

#[wasm_bindgen_test]
async fn a_stale_session_is_dropped_once_and_the_list_goes_on() {
    let (server, panel) = refused_list(3, [refused(404), ok(participants())]).await;
    server.on(LEAVE, [ok(json!([]))]);
    advance(6_000).await;
    server.until_asked(ROOM, 1).await;
    advance(6_000).await;
    assert_eq!(server.asked(), [LIST, ACCOUNT, LIST, LEAVE, LIST, ROOM, LIST]);
    panel.until_rows(3).await;
    assert!(
        !panel.text().contains("Your session has expired"),
        "this panel was not connected"
    );
}

#[wasm_bindgen_test]
async fn a_viewer_removed_from_a_public_conversation_may_join_again() {
    let (server, panel) = refused_list(3, []).await;
    server.on(LEAVE, [ok(json!([]))]).on(ROOM, [ok(room(4, "0"))]);
    advance(6_000).await;
    panel.until_heading("You were removed").await;
    let asked = server.asked();
    assert_eq!(asked[..6], [LIST, ACCOUNT, LIST, LEAVE, LIST, ROOM]);
    assert!(asked[6..].iter().all(|what| what == ROOM), "{asked:?}");
    assert!(panel.button("Join").is_some());
    advance(60_000).await;
    assert!(panel.has_heading("You were removed"), "it stays");
    assert_eq!(server.count(JOIN), 0);
}

#[wasm_bindgen_test]
async fn a_viewer_removed_from_a_group_conversation_cannot_join_again() {
    let (server, panel) = refused_list(2, []).await;
    server.on(LEAVE, [ok(json!([]))]).on(ROOM, [refused(404)]);
    advance(6_000).await;
    panel.until_heading("You were removed").await;
    assert_eq!(server.asked(), [LIST, ACCOUNT, LIST, LEAVE, LIST, ROOM, ROOM]);
    assert!(panel.button("Join").is_none());
}

#[wasm_bindgen_test]
async fn a_public_conversation_that_is_not_found_was_deleted() {
    let (server, panel) = refused_list(3, []).await;
    server.on(LEAVE, [ok(json!([]))]).on(ROOM, [refused(404)]);
    advance(6_000).await;
    panel.until_heading("Conversation not found").await;
    assert_eq!(server.asked(), [LIST, ACCOUNT, LIST, LEAVE, LIST, ROOM, ROOM]);
    advance(120_000).await;
    assert_eq!(server.asked().len(), 7, "nothing more is requested");
}

#[wasm_bindgen_test]
async fn a_session_taken_over_elsewhere_is_shown_and_join_offered() {
    let server = member().await;
    server.on(JOIN, [ok(room(3, &session('b')))]).on(LEAVE, [ok(json!([]))]);
    let panel = shown(&[]);
    panel.click("Join").await;
    panel.until_text("You, online").await;
    server.until_asked(LONG_POLL, 1).await;
    server.forget();
    server
        .on(LIST, [refused(404), refused(404), ok(participants())])
        .on(ROOM, [ok(room(3, "0"))]);
    advance(6_000).await;
    panel.until_text("Your session has expired").await;
    assert_eq!(server.asked()[..6], [LIST, ACCOUNT, LIST, LEAVE, LIST, ROOM]);
    assert!(panel.button("Join").is_some());
    advance(60_000).await;
    assert_eq!(server.count(JOIN), 0, "nothing joins by itself");
}

#[wasm_bindgen_test]
async fn for_a_guest_moderator_whose_session_ended_no_account_is_requested() {
    let server = empty().await;
    server
        .on(ACCOUNT, [refused(401)])
        .on(ROOM, [ok(room(6, &session('g')))])
        .on(LIST, [ok(participants())]);
    let panel = shown(&[]);
    panel.until_rows(3).await;
    server.forget();
    server.on(LIST, [refused(404)]).on(ROOM, [ok(room(4, "0"))]);
    advance(6_000).await;
    panel.until_heading("You were removed").await;
    assert_eq!(server.count(ACCOUNT) + server.count(LEAVE), 0);
    assert_eq!(
        server
            .asked()
            .iter()
            .filter(|what| *what != LONG_POLL)
            .collect::<Vec<_>>()[..2],
        [LIST, ROOM]
    );
}

#[wasm_bindgen_test]
async fn a_user_removed_long_after_leaving_is_shown_as_removed() {
    let server = member().await;
    server.on(JOIN, [ok(room(3, &session('b')))]).on(LEAVE, [ok(json!([]))]);
    let panel = shown(&[]);
    panel.until_rows(3).await;
    panel.click("Join").await;
    panel.until_text("You, online").await;
    panel.click("Leave").await;
    panel.until_text("You left.").await;
    advance(300_000).await;
    server.on(LIST, [refused(404)]).on(ROOM, [ok(room(4, "0"))]);
    advance(60_000).await;
    panel.until_heading("You were removed").await;
    assert!(!panel.text().contains("Your session has expired"));
}

#[wasm_bindgen_test]
async fn only_the_panel_that_keeps_a_session_alive_says_that_it_timed_out() {
    let server = empty().await;
    server
        .on(ACCOUNT, [refused(401)])
        .on(ROOM, [ok(room(4, &session('g')))])
        .on(LIST, [refused(404)]);
    // One of them sends a long poll, which is not answered; the other waits for the lock.
    let (keeper, other) = (shown(&[]), shown(&[]));
    keeper.until_heading("You're in as Guest").await;
    server.until_asked(LONG_POLL, 1).await;
    other.until_heading("You're in as Guest").await;
    advance(300_000).await;
    server.on(ROOM, [ok(room(4, "0"))]);
    advance(60_000).await;
    other.until_heading("You were removed").await;
    assert!(!other.text().contains("Your session has expired"));
    keeper.until_heading("You're not in this conversation").await;
    assert!(keeper.text().contains("Your session has expired"));
}
