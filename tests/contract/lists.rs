//! Every recorded list is decoded to exactly its rows.

use crate::recording::{Exchange, LIST, everything, file};
use model::identity::Identity;
use model::participant::Participant;
use model::wire::{self, WireError};
use serde_json::{Value, json};

/// A decoded row, written back with the fields of v1.
fn row(person: &Participant) -> Value {
    let session = person.session.as_ref().map_or("0", |session| session.expose());
    let user = match &person.identity {
        Identity::User(user) => user.as_str(),
        Identity::Guest(guest) => {
            assert_eq!(guest.expose(), session, "a guest goes by the session");
            ""
        }
        Identity::Actor(..) => panic!("no row of v1"),
    };
    let call = person.call;
    let flags = [(2, call.audio()), (4, call.video()), (8, call.phone())];
    let extra: i64 = flags.iter().filter(|(_, on)| *on).map(|(bit, _)| bit).sum();
    json!({
        "inCall": i64::from(call.in_call()) + extra,
        "lastPing": person.last_ping,
        "sessionId": session,
        "participantType": person.role.number(),
        "userId": user,
        "displayName": &*person.name,
    })
}

/// The recorded rows, cut down to the fields that are read.
fn recorded(exchange: &Exchange) -> Vec<Value> {
    let fields = [
        "inCall",
        "lastPing",
        "sessionId",
        "participantType",
        "userId",
        "displayName",
    ];
    let data = exchange.response.data();
    let rows = data.as_array().unwrap();
    rows.iter()
        .map(|row| {
            fields
                .iter()
                .map(|field| ((*field).to_owned(), row[*field].clone()))
                .collect()
        })
        .collect()
}

fn is_list(exchange: &Exchange) -> bool {
    exchange.request.method == "GET"
        && exchange.request.path.ends_with("/room/{token}/participants")
        && exchange.response.status == 200
}

/// Lists of v3, recorded for comparison: they name people by `actorId` and have no `userId`.
const OF_V3: [&str; 2] = ["participants-list-048", "participants-list-075"];

#[test]
fn all_51_lists_are_read() {
    let lists: Vec<_> = file("participants-list").into_iter().filter(is_list).collect();
    assert_eq!(lists.len(), 51);
    let mut rows = 0;
    for exchange in lists.iter().filter(|exchange| !OF_V3.contains(&exchange.id.as_str())) {
        let list = wire::participants(&exchange.response.bytes()).unwrap();
        let decoded: Vec<Value> = list.participants.iter().map(row).collect();
        assert_eq!(decoded, recorded(exchange), "{}", exchange.id);
        assert!(list.bad_rows.is_empty(), "{}", exchange.id);
        rows += decoded.len();
    }
    assert_eq!(rows, 219);
}

#[test]
fn a_list_of_v3_is_not_read_as_one_of_nobody() {
    let lists = file("participants-list");
    for id in OF_V3 {
        let exchange = lists.iter().find(|exchange| exchange.id == id).unwrap();
        assert_eq!(wire::participants(&exchange.response.bytes()), Err(WireError), "{id}");
    }
}

/// A real server answers a member with an empty list only when its data were tampered with, but it does so honestly.
#[test]
fn an_empty_list_that_reports_success_is_empty() {
    let lists = file("participants-list");
    let empty: Vec<_> = lists
        .iter()
        .filter(|exchange| is_list(exchange) && exchange.response.data() == json!([]))
        .collect();
    assert_eq!(empty.len(), 1);
    let list = wire::participants(&empty[0].response.bytes()).unwrap();
    assert_eq!((list.participants.len(), list.bad_rows.len()), (0, 0));
}

#[test]
fn lists_among_other_recordings_are_read_too() {
    let of_v1 = |exchange: &Exchange| exchange.is("GET", LIST) && exchange.response.status == 200;
    let lists: Vec<_> = everything()
        .into_iter()
        .filter(|exchange| of_v1(exchange) && !exchange.id.starts_with("participants-list"))
        .filter(|exchange| serde_json::from_slice::<Value>(&exchange.response.bytes()).is_ok())
        .collect();
    assert_eq!(lists.len(), 77);
    for exchange in lists {
        let list = wire::participants(&exchange.response.bytes()).unwrap();
        let decoded: Vec<Value> = list.participants.iter().map(row).collect();
        assert_eq!(decoded, recorded(&exchange), "{}", exchange.id);
        assert!(list.bad_rows.is_empty(), "{}", exchange.id);
    }
}

#[test]
fn the_text_on_the_wire_reads_as_its_parsed_form() {
    let lists = file("participants-list");
    let exchange = lists.iter().find(|exchange| exchange.number() == 18).unwrap();
    let text = String::from_utf8(exchange.response.bytes()).unwrap();
    assert!(
        text.contains(r"\u003C") && text.contains(r"\u6771"),
        "escapes as PHP writes them"
    );
    let list = wire::participants(text.as_bytes()).unwrap();
    let names: Vec<&str> = list.participants.iter().map(|person| &*person.name).collect();
    assert_eq!(names[2], "Bøb Ünïcode 東京");
    assert_eq!(names[3], "<b>Eve</b> & \"co\"");
}
