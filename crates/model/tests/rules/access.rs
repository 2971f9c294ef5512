//! The questions after a 404, over every state of knowledge there is.

use model::access::{Cause, Evidence, Next, RoomAnswer, next};

const UNKNOWN_OR_NOT: [Option<bool>; 3] = [None, Some(false), Some(true)];
const ROOMS: [Option<RoomAnswer>; 4] = [
    None,
    Some(RoomAnswer::Member),
    Some(RoomAnswer::Outside),
    Some(RoomAnswer::NotFound),
];

fn every_evidence() -> Vec<Evidence> {
    let mut all = Vec::new();
    for had_account in [false, true] {
        for was_member in [false, true] {
            for signed_in in UNKNOWN_OR_NOT {
                for lists_after_all in UNKNOWN_OR_NOT {
                    for lists_again in UNKNOWN_OR_NOT {
                        all.extend(ROOMS.map(|room| Evidence {
                            had_account,
                            was_member,
                            signed_in,
                            lists_after_all,
                            lists_again,
                            room,
                        }));
                    }
                }
            }
        }
    }
    assert_eq!(all.len(), 432);
    all
}

/// What can be known after the question was answered, in every way it can be; `None` when nothing is left to ask.
fn answered(known: Evidence) -> Option<Vec<Evidence>> {
    let yes_or_no = [Some(true), Some(false)];
    match next(&known) {
        Next::Conclude(_) => None,
        Next::AskAccount => Some(yes_or_no.map(|signed_in| Evidence { signed_in, ..known }).into()),
        Next::ListOnceMore => Some(
            yes_or_no
                .map(|lists_after_all| Evidence {
                    lists_after_all,
                    ..known
                })
                .into(),
        ),
        Next::DropSessionAndList => Some(yes_or_no.map(|lists_again| Evidence { lists_again, ..known }).into()),
        Next::AskRoom => Some(ROOMS[1..].iter().map(|&room| Evidence { room, ..known }).collect()),
    }
}

fn most_questions(known: Evidence) -> usize {
    let after = |answers: Vec<Evidence>| answers.into_iter().map(most_questions).max().unwrap_or(0);
    answered(known).map_or(0, |answers| 1 + after(answers))
}

#[test]
fn four_questions_are_always_enough() {
    for known in every_evidence() {
        assert!(most_questions(known) <= 4, "{known:?}");
    }
    let account = Evidence {
        had_account: true,
        ..Evidence::default()
    };
    assert_eq!(most_questions(account), 4);
    assert_eq!(most_questions(Evidence::default()), 1);
}

#[test]
fn nothing_is_asked_twice() {
    for known in every_evidence() {
        match next(&known) {
            Next::AskAccount => assert_eq!(known.signed_in, None, "{known:?}"),
            Next::ListOnceMore => assert_eq!(known.lists_after_all, None, "{known:?}"),
            Next::DropSessionAndList => assert_eq!(known.lists_again, None, "{known:?}"),
            Next::AskRoom => assert_eq!(known.room, None, "{known:?}"),
            Next::Conclude(_) => {}
        }
    }
}

#[test]
fn a_guest_is_not_asked_for_an_account_and_keeps_the_session() {
    for known in every_evidence().into_iter().filter(|known| !known.had_account) {
        assert!(
            !matches!(next(&known), Next::AskAccount | Next::DropSessionAndList),
            "{known:?}"
        );
    }
}

#[test]
fn a_session_is_dropped_only_when_the_list_has_refused_twice() {
    for known in every_evidence() {
        if next(&known) == Next::DropSessionAndList {
            assert_eq!(known.lists_after_all, Some(false), "{known:?}");
        }
    }
}

#[test]
fn every_conclusion_rests_on_evidence() {
    for known in every_evidence() {
        let Next::Conclude(cause) = next(&known) else { continue };
        let Evidence {
            was_member,
            signed_in,
            lists_after_all,
            lists_again,
            room,
            had_account,
        } = known;
        let holds = match cause {
            Cause::SignedOut => had_account && signed_in == Some(false),
            Cause::SessionLost => had_account && signed_in == Some(true) && lists_again == Some(true),
            Cause::Listed => had_account && lists_after_all == Some(true),
            Cause::Recovered => room == Some(RoomAnswer::Member),
            Cause::Removed => was_member && matches!(room, Some(RoomAnswer::Outside | RoomAnswer::NotFound)),
            Cause::Outside => !was_member && room == Some(RoomAnswer::Outside),
            Cause::NotFound => !was_member && room == Some(RoomAnswer::NotFound),
        };
        assert!(holds, "{cause:?} from {known:?}");
    }
}
