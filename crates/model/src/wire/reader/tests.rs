use super::*;

fn row(user: &str, ping: u64, role: u8) -> String {
    format!(
        r#"{{"inCall":0,"lastPing":{ping},"sessionId":"s","participantType":{role},"userId":"{user}","displayName":"{user}"}}"#
    )
}

fn body(rows: &[String]) -> Vec<u8> {
    format!(r#"{{"ocs":{{"meta":{{"status":"ok"}},"data":[{}]}}}}"#, rows.join(",")).into_bytes()
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

/// A row as it is decoded.
fn decoded(user: &str, ping: u64, role: u8) -> RowUpdate {
    RowUpdate::Decoded(decode_row(row(user, ping, role).as_bytes()).unwrap().0)
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
    let odd = br#"{"ocs":{"meta":{},"data":{"0":{"userId":5},"7":{"inCall":0,"lastPing":1,"sessionId":"0",
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
    for bad in ["", "{}", "<html>", r#"{"ocs":{"meta":{},"data":[{"userId":"#] {
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
    assert!(rows_start(br#"{"ocs":{"meta":{},"data":["#).is_some());
}
