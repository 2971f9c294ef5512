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
fn second(first: &[(&str, u64, u8)], next: &[(&str, u64, u8)]) -> Vec<Piece> {
    let mut reader = Reader::default();
    reader.read(body(&users(first)), |_| None).unwrap();
    let place_of = |identity: &Identity| {
        let Identity::User(user) = identity else { return None };
        first.iter().position(|(name, ..)| *name == user.as_str())
    };
    reader.read(body(&users(next)), place_of).unwrap().pieces
}

/// A row as it is decoded.
fn decoded(user: &str, ping: u64, role: u8) -> Piece {
    Piece::Row(decode(row(user, ping, role).as_bytes()).unwrap().0)
}

#[test]
fn an_answer_that_is_the_same_is_one_piece() {
    let rows = [("ada", 1, 3), ("bob", 2, 3)];
    assert_eq!(second(&rows, &rows), [Piece::Same { from: 0, count: 2 }]);
}

#[test]
fn only_what_is_different_is_decoded() {
    let first = [("ada", 1, 3), ("bob", 2, 3), ("cleo", 3, 3)];
    let next = [("ada", 1, 3), ("bob", 20, 3), ("cleo", 3, 2)];
    let pieces = [
        Piece::Same { from: 0, count: 1 },
        Piece::Pinged { at: 1, last_ping: 20 },
        decoded("cleo", 3, 2),
    ];
    assert_eq!(second(&first, &next), pieces);
}

#[test]
fn rows_are_found_again_behind_those_who_came_and_left() {
    let first = [("ada", 1, 3), ("bob", 2, 3), ("cleo", 3, 3), ("dan", 4, 3)];
    let next = [("new", 9, 3), ("bob", 2, 3), ("cleo", 3, 3), ("dan", 4, 3)];
    let pieces = [
        decoded("new", 9, 3),
        decoded("bob", 2, 3),
        Piece::Same { from: 2, count: 2 },
    ];
    assert_eq!(second(&first, &next), pieces);
}

#[test]
fn an_unusual_answer_is_read_as_ever() {
    let mut reader = Reader::default();
    let odd = br#"{"ocs":{"meta":{},"data":{"0":{"userId":5},"7":{"inCall":0,"lastPing":1,"sessionId":"0",
        "participantType":3,"userId":"ada","displayName":"Ada"}}}}"#;
    let reading = reader.read(odd.to_vec(), |_| None).unwrap();
    assert_eq!((reading.pieces.len(), reading.bad_rows.len()), (1, 1));
    let again = reader.read(odd.to_vec(), |_| None).unwrap();
    assert_eq!(again.pieces, [Piece::Same { from: 0, count: 1 }]);
    assert_eq!(again.bad_rows, reading.bad_rows);
}

#[test]
fn what_is_no_answer_changes_nothing() {
    let mut reader = Reader::default();
    let rows = body(&users(&[("ada", 1, 3)]));
    reader.read(rows.clone(), |_| None).unwrap();
    for bad in ["", "{}", "<html>", r#"{"ocs":{"meta":{},"data":[{"userId":"#] {
        assert!(reader.read(bad.as_bytes().to_vec(), |_| None).is_err(), "{bad}");
    }
    assert_eq!(
        reader.read(rows, |_| None).unwrap().pieces,
        [Piece::Same { from: 0, count: 1 }]
    );
}

#[test]
fn data_elsewhere_than_in_the_wrapper_is_not_taken_for_it() {
    assert_eq!(head(br#"{"ocs":{"meta":{"data":["#), None);
    assert_eq!(head(br#"{"other":{"data":["#), None);
    assert!(head(br#"{"ocs":{"meta":{},"data":["#).is_some());
}
