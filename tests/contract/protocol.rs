//! Everything that is the same for all endpoints, `protocol.json`, and what the query `format=json` makes of it,
//! `format-json.json`: every answer has a typed outcome, written down here by the number of the exchange.

use crate::outcome::Outcome::{self, Account, Done, List, Refused, Room, Unreadable};
use crate::outcome::outcome;
use crate::recording::{Exchange, file};
use model::refusal::Refusal::{
    Csrf, Forbidden, Maintenance, NotApi, NotFound, Redirected, Server, SignedOut, Unexpected,
};
use model::wire::Capabilities;

fn in_protocol(number: u16) -> Outcome {
    match number {
        // The header OCS-APIRequest is missing or not "true"; 9 is a page, the others JSON without the wrapper.
        1..=10 => Refused(Csrf),
        // No login, a wrong one, or a bad token: 401 where a login is needed, 404 where guests may go.
        11 | 14 | 15 | 16 | 18 => Refused(SignedOut),
        12 | 13 => Refused(NotFound),
        17 => List,
        // A login in cookies, with OCS-APIRequest, a request token or both; then with neither.
        19 | 22 | 24 | 25 => List,
        20 | 21 | 23 => Done,
        26..=28 => Refused(Csrf),
        // The request token itself, which is no OCS answer.
        29 => Unreadable,
        30 | 32 => List,
        // Cookies without their same-site twins: an empty 503 that nobody asked to wait for.
        31 => Refused(Server(503, None)),
        33 => Account("alice".to_owned()),
        // Logged out: a redirect, its target (a page), and what comes after.
        34 => Refused(Redirected),
        35 => Unreadable,
        36 => Refused(NotFound),
        37 => Refused(SignedOut),
        // Session data lost on the server.
        38 | 40 => List,
        39 => Done,
        // The login was revoked.
        41 | 43 => Refused(NotFound),
        42 | 44 | 45 => Refused(SignedOut),
        // The account was disabled: XML whatever was asked for.
        46 | 47 => Refused(SignedOut),
        48 => List,
        // Formats: without `application/json` alone between commas, or against `format`, the list is XML.
        52..=54 => List,
        49..=51 | 55..=57 => Unreadable,
        58 | 60..=63 => Refused(NotFound),
        59 => Refused(SignedOut),
        // The wrapper of OCS v1 answers 200 to somebody outside, with a list of nobody and 404 beside it.
        64 => List,
        65 | 66 => Unreadable,
        67..=69 => Refused(SignedOut),
        70 => Done,
        // Unknown and malformed tokens, versions and paths, as JSON or XML.
        71..=81 | 83..=86 => Refused(NotFound),
        // HEAD has no body; other methods and preflights have no place.
        87 | 91 => Unreadable,
        88..=90 | 92..=102 => Refused(Unexpected(405)),
        103 | 107..=110 | 122 | 125 => List,
        104 => Room,
        105 => Done,
        106 => Outcome::Capabilities(Capabilities::V1),
        // The server does not know itself by this name, and says so on a page.
        111 => Refused(NotApi(400)),
        112..=118 => Refused(Maintenance(None)),
        119 => Unreadable,
        120 | 121 => Refused(Maintenance(Some(120))),
        // Talk switched off, or limited to a group.
        123 => Refused(NotFound),
        124 | 127 => Outcome::Capabilities(Capabilities::NoTalk),
        126 | 128 => Refused(Forbidden),
        other => panic!("no exchange {other}"),
    }
}

fn with_format_json(number: u16) -> Outcome {
    match number {
        1 => List,
        2..=4 => Done,
        5 | 6 | 8 | 10 => Refused(NotFound),
        7 => Refused(Forbidden),
        9 | 13 => Refused(SignedOut),
        11 => Refused(Unexpected(405)),
        12 => Refused(Csrf),
        14 => Refused(Redirected),
        other => panic!("no exchange {other}"),
    }
}

fn compare(name: &str, count: usize, expected: impl Fn(u16) -> Outcome) {
    let exchanges: Vec<Exchange> = file(name);
    assert_eq!(exchanges.len(), count);
    for exchange in &exchanges {
        assert_eq!(outcome(exchange), expected(exchange.number()), "{}", exchange.id);
    }
}

#[test]
fn all_127_answers_of_the_protocol_have_an_outcome() {
    compare("protocol", 127, in_protocol);
}

#[test]
fn all_14_answers_with_format_json_have_an_outcome() {
    compare("format-json", 14, with_format_json);
}

#[test]
fn only_a_method_that_is_not_there_is_unexpected() {
    for exchange in crate::recording::everything() {
        let unexpected = matches!(exchange.response.refusal(), Some(Unexpected(_)));
        assert_eq!(unexpected, exchange.response.status == 405, "{}", exchange.id);
    }
}
