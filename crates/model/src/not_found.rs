//! Telling the meanings of 404 apart.
//!
//! Endpoints that guests may use answer 404 to everything: an expired login, a session that another browser replaced or
//! that timed out, a membership that ended, and a conversation that is gone. Some questions tell which; this is the order
//! in which to ask them.

/// What is known so far, after the list answered 404.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NotFoundEvidence {
    /// The viewer had an account when the panel started.
    pub had_account: bool,
    /// The viewer was in the conversation before.
    pub was_member: bool,
    /// `GET cloud/user`: whether the login still holds.
    pub signed_in: Option<bool>,
    /// The list, asked once more: whether it answers after all.
    pub lists_after_all: Option<bool>,
    /// The list, asked again after `DELETE participants/active`: whether it answers.
    pub lists_again: Option<bool>,
    /// `GET /room/{token}`.
    pub room: Option<ConversationAnswer>,
}

/// What the conversation said of the viewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConversationAnswer {
    /// In it.
    Member,
    /// Not in it, but the conversation is public.
    Outside,
    /// There is none for them.
    NotFound,
}

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotFoundStep {
    /// Ask `GET cloud/user`.
    AskAccount,
    /// Ask for the list once more. One answer may be out of date, such as one from before a join, or be somebody else's in
    /// between; and the next question costs a session, and those who joined by the link their membership.
    ListOnceMore,
    /// Send `DELETE participants/active` once and list again: this drops a session that the cookies still carry although
    /// the server has forgotten it, which is what makes a member's requests answer 404.
    DropSessionAndList,
    /// Ask `GET /room/{token}`.
    AskConversation,
    /// It is clear.
    Conclude(NotFoundCause),
}

/// Why the list answered 404.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotFoundCause {
    /// The login has expired.
    SignedOut,
    /// The person is still a member; their session was taken over or timed out.
    SessionLost,
    /// The membership ended: removed, or (guests, self-joined users) timed out.
    Removed,
    /// Never was in it, and could join.
    Outside,
    /// No such conversation for this person.
    NotFound,
    /// The list answers after all.
    Listed,
    /// The conversation answers as if nothing had happened: ask for the list again.
    Recovered,
}

/// The next question, or the answer.
#[must_use]
pub fn next(known: &NotFoundEvidence) -> NotFoundStep {
    if known.had_account {
        match (known.signed_in, known.lists_after_all, known.lists_again) {
            (None, ..) => return NotFoundStep::AskAccount,
            (Some(false), ..) => return NotFoundStep::Conclude(NotFoundCause::SignedOut),
            (Some(true), None, _) => return NotFoundStep::ListOnceMore,
            (Some(true), Some(true), _) => return NotFoundStep::Conclude(NotFoundCause::Listed),
            (Some(true), Some(false), None) => return NotFoundStep::DropSessionAndList,
            (Some(true), Some(false), Some(true)) => return NotFoundStep::Conclude(NotFoundCause::SessionLost),
            (Some(true), Some(false), Some(false)) => {}
        }
    }
    NotFoundStep::Conclude(match (known.room, known.was_member) {
        (None, _) => return NotFoundStep::AskConversation,
        (Some(ConversationAnswer::Member), _) => NotFoundCause::Recovered,
        (_, true) => NotFoundCause::Removed,
        (Some(ConversationAnswer::Outside), false) => NotFoundCause::Outside,
        (Some(ConversationAnswer::NotFound), false) => NotFoundCause::NotFound,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACCOUNT: NotFoundEvidence = NotFoundEvidence {
        had_account: true,
        was_member: true,
        signed_in: None,
        lists_after_all: None,
        lists_again: None,
        room: None,
    };

    #[test]
    fn an_expired_login_is_found_first() {
        assert_eq!(next(&ACCOUNT), NotFoundStep::AskAccount);
        assert_eq!(
            next(&NotFoundEvidence {
                signed_in: Some(false),
                ..ACCOUNT
            }),
            NotFoundStep::Conclude(NotFoundCause::SignedOut)
        );
    }

    #[test]
    fn a_lost_session_is_not_a_lost_membership() {
        let signed_in = NotFoundEvidence {
            signed_in: Some(true),
            ..ACCOUNT
        };
        assert_eq!(next(&signed_in), NotFoundStep::ListOnceMore);
        let refused_twice = NotFoundEvidence {
            lists_after_all: Some(false),
            ..signed_in
        };
        assert_eq!(next(&refused_twice), NotFoundStep::DropSessionAndList);
        let listed = NotFoundEvidence {
            lists_again: Some(true),
            ..refused_twice
        };
        assert_eq!(next(&listed), NotFoundStep::Conclude(NotFoundCause::SessionLost));
        let refused = NotFoundEvidence {
            lists_again: Some(false),
            ..refused_twice
        };
        assert_eq!(next(&refused), NotFoundStep::AskConversation);
        let gone = NotFoundEvidence {
            room: Some(ConversationAnswer::NotFound),
            ..refused
        };
        assert_eq!(next(&gone), NotFoundStep::Conclude(NotFoundCause::Removed));
    }

    #[test]
    fn one_wrong_answer_costs_nothing() {
        let after_all = NotFoundEvidence {
            signed_in: Some(true),
            lists_after_all: Some(true),
            ..ACCOUNT
        };
        assert_eq!(next(&after_all), NotFoundStep::Conclude(NotFoundCause::Listed));
    }

    #[test]
    fn a_guest_has_no_login_to_ask_about() {
        let guest = NotFoundEvidence {
            was_member: true,
            ..NotFoundEvidence::default()
        };
        assert_eq!(next(&guest), NotFoundStep::AskConversation);
        let outside = NotFoundEvidence {
            room: Some(ConversationAnswer::Outside),
            ..guest
        };
        assert_eq!(next(&outside), NotFoundStep::Conclude(NotFoundCause::Removed));
        let stranger = NotFoundEvidence {
            room: Some(ConversationAnswer::Outside),
            ..NotFoundEvidence::default()
        };
        assert_eq!(next(&stranger), NotFoundStep::Conclude(NotFoundCause::Outside));
        let nothing = NotFoundEvidence {
            room: Some(ConversationAnswer::NotFound),
            ..NotFoundEvidence::default()
        };
        assert_eq!(next(&nothing), NotFoundStep::Conclude(NotFoundCause::NotFound));
    }
}
