//! Joining, leaving, and a guest's name: every recorded answer.

use crate::recording::{ACTIVE, Exchange, GUEST_NAME, everything, file};
use crate::rooms::compare;
use model::id::SessionId;
use model::refusal::{OtherSession, Refusal};
use model::wire;

fn answers(file_name: &str, method: &str, path: &str) -> Vec<Exchange> {
    file(file_name)
        .into_iter()
        .filter(|exchange| exchange.is(method, path))
        .collect()
}

fn numbers(exchanges: &[Exchange], refusal: Refusal) -> Vec<u16> {
    let refused = exchanges
        .iter()
        .filter(|exchange| exchange.response.refusal().as_ref() == Some(&refusal));
    refused.map(Exchange::number).collect()
}

#[test]
fn every_join_that_worked_names_its_session_and_the_room() {
    let joins: Vec<_> = everything()
        .into_iter()
        .filter(|exchange| exchange.is("POST", ACTIVE) && exchange.response.status == 200)
        .collect();
    assert_eq!(joins.len(), 48);
    for exchange in &joins {
        let joined = wire::joined(&exchange.response.bytes()).unwrap().unwrap();
        let session = exchange.response.data()["sessionId"].as_str().unwrap().to_owned();
        assert_eq!(session.len(), 255, "{}", exchange.id);
        assert_eq!(joined.session.expose(), session, "{}", exchange.id);
        let conversation = joined.conversation.unwrap();
        assert!(conversation.is_member(), "{}", exchange.id);
        compare(exchange, &conversation);
    }
}

#[test]
fn every_refused_join_has_its_type() {
    let joins = answers("participants-active-join", "POST", ACTIVE);
    // No, an empty, a wrong password, one in another case; rejoining without it; null.
    let wrong_password = [24, 25, 26, 27, 32, 33, 34, 35, 41, 45, 47];
    assert_eq!(numbers(&joins, Refusal::Forbidden), wrong_password);
    // Nobody gets into a group or one-to-one conversation from outside, or into an unknown one; a number as password (XML).
    assert_eq!(numbers(&joins, Refusal::NotFound), [13, 14, 15, 17, 18, 48, 75, 76]);
    let refused = joins.iter().filter(|exchange| exchange.response.refusal().is_some());
    assert_eq!(refused.count(), 11 + 8 + 4);
}

#[test]
fn a_conflict_says_which_session_stands_in_the_way() {
    let joins = answers("participants-active-join", "POST", ACTIVE);
    let conflicts: Vec<_> = joins
        .iter()
        .filter(|exchange| exchange.response.status == 409)
        .collect();
    assert_eq!(
        conflicts.iter().map(|exchange| exchange.number()).collect::<Vec<_>>(),
        [60, 61, 63, 66]
    );
    for exchange in conflicts {
        let data = exchange.response.data();
        let other = OtherSession {
            session: SessionId::new(data["sessionId"].as_str().unwrap()),
            last_ping: data["lastPing"].as_u64().unwrap(),
        };
        assert!(other.session.is_some() && other.last_ping > 1_700_000_000);
        assert_eq!(
            exchange.response.refusal(),
            Some(Refusal::Conflict(Some(other))),
            "{}",
            exchange.id
        );
    }
}

#[test]
fn leaving_always_works_and_says_nothing() {
    let leaves = answers("participants-active-leave", "DELETE", ACTIVE);
    assert_eq!(leaves.len(), 18);
    for exchange in leaves {
        assert_eq!(exchange.response.refusal(), None, "{}", exchange.id);
        assert_eq!(exchange.response.data(), serde_json::json!([]), "{}", exchange.id);
    }
}

#[test]
fn a_login_that_ended_is_a_redirect_once() {
    let redirected = numbers(&file("participants-active-leave"), Refusal::Redirected);
    assert_eq!(redirected, [26, 28]);
}

#[test]
fn every_answer_to_a_guests_name_has_its_type() {
    let named = answers("guest-name", "POST", GUEST_NAME);
    assert_eq!(named.len(), 39);
    // People with an account, joined or not.
    assert_eq!(numbers(&named, Refusal::Forbidden), [1, 2, 3, 5, 10, 11, 12, 54]);
    // Not in the conversation; without a name, as XML (44 to 47); not joined.
    let not_found = [7, 8, 44, 45, 46, 47, 49, 50, 51, 52, 53];
    assert_eq!(numbers(&named, Refusal::NotFound), not_found);
    let worked = named.iter().filter(|exchange| exchange.response.refusal().is_none());
    assert_eq!(worked.count(), 39 - 8 - 11);
}
