//! Joining: only when the viewer wants it, and nothing is sent that could cost a membership before a dialog asked about it.

use super::page::{advance, tick, traces, until};
use super::panel::{Panel, shown};
use super::recorded::{body, participant, room, room_with};
use super::scene::*;
use super::server::{Server, answer, broken, ok, refused, silence};
use serde_json::{Value, json};
use talk_participants::browser::timer::Notify;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlDialogElement, HtmlInputElement};

/// Bob's panel with the list on the screen; the log of the server is empty.
async fn bobs() -> (Server, Panel) {
    let server = member().await;
    server.on(JOIN, [ok(room(3, &session('b')))]).on(LEAVE, [ok(json!([]))]);
    let panel = shown(&[]);
    panel.until_rows(3).await;
    server.forget();
    (server, panel)
}

/// The requests besides the list and the long poll.
fn decisive(server: &Server) -> Vec<String> {
    let asked = server.asked().into_iter();
    asked.filter(|what| what != LIST && what != LONG_POLL).collect()
}

fn locked(role: i64, session: &str) -> Value {
    room_with(role, session, &[("hasPassword", json!(true))])
}

#[wasm_bindgen_test]
async fn a_user_joins_with_one_click_after_the_conversation_was_read() {
    let (server, panel) = bobs().await;
    panel.click("Join").await;
    panel.until_text("You, online").await;
    server.until_asked(LONG_POLL, 1).await;
    assert_eq!(decisive(&server), [ROOM, JOIN]);
    assert_eq!(server.body(JOIN), json!({"force": false}));
    assert!(panel.text().contains("You joined."));
    assert!(panel.button("Leave").is_some());
}

#[wasm_bindgen_test]
async fn a_second_click_while_joining_sends_nothing() {
    let (server, panel) = bobs().await;
    server.on(JOIN, [silence()]);
    let join = panel.button("Join").unwrap();
    join.click();
    join.click();
    server.until_asked(JOIN, 1).await;
    panel.button("Joining…").unwrap().click();
    tick().await;
    assert_eq!(decisive(&server), [ROOM, JOIN]);
}

#[wasm_bindgen_test]
async fn the_session_stays_out_of_document_storage_and_locks() {
    let (server, panel) = bobs().await;
    let own = session('b');
    let mut online = participants();
    online[0] = participant("bob", "Bob", 3, super::page::START, &own);
    server
        .on(LIST, [ok(online)])
        .on(ROOM, [ok(room(3, "0")), ok(room(3, &own))]);
    panel.click("Join").await;
    server.until_asked(LONG_POLL, 1).await;
    panel.until_text("2 online").await;
    assert_eq!(traces("Secret").await, "");
    assert_ne!(
        traces("joined:abcd1234").await,
        "",
        "the tab remembers that it joined, without the session"
    );
    advance(6_000).await;
    assert_eq!(traces("Secret").await, "");
}

#[wasm_bindgen_test]
async fn after_a_reload_the_tab_recognises_its_session() {
    let (server, panel) = bobs().await;
    panel.click("Join").await;
    panel.until_text("You, online").await;
    panel.remove().await;
    server.on(ROOM, [ok(room(3, &session('b')))]);
    server.forget();
    let again = shown(&[]);
    again.until_text("You, online").await;
    server.until_asked(LONG_POLL, 1).await;
    assert_eq!(server.count(JOIN), 0);
}

#[wasm_bindgen_test]
async fn a_session_elsewhere_is_not_ended_without_consent() {
    let (server, panel) = bobs().await;
    server.on(ROOM, [ok(room(3, &session('e')))]);
    panel.click("Join").await;
    panel.until_heading("Take over here?").await;
    assert_eq!(decisive(&server), [ROOM]);
    panel.click("Cancel").await;
    assert!(panel.dialog().is_none());
    advance(60_000).await;
    assert_eq!(server.count(JOIN), 0);
    panel.click("Join").await;
    panel.click("Take over here").await;
    panel.until_text("You, online").await;
    assert_eq!(server.body(JOIN), json!({"force": true}));
}

#[wasm_bindgen_test]
async fn a_conflict_opens_the_dialog_and_force_is_sent_only_after_consent() {
    let (server, panel) = bobs().await;
    let conflict = answer(409, body("participants-active-join-060").to_string());
    server.on(JOIN, [conflict, ok(room(3, &session('b')))]);
    panel.click("Join").await;
    panel.until_heading("Take over here?").await;
    assert_eq!(server.body(JOIN), json!({"force": false}));
    assert_eq!(traces("Session057").await, "", "sessions of others are secret, too");
    panel.click("Take over here").await;
    panel.until_text("You, online").await;
    assert_eq!(server.body(JOIN), json!({"force": true}));
    assert_eq!(server.count(JOIN), 2);
}

#[wasm_bindgen_test]
async fn a_member_needs_no_password() {
    let (server, panel) = bobs().await;
    server.on(ROOM, [ok(locked(3, "0"))]);
    panel.click("Join").await;
    panel.until_text("You, online").await;
    assert_eq!(server.body(JOIN), json!({"force": false}));
}

#[wasm_bindgen_test]
async fn a_self_joined_user_is_asked_for_the_password_before_the_join_is_sent() {
    let (server, panel) = bobs().await;
    server
        .on(ROOM, [ok(locked(5, "0"))])
        .on(JOIN, [ok(locked(5, &session('b')))]);
    panel.click("Join").await;
    panel.until_heading("Password required").await;
    assert_eq!(decisive(&server), [ROOM]);
    panel.type_into("Conversation password", "Röom-Passw0rd ");
    panel.click("Join").await;
    panel.until_text("You, online").await;
    assert_eq!(server.body(JOIN), json!({"password": "Röom-Passw0rd ", "force": false}));
    assert!(panel.dialog().is_none());
    assert_eq!(traces("Röom-Passw0rd").await, "");
}

#[wasm_bindgen_test]
async fn a_wrong_password_keeps_the_dialog_and_the_typed_text() {
    let server = member().await;
    server
        .on(ROOM, [ok(locked(4, "0"))])
        .on(JOIN, [refused(403), ok(locked(5, &session('b')))]);
    let panel = shown(&[]);
    panel.until_heading("You're not in this conversation").await;
    panel.click("Join").await;
    panel.type_into("Conversation password", "wrong");
    panel.click("Join").await;
    panel.until_text("Wrong password.").await;
    let field: HtmlInputElement = panel.one("dialog input").unwrap().unchecked_into();
    assert_eq!(field.value(), "wrong");
    assert_eq!(field.get_attribute("aria-invalid").as_deref(), Some("true"));
    assert_eq!(server.count(JOIN), 1, "nothing is sent again by itself");
    panel.type_into("Conversation password", "right");
    panel.click("Join").await;
    until("the dialog is closed", || panel.dialog().is_none()).await;
    assert_eq!(server.body(JOIN), json!({"password": "right", "force": false}));
}

#[wasm_bindgen_test]
async fn a_self_joined_user_with_a_wrong_password_is_outside_and_not_removed() {
    let (server, panel) = bobs().await;
    server.on(ROOM, [ok(locked(5, "0"))]);
    panel.click("Join").await;
    panel.until_heading("Password required").await;
    server.on(JOIN, [refused(403)]).on(LIST, [refused(404)]);
    server.on(ROOM, [ok(locked(5, "0")), ok(locked(4, "0"))]);
    panel.type_into("Conversation password", "wrong");
    panel.click("Join").await;
    panel.until_text("Wrong password.").await;
    panel.click("Cancel").await;
    panel.until_heading("You're not in this conversation").await;
    assert!(!panel.has_heading("You were removed"), "nobody removed them");
}

#[wasm_bindgen_test]
async fn a_password_that_was_set_after_the_conversation_was_read_is_asked_for() {
    let server = stranger().await;
    server.on(JOIN, [refused(403)]);
    let panel = shown(&[]);
    panel.click("Join").await;
    panel.until_heading("Password required").await;
    assert!(!panel.text().contains("Wrong password."), "none was given");
}

#[wasm_bindgen_test]
async fn a_guest_types_a_name_first_and_it_is_set_right_after_the_join() {
    let server = stranger().await;
    server.on(JOIN, [ok(room(4, &session('g')))]).on(NAME, [ok(json!([]))]);
    let panel = shown(&[]);
    panel.until_heading("You're not in this conversation").await;
    panel.type_into("Your name", "  Gwen 👨‍👩‍👧 ");
    server.forget();
    server.on(ROOM, [ok(room(4, "0")), ok(room(4, &session('g')))]);
    panel.click("Join").await;
    panel.until_heading("You're in as Gwen 👨‍👩‍👧").await;
    server.until_asked(NAME, 1).await;
    assert_eq!(decisive(&server)[..3], [ROOM, JOIN, NAME]);
    assert_eq!(server.body(NAME), json!({"displayName": "Gwen 👨‍👩‍👧"}));
    assert_eq!((server.count(LIST), traces("Secret").await.as_str()), (0, ""));
}

#[wasm_bindgen_test]
async fn a_guest_without_a_name_sets_none() {
    let server = stranger().await;
    server.on(JOIN, [ok(room(4, &session('g')))]);
    let panel = shown(&[]);
    panel.until_heading("You're not in this conversation").await;
    server.on(ROOM, [ok(room(4, "0")), ok(room(4, &session('g')))]);
    panel.click("Join").await;
    panel.until_heading("You're in as Guest").await;
    assert_eq!(server.count(NAME), 0);
}

#[wasm_bindgen_test]
async fn an_account_that_the_server_takes_for_a_guest_leaves_at_once() {
    let (server, panel) = bobs().await;
    server.on(JOIN, [ok(room(4, &session('x')))]);
    panel.click("Join").await;
    panel.until_text("The server took you for someone else").await;
    assert_eq!(decisive(&server)[..3], [ROOM, JOIN, LEAVE]);
    assert!(panel.button("Leave").is_none(), "there is no session to leave");
    advance(5_000).await;
    assert_eq!(server.count(LONG_POLL), 0);
}

#[wasm_bindgen_test]
async fn a_failed_join_is_shown_and_can_be_tried_again() {
    let (server, panel) = bobs().await;
    server.on(JOIN, [answer(500, ""), ok(room(3, &session('b')))]);
    panel.click("Join").await;
    // It may have been carried out all the same.
    panel
        .until_text("We couldn't confirm that. Check the list. The server has a problem.")
        .await;
    assert_eq!(server.count(JOIN), 1);
    panel.click("Join").await;
    panel.until_text("You, online").await;
    assert!(!panel.text().contains("We couldn't confirm that"));
}

#[wasm_bindgen_test]
async fn a_conversation_requested_before_joining_and_answered_after_it_is_ignored() {
    let server = member().await;
    let (notify, own) = (Notify::default(), session('b'));
    server.on(ROOM, [ok(room(4, "0"))]).on(JOIN, [ok(room(5, &own))]);
    let panel = shown(&[]);
    panel.until_heading("You're not in this conversation").await;
    server.forget();
    let outside = || ok(room(4, "0"));
    server.on(ROOM, [outside().after(&notify), outside(), ok(room(5, &own))]);
    advance(20_000).await;
    server.until_asked(ROOM, 1).await;
    panel.click("Join").await;
    server.until_asked(JOIN, 1).await;
    panel.until_text("You joined.").await;
    notify.notify_one();
    tick().await;
    panel.until_text("You, online").await;
    advance(60_000).await;
    assert!(panel.text().contains("You, online"), "{}", panel.text());
}

/// Closes the dialog as browsers do at a second Escape, which cannot be prevented.
async fn close_by_the_browser(panel: &Panel) {
    let dialog: HtmlDialogElement = panel.dialog().unwrap().unchecked_into();
    dialog.close();
    // The event comes in a task of its own.
    super::page::frame().await;
    tick().await;
}

#[wasm_bindgen_test]
async fn a_dialog_that_the_browser_closes_while_joining_opens_again_with_the_typed_text() {
    let (server, panel) = bobs().await;
    let notify = Notify::default();
    server
        .on(ROOM, [ok(locked(5, "0"))])
        .on(JOIN, [broken().after(&notify), ok(locked(5, &session('b')))]);
    panel.click("Join").await;
    panel.type_into("Conversation password", "right");
    panel.click("Join").await;
    server.until_asked(JOIN, 1).await;
    close_by_the_browser(&panel).await;
    assert!(panel.dialog().is_some());
    notify.notify_one();
    panel.until_text("We couldn't confirm that").await;
    let field: HtmlInputElement = panel.one("dialog[open] input").unwrap().unchecked_into();
    assert_eq!(field.value(), "right");
    panel.click("Join").await;
    panel.until_text("You, online").await;
}

#[wasm_bindgen_test]
async fn a_dialog_that_the_browser_closes_is_cancelled_and_can_be_opened_again() {
    let (server, panel) = bobs().await;
    server.on(ROOM, [ok(locked(5, "0"))]);
    panel.click("Join").await;
    panel.until_heading("Password required").await;
    close_by_the_browser(&panel).await;
    assert!(panel.dialog().is_none());
    panel.click("Join").await;
    panel.until_heading("Password required").await;
    assert!(panel.dialog().is_some());
}

#[wasm_bindgen_test]
async fn a_second_wrong_password_is_announced_again() {
    let (server, panel) = bobs().await;
    let notify = Notify::default();
    server
        .on(ROOM, [ok(locked(5, "0"))])
        .on(JOIN, [refused(403), refused(403).after(&notify)]);
    panel.click("Join").await;
    panel.type_into("Conversation password", "wrong");
    panel.click("Join").await;
    panel.until_text("Wrong password.").await;
    panel.type_into("Conversation password", "wrong too");
    panel.click("Join").await;
    server.until_asked(JOIN, 2).await;
    assert!(!panel.text().contains("Wrong password."));
    notify.notify_one();
    panel.until_text("Wrong password.").await;
}

#[wasm_bindgen_test]
async fn an_equal_second_failure_is_a_new_node_so_that_it_is_announced() {
    let (server, panel) = bobs().await;
    server.on(JOIN, [answer(500, "")]);
    let told = || {
        let region = panel.one(".failure [role=alert]")?;
        let words = region.text_content().filter(|text| !text.is_empty());
        words.and_then(|_| region.first_child())
    };
    panel.click("Join").await;
    until("the first", || told().is_some()).await;
    let first = told().unwrap();
    panel.click("Join").await;
    until("the second", || told().is_some_and(|node| node != first)).await;
    assert_eq!(told().unwrap().text_content(), first.text_content());
}

#[wasm_bindgen_test]
async fn a_join_that_takes_long_is_waited_for_and_the_viewer_is_told() {
    let (server, panel) = bobs().await;
    let answered = Notify::default();
    server.on(JOIN, [ok(room(3, &session('b'))).after(&answered)]);
    panel.click("Join").await;
    server.until_asked(JOIN, 1).await;
    advance(4_000).await;
    assert!(!panel.text().contains("taking its time"));
    advance(2_000).await;
    panel.until_text("Still joining. The server is taking its time.").await;
    advance(50_000).await;
    assert!(
        panel.text().contains("taking its time"),
        "the protection against guessed passwords takes so long"
    );
    answered.notify_one();
    panel.until_text("You, online").await;
    assert!(!panel.text().contains("taking its time"));
}

#[wasm_bindgen_test]
async fn a_session_that_turns_up_after_a_join_without_an_answer_is_the_viewers_own() {
    let (server, panel) = bobs().await;
    server.on(JOIN, [silence()]);
    panel.click("Join").await;
    server.until_asked(JOIN, 1).await;
    let mut online = participants();
    online[0] = participant("bob", "Bob", 3, super::page::START + 60, &session('b'));
    server.on(LIST, [ok(online)]).on(ROOM, [ok(room(3, &session('b')))]);
    advance(61_000).await;
    panel.until_text("You, online").await;
    server.until_asked(LONG_POLL, 1).await;
    assert!(panel.text().contains("You joined."));
    assert!(!panel.text().contains("elsewhere"));
    assert!(panel.button("Leave").is_some());
}

#[wasm_bindgen_test]
async fn a_session_that_turns_up_closes_the_question_and_sets_the_name() {
    let server = stranger().await;
    server
        .on(JOIN, [broken()])
        .on(NAME, [ok(json!([]))])
        .on(ROOM, [ok(locked(4, "0"))]);
    let panel = shown(&[]);
    panel.until_text("Your name").await;
    panel.type_into("Your name", "Greta");
    panel.click("Join").await;
    panel.until_heading("Password required").await;
    panel.type_into("Conversation password", "sesame");
    panel.click("Join").await;
    server.until_asked(JOIN, 1).await;
    server.on(ROOM, [ok(locked(4, &session('g')))]);
    advance(70_000).await;
    server.until_asked(NAME, 1).await;
    assert_eq!(server.body(NAME), json!({"displayName": "Greta"}));
    assert!(panel.dialog().is_none());
}

/// Bob has joined, and chosen to join again by itself after a break.
async fn staying() -> (Server, Panel) {
    let (server, panel) = bobs().await;
    panel.click("Join").await;
    panel.until_text("You, online").await;
    panel.click("Actions for Bob").await;
    let item = panel.one("[role=menuitemcheckbox]").unwrap();
    assert_eq!(item.get_attribute("aria-checked").as_deref(), Some("false"));
    item.click();
    tick().await;
    server.until_asked(LONG_POLL, 1).await;
    (server, panel)
}

#[wasm_bindgen_test]
async fn after_a_break_the_panel_joins_again_if_that_was_chosen() {
    let (server, panel) = staying().await;
    // The network is lost for longer than the server waits; then the session is gone.
    server
        .on(LONG_POLL, [broken()])
        .on(LIST, [broken()])
        .on(ROOM, [broken()]);
    advance(130_000).await;
    server
        .on(LONG_POLL, [refused(404), silence()])
        .on(LIST, [ok(participants())])
        .on(ROOM, [ok(room(3, "0"))]);
    server.forget();
    advance(70_000).await;
    server.until_asked(JOIN, 1).await;
    assert_eq!(server.body(JOIN), json!({"force": false}));
    panel.until_text("You, online").await;
}

#[wasm_bindgen_test]
async fn a_session_that_was_taken_over_is_not_taken_back() {
    let (server, panel) = staying().await;
    server
        .on(LONG_POLL, [refused(404)])
        .on(ROOM, [ok(room(3, &session('e')))]);
    server.forget();
    advance(60_000).await;
    panel.until_text("You").await;
    assert_eq!(server.count(JOIN), 0);
    assert!(panel.dialog().is_none());
}
