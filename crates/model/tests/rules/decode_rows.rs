//! Decoding lists: every row is read back, bad rows affect no others, each participant is listed once.

use crate::participants::{letter, text};
use model::id::SessionId;
use model::identity::Identity;
use model::participant::Participant;
use model::role::Role;
use model::wire::{self, Snapshot};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::fmt::Write;

/// A row as a server has it in mind.
#[derive(Clone, Debug)]
struct Row {
    user: String,
    name: String,
    kind: i64,
    ping: u64,
    session: String,
    call: i64,
}

fn row() -> impl Strategy<Value = Row> {
    let user = prop_oneof![3 => letter('a', 'd'), 2 => text(), 2 => Just(String::new())];
    let as_recorded = proptest::collection::vec(proptest::sample::select(&b"AZaz09+/"[..]).prop_map(char::from), 255);
    let session = prop_oneof![
        2 => Just("0".to_owned()),
        3 => letter('A', 'D'),
        1 => as_recorded.prop_map(String::from_iter),
    ];
    let ping = prop_oneof![4 => 0_u64..4, 1 => any::<u64>()];
    (user, text(), any::<i8>(), ping, session, 0_i64..16)
        .prop_map(|(user, name, kind, ping, session, call)| Row {
            user,
            name,
            kind: kind.into(),
            ping,
            session,
            call,
        })
        .prop_filter("has an identity", |row| !row.user.is_empty() || row.session != "0")
}

impl Row {
    fn json(&self) -> Value {
        json!({
            "inCall": self.call, "lastPing": self.ping, "sessionId": self.session,
            "participantType": self.kind, "userId": self.user, "displayName": self.name,
            "status": "away", "statusClearAt": null,
        })
    }

    /// Who this is, as the specification says it: the account, or else the session.
    fn participant(&self) -> (bool, &str) {
        if self.user.is_empty() {
            (true, &self.session)
        } else {
            (false, &self.user)
        }
    }

    fn is(&self, decoded: &Participant) -> bool {
        let session = decoded.session.as_ref().map(SessionId::expose);
        let participant = match &decoded.identity {
            Identity::User(user) => (false, user.as_str()),
            Identity::Guest(session) => (true, session.expose()),
            Identity::Actor(..) => panic!("no row of v1"),
        };
        let call = decoded.call;
        let bits = [
            (1, call.in_call()),
            (2, call.audio()),
            (4, call.video()),
            (8, call.phone()),
        ];
        participant == self.participant()
            && *decoded.name == *self.name
            && decoded.role.number() == self.kind
            && decoded.role == Role::from_number(self.kind)
            && decoded.last_ping == self.ping
            && session == (self.session != "0").then_some(self.session.as_str())
            && bits.iter().all(|(bit, on)| {
                *on == if *bit == 1 {
                    self.call != 0
                } else {
                    self.call & bit != 0
                }
            })
    }
}

/// Each participant once, in the first place they were named, with the newest of their rows.
fn without_duplicates(rows: &[Row]) -> Vec<Row> {
    let mut kept: Vec<Row> = Vec::new();
    for row in rows {
        match kept.iter_mut().find(|other| other.participant() == row.participant()) {
            Some(other) if other.ping < row.ping => *other = row.clone(),
            Some(_) => {}
            None => kept.push(row.clone()),
        }
    }
    kept
}

/// JSON the way PHP writes it: outside ASCII, `<`, `>` and `/` escaped.
fn php(value: &Value) -> String {
    value.to_string().chars().fold(String::new(), |mut text, c| {
        match c {
            '/' => text.push_str("\\/"),
            '<' | '>' => write!(text, "\\u{:04X}", u32::from(c)).unwrap(),
            c if c.is_ascii() => text.push(c),
            c => c
                .encode_utf16(&mut [0; 2])
                .iter()
                .for_each(|unit| write!(text, "\\u{unit:04x}").unwrap()),
        }
        text
    })
}

fn wrapped(data: &str) -> Vec<u8> {
    format!(r#"{{"ocs":{{"meta":{{"status":"ok","statuscode":200,"message":"OK"}},"data":{data}}}}}"#).into_bytes()
}

fn decode(data: &str) -> Snapshot {
    wire::participants(&wrapped(data)).unwrap()
}

fn agrees(list: &Snapshot, rows: &[Row]) -> bool {
    let participants = &list.participants;
    let expected = without_duplicates(rows);
    participants.len() == expected.len()
        && expected
            .iter()
            .zip(participants)
            .all(|(row, participant)| row.is(participant))
}

fn all(rows: &[Row]) -> Value {
    rows.iter().map(Row::json).collect()
}

/// Something that is no row, made from a good one.
fn bad_row() -> impl Strategy<Value = Value> {
    let field = proptest::sample::select(vec![
        "userId",
        "displayName",
        "participantType",
        "lastPing",
        "sessionId",
    ]);
    let wrong = proptest::sample::select(vec![
        json!(null),
        json!(true),
        json!([]),
        json!({"a": 1}),
        json!(1.5),
        json!(-1),
    ]);
    prop_oneof![
        (row(), field.clone()).prop_map(|(row, field)| {
            let mut row = row.json();
            row.as_object_mut().unwrap().remove(field);
            row
        }),
        (row(), field, wrong)
            // A negative type is an unknown role, and is kept as such.
            .prop_filter("fits", |(_, field, wrong)| *field != "participantType"
                || !wrong.is_i64())
            .prop_map(|(row, field, wrong)| {
                let mut row = row.json();
                row[field] = wrong;
                row
            }),
        row().prop_map(
            |row| json!({"inCall": 0, "lastPing": 0, "sessionId": "0", "participantType": 4, "userId": "",
            "displayName": row.name})
        ),
        proptest::sample::select(vec![
            json!(null),
            json!(7),
            json!("row"),
            json!([]),
            json!({}),
            json!([[1]])
        ]),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn what_goes_in_comes_out(rows in proptest::collection::vec(row(), 0..12)) {
        let json = all(&rows);
        for text in [json.to_string(), php(&json), serde_json::to_string_pretty(&json).unwrap()] {
            let list = decode(&text);
            prop_assert!(list.bad_rows.is_empty());
            prop_assert!(agrees(&list, &rows), "{text}");
        }
    }

    #[test]
    fn a_list_with_gaps_is_an_object_and_reads_the_same(rows in proptest::collection::vec(row(), 1..8)) {
        let fields: Vec<String> =
            rows.iter().enumerate().map(|(place, row)| format!("\"{}\":{}", 3 * place + 1, php(&row.json()))).collect();
        let list = decode(&format!("{{{}}}", fields.join(",")));
        prop_assert!(list.bad_rows.is_empty());
        prop_assert!(agrees(&list, &rows));
    }

    #[test]
    fn bad_rows_are_reported_at_their_places_and_the_good_ones_stay(
        rows in proptest::collection::vec(prop_oneof![3 => row().prop_map(Ok), 1 => bad_row().prop_map(Err)], 0..12)
    ) {
        let json: Value = rows.iter().map(|row| row.as_ref().map_or_else(Value::clone, Row::json)).collect();
        let good: Vec<Row> = rows.iter().filter_map(|row| row.clone().ok()).collect();
        let bad: Vec<usize> = rows.iter().enumerate().filter(|(_, row)| row.is_err()).map(|(place, _)| place).collect();
        if good.is_empty() && !bad.is_empty() {
            prop_assert_eq!(wire::participants(&wrapped(&php(&json))), Err(wire::WireError), "a list of something else");
            return Ok(());
        }
        let list = decode(&php(&json));
        prop_assert_eq!(list.bad_rows.iter().map(|(place, _)| *place).collect::<Vec<_>>(), bad);
        prop_assert!(agrees(&list, &good));
    }
}
