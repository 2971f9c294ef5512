//! The first requests and what follows from their answers.

use super::page::{advance, tick};
use super::panel::shown;
use super::recorded;
use super::scene::*;
use super::server::{answer, broken, ok, refused};
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn a_member_sees_the_list_after_four_requests_in_order() {
    let server = member().await;
    let panel = shown(&[]);
    panel.until_rows(3).await;
    assert_eq!(server.asked(), [CAPABILITIES, ACCOUNT, ROOM, LIST]);
    assert_eq!(
        panel.rows(),
        [
            "Bob, You, User, Offline",
            "Ada, Owner, Online",
            "Cleo, Moderator, Offline"
        ]
    );
    panel.until_text("3 people, 1 online").await;
}

#[wasm_bindgen_test]
async fn a_recorded_list_is_shown_row_for_row() {
    let server = member().await;
    server
        .on(ACCOUNT, [recorded::account("bob")])
        .on(ROOM, [recorded::answer("room-get-003")])
        .on(LIST, [recorded::answer("participants-list-001")]);
    let panel = shown(&[]);
    panel.until_rows(6).await;
    let rows = panel.rows();
    assert!(rows.contains(&"admin, Owner, Offline".to_owned()), "{rows:?}");
    assert!(
        rows.contains(&"Alice Liddell, Moderator, Offline".to_owned()),
        "{rows:?}"
    );
    assert!(
        rows.contains(&"Bøb Ünïcode 東京, You, User, Offline".to_owned()),
        "{rows:?}"
    );
    assert!(
        rows.iter()
            .any(|row| row.starts_with("<b>Eve</b> & \"co\", Joined by link,")),
        "{rows:?}"
    );
    assert!(rows.iter().any(|row| row.starts_with("Guest 1, Guest,")), "{rows:?}");
}

#[wasm_bindgen_test]
async fn a_server_with_only_a_newer_api_gets_no_other_request() {
    let server = member().await;
    let spreed = json!({"features": ["audio", "conversation-v5"]});
    server.on(
        CAPABILITIES,
        [ok(json!({"version": {}, "capabilities": {"spreed": spreed}}))],
    );
    let panel = shown(&[]);
    panel.until_heading("This server needs a newer panel").await;
    advance(60_000).await;
    assert_eq!(server.asked(), [CAPABILITIES]);
}

#[wasm_bindgen_test]
async fn a_server_without_talk_is_shown_as_such() {
    let server = member().await;
    server.on(CAPABILITIES, [ok(json!({"version": {}, "capabilities": []}))]);
    let panel = shown(&[]);
    panel.until_heading("Talk isn't available").await;
    assert_eq!(server.asked(), [CAPABILITIES]);
}

#[wasm_bindgen_test]
async fn a_guest_sees_who_moderates_and_the_list_is_never_requested() {
    let server = empty().await;
    server
        .on(ACCOUNT, [refused(401)])
        .on(ROOM, [ok(recorded::room(4, &session('g')))]);
    let panel = shown(&[]);
    panel.until_heading("You're in as Guest").await;
    panel.until_text("Moderated by").await;
    assert!(panel.text().contains("admin") && panel.text().contains("Alice Liddell"));
    advance(60_000).await;
    assert_eq!(server.count(LIST), 0);
    assert!(server.count(ROOM) > 1, "the conversation is read again");
}

#[wasm_bindgen_test]
async fn a_user_in_the_lobby_waits_and_is_let_in() {
    let server = member().await;
    let closed = recorded::room_with(3, "0", &[("lobbyState", json!(1))]);
    server
        .on(ROOM, [ok(closed)])
        .on(LIST, [refused(412), ok(participants())]);
    let panel = shown(&[]);
    panel.until_heading("You're in the lobby").await;
    assert_eq!(panel.rows(), Vec::<String>::new());
    advance(6_000).await;
    panel.until_rows(3).await;
    assert!(
        !server.asked().iter().any(|what| what.contains("csrftoken")),
        "the lobby is no failed CSRF check"
    );
}

#[wasm_bindgen_test]
async fn a_guest_in_the_lobby_sees_that() {
    let server = empty().await;
    let closed = recorded::room_with(4, &session('g'), &[("lobbyState", json!(1))]);
    server.on(ACCOUNT, [refused(401)]).on(ROOM, [ok(closed)]);
    let panel = shown(&[]);
    panel.until_heading("You're in the lobby").await;
    assert_eq!(server.count(LIST), 0);
}

#[wasm_bindgen_test]
async fn a_viewer_outside_is_offered_to_join_and_nothing_joins_by_itself() {
    let server = stranger().await;
    let panel = shown(&[]);
    panel.until_heading("You're not in this conversation").await;
    assert!(panel.button("Join").is_some());
    advance(60_000).await;
    assert_eq!((server.count(JOIN), server.count(LIST)), (0, 0));
}

#[wasm_bindgen_test]
async fn a_conversation_that_does_not_exist_is_not_found() {
    let server = member().await;
    server.on(ROOM, [refused(404)]);
    let panel = shown(&[]);
    panel.until_heading("Conversation not found").await;
    assert_eq!(server.asked(), [CAPABILITIES, ACCOUNT, ROOM]);
}

#[wasm_bindgen_test]
async fn anonymous_answers_are_not_used_for_the_account_that_the_host_names() {
    let server = stranger().await;
    let panel = shown(&[("user-id", "bob")]);
    panel.until_heading("Signed out").await;
    advance(60_000).await;
    assert_eq!(server.asked(), [CAPABILITIES, ACCOUNT]);
}

#[wasm_bindgen_test]
async fn a_server_in_maintenance_is_polled_until_it_is_back() {
    let server = member().await;
    let page = answer(503, "<!DOCTYPE html>")
        .header("Retry-After", "120")
        .header("X-Nextcloud-Maintenance-Mode", "1");
    server.on(CAPABILITIES, [page, recorded::answer("capabilities-002")]);
    let panel = shown(&[]);
    panel.until_heading("Server in maintenance").await;
    advance(119_000).await;
    assert_eq!(server.asked(), [CAPABILITIES]);
    advance(20_000).await;
    panel.until_rows(3).await;
}

#[wasm_bindgen_test]
async fn a_broken_connection_is_shown_and_tried_again() {
    let server = member().await;
    server.on(CAPABILITIES, [broken(), recorded::answer("capabilities-002")]);
    let panel = shown(&[]);
    panel.until_heading("Nextcloud isn't answering").await;
    advance(1_000).await;
    panel.click("Try again").await;
    panel.until_rows(3).await;
    tick().await;
    assert_eq!(server.count(CAPABILITIES), 2);
}

#[wasm_bindgen_test]
async fn a_refused_app_password_is_not_sent_again_and_again() {
    let server = member().await;
    server.on(CAPABILITIES, [refused(401)]);
    let panel = shown(&[]);
    panel.until_heading("Signed out").await;
    advance(600_000).await;
    assert_eq!(server.asked(), [CAPABILITIES]);
    panel.click("Try again").await;
    server.until_asked(CAPABILITIES, 2).await;
    advance(600_000).await;
    assert_eq!(server.asked(), [CAPABILITIES, CAPABILITIES]);
}

#[wasm_bindgen_test]
async fn a_401_for_the_conversation_is_signed_out_as_well() {
    let server = member().await;
    server.on(ACCOUNT, [refused(401)]).on(ROOM, [refused(401)]);
    let panel = shown(&[]);
    panel.until_heading("Signed out").await;
    server.forget();
    advance(600_000).await;
    assert!(server.asked().is_empty(), "{:?}", server.asked());
}
