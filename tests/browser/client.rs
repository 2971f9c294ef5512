//! `api::client`: the headers of every request, and the second try after a failed CSRF check.

use super::page;
use super::panel::document;
use super::recorded::{self, TOKEN};
use super::scene::{LEAVE, ROOM};
use super::server::{Server, answer, ok, refused};
use model::refusal::Refusal;
use model::token::RoomToken;
use serde_json::json;
use talk_participants::api::calls;
use talk_participants::api::client::Client;
use talk_participants::api::endpoint::Server as Base;
use talk_participants::api::error::Error;
use talk_participants::browser::address;
use talk_participants::browser::cancel_scope::CancelScope;
use talk_participants::model;
use wasm_bindgen_test::wasm_bindgen_test;

const CSRF: &str = "GET csrftoken";

async fn server() -> Server {
    page::clean().await;
    page::stop_the_clock();
    Server::start()
}

fn client(headers: &[(&str, &str)]) -> Client {
    let headers = headers
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Client::new(
        Base::parse("", address::resolve).unwrap(),
        None,
        headers.collect(),
        Default::default(),
        CancelScope::default(),
    )
}

fn token() -> RoomToken {
    RoomToken::parse(TOKEN).unwrap()
}

/// The recorded answer to a request without a request token.
fn csrf_failed() -> super::server::Answer {
    answer(412, recorded::body("protocol-001").to_string())
}

fn page_token(value: &str) {
    document()
        .head()
        .unwrap()
        .set_attribute("data-requesttoken", value)
        .unwrap();
}

#[wasm_bindgen_test]
async fn every_request_has_the_headers_of_the_api() {
    let server = server().await;
    server.on(ROOM, [ok(recorded::room(3, "0"))]).on(LEAVE, [ok(json!([]))]);
    let client = client(&[("Authorization", "Basic Ym9iOnB3"), ("X-Own", "1")]);
    calls::conversation(&client, &token()).await.unwrap();
    calls::leave(&client, &token()).await.unwrap();
    for what in [ROOM, LEAVE] {
        let sent = server.last(what);
        assert_eq!(sent.headers["ocs-apirequest"], "true", "{what}");
        assert_eq!(sent.headers["accept"], "application/json", "{what}");
        assert_eq!(sent.headers["authorization"], "Basic Ym9iOnB3", "{what}");
        assert_eq!(sent.headers["x-own"], "1", "{what}");
        assert!(sent.url.ends_with("?format=json"), "{}", sent.url);
        assert!(!sent.headers.contains_key("requesttoken"), "the page has no token");
    }
}

#[wasm_bindgen_test]
async fn the_current_request_token_of_the_page_is_sent() {
    let server = server().await;
    server.on(ROOM, [ok(recorded::room(3, "0"))]);
    let client = client(&[]);
    for value in ["first:token", "second+token=="] {
        page_token(value);
        calls::conversation(&client, &token()).await.unwrap();
        assert_eq!(server.last(ROOM).headers["requesttoken"], value);
    }
    page::restore();
}

#[wasm_bindgen_test]
async fn after_a_failed_csrf_check_the_request_is_sent_again_once_with_a_new_token_which_is_kept() {
    let server = server().await;
    page_token("stale");
    server
        .on(ROOM, [csrf_failed(), ok(recorded::room(3, "0"))])
        .on(CSRF, [answer(200, r#"{"token":"fresh"}"#)]);
    let client = client(&[]);
    calls::conversation(&client, &token()).await.unwrap();
    assert_eq!(server.asked(), [ROOM, CSRF, ROOM]);
    assert_eq!(server.last(ROOM).headers["requesttoken"], "fresh");
    calls::conversation(&client, &token()).await.unwrap();
    assert_eq!(server.count(CSRF), 1);
    assert_eq!(server.last(ROOM).headers["requesttoken"], "fresh");
    page::restore();
}

#[wasm_bindgen_test]
async fn a_csrf_check_that_fails_twice_is_an_error() {
    let server = server().await;
    server
        .on(ROOM, [csrf_failed()])
        .on(CSRF, [answer(200, r#"{"token":"fresh"}"#)]);
    let error = calls::conversation(&client(&[]), &token()).await.unwrap_err();
    assert_eq!(error, Error::Refused(Refusal::Csrf));
    assert_eq!(server.asked(), [ROOM, CSRF, ROOM]);
}

#[wasm_bindgen_test]
async fn without_a_new_token_nothing_is_sent_again() {
    for page in [answer(200, "<!DOCTYPE html>"), csrf_failed()] {
        let server = server().await;
        server.on(ROOM, [csrf_failed()]).on(CSRF, [page]);
        let error = calls::conversation(&client(&[]), &token()).await.unwrap_err();
        assert_eq!(error, Error::Refused(Refusal::Csrf));
        assert_eq!(server.asked(), [ROOM, CSRF]);
    }
}

#[wasm_bindgen_test]
async fn a_412_of_talk_itself_is_the_lobby() {
    let server = server().await;
    server.on(ROOM, [refused(412)]);
    let error = calls::conversation(&client(&[]), &token()).await.unwrap_err();
    assert_eq!(error, Error::Refused(Refusal::Lobby));
    assert_eq!(server.asked(), [ROOM]);
}

#[wasm_bindgen_test]
async fn a_redirect_and_html_are_errors() {
    let server = server().await;
    server.on(
        ROOM,
        [
            answer(0, ""),
            answer(200, "<!DOCTYPE html>"),
            answer(404, "<!DOCTYPE html>"),
        ],
    );
    let client = client(&[]);
    let mut errors = Vec::new();
    for _ in 0..3 {
        errors.push(calls::conversation(&client, &token()).await.unwrap_err());
    }
    let expected = [
        Error::Refused(Refusal::Redirected),
        Error::Unreadable,
        Error::Refused(Refusal::NotApi(404)),
    ];
    assert_eq!(errors, expected);
}

#[wasm_bindgen_test]
async fn only_requests_to_the_pages_own_origin_say_that_a_script_sent_them() {
    let server = server().await;
    server.on(ROOM, [ok(recorded::room(3, "0"))]);
    calls::conversation(&client(&[]), &token()).await.unwrap();
    assert_eq!(server.last(ROOM).headers["x-requested-with"], "XMLHttpRequest");
    let other = Client::new(
        Base::parse("https://cloud.example", address::resolve).unwrap(),
        None,
        Vec::new(),
        Default::default(),
        CancelScope::default(),
    );
    let _ = calls::conversation(&other, &token()).await;
    let sent = server.last("GET https://cloud.example/ocs/v2.php/apps/spreed/api/v1/room/abcd1234");
    assert!(
        !sent.headers.contains_key("x-requested-with"),
        "another origin would have to allow it"
    );
}

#[wasm_bindgen_test]
async fn the_request_token_of_the_page_goes_to_its_own_server_only() {
    let server = server().await;
    page_token("of the page");
    for (base, expected) in [("", Some("of the page")), ("https://cloud.example", None)] {
        server.forget();
        let client = Client::new(
            Base::parse(base, address::resolve).unwrap(),
            None,
            Vec::new(),
            Default::default(),
            CancelScope::default(),
        );
        let _ = calls::conversation(&client, &token()).await;
        let sent = server.last(&server.asked()[0]);
        assert_eq!(sent.headers.get("requesttoken").map(String::as_str), expected, "{base}");
    }
    page::restore();
}
