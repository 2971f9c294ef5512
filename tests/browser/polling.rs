//! Polling: the list is kept up to date.

use super::page::{advance, frame, js, tick, until, watch};
use super::panel::{Panel, shown};
use super::recorded::participant;
use super::scene::*;
use super::server::{Server, answer, broken, ok};
use serde_json::json;
use talk_participants::browser::timer::Notify;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn the_list_is_asked_for_again_after_five_seconds_and_not_before() {
    let (server, panel) = listed().await;
    advance(4_900).await;
    assert!(server.asked().is_empty());
    let dora = participant("dora", "Dora", 3, 0, "0");
    let mut participants = participants();
    participants.as_array_mut().unwrap().push(dora);
    server.on(LIST, [ok(participants)]);
    advance(700).await;
    panel.until_rows(4).await;
    assert_eq!(server.asked(), [LIST]);
    assert_eq!(panel.rows()[3], "Dora, User, Offline");
}

#[wasm_bindgen_test]
async fn two_requests_for_the_list_are_never_under_way_at_once() {
    let (server, panel) = listed().await;
    let notify = Notify::default();
    server.on(LIST, [ok(participants()).after(&notify)]);
    for _ in 0..3 {
        for _ in 0..4 {
            js(
                "window.dispatchEvent(new Event('focus')); window.dispatchEvent(new Event('online'));
                document.dispatchEvent(new Event('visibilitychange'))",
            );
            advance(6_000).await;
        }
        notify.notify_one();
        tick().await;
    }
    assert!(server.count(LIST) >= 2);
    assert_eq!(server.most_at_once(LIST), 1);
    panel.remove().await;
}

#[wasm_bindgen_test]
async fn coming_back_to_the_page_polls_at_once() {
    let (server, _panel) = listed().await;
    advance(1_500).await;
    js("window.dispatchEvent(new Event('focus'))");
    tick().await;
    assert_eq!(
        server.asked(),
        [ACCOUNT, LIST],
        "another tab may have signed in meanwhile"
    );
}

#[wasm_bindgen_test]
async fn a_hidden_page_polls_seldom_and_at_once_when_it_is_shown() {
    let (server, _panel) = listed().await;
    let turn = |state: &str| {
        js(&format!(
            "Object.defineProperty(document, 'visibilityState', {{ value: '{state}', configurable: true }});
            document.dispatchEvent(new Event('visibilitychange'))"
        ));
    };
    turn("hidden");
    advance(29_000).await;
    assert!(server.asked().is_empty());
    advance(4_500).await;
    assert_eq!(server.asked(), [LIST]);
    advance(1_000).await;
    turn("visible");
    tick().await;
    assert_eq!(server.count(LIST), 1, "what is shown is recent");
    advance(4_500).await;
    assert_eq!(server.count(LIST), 2);
    turn("hidden");
    advance(20_000).await;
    turn("visible");
    tick().await;
    assert_eq!(server.count(LIST), 3);
    js("delete document.visibilityState");
}

#[wasm_bindgen_test]
async fn retry_after_is_respected_unless_the_viewer_presses_try_again() {
    let server = member().await;
    let busy = answer(503, "").header("Retry-After", "120");
    server.on(CAPABILITIES, [busy]);
    let panel = shown(&[]);
    panel.until_text("Try again").await;
    server.forget();
    for _ in 0..11 {
        js("window.dispatchEvent(new Event('focus')); window.dispatchEvent(new Event('online'))");
        advance(10_000).await;
    }
    assert!(server.asked().is_empty());
    panel.click("Try again").await;
    server.until_asked(CAPABILITIES, 1).await;
    advance(115_000).await;
    assert_eq!(server.count(CAPABILITIES), 1);
    server.on(CAPABILITIES, [super::recorded::answer("capabilities-002")]);
    advance(20_000).await;
    panel.until_rows(3).await;
}

#[wasm_bindgen_test]
async fn the_same_answer_twice_writes_nothing_to_the_document() {
    let (server, panel) = listed().await;
    let watcher = watch(&panel.shadow());
    for _ in 0..3 {
        advance(6_000).await;
        frame().await;
    }
    assert!(server.count(LIST) >= 3);
    assert_eq!(watcher.read(), 0);
}

#[wasm_bindgen_test]
async fn a_change_of_one_participant_writes_only_their_row_and_the_count() {
    let (server, panel) = listed().await;
    let row_of = |name: &str| {
        let rows = panel.all("[role=row]");
        rows.into_iter()
            .find(|row| row.get_attribute("aria-label").unwrap().starts_with(name))
            .unwrap()
    };
    let (ada, cleo) = (row_of("Ada"), row_of("Cleo"));
    let (of_ada, of_cleo) = (watch(&ada), watch(&cleo));
    let mut next = participants();
    next[2]["inCall"] = json!(0);
    next[0]["displayName"] = json!("Robert");
    server.on(LIST, [ok(next)]);
    advance(6_000).await;
    panel.until_text("Robert").await;
    assert_eq!((of_ada.read(), of_cleo.read()), (0, 0));
}

#[wasm_bindgen_test]
async fn a_participant_who_comes_online_moves_up_with_the_same_element() {
    let (server, panel) = listed().await;
    let row_of = |name: &str| {
        let rows = panel.all("[role=row]");
        rows.into_iter()
            .find(|row| row.get_attribute("aria-label").unwrap().starts_with(name))
            .unwrap()
    };
    let before = row_of("Cleo");
    let mut next = participants();
    next[2] = participant("cleo", "Cleo", 2, super::page::START + 5, &session('c'));
    server.on(LIST, [ok(next)]);
    advance(6_000).await;
    panel.until_text("2 online").await;
    assert_eq!(panel.rows()[1], "Cleo, Moderator, Online");
    assert!(row_of("Cleo") == before);
}

#[wasm_bindgen_test]
async fn a_stale_list_stays_with_a_note_while_the_server_fails_and_polling_slows_down() {
    let (server, panel) = listed().await;
    server.on(LIST, [answer(500, "oops")]);
    advance(6_000).await;
    panel.until_text("The server has a problem. List as of").await;
    assert_eq!(panel.rows().len(), 3);
    server.forget();
    // 2, 4, 8, 16, 32 and then 60 seconds, up to a tenth more.
    advance(140_000).await;
    assert_eq!(server.asked(), [LIST; 6]);
    server.on(LIST, [ok(participants())]);
    advance(67_000).await;
    assert!(!panel.text().contains("The server has a problem"));
}

/// A panel whose last request for the list failed, and a server whose next answer to it waits for the notification.
async fn stale() -> (Panel, Notify, Server) {
    let (server, panel) = listed().await;
    server.on(LIST, [answer(500, "oops")]);
    advance(6_000).await;
    panel.until_text("The server has a problem. List as of").await;
    let answered = Notify::default();
    server.on(LIST, [ok(participants()).after(&answered)]);
    server.forget();
    (panel, answered, server)
}

async fn until_fresh(panel: &Panel) {
    until("the end of the outage", || {
        !panel.text().contains("The server has a problem")
    })
    .await;
    frame().await;
    tick().await;
}

#[wasm_bindgen_test]
async fn try_again_is_busy_while_the_list_is_fetched_and_then_gives_the_focus_to_the_list() {
    let (panel, answered, server) = stale().await;
    let retry = panel.button("Try again").unwrap();
    retry.focus().unwrap();
    panel.click("Try again").await;
    advance(1_000).await;
    server.until_asked(LIST, 1).await;
    assert_eq!(retry.get_attribute("aria-busy").as_deref(), Some("true"));
    answered.notify_one();
    until_fresh(&panel).await;
    let focused = panel.shadow().active_element().expect("a focus in the panel");
    assert!(focused.matches(".row[tabindex='0']").unwrap());
}

#[wasm_bindgen_test]
async fn an_outage_that_ends_by_itself_leaves_the_focus_where_it_is() {
    let (panel, answered, server) = stale().await;
    advance(5_000).await;
    server.until_asked(LIST, 1).await;
    answered.notify_one();
    until_fresh(&panel).await;
    assert!(panel.shadow().active_element().is_none());
}

#[wasm_bindgen_test]
async fn a_lost_network_is_shown_and_its_return_polls_at_once() {
    let (server, panel) = listed().await;
    server.on(LIST, [broken()]);
    js(
        "Object.defineProperty(navigator, 'onLine', { value: false, configurable: true });
        window.dispatchEvent(new Event('offline'))",
    );
    panel.until_text("You're offline. List as of").await;
    server.forget();
    advance(600_000).await;
    assert!(server.asked().is_empty(), "nothing is sent without a network");
    server.on(LIST, [ok(participants())]);
    js("delete navigator.onLine; window.dispatchEvent(new Event('online'))");
    server.until_asked(LIST, 1).await;
    assert!(!panel.text().contains("You're offline"));
}

#[wasm_bindgen_test]
async fn malformed_rows_are_counted_and_the_others_shown() {
    let (server, panel) = listed().await;
    let mut next = participants();
    next.as_array_mut().unwrap().extend([json!({"userId": 7}), json!(null)]);
    server.on(LIST, [ok(next)]);
    advance(6_000).await;
    panel.until_text("2 entries couldn't be read.").await;
    assert_eq!(panel.rows().len(), 3);
}

#[wasm_bindgen_test]
async fn participants_go_offline_by_the_servers_clock() {
    let (server, panel) = listed().await;
    // Ada's ping is 10 seconds old at the start, and the server does not answer any more.
    server.on(LIST, [broken()]);
    advance(80_000).await;
    assert_eq!(panel.rows()[1], "Ada, Owner, Online");
    advance(30_000).await;
    panel.until_text("0 online").await;
    assert!(
        panel.rows()[1].starts_with("Ada, Owner, Last seen"),
        "{:?}",
        panel.rows()
    );
}
