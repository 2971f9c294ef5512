//! The long poll: what wakes the panel, and how a lost session shows.

use crate::recording::{Exchange, SIGNALING, file};
use model::refusal::Refusal;
use model::wire::{self, SignalingAnswer};

fn polls() -> Vec<Exchange> {
    file("signaling-ping")
        .into_iter()
        .filter(|exchange| exchange.is("GET", SIGNALING))
        .collect()
}

#[test]
fn every_answer_has_its_type() {
    let polls = polls();
    let refused = |refusal: Refusal| -> Vec<u16> {
        let refused = polls
            .iter()
            .filter(|poll| poll.response.refusal().as_ref() == Some(&refusal));
        refused.map(Exchange::number).collect()
    };
    // Without the cookies of the join, outsiders, anonymous visitors; removed, or the room deleted, while waiting.
    assert_eq!(refused(Refusal::NotFound), [7, 8, 9, 11, 13]);
    // Another browser took over; a guest was removed. The answer names no session.
    assert_eq!(refused(Refusal::Conflict(None)), [10, 12]);
    let worked = polls.iter().filter(|poll| poll.response.refusal().is_none());
    assert_eq!(worked.map(Exchange::number).collect::<Vec<_>>(), [4, 6, 14, 15, 16, 17]);
    assert_eq!(polls.len(), 13);
}

#[test]
fn a_wake_tells_whether_the_people_are_others() {
    let polls = polls();
    let wake = |number: u16| {
        let poll = polls.iter().find(|poll| poll.number() == number).unwrap();
        wire::signaling(&poll.response.bytes()).unwrap()
    };
    let sessions = |number: u16| {
        let poll = polls.iter().find(|poll| poll.number() == number).unwrap();
        let data = poll.response.data();
        let people = data[0]["data"].as_array().unwrap();
        let mut people: Vec<_> = people
            .iter()
            .map(|person| {
                (
                    person["sessionId"].as_str().unwrap().to_owned(),
                    person["inCall"].as_i64().unwrap(),
                )
            })
            .collect();
        people.sort();
        people
    };
    let answered = [4, 6, 14, 15, 16, 17];
    for a in answered {
        assert_ne!(wake(a), SignalingAnswer { users_hash: None }, "{a}");
        for b in answered {
            assert_eq!(wake(a) == wake(b), sessions(a) == sessions(b), "{a} and {b}");
        }
    }
    // A guest joined while the poll of 15 waited.
    assert_eq!((sessions(14).len(), sessions(15).len()), (2, 3));
}
