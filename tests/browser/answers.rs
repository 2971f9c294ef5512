//! Answers that no Talk server gives: by a proxy, a sign-in page, or a broken server. They say nothing about who is in the
//! conversation or who is signed in, so what was shown stays.

use super::page::{advance, js, tick};
use super::panel::{Panel, shown};
use super::recorded::account;
use super::scene::*;
use super::server::{Answer, Server, answer, ok, refused, silence};
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

const UNREADABLE: &str = "Couldn't read the server's answer. List as of";
const PAGE: &str = "<!DOCTYPE html><title>Please sign in</title>";

/// Bob's panel with the list on the screen. What it tells the page from now on is in `window.told`.
async fn listed() -> (Server, Panel) {
    let server = member().await;
    let panel = shown(&[]);
    panel.until_rows(3).await;
    tick().await;
    js("window.told = [];
        for (const name of ['tp-change', 'tp-error', 'tp-auth-required', 'tp-state']) {
          document.querySelector('talk-participants').addEventListener(name, ({ type, detail }) =>
            window.told.push([type, detail.code ?? detail.reason ?? detail.state].join(' ')));
        }");
    server.forget();
    (server, panel)
}

/// The events since [`listed`].
fn told() -> String {
    js("return window.told.join(', ')").as_string().unwrap()
}

/// An answer with a status in its wrapper.
fn wrapped(statuscode: u16, data: serde_json::Value) -> Answer {
    let meta = json!({"status": "ok", "statuscode": statuscode, "message": ""});
    answer(200, json!({"ocs": {"meta": meta, "data": data}}).to_string())
}

/// A success that is no list.
fn no_lists() -> Vec<Answer> {
    vec![
        wrapped(200, json!(null)),
        wrapped(200, json!("")),
        wrapped(200, json!(0)),
        wrapped(200, json!({})),
        wrapped(200, json!({"error": "room"})),
        wrapped(200, json!([null])),
        wrapped(997, json!([])),
        wrapped(404, json!([])),
        wrapped(404, participants()),
        answer(200, r#"{"ocs":{"data":[]}}"#),
        answer(200, r#"{"data":[]}"#),
        answer(200, "[]"),
        answer(200, ""),
        answer(200, PAGE),
        answer(204, ""),
    ]
}

#[wasm_bindgen_test]
async fn a_success_without_a_list_leaves_the_list_with_a_note() {
    for no_list in no_lists() {
        let what = format!("{no_list:?}");
        let (server, panel) = listed().await;
        server.on(LIST, [no_list, ok(participants())]);
        advance(6_000).await;
        assert!(panel.text().contains(UNREADABLE), "{what}: {}", panel.text());
        assert_eq!(panel.rows().len(), 3, "{what}");
        assert_eq!(told(), "tp-error unreadable, tp-state listed", "{what}");
        assert_eq!(server.asked(), [LIST, ACCOUNT], "{what}");
        advance(3_000).await;
        assert_eq!(
            (panel.text().contains(UNREADABLE), panel.rows().len()),
            (false, 3),
            "{what}"
        );
        panel.remove().await;
    }
}

#[wasm_bindgen_test]
async fn an_empty_list_that_reports_success_is_empty() {
    for statuscode in [100, 200] {
        let (server, panel) = listed().await;
        server.on(LIST, [wrapped(statuscode, json!([]))]);
        advance(6_000).await;
        panel.until_heading("No participants").await;
        assert!(told().contains("tp-change"), "{}", told());
        panel.remove().await;
    }
}

/// What a proxy, a captive network or a cache may answer in place of Talk.
fn of_others() -> Vec<Answer> {
    vec![
        // A redirect that the browser did not follow, as far as a script can make one.
        answer(304, ""),
        answer(401, PAGE),
        answer(401, ""),
        answer(403, PAGE),
        answer(403, ""),
        answer(404, PAGE),
        answer(409, PAGE),
        answer(0, ""),
    ]
}

#[wasm_bindgen_test]
async fn an_answer_of_another_server_does_not_sign_out_and_typed_text_stays() {
    for other in of_others() {
        let what = format!("{other:?}");
        let (server, panel) = listed().await;
        panel.find("a").await;
        tick().await;
        server.on(LIST, [other, ok(participants())]);
        advance(6_000).await;
        assert!(panel.text().contains(UNREADABLE), "{what}: {}", panel.text());
        assert!(!told().contains("auth-required"), "{what}: {}", told());
        assert_eq!(server.asked(), [LIST, ACCOUNT], "{what}");
        assert_eq!(panel.rows().len(), 2, "{what}");
        let typed = panel.one(".find input").unwrap();
        let typed = js_sys::Reflect::get(&typed, &"value".into()).unwrap();
        assert_eq!(typed.as_string().unwrap(), "a", "{what}");
        advance(3_000).await;
        assert!(!panel.text().contains(UNREADABLE), "{what}");
        panel.remove().await;
    }
}

#[wasm_bindgen_test]
async fn an_expired_login_is_found_behind_any_of_them() {
    let all = of_others().into_iter().chain(no_lists());
    let mut cases: Vec<(Answer, Answer)> = all.map(|other| (other, refused(401))).collect();
    // Not Talk's own answer, but that of a server in front of it, and a success that reports a failure.
    let others = [answer(0, ""), answer(401, PAGE), wrapped(997, json!([]))];
    cases.extend(others.map(|who| (answer(403, PAGE), who)));
    for (other, who) in cases {
        let what = format!("{other:?}, {who:?}");
        let (server, panel) = listed().await;
        server.on(LIST, [other]).on(ACCOUNT, [who]);
        advance(6_000).await;
        assert!(panel.has_heading("Signed out"), "{what}: {}", panel.text());
        assert!(told().contains("tp-auth-required signed-out"), "{what}: {}", told());
        advance(120_000).await;
        assert_eq!(server.asked(), [LIST, ACCOUNT], "{what}");
        panel.remove().await;
    }
}

#[wasm_bindgen_test]
async fn a_server_that_says_nothing_about_the_account_signs_nobody_out() {
    for who in [
        answer(500, ""),
        answer(403, PAGE),
        answer(200, PAGE),
        wrapped(200, json!([])),
    ] {
        let (server, panel) = listed().await;
        server.on(LIST, [answer(403, PAGE)]).on(ACCOUNT, [who]);
        advance(60_000).await;
        assert!(panel.text().contains(UNREADABLE), "{}", panel.text());
        assert!(!panel.has_heading("Signed out"));
        assert_eq!(panel.rows().len(), 3);
        panel.remove().await;
    }
}

#[wasm_bindgen_test]
async fn a_viewer_without_an_account_is_not_signed_out_by_a_proxy() {
    let server = stranger().await;
    let panel = shown(&[]);
    panel.until_heading("You're not in this conversation").await;
    server.on(ROOM, [answer(403, PAGE)]);
    advance(40_000).await;
    assert!(panel.text().contains(UNREADABLE), "{}", panel.text());
    assert!(panel.has_heading("You're not in this conversation"));
}

#[wasm_bindgen_test]
async fn a_sign_in_page_before_the_first_list_asks_who_is_signed_in() {
    for (who, heading) in [
        (answer(0, ""), "Signed out"),
        (answer(401, PAGE), "Signed out"),
        (account("bob"), "Couldn't load participants"),
        (answer(200, PAGE), "Couldn't load participants"),
    ] {
        let server = member().await;
        server.on(CAPABILITIES, [answer(0, "")]).on(ACCOUNT, [who]);
        let panel = shown(&[]);
        panel.until_heading(heading).await;
        assert_eq!(server.asked(), [CAPABILITIES, ACCOUNT]);
        panel.remove().await;
    }
}

#[wasm_bindgen_test]
async fn a_refusal_by_a_proxy_is_no_wrong_password() {
    let server = stranger().await;
    let panel = shown(&[]);
    panel.until_heading("You're not in this conversation").await;
    server.on(JOIN, [answer(403, PAGE)]);
    panel.click("Join").await;
    panel
        .until_text("Couldn't join. That wasn't an answer from Nextcloud Talk.")
        .await;
    assert!(panel.dialog().is_none());
}

#[wasm_bindgen_test]
async fn a_server_that_does_not_answer_is_said_not_to() {
    let (server, panel) = listed().await;
    server.on(LIST, [silence()]);
    advance(6_000).await;
    advance(20_000).await;
    panel.until_text("Nextcloud isn't answering. List as of").await;
    assert_eq!(panel.rows().len(), 3);
}

#[wasm_bindgen_test]
async fn an_answer_that_is_too_large_leaves_the_list_and_has_a_code_of_its_own() {
    let (server, panel) = listed().await;
    let endless = "new ReadableStream({ pull: (to) => to.enqueue(new Uint8Array(4_000_000)) }, { highWaterMark: 0 })";
    js(&format!(
        "const scripted = window.fetch;
        window.fetch = (request) => request.url.includes('/participants') ? new Response({endless}) : scripted(request)"
    ));
    advance(6_000).await;
    panel.until_text("The server's answer is too large. List as of").await;
    assert_eq!(panel.rows().len(), 3);
    assert_eq!(told(), "tp-error too-large, tp-state listed");
    assert!(server.asked().is_empty(), "nobody is asked who is signed in");
}
