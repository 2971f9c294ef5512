//! Finding the cause of a 404.
//!
//! Endpoints that guests may use answer 404 in many cases: an expired login, a session that another browser replaced or that
//! timed out, a membership that ended, and a conversation that was deleted. Further requests tell which; this module decides
//! which one to send next.

/// What is known after the list answered 404.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NotFoundEvidence {
    /// The viewer had an account when the panel started.
    pub had_account: bool,
    /// The viewer was a member before.
    pub was_member: bool,
    /// `GET cloud/user`: whether the login is still valid.
    pub signed_in: Option<bool>,
    /// The list, fetched once more: whether it succeeded.
    pub lists_after_all: Option<bool>,
    /// The list, fetched again after `DELETE participants/active`: whether it succeeded.
    pub lists_again: Option<bool>,
    /// `GET /room/{token}`.
    pub conversation: Option<ConversationAnswer>,
}

/// What `GET /room/{token}` tells about the viewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConversationAnswer {
    /// The viewer is a member.
    Member,
    /// The viewer is not a member, but the conversation is public.
    Outside,
    /// 404.
    NotFound,
}

/// The next request, or the cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotFoundStep {
    /// Ask `GET cloud/user`.
    AskAccount,
    /// Fetch the list once more. The 404 may be out of date, such as one from before a join; and the request after this one
    /// ends a session, and the membership of a self-joined user.
    ListOnceMore,
    /// Send `DELETE participants/active` once and fetch the list again: this drops a session that the cookies still name
    /// although the server has dropped it, which makes a member's requests answer 404.
    DropSessionAndList,
    /// Ask `GET /room/{token}`.
    AskConversation,
    /// The cause is known.
    Conclude(NotFoundCause),
}

/// Why the list answered 404.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotFoundCause {
    /// The login has expired.
    SignedOut,
    /// The viewer is still a member; their session was taken over or timed out.
    SessionLost,
    /// The membership ended: removed, or (guests, self-joined users) timed out.
    Removed,
    /// The viewer was not a member, and could join.
    Outside,
    /// There is no such conversation for this viewer.
    NotFound,
    /// The list was not refused the second time.
    Listed,
    /// The viewer is a member: fetch the list again.
    Recovered,
}

/// The next request, or the cause of the 404.
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
    NotFoundStep::Conclude(match (known.conversation, known.was_member) {
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
        conversation: None,
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
            conversation: Some(ConversationAnswer::NotFound),
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
            conversation: Some(ConversationAnswer::Outside),
            ..guest
        };
        assert_eq!(next(&outside), NotFoundStep::Conclude(NotFoundCause::Removed));
        let stranger = NotFoundEvidence {
            conversation: Some(ConversationAnswer::Outside),
            ..NotFoundEvidence::default()
        };
        assert_eq!(next(&stranger), NotFoundStep::Conclude(NotFoundCause::Outside));
        let nothing = NotFoundEvidence {
            conversation: Some(ConversationAnswer::NotFound),
            ..NotFoundEvidence::default()
        };
        assert_eq!(next(&nothing), NotFoundStep::Conclude(NotFoundCause::NotFound));
    }
}
