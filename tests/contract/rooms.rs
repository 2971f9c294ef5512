//! The conversation object, as it is answered to every participant type.

use crate::recording::{Exchange, Pairs, everything, file};
use model::conversation::{Conversation, ConversationKind};
use model::id::SessionId;
use model::refusal::Refusal;
use model::wire;
use serde_json::Value;
use serde_json::value::RawValue;

fn kind(number: i64) -> ConversationKind {
    match number {
        1 => ConversationKind::OneToOne,
        2 => ConversationKind::Group,
        3 => ConversationKind::Public,
        4 => ConversationKind::Changelog,
        other => panic!("{other} was not recorded"),
    }
}

/// Names of types 1, 2 and 6 in the order of the text. `participants` is `[]` when empty.
fn moderators(exchange: &Exchange) -> Vec<String> {
    #[derive(serde::Deserialize)]
    struct Body {
        ocs: Ocs,
    }
    #[derive(serde::Deserialize)]
    struct Ocs {
        data: Data,
    }
    #[derive(serde::Deserialize)]
    struct Data {
        participants: Option<Box<RawValue>>,
    }
    let body: Body = serde_json::from_slice(&exchange.response.bytes()).unwrap();
    let Some(people) = body.ocs.data.participants.filter(|people| people.get() != "[]") else {
        return Vec::new();
    };
    let people: Pairs = serde_json::from_str(people.get()).unwrap();
    let moderates = |person: &Value| [1, 2, 6].contains(&person["type"].as_i64().unwrap());
    let moderating = people.0.into_iter().filter(|(_, person)| moderates(person));
    moderating
        .map(|(_, person)| person["name"].as_str().unwrap().to_owned())
        .collect()
}

/// Compares every field that is read.
pub fn compare(exchange: &Exchange, conversation: &Conversation) {
    let (id, data) = (&exchange.id, exchange.response.data());
    let text = |field: &str| data[field].as_str().unwrap().to_owned();
    let number = |field: &str| data[field].as_i64().unwrap();
    assert_eq!(conversation.kind, kind(number("type")), "{id}");
    assert_eq!(conversation.name, text("displayName"), "{id}");
    assert_eq!(conversation.role.number(), number("participantType"), "{id}");
    assert_eq!(
        conversation.has_password,
        data["hasPassword"].as_bool().unwrap(),
        "{id}"
    );
    assert_eq!(conversation.lobby, number("lobbyState") == 1, "{id}");
    assert_eq!(conversation.read_only, number("readOnly") == 1, "{id}");
    assert_eq!(conversation.object_type, text("objectType"), "{id}");
    let session = conversation.session.as_ref().map_or("0", SessionId::expose);
    assert_eq!(session, text("sessionId"), "{id}");
    assert_eq!(conversation.moderators, moderators(exchange), "{id}");
}

fn rooms(exchanges: Vec<Exchange>) -> Vec<Exchange> {
    let answered = |exchange: &Exchange| {
        let request = &exchange.request;
        request.method == "GET" && request.path.ends_with("/room/{token}") && exchange.response.status == 200
    };
    exchanges.into_iter().filter(answered).collect()
}

/// The stub for somebody outside a public conversation: logged in or not, or a guest whose membership ended.
const OUTSIDE: [&str; 12] = [
    "guest-name-048",
    "participants-active-join-042",
    "participants-active-join-079",
    "participants-active-leave-012",
    "participants-guests-remove-012",
    "protocol-104",
    "room-get-007",
    "room-get-008",
    "room-get-020",
    "room-get-021",
    "room-get-027",
    "room-get-028",
];

#[test]
fn all_27_rooms_are_read() {
    let rooms = rooms(file("room-get"));
    assert_eq!(rooms.len(), 27);
    for exchange in &rooms {
        compare(exchange, &wire::room(&exchange.response.bytes()).unwrap());
    }
}

#[test]
fn rooms_among_other_recordings_are_read_too() {
    let rooms = rooms(everything());
    assert_eq!(rooms.len(), 38);
    for exchange in &rooms {
        compare(exchange, &wire::room(&exchange.response.bytes()).unwrap());
    }
}

#[test]
fn somebody_outside_is_told_from_a_guest() {
    for exchange in rooms(everything()) {
        let conversation = wire::room(&exchange.response.bytes()).unwrap();
        let outside = OUTSIDE.contains(&exchange.id.as_str());
        assert_eq!(conversation.is_member(), !outside, "{}", exchange.id);
    }
}

#[test]
fn moderators_are_named_to_members() {
    let exchanges = file("room-get");
    let named = |number: usize| wire::room(&exchanges[number - 1].response.bytes()).unwrap().moderators;
    assert_eq!(named(1), ["admin", "Alice Liddell"]);
    assert_eq!(named(3), ["admin", "Alice Liddell"]);
    assert!(named(7).is_empty(), "the stub names nobody");
}

#[test]
fn who_waits_in_the_lobby() {
    let exchanges = file("room-get");
    let waits = |number: usize| {
        let conversation = wire::room(&exchanges[number - 1].response.bytes()).unwrap();
        conversation.lobby && !conversation.role.moderates()
    };
    // Owner, user, guest, self-joined user, guest moderator.
    assert_eq!([22, 23, 24, 25, 26].map(waits), [false, true, true, true, false]);
}

#[test]
fn the_5_refusals_are_not_found() {
    let refused: Vec<_> = file("room-get")
        .into_iter()
        .filter(|exchange| exchange.response.status != 200)
        .collect();
    assert_eq!(refused.len(), 5);
    for exchange in refused {
        assert_eq!(exchange.response.refusal(), Some(Refusal::NotFound), "{}", exchange.id);
    }
}
