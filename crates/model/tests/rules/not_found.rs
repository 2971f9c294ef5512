//! The questions after a 404, over every state of knowledge there is.

use model::not_found::{ConversationAnswer, NotFoundCause, NotFoundEvidence, NotFoundStep, next};

const UNKNOWN_OR_NOT: [Option<bool>; 3] = [None, Some(false), Some(true)];
const CONVERSATIONS: [Option<ConversationAnswer>; 4] = [
    None,
    Some(ConversationAnswer::Member),
    Some(ConversationAnswer::Outside),
    Some(ConversationAnswer::NotFound),
];

fn every_evidence() -> Vec<NotFoundEvidence> {
    let mut all = Vec::new();
    for had_account in [false, true] {
        for was_member in [false, true] {
            for signed_in in UNKNOWN_OR_NOT {
                for lists_after_all in UNKNOWN_OR_NOT {
                    for lists_again in UNKNOWN_OR_NOT {
                        all.extend(CONVERSATIONS.map(|conversation| NotFoundEvidence {
                            had_account,
                            was_member,
                            signed_in,
                            lists_after_all,
                            lists_again,
                            conversation,
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
fn answered(known: NotFoundEvidence) -> Option<Vec<NotFoundEvidence>> {
    let yes_or_no = [Some(true), Some(false)];
    match next(&known) {
        NotFoundStep::Conclude(_) => None,
        NotFoundStep::AskAccount => Some(
            yes_or_no
                .map(|signed_in| NotFoundEvidence { signed_in, ..known })
                .into(),
        ),
        NotFoundStep::ListOnceMore => Some(
            yes_or_no
                .map(|lists_after_all| NotFoundEvidence {
                    lists_after_all,
                    ..known
                })
                .into(),
        ),
        NotFoundStep::DropSessionAndList => Some(
            yes_or_no
                .map(|lists_again| NotFoundEvidence { lists_again, ..known })
                .into(),
        ),
        NotFoundStep::AskConversation => Some(
            CONVERSATIONS[1..]
                .iter()
                .map(|&conversation| NotFoundEvidence { conversation, ..known })
                .collect(),
        ),
    }
}

fn most_questions(known: NotFoundEvidence) -> usize {
    let after = |answers: Vec<NotFoundEvidence>| answers.into_iter().map(most_questions).max().unwrap_or(0);
    answered(known).map_or(0, |answers| 1 + after(answers))
}

#[test]
fn four_questions_are_always_enough() {
    for known in every_evidence() {
        assert!(most_questions(known) <= 4, "{known:?}");
    }
    let account = NotFoundEvidence {
        had_account: true,
        ..NotFoundEvidence::default()
    };
    assert_eq!(most_questions(account), 4);
    assert_eq!(most_questions(NotFoundEvidence::default()), 1);
}

#[test]
fn nothing_is_asked_twice() {
    for known in every_evidence() {
        match next(&known) {
            NotFoundStep::AskAccount => assert_eq!(known.signed_in, None, "{known:?}"),
            NotFoundStep::ListOnceMore => assert_eq!(known.lists_after_all, None, "{known:?}"),
            NotFoundStep::DropSessionAndList => assert_eq!(known.lists_again, None, "{known:?}"),
            NotFoundStep::AskConversation => assert_eq!(known.conversation, None, "{known:?}"),
            NotFoundStep::Conclude(_) => {}
        }
    }
}

#[test]
fn a_guest_is_not_asked_for_an_account_and_keeps_the_session() {
    for known in every_evidence().into_iter().filter(|known| !known.had_account) {
        assert!(
            !matches!(
                next(&known),
                NotFoundStep::AskAccount | NotFoundStep::DropSessionAndList
            ),
            "{known:?}"
        );
    }
}

#[test]
fn a_session_is_dropped_only_when_the_list_has_refused_twice() {
    for known in every_evidence() {
        if next(&known) == NotFoundStep::DropSessionAndList {
            assert_eq!(known.lists_after_all, Some(false), "{known:?}");
        }
    }
}

#[test]
fn every_conclusion_rests_on_evidence() {
    for known in every_evidence() {
        let NotFoundStep::Conclude(cause) = next(&known) else {
            continue;
        };
        let NotFoundEvidence {
            was_member,
            signed_in,
            lists_after_all,
            lists_again,
            conversation,
            had_account,
        } = known;
        let holds = match cause {
            NotFoundCause::SignedOut => had_account && signed_in == Some(false),
            NotFoundCause::SessionLost => had_account && signed_in == Some(true) && lists_again == Some(true),
            NotFoundCause::Listed => had_account && lists_after_all == Some(true),
            NotFoundCause::Recovered => conversation == Some(ConversationAnswer::Member),
            NotFoundCause::Removed => {
                was_member
                    && matches!(
                        conversation,
                        Some(ConversationAnswer::Outside | ConversationAnswer::NotFound)
                    )
            }
            NotFoundCause::Outside => !was_member && conversation == Some(ConversationAnswer::Outside),
            NotFoundCause::NotFound => !was_member && conversation == Some(ConversationAnswer::NotFound),
        };
        assert!(holds, "{cause:?} from {known:?}");
    }
}
