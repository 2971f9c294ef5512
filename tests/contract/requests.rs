//! What the client sends is what was recorded: method, path, parameters by value, and the fixed headers.

use crate::recording::{Exchange, everything};
use crate::selection::{CIRCLES, Call, Reason, TOKEN, call};
use model::identity::Identity;
use model::suggestion::Source;
use model::token::RoomToken;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use talk_participants::api::endpoint::Api;
use talk_participants::api::requests::{self, FIXED_HEADERS, Method, Request};

fn build(call: &Call) -> Request {
    match call {
        Call::Capabilities => requests::capabilities(),
        Call::Account => requests::account(),
        Call::Room(token) => requests::room(Api::V1, token),
        Call::List(token) => requests::participants(Api::V1, token),
        Call::Join(token, password, force) => {
            requests::join(Api::V1, token, password.as_deref(), force.unwrap_or(true))
        }
        Call::Leave(token) => requests::leave(Api::V1, token),
        Call::GuestName(token, name) => requests::guest_name(token, name),
        Call::Signaling(token) => requests::signaling(Api::V1, token),
        Call::Autocomplete(token, typed) => requests::autocomplete(token, typed, &Source::ALL[..4]),
        Call::Add(token, id, source) => requests::add(Api::V1, token, id, source.unwrap_or(Source::Users)),
        Call::Remove(token, target) => requests::remove(token, target.into()),
        Call::LeaveForGood(token) => requests::leave_for_good(Api::V1, token),
        Call::Promote(token, target) => requests::promote(token, target.into()),
        Call::Demote(token, target) => requests::demote(token, target.into()),
    }
}

fn method(request: &Request) -> &'static str {
    match request.method {
        Method::Get => "GET",
        Method::Post => "POST",
        Method::Put => "PUT",
        Method::Delete => "DELETE",
    }
}

/// The recorded parameters. What the panel says and others leave out are the server's defaults: `force` and `source`.
fn recorded_parameters(exchange: &Exchange, call: &Call) -> Option<Value> {
    let recorded = exchange.request.body.as_ref().and_then(|body| body.json.clone());
    match call {
        Call::Join(_, _, None) => {
            let mut parameters = recorded.unwrap_or_else(|| json!({}));
            parameters["force"] = true.into();
            Some(parameters)
        }
        Call::Add(_, _, None) => recorded.map(|mut parameters| {
            parameters["source"] = "users".into();
            parameters
        }),
        _ => recorded,
    }
}

/// The recorded query. The panel asks for JSON in it, and for circles where most recordings do not.
fn recorded_query(exchange: &Exchange, call: &Call) -> Vec<(String, String)> {
    let owned = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
    let mut query = vec![owned(("format", "json"))];
    if matches!(call, Call::Autocomplete(..)) {
        query.extend(
            exchange
                .request
                .query
                .iter()
                .map(|(name, value)| (name.clone(), value.replace("{token}", TOKEN))),
        );
        let circles = owned(CIRCLES);
        if !query.contains(&circles) {
            query.push(circles);
        }
    }
    query
}

/// A query, decoded with a reader of its own; a bare `+` would be a space to the server.
fn pairs(query: &str) -> Vec<(String, String)> {
    let decode = |text: &str| {
        let mut bytes = text.bytes();
        let mut decoded = Vec::new();
        while let Some(byte) = bytes.next() {
            decoded.push(match byte {
                b'%' => {
                    let digits = [bytes.next().unwrap(), bytes.next().unwrap()];
                    u8::from_str_radix(std::str::from_utf8(&digits).unwrap(), 16).unwrap()
                }
                b'+' => b' ',
                byte => byte,
            });
        }
        String::from_utf8(decoded).unwrap()
    };
    let pair = |pair: &str| pair.split_once('=').map(|(name, value)| (decode(name), decode(value)));
    query.split('&').map(|text| pair(text).unwrap()).collect()
}

fn compare(exchange: &Exchange, call: &Call) {
    let (id, request) = (&exchange.id, build(call));
    assert_eq!(method(&request), exchange.request.method, "{id}");
    let (path, query) = request.endpoint.as_str().split_once('?').unwrap();
    assert_eq!(path, exchange.request.path.replace("{token}", TOKEN), "{id}");
    assert_eq!(pairs(query), recorded_query(exchange, call), "{id}");
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
        ("room", 46),
        ("list", 168),
        ("join", 60),
        ("leave", 20),
        ("guest name", 32),
        ("signaling", 13),
        ("autocomplete", 15),
        ("add", 55),
        ("remove", 42),
        ("remove guest", 20),
        ("leave for good", 20),
        ("promote", 21),
        ("promote guest", 12),
        ("demote", 22),
        ("demote guest", 11),
    ];
    let expected_left_out = [
        (Reason::OtherCall, 23),
        (Reason::OtherVersion, 18),
        (Reason::OtherMethod, 17),
        (Reason::Token, 9),
        (Reason::Headers, 28),
        (Reason::Query, 22),
        (Reason::Encoding, 32),
        (Reason::Parameters, 28),
        (Reason::Source, 9),
        (Reason::Nobody, 7),
        (Reason::NoAddress, 2),
        (Reason::NoSession, 3),
        (Reason::WrongId, 12),
        (Reason::TwoTargets, 2),
        (Reason::OtherSearch, 6),
    ];
    assert_eq!((sent, left_out), (expected_sent.into(), expected_left_out.into()));
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
        Call::Autocomplete(..) => "autocomplete",
        Call::Add(..) => "add",
        Call::Remove(_, Identity::User(_)) => "remove",
        Call::Remove(_, Identity::Guest(_) | Identity::Actor(..)) => "remove guest",
        Call::LeaveForGood(_) => "leave for good",
        Call::Promote(_, Identity::User(_)) => "promote",
        Call::Promote(_, Identity::Guest(_) | Identity::Actor(..)) => "promote guest",
        Call::Demote(_, Identity::User(_)) => "demote",
        Call::Demote(_, Identity::Guest(_) | Identity::Actor(..)) => "demote guest",
    }
}

#[test]
fn parameters_keep_their_types_and_their_text() {
    let token = RoomToken::parse(TOKEN).unwrap();
    let body = |request: Request| serde_json::from_str::<Value>(&request.body.unwrap()).unwrap();
    assert_eq!(
        body(requests::join(Api::V1, &token, None, false)),
        json!({"force": false})
    );
    // A password of digits stays a text: the server refuses numbers with 404. An empty one is sent, not left out.
    let digits = requests::join(Api::V1, &token, Some("12345"), true);
    assert_eq!(body(digits), json!({"password": "12345", "force": true}));
    assert_eq!(
        body(requests::join(Api::V1, &token, Some(""), true)),
        json!({"password": "", "force": true})
    );
    let name = "a\u{202e}gnp\u{7}\t\"b\" 🎉 東京";
    assert_eq!(body(requests::guest_name(&token, name)), json!({"displayName": name}));
}

#[test]
fn the_long_poll_outlasts_the_servers_30_seconds() {
    let token = RoomToken::parse(TOKEN).unwrap();
    assert!(requests::signaling(Api::V1, &token).timeout_ms > 30_000);
    assert!(requests::participants(Api::V1, &token).timeout_ms < 30_000);
}
