use super::*;

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
    let list = participants(&wrapped(&format!("[{row}]"))).unwrap();
    assert!(matches!(list.bad_rows[..], [(0, BadRow::NoIdentity)]));
}

#[test]
fn a_list_with_gaps_in_its_keys_comes_as_an_object() {
    let list = participants(&wrapped(&format!(r#"{{"0":{ADA},"7":{ADA}}}"#))).unwrap();
    assert_eq!(names(&list), ["Ada"]);
    assert!(participants(&wrapped("[]")).unwrap().participants.is_empty());
    assert!(participants(&wrapped("{}")).unwrap().participants.is_empty());
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
