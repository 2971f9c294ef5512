//! Adding, removing, promoting, demoting, leaving for good, and searching for participants to add: every recorded answer.

use crate::recording::{ACTIVE, Exchange, GUEST_NAME, GUESTS, LIST, MODERATORS, MYSELF, V1, everything, file};
use model::conversation::ConversationKind;
use model::refusal::Refusal::{self, BadRequest, Forbidden, NotFound, Redirected, SignedOut};
use model::suggestion::Source;
use model::wire;
use serde_json::{Value, json};

/// Every refusal of a file, by number; the others, so many, are successes.
fn refusals(name: &str, successes: usize, expected: &[(Refusal, &[u16])]) {
    let exchanges = file(name);
    for exchange in &exchanges {
        let refused = expected
            .iter()
            .find(|(_, numbers)| numbers.contains(&exchange.number()));
        let refused = refused.map(|(refusal, _)| refusal.clone());
        assert_eq!(exchange.response.refusal(), refused, "{}", exchange.id);
    }
    let refused: usize = expected.iter().map(|(_, numbers)| numbers.len()).sum();
    assert_eq!(exchanges.len() - refused, successes);
}

#[test]
fn all_79_answers_around_adding_have_their_type() {
    let not_moderators = [3, 5, 12, 52, 53, 64, 72];
    let without_account = [4, 6, 8, 14];
    let not_found = [
        // Outsiders.
        7, 13, 54, // Parameters that are missing, broken or of another type: XML. An empty id: JSON.
        19, 21, 22, 23, 24, 25, 26,
        // Unknown people and groups; somebody who is there, by an id in another case (XML).
        29, 33, 42, 44, // Addresses that were invited before or are none (XML), and the removal of one.
        61, 62, 63, 67,
    ];
    // Sources that are unknown or not installed; conversations of two and of a password request.
    let not_here = [28, 45, 46, 47, 48, 49, 50, 51, 68, 69, 70, 71, 73];
    let expected: [(Refusal, &[u16]); 4] = [
        (Forbidden, &not_moderators),
        (SignedOut, &without_account),
        (NotFound, &not_found),
        (BadRequest, &not_here),
    ];
    refusals("participants-add", 37, &expected);
}

#[test]
fn all_67_answers_around_removing_have_their_type() {
    // Not a moderator; 20 and 23: an owner as the target.
    let forbidden = [3, 4, 8, 9, 10, 11, 20, 23, 61];
    let not_found = [
        // Outsiders; unknown, empty and other ids.
        6, 7, 12, 13, 14, 15, 16, 26, 27, // After the conversation is gone, or the person removed.
        37, 63, 64, 65,
        // Encodings that DELETE does not read, and parameters that are missing or of another type.
        42, 43, 44, 46, 48, 49, 50, 51, 52, 53, 54, 55,
    ];
    // The last moderator; conversations of two.
    let not_possible = [34, 35, 57, 58];
    let expected: [(Refusal, &[u16]); 3] = [
        (Forbidden, &forbidden),
        (NotFound, &not_found),
        (BadRequest, &not_possible),
    ];
    refusals("participants-remove", 29, &expected);
}

#[test]
fn all_42_answers_around_removing_guests_have_their_type() {
    // Not a moderator; 25: a guest moderator about himself.
    let forbidden = [3, 4, 5, 25, 27, 36, 42];
    // Outsiders; the guest afterwards; sessions that are unknown, gone, of another conversation or badly encoded.
    let not_found = [7, 8, 10, 11, 14, 15, 16, 17, 24, 31, 32, 33, 34, 35, 39, 41];
    let no_guest = [18, 19, 20, 21, 22, 40];
    let expected: [(Refusal, &[u16]); 3] = [(Forbidden, &forbidden), (NotFound, &not_found), (BadRequest, &no_guest)];
    refusals("participants-guests-remove", 13, &expected);
}

#[test]
fn all_30_answers_around_leaving_for_good_have_their_type() {
    let without_account = [2, 4, 6];
    let last_moderator = [12, 14];
    // Outsiders; everything after leaving; an unknown conversation.
    let not_found = [5, 10, 18, 20, 21, 27, 29, 30];
    let expected: [(Refusal, &[u16]); 3] = [
        (SignedOut, &without_account),
        (BadRequest, &last_moderator),
        (NotFound, &not_found),
    ];
    refusals("participants-self-remove", 17, &expected);
}

#[test]
fn all_95_answers_around_moderators_have_their_type() {
    // Outsiders; unknown, empty and mistaken targets; parameters that are missing or not read.
    let not_found = [7, 8, 15, 16, 17, 18, 19, 26, 27, 28, 29, 30, 31, 32, 40];
    // Owners and self-joined users; people who are what they would become.
    let not_possible = [22, 23, 25, 33, 34, 42];
    // Not a moderator, or about oneself; and what such people tried besides.
    let forbidden = [3, 4, 5, 11, 12, 13, 20, 21, 24, 43, 44, 47, 48];
    let expected: [(Refusal, &[u16]); 3] = [
        (Forbidden, &forbidden),
        (NotFound, &not_found),
        (BadRequest, &not_possible),
    ];
    refusals("moderators-promote", 18, &expected);
    let not_found = [&not_found[..], &[39]].concat();
    let forbidden = [3, 4, 5, 11, 12, 13, 20, 21, 24, 41, 43];
    let expected: [(Refusal, &[u16]); 3] = [
        (Forbidden, &forbidden),
        (NotFound, &not_found),
        (BadRequest, &not_possible),
    ];
    refusals("moderators-demote", 10, &expected);
}

#[test]
fn all_21_searches_have_their_type() {
    // Without an account; without `itemType`.
    let expected: [(Refusal, &[u16]); 2] = [(SignedOut, &[17, 18]), (NotFound, &[20])];
    refusals("autocomplete", 18, &expected);
}

fn worked(method: &str, path: &str) -> Vec<Exchange> {
    let answered = |exchange: &Exchange| exchange.is(method, path) && exchange.response.status == 200;
    everything().into_iter().filter(answered).collect()
}

#[test]
fn every_suggestion_is_read_as_it_stands() {
    let mut read = 0;
    for exchange in file("autocomplete")
        .iter()
        .filter(|exchange| exchange.response.status == 200)
    {
        let suggestions = wire::suggestions(&exchange.response.bytes()).unwrap();
        let decoded: Vec<Value> = suggestions
            .iter()
            .map(|one| {
                let source = match one.source {
                    Source::Users => "users",
                    Source::Groups => "groups",
                    Source::Emails => "emails",
                    Source::Circles => "circles",
                    other => panic!("{other:?} was not recorded"),
                };
                json!({"id": one.id, "label": one.label, "source": source})
            })
            .collect();
        assert_eq!(Value::from(decoded), exchange.response.data(), "{}", exchange.id);
        read += suggestions.len();
    }
    let raw = file("autocomplete")
        .iter()
        .filter(|exchange| exchange.response.status == 200)
        .map(|exchange| exchange.response.data().as_array().map_or(0, Vec::len))
        .sum::<usize>();
    assert!(read == raw && read > 40, "{read}");
}

#[test]
fn only_invitations_name_the_kind_of_the_conversation() {
    let mut invited = Vec::new();
    let added = worked("POST", LIST);
    for exchange in &added {
        let kind = wire::added(&exchange.response.bytes()).unwrap();
        match exchange.response.data() {
            data if data == json!([]) => assert_eq!(kind, None, "{}", exchange.id),
            data => {
                assert_eq!(data, json!({"type": 3}), "{}", exchange.id);
                assert_eq!(kind, Some(ConversationKind::Public), "{}", exchange.id);
                invited.push(exchange.id.as_str());
            }
        }
    }
    assert_eq!(
        invited,
        ["participants-add-055", "participants-add-058", "participants-add-060"]
    );
    assert_eq!(added.len(), 31);
}

#[test]
fn what_was_carried_out_says_nothing_more() {
    let counted = [
        ("DELETE", LIST, 25),
        ("DELETE", GUESTS, 10),
        ("DELETE", MYSELF, 12),
        ("POST", MODERATORS, 13),
        ("DELETE", MODERATORS, 10),
    ];
    for (method, path, count) in counted {
        let done = worked(method, path);
        assert_eq!(done.len(), count, "{method} {path}");
        for exchange in done {
            assert_eq!(exchange.response.refusal(), None, "{}", exchange.id);
            assert_eq!(exchange.response.data(), json!([]), "{}", exchange.id);
        }
    }
}

/// The ten endpoints' own recordings.
const TEN: [&str; 10] = [
    "guest-name",
    "moderators-demote",
    "moderators-promote",
    "participants-active-join",
    "participants-active-leave",
    "participants-add",
    "participants-guests-remove",
    "participants-list",
    "participants-remove",
    "participants-self-remove",
];

/// What a status means there; all recorded 412 are of the lobby.
#[test]
fn all_563_answers_of_the_ten_endpoints_have_a_type() {
    let exchanges: Vec<Exchange> = TEN.into_iter().flat_map(file).collect();
    assert_eq!(exchanges.len(), 563);
    for exchange in &exchanges {
        let (status, refusal) = (exchange.response.status, exchange.response.refusal());
        let fits = match status {
            200 => refusal.is_none(),
            303 => refusal == Some(Redirected),
            400 => refusal == Some(BadRequest),
            401 => refusal == Some(SignedOut),
            403 => refusal == Some(Forbidden),
            404 => refusal == Some(NotFound),
            409 => matches!(refusal, Some(Refusal::Conflict(Some(_)))),
            412 => refusal == Some(Refusal::Lobby),
            other => panic!("{}: {other}", exchange.id),
        };
        assert!(fits, "{}: {status} as {refusal:?}", exchange.id);
    }
}

/// Every successful answer that a panel could get has a reader.
#[test]
fn every_success_of_the_ten_endpoints_is_read() {
    let mut silent = 0;
    for exchange in TEN
        .into_iter()
        .flat_map(file)
        .filter(|exchange| exchange.response.status == 200)
    {
        let (method, body) = (exchange.request.method.as_str(), exchange.response.bytes());
        let Some(path) = exchange.request.path.strip_prefix(V1) else {
            continue;
        };
        let read = match (method, path) {
            ("GET", LIST) => wire::participants(&body).map(|list| assert!(list.bad_rows.is_empty())),
            ("GET", "room/{token}") => wire::room(&body).map(drop),
            ("POST", ACTIVE) => wire::joined(&body).map(|joined| assert!(joined.is_some(), "{}", exchange.id)),
            ("POST", LIST) => wire::added(&body).map(drop),
            ("POST", MODERATORS | GUEST_NAME) | ("DELETE", LIST | GUESTS | MYSELF | MODERATORS | ACTIVE) => {
                silent += 1;
                Ok(())
            }
            _ => continue,
        };
        assert!(read.is_ok(), "{}", exchange.id);
    }
    // 22 + 10 + 12 + 13 + 10 commands on others and oneself, 18 times leaving and once in another file, 20 names.
    assert_eq!(silent, 67 + 19 + 20);
}
