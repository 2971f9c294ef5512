use super::reading::{decode_row, rows_start};
use super::*;

fn row(user: &str, ping: u64, role: u8) -> String {
    format!(
        r#"{{"inCall":0,"lastPing":{ping},"sessionId":"s","participantType":{role},"userId":"{user}","displayName":"{user}"}}"#
    )
}

fn body(rows: &[String]) -> Vec<u8> {
    let rows = rows.join(",");
    format!(r#"{{"ocs":{{"meta":{{"status":"ok","statuscode":200}},"data":[{rows}]}}}}"#).into_bytes()
}

fn users(rows: &[(&str, u64, u8)]) -> Vec<String> {
    rows.iter().map(|(user, ping, role)| row(user, *ping, *role)).collect()
}

/// Reads the second answer after the first.
fn second(first: &[(&str, u64, u8)], next: &[(&str, u64, u8)]) -> Vec<RowUpdate> {
    let mut reader = Reader::default();
    reader.read(body(&users(first)), |_| None).unwrap();
    let row_of = |identity: &Identity| {
        let Identity::User(user) = identity else { return None };
        first.iter().position(|(name, ..)| *name == user.as_str())
    };
    reader.read(body(&users(next)), row_of).unwrap().rows
}

fn rows_of(body: &[u8]) -> String {
    String::from_utf8(body.to_vec()).unwrap()
}

/// A row as it is decoded.
fn decoded(user: &str, ping: u64, role: u8) -> RowUpdate {
    RowUpdate::Decoded(decode_row(row(user, ping, role).as_bytes()).unwrap().0.unwrap())
}

#[test]
fn an_identical_answer_is_one_update() {
    let rows = [("ada", 1, 3), ("bob", 2, 3)];
    assert_eq!(second(&rows, &rows), [RowUpdate::Unchanged { from: 0, count: 2 }]);
}

#[test]
fn only_what_is_different_is_decoded() {
    let first = [("ada", 1, 3), ("bob", 2, 3), ("cleo", 3, 3)];
    let next = [("ada", 1, 3), ("bob", 20, 3), ("cleo", 3, 2)];
    let updates = [
        RowUpdate::Unchanged { from: 0, count: 1 },
        RowUpdate::Pinged { at: 1, last_ping: 20 },
        decoded("cleo", 3, 2),
    ];
    assert_eq!(second(&first, &next), updates);
}

#[test]
fn rows_are_found_again_after_others_joined_and_left() {
    let first = [("ada", 1, 3), ("bob", 2, 3), ("cleo", 3, 3), ("dan", 4, 3)];
    let next = [("new", 9, 3), ("bob", 2, 3), ("cleo", 3, 3), ("dan", 4, 3)];
    let updates = [
        decoded("new", 9, 3),
        decoded("bob", 2, 3),
        RowUpdate::Unchanged { from: 2, count: 2 },
    ];
    assert_eq!(second(&first, &next), updates);
}

#[test]
fn an_answer_in_another_form_is_decoded_as_a_whole() {
    let mut reader = Reader::default();
    let odd =
        br#"{"ocs":{"meta":{"statuscode":200},"data":{"0":{"userId":5},"7":{"inCall":0,"lastPing":1,"sessionId":"0",
        "participantType":3,"userId":"ada","displayName":"Ada"}}}}"#;
    let update = reader.read(odd.to_vec(), |_| None).unwrap();
    assert_eq!((update.rows.len(), update.bad_rows.len()), (1, 1));
    let again = reader.read(odd.to_vec(), |_| None).unwrap();
    assert_eq!(again.rows, [RowUpdate::Unchanged { from: 0, count: 1 }]);
    assert_eq!(again.bad_rows, update.bad_rows);
}

#[test]
fn an_unreadable_answer_leaves_the_reader_unchanged() {
    let mut reader = Reader::default();
    let rows = body(&users(&[("ada", 1, 3)]));
    reader.read(rows.clone(), |_| None).unwrap();
    let failed = rows_of(&rows).replace(":200", ":997");
    let wrapped = |data: &str| rows_of(&body(&[])).replace("[]", data);
    for bad in [
        "",
        "{}",
        "<html>",
        r#"{"ocs":{"meta":{"statuscode":200},"data":[{"userId":"#,
        &failed,
        &wrapped("null"),
        &wrapped("{}"),
        &wrapped("\"\""),
        &wrapped("[null]"),
    ] {
        assert!(reader.read(bad.as_bytes().to_vec(), |_| None).is_err(), "{bad}");
    }
    assert_eq!(
        reader.read(rows, |_| None).unwrap().rows,
        [RowUpdate::Unchanged { from: 0, count: 1 }]
    );
}

#[test]
fn data_elsewhere_than_in_the_wrapper_is_not_taken_for_it() {
    assert_eq!(rows_start(br#"{"ocs":{"meta":{"data":["#), None);
    assert_eq!(rows_start(br#"{"other":{"data":["#), None);
    assert_eq!(
        rows_start(br#"{"ocs":{"meta":{"statuscode":200},"data":[]}}"#),
        None,
        "an empty list"
    );
    assert!(rows_start(br#"{"ocs":{"meta":{"statuscode":200},"data":["#).is_some());
}

#[test]
fn a_byte_order_mark_is_skipped_and_the_rows_are_found_again() {
    let marked = |rows: &[(&str, u64, u8)]| [&b"\xef\xbb\xbf"[..], &body(&users(rows))].concat();
    let mut reader = Reader::default();
    let first = reader.read(marked(&[("ada", 1, 3), ("bob", 2, 3)]), |_| None).unwrap();
    assert_eq!(first.rows, [decoded("ada", 1, 3), decoded("bob", 2, 3)]);
    let next = reader.read(marked(&[("ada", 1, 3), ("bob", 9, 3)]), |_| None).unwrap();
    let updates = [
        RowUpdate::Unchanged { from: 0, count: 1 },
        RowUpdate::Pinged { at: 1, last_ping: 9 },
    ];
    assert_eq!(next.rows, updates);
}

#[test]
fn a_row_that_cannot_be_read_leaves_the_others_to_be_compared() {
    let mut reader = Reader::default();
    let rows = |ping| {
        vec![
            row("ada", 1, 3),
            r#"{"userId":5}"#.to_owned(),
            "null".to_owned(),
            row("bob", ping, 3),
        ]
    };
    let first = reader.read(body(&rows(2)), |_| None).unwrap();
    assert_eq!(first.rows, [decoded("ada", 1, 3), decoded("bob", 2, 3)]);
    let bad = [(1, BadRow::Malformed), (2, BadRow::Malformed)];
    assert_eq!(first.bad_rows, bad);
    let next = reader.read(body(&rows(9)), |_| None).unwrap();
    let updates = [
        RowUpdate::Unchanged { from: 0, count: 1 },
        RowUpdate::Pinged { at: 1, last_ping: 9 },
    ];
    assert_eq!((next.rows, next.bad_rows), (updates.to_vec(), bad.to_vec()));
}

#[test]
fn rows_without_or_with_too_many_commas_are_no_list() {
    let [ada, bob] = [row("ada", 1, 3), row("bob", 2, 3)];
    let wrapped = |rows: &str| rows_of(&body(&[])).replace("[]", &format!("[{rows}]"));
    for rows in [
        format!("{ada}{bob}"),
        format!("{ada},{bob},"),
        format!(",{ada}"),
        format!("{ada},,{bob}"),
    ] {
        let read = Reader::default().read(wrapped(&rows).into_bytes(), |_| None);
        assert!(read.is_err(), "{rows}");
    }
}

#[test]
fn an_answer_is_read_in_slices() {
    let rows: Vec<String> = (0..10).map(|number| row(&format!("user{number}"), number, 3)).collect();
    let mut reader = Reader::default();
    let mut reading = reader.begin(body(&rows));
    let mut slices = 0;
    while !reader.read_on(&mut reading, 3, |_| None) {
        slices += 1;
        assert_eq!(reading.decoded().count(), slices * 3);
    }
    assert_eq!(slices, 3);
    let whole = Reader::default().read(body(&rows), |_| None).unwrap();
    assert_eq!(reader.finish(reading).unwrap(), whole);
}

#[test]
fn what_was_read_before_the_reader_forgot_is_not_taken_over() {
    let rows = users(&[("ada", 1, 3), ("bob", 2, 3)]);
    let mut reader = Reader::default();
    reader.read(body(&rows), |_| None).unwrap();
    let mut reading = reader.begin(body(&rows[..1]));
    while !reader.read_on(&mut reading, 1, |_| None) {}
    reader.forget();
    assert_eq!(reader.finish(reading), Err(WireError));
    assert_eq!(
        reader.read(body(&rows), |_| None).unwrap().rows.len(),
        2,
        "decoded anew"
    );
}
