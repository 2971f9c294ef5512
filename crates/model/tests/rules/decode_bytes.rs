//! Every reader of [`model::wire`] takes any bytes: an error or a value, never a panic.

use crate::participants::text;
use model::refusal::Refusal;
use model::wire::{self, HttpAnswer};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use std::collections::HashSet;

/// Runs all readers; only a panic can fail here, and a list must keep its own promises.
fn read_everywhere(body: &[u8], status: u16) {
    if let Ok(list) = wire::participants(body) {
        let identities: HashSet<_> = list.participants.iter().map(|row| &row.identity).collect();
        assert_eq!(identities.len(), list.participants.len(), "each participant once");
        assert!(
            list.bad_rows.windows(2).all(|pair| pair[0].0 < pair[1].0),
            "places rise"
        );
    }
    let _ = wire::room(body).map(|room| room.is_member());
    let _ = wire::joined(body);
    let _ = wire::signaling(body);
    let _ = wire::account(body);
    let _ = wire::capabilities(body);
    let _ = wire::added(body);
    let _ = wire::suggestions(body);
    let answer = HttpAnswer {
        status,
        maintenance: status.is_multiple_of(2),
        retry_after: None,
        body,
    };
    assert_eq!(wire::refusal(&answer).is_none(), (200..300).contains(&status));
}

/// Keys of the API, so that generated objects get past the first field.
const KEYS: [&str; 25] = [
    "ocs",
    "meta",
    "data",
    "userId",
    "displayName",
    "participantType",
    "lastPing",
    "sessionId",
    "inCall",
    "type",
    "hasPassword",
    "lobbyState",
    "objectType",
    "participants",
    "name",
    "capabilities",
    "spreed",
    "features",
    "id",
    "display-name",
    "displayname",
    "usersInRoom",
    "label",
    "source",
    "users",
];

fn key() -> impl Strategy<Value = String> {
    prop_oneof![4 => proptest::sample::select(&KEYS[..]).prop_map(str::to_owned), 1 => text()]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (0_i64..7).prop_map(Value::from),
        key().prop_map(Value::from),
        Just(json!("0")),
    ];
    leaf.prop_recursive(4, 40, 8, |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..8).prop_map(Value::from),
            proptest::collection::vec((key(), inner), 0..8)
                .prop_map(|fields| Value::Object(fields.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

fn wrapped(data: Value) -> Vec<u8> {
    json!({"ocs": {"meta": {"status": "ok", "statuscode": 200, "message": null}, "data": data}})
        .to_string()
        .into_bytes()
}

fn status() -> impl Strategy<Value = u16> {
    prop_oneof![
        proptest::sample::select(vec![0, 200, 303, 400, 401, 403, 404, 405, 409, 412, 429, 500, 503]),
        any::<u16>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn any_bytes(body in proptest::collection::vec(any::<u8>(), 0..300), status in status()) {
        read_everywhere(&body, status);
    }

    #[test]
    fn any_json(body in value(), status in status()) {
        read_everywhere(body.to_string().as_bytes(), status);
    }

    #[test]
    fn any_data_in_the_envelope(data in value(), status in status()) {
        read_everywhere(&wrapped(data), status);
    }

    #[test]
    fn any_rows_in_the_envelope(
        rows in proptest::collection::vec(proptest::collection::vec((key(), value()), 0..10), 0..6),
        status in status(),
    ) {
        let rows: Vec<Value> = rows.into_iter().map(|row| Value::Object(row.into_iter().collect())).collect();
        read_everywhere(&wrapped(Value::from(rows)), status);
    }

    #[test]
    fn a_damaged_answer(
        data in value(),
        cut in any::<proptest::sample::Index>(),
        damage in proptest::collection::vec((any::<proptest::sample::Index>(), any::<u8>()), 0..4),
        status in status(),
    ) {
        let mut body = wrapped(data);
        for (place, byte) in damage {
            *place.get_mut(&mut body) = byte;
        }
        body.truncate(cut.index(body.len() + 1));
        read_everywhere(&body, status);
    }
}

#[test]
fn endless_nesting_is_an_error() {
    for open in ["[", r#"{"ocs":"#, r#"{"ocs":{"data":["#] {
        read_everywhere(open.repeat(100_000).as_bytes(), 404);
    }
    let deep = format!(r#"{{"ocs":{{"data":{}{}}}}}"#, "[".repeat(100_000), "]".repeat(100_000));
    read_everywhere(deep.as_bytes(), 200);
}

#[test]
fn an_xml_answer_of_any_length_is_told_from_a_page() {
    let answer = |body: &[u8]| {
        wire::refusal(&HttpAnswer {
            status: 404,
            maintenance: false,
            retry_after: None,
            body,
        })
    };
    assert_eq!(answer(b"<?xml version=\"1.0\"?>\n<ocs>\n"), Some(Refusal::NotFound));
    assert_eq!(
        answer(b"\xef\xbb\xbf<?xml version=\"1.0\"?>\n<ocs>\n"),
        Some(Refusal::NotFound)
    );
    for page in ["<?xml", "<?xml ?><html>", "<!DOCTYPE html><ocs>", ""] {
        assert_eq!(answer(page.as_bytes()), Some(Refusal::NotApi(404)), "{page}");
    }
}

#[test]
fn a_refusal_by_a_proxy_says_nothing_about_the_viewer() {
    let refusal = |status, body: &str| {
        let answer = HttpAnswer {
            status,
            maintenance: false,
            retry_after: None,
            body: body.as_bytes(),
        };
        wire::refusal(&answer).unwrap()
    };
    let ocs = r#"{"ocs":{"meta":{"status":"failure","statuscode":403},"data":[]}}"#;
    let expected = [
        (400, Refusal::BadRequest),
        (401, Refusal::SignedOut),
        (403, Refusal::Forbidden),
        (404, Refusal::NotFound),
        (409, Refusal::Conflict(None)),
    ];
    for (status, of_talk) in expected {
        assert_eq!(refusal(status, ocs), of_talk);
        for page in ["", "<html><h1>Forbidden</h1></html>", r#"{"message":"no"}"#] {
            let of_proxy = refusal(status, page);
            assert_eq!(
                (of_proxy.clone(), of_proxy.is_of_another()),
                (Refusal::NotApi(status), true)
            );
        }
        assert!(!of_talk.is_of_another());
    }
    assert_eq!(refusal(304, ""), Refusal::Unexpected(304));
    for redirect in [0, 302, 303, 307, 308] {
        assert_eq!(refusal(redirect, ""), Refusal::Redirected);
        assert!(Refusal::Redirected.is_of_another());
    }
}
