//! What the client sends is what was recorded: method, path, parameters by value, and the fixed headers.

use crate::recording::{Exchange, everything};
use crate::selection::{Call, Reason, TOKEN, call};
use model::token::RoomToken;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use talk_participants::api::requests::{self, FIXED_HEADERS, Method, Request};

fn build(call: &Call) -> Request {
    match call {
        Call::Capabilities => requests::capabilities(),
        Call::Account => requests::account(),
        Call::Room(token) => requests::room(token),
        Call::List(token) => requests::participants(token),
        Call::Join(token, password, force) => requests::join(token, password.as_deref(), force.unwrap_or(true)),
        Call::Leave(token) => requests::leave(token),
        Call::GuestName(token, name) => requests::guest_name(token, name),
        Call::Signaling(token) => requests::signaling(token),
    }
}

fn method(request: &Request) -> &'static str {
    match request.method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Delete => "DELETE",
    }
}

/// The recorded parameters. The one thing the panel says that others leave out is the server's default: `force`.
fn recorded_parameters(exchange: &Exchange, call: &Call) -> Option<Value> {
    let recorded = exchange.request.body.as_ref().and_then(|body| body.json.clone());
    match call {
        Call::Join(_, _, None) => {
            let mut parameters = recorded.unwrap_or_else(|| json!({}));
            parameters["force"] = true.into();
            Some(parameters)
        }
        _ => recorded,
    }
}

fn compare(exchange: &Exchange, call: &Call) {
    let (id, request) = (&exchange.id, build(call));
    assert_eq!(method(&request), exchange.request.method, "{id}");
    let path = exchange.request.path.replace("{token}", TOKEN);
    assert_eq!(request.endpoint.as_str(), format!("{path}?format=json"), "{id}");
    let sent = request.body.map(|body| serde_json::from_str::<Value>(&body).unwrap());
    assert_eq!(sent, recorded_parameters(exchange, call), "{id}");
    for (name, value) in FIXED_HEADERS {
        assert_eq!(
            exchange.request.headers.get(name).map(String::as_str),
            Some(value),
            "{id}"
        );
    }
}

#[test]
fn every_request_that_a_panel_sends_is_built_as_recorded() {
    let mut sent: BTreeMap<&str, usize> = BTreeMap::new();
    let mut left_out: BTreeMap<Reason, usize> = BTreeMap::new();
    for exchange in everything() {
        match call(&exchange) {
            Ok(call) => {
                compare(&exchange, &call);
                *sent.entry(name(&call)).or_default() += 1;
            }
            Err(reason) => *left_out.entry(reason).or_default() += 1,
        }
    }
    let expected_sent = [
        ("capabilities", 5),
        ("account", 2),
        ("room", 39),
        ("list", 142),
        ("join", 57),
        ("leave", 19),
        ("guest name", 31),
        ("signaling", 13),
    ];
    let expected_left_out = [
        (Reason::OtherCall, 49),
        (Reason::OtherVersion, 16),
        (Reason::OtherMethod, 12),
        (Reason::Token, 9),
        (Reason::Headers, 25),
        (Reason::Query, 14),
        (Reason::Encoding, 10),
        (Reason::Parameters, 5),
    ];
    assert_eq!(sent, expected_sent.into());
    assert_eq!(left_out, expected_left_out.into());
}

fn name(call: &Call) -> &'static str {
    match call {
        Call::Capabilities => "capabilities",
        Call::Account => "account",
        Call::Room(_) => "room",
        Call::List(_) => "list",
        Call::Join(..) => "join",
        Call::Leave(_) => "leave",
        Call::GuestName(..) => "guest name",
        Call::Signaling(_) => "signaling",
    }
}

#[test]
fn parameters_keep_their_types_and_their_text() {
    let token = RoomToken::parse(TOKEN).unwrap();
    let body = |request: Request| serde_json::from_str::<Value>(&request.body.unwrap()).unwrap();
    assert_eq!(body(requests::join(&token, None, false)), json!({"force": false}));
    // A password of digits stays a text: the server refuses numbers with 404. An empty one is sent, not left out.
    let digits = requests::join(&token, Some("12345"), true);
    assert_eq!(body(digits), json!({"password": "12345", "force": true}));
    assert_eq!(
        body(requests::join(&token, Some(""), true)),
        json!({"password": "", "force": true})
    );
    let name = "a\u{202e}gnp\u{7}\t\"b\" 🎉 東京";
    assert_eq!(body(requests::guest_name(&token, name)), json!({"displayName": name}));
}

#[test]
fn the_long_poll_outlasts_the_servers_30_seconds() {
    let token = RoomToken::parse(TOKEN).unwrap();
    assert!(requests::signaling(&token).timeout_ms > 30_000);
    assert!(requests::participants(&token).timeout_ms < 30_000);
}
