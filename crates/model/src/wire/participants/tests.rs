use super::*;
use crate::wire::{ID_MAX, TEXT_MAX};

fn wrapped(data: &str) -> Vec<u8> {
    format!(r#"{{"ocs":{{"meta":{{"status":"ok","statuscode":200,"message":"OK"}},"data":{data}}}}}"#).into_bytes()
}

const ADA: &str =
    r#"{"inCall":7,"lastPing":9,"sessionId":"s","participantType":2,"userId":"ada","displayName":"Ada","new":[1]}"#;

fn names(list: &Snapshot) -> Vec<&str> {
    list.participants.iter().map(|p| &*p.name).collect()
}

#[test]
fn a_row_is_read_and_unknown_fields_are_ignored() {
    let list = participants(&wrapped(&format!("[{ADA}]"))).unwrap();
    let ada = Participant {
        identity: Identity::of_row("ada", None).unwrap(),
        name: "Ada".into(),
        role: Role::Moderator,
        last_ping: 9,
        session: SessionId::new("s"),
        call: CallFlags::from_number(7),
        details: None,
    };
    assert_eq!(list.participants, vec![ada]);
    assert!(list.bad_rows.is_empty());
}

#[test]
fn a_malformed_row_is_reported_and_the_rest_stays() {
    let body = wrapped(&format!(r#"[{{"userId":5}},{ADA},"text",null]"#));
    let list = participants(&body).unwrap();
    assert_eq!(names(&list), ["Ada"]);
    assert_eq!(
        list.bad_rows.iter().map(|(index, _)| *index).collect::<Vec<_>>(),
        [0, 2, 3]
    );
}

#[test]
fn a_guest_without_a_session_is_reported() {
    let row = r#"{"inCall":0,"lastPing":0,"sessionId":"0","participantType":4,"userId":"","displayName":""}"#;
    let list = participants(&wrapped(&format!("[{row},{ADA}]"))).unwrap();
    assert!(matches!(list.bad_rows[..], [(0, BadRow::NoIdentity)]));
}

#[test]
fn a_list_with_gaps_in_its_keys_comes_as_an_object() {
    let list = participants(&wrapped(&format!(r#"{{"0":{ADA},"7":{ADA}}}"#))).unwrap();
    assert_eq!(names(&list), ["Ada"]);
    assert!(participants(&wrapped("[]")).unwrap().participants.is_empty());
}

#[test]
fn what_is_no_list_is_not_an_empty_one() {
    for data in [
        "null",
        r#""""#,
        "0",
        "true",
        "{}",
        r#"{"error":"password"}"#,
        &format!(r#"{{"first":{ADA}}}"#),
    ] {
        assert_eq!(participants(&wrapped(data)), Err(WireError), "{data}");
    }
    for rows in [
        "null",
        r#""a","b""#,
        r#"{"userId":5}"#,
        r#"{"id":"ada","label":"Ada"},7"#,
    ] {
        assert_eq!(
            participants(&wrapped(&format!("[{rows}]"))),
            Err(WireError),
            "a list of something else: {rows}"
        );
    }
}

#[test]
fn a_success_with_a_failure_in_its_wrapper_is_no_list() {
    for meta in [
        r#"{"status":"failure","statuscode":997,"message":"Current user is not logged in"}"#,
        r#"{"status":"failure","statuscode":404}"#,
        r#"{"status":"ok"}"#,
        "{}",
        "[]",
    ] {
        for data in ["[]", &format!("[{ADA}]")] {
            let body = format!(r#"{{"ocs":{{"meta":{meta},"data":{data}}}}}"#);
            assert_eq!(participants(body.as_bytes()), Err(WireError), "{body}");
        }
    }
    for code in [100, 200] {
        let body = format!(r#"{{"ocs":{{"meta":{{"statuscode":{code}}},"data":[]}}}}"#);
        assert!(participants(body.as_bytes()).unwrap().participants.is_empty());
    }
}

#[test]
fn a_byte_order_mark_is_skipped() {
    let body = [&b"\xef\xbb\xbf"[..], &wrapped(&format!("[{ADA}]"))].concat();
    assert_eq!(names(&participants(&body).unwrap()), ["Ada"]);
}

#[test]
fn long_names_and_status_messages_are_cut() {
    let long = "é".repeat(1_000_000);
    let list = participants(&wrapped(&format!("[{}]", ADA.replace("Ada\"", &format!("{long}\""))))).unwrap();
    assert_eq!(names(&list), ["é".repeat(TEXT_MAX)]);
    let attendee = format!(
        r#"{{"inCall":0,"lastPing":0,"sessionIds":[],"participantType":3,"attendeeId":5,"actorId":"ada","actorType":"users",
        "displayName":"Ada","statusIcon":"🎉","statusMessage":"{long}"}}"#
    );
    let list = participants(&wrapped(&format!("[{attendee}]"))).unwrap();
    let status = list.participants[0].details.as_ref().unwrap().status.clone().unwrap();
    assert_eq!(status.chars().count(), TEXT_MAX);
    assert!(status.starts_with("🎉 éé"));
}

#[test]
fn an_id_is_never_cut_and_a_row_with_one_that_is_too_long_is_bad() {
    let longest = "a".repeat(ID_MAX);
    let too_long = "a".repeat(ID_MAX + 1);
    let user = |id: &str| ADA.replace(r#""ada""#, &format!(r#""{id}""#));
    let session = |id: &str| ADA.replace(r#""s""#, &format!(r#""{id}""#));
    let attendee = |id: &str, session: &str| {
        format!(
            r#"{{"inCall":0,"lastPing":0,"sessionIds":["t","{session}"],"participantType":3,"attendeeId":5,"actorId":"{id}",
            "actorType":"guests","displayName":"Ada"}}"#
        )
    };
    for row in [user(&longest), session(&longest), attendee(&longest, &longest)] {
        let list = participants(&wrapped(&format!("[{row}]"))).unwrap();
        assert_eq!((list.participants.len(), list.bad_rows.len()), (1, 0));
    }
    for row in [
        user(&too_long),
        session(&too_long),
        attendee(&too_long, "s"),
        attendee("a", &too_long),
    ] {
        let list = participants(&wrapped(&format!("[{ADA},{row}]"))).unwrap();
        assert_eq!((list.participants.len(), list.bad_rows), (1, vec![(1, BadRow::LongId)]));
    }
}

#[test]
fn half_a_surrogate_pair_does_not_lose_the_list() {
    let row = ADA.replace("\"Ada\"", r#""\ud83d!""#);
    let list = participants(&wrapped(&format!("[{row}]"))).unwrap();
    // serde_json hands the half over as three bytes that are no UTF-8; each becomes a replacement character.
    assert!(names(&list)[0].ends_with('!'));
    assert!(names(&list)[0].starts_with('\u{fffd}'));
}

#[test]
fn what_is_not_ocs_is_an_error() {
    for body in [
        "",
        "null",
        "<html>",
        r#"{"message":"CSRF check failed"}"#,
        r#"{"ocs":{}}"#,
    ] {
        assert!(participants(body.as_bytes()).is_err(), "{body}");
    }
}

#[test]
fn the_user_status_says_who_is_away_or_wants_to_be_left_alone() {
    let row = |status: &str| {
        format!(
            r#"{{"inCall":0,"lastPing":0,"sessionIds":[],"participantType":3,"attendeeId":5,"actorId":"ada","actorType":"users",
            "displayName":"Ada","status":{status}}}"#
        )
    };
    for (status, expected) in [
        (r#""away""#, Availability::Away),
        (r#""dnd""#, Availability::Busy),
        (r#""busy""#, Availability::Busy),
        (r#""online""#, Availability::Plain),
        (r#""something new""#, Availability::Plain),
        ("null", Availability::Plain),
        ("7", Availability::Plain),
    ] {
        let list = participants(&wrapped(&format!("[{}]", row(status)))).unwrap();
        let details = list.participants[0].details.as_ref().unwrap();
        assert_eq!(details.availability, expected, "{status}");
    }
}
