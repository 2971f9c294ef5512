//! Telling the meanings of 404 apart.
//!
//! Endpoints that guests may use answer 404 to everything: an expired login, a session that another browser replaced or
//! that timed out, a membership that ended, and a conversation that is gone. Some questions tell which; this is the order
//! in which to ask them.

/// What is known so far, after the list answered 404.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
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
    pub room: Option<RoomAnswer>,
}

/// What the conversation said of the viewer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoomAnswer {
    /// In it.
    Member,
    /// Not in it, but the conversation is public.
    Outside,
    /// There is none for them.
    NotFound,
}

/// What to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// Ask `GET cloud/user`.
    AskAccount,
    /// Ask for the list once more. One answer may be out of date, such as one from before a join, or be somebody else's in
    /// between; and the next question costs a session, and those who joined by the link their membership.
    ListOnceMore,
    /// Send `DELETE participants/active` once and list again: this drops a session that the cookies still carry although
    /// the server has forgotten it, which is what makes a member's requests answer 404.
    DropSessionAndList,
    /// Ask `GET /room/{token}`.
    AskRoom,
    /// It is clear.
    Conclude(Cause),
}

/// Why the list answered 404.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
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
pub fn next(known: &Evidence) -> Next {
    if known.had_account {
        match (known.signed_in, known.lists_after_all, known.lists_again) {
            (None, ..) => return Next::AskAccount,
            (Some(false), ..) => return Next::Conclude(Cause::SignedOut),
            (Some(true), None, _) => return Next::ListOnceMore,
            (Some(true), Some(true), _) => return Next::Conclude(Cause::Listed),
            (Some(true), Some(false), None) => return Next::DropSessionAndList,
            (Some(true), Some(false), Some(true)) => return Next::Conclude(Cause::SessionLost),
            (Some(true), Some(false), Some(false)) => {}
        }
    }
    Next::Conclude(match (known.room, known.was_member) {
        (None, _) => return Next::AskRoom,
        (Some(RoomAnswer::Member), _) => Cause::Recovered,
        (_, true) => Cause::Removed,
        (Some(RoomAnswer::Outside), false) => Cause::Outside,
        (Some(RoomAnswer::NotFound), false) => Cause::NotFound,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACCOUNT: Evidence = Evidence {
        had_account: true,
        was_member: true,
        signed_in: None,
        lists_after_all: None,
        lists_again: None,
        room: None,
    };

    #[test]
    fn an_expired_login_is_found_first() {
        assert_eq!(next(&ACCOUNT), Next::AskAccount);
        assert_eq!(
            next(&Evidence {
                signed_in: Some(false),
                ..ACCOUNT
            }),
            Next::Conclude(Cause::SignedOut)
        );
    }

    #[test]
    fn a_lost_session_is_not_a_lost_membership() {
        let signed_in = Evidence {
            signed_in: Some(true),
            ..ACCOUNT
        };
        assert_eq!(next(&signed_in), Next::ListOnceMore);
        let refused_twice = Evidence {
            lists_after_all: Some(false),
            ..signed_in
        };
        assert_eq!(next(&refused_twice), Next::DropSessionAndList);
        let listed = Evidence {
            lists_again: Some(true),
            ..refused_twice
        };
        assert_eq!(next(&listed), Next::Conclude(Cause::SessionLost));
        let refused = Evidence {
            lists_again: Some(false),
            ..refused_twice
        };
        assert_eq!(next(&refused), Next::AskRoom);
        let gone = Evidence {
            room: Some(RoomAnswer::NotFound),
            ..refused
        };
        assert_eq!(next(&gone), Next::Conclude(Cause::Removed));
    }

    #[test]
    fn one_wrong_answer_costs_nothing() {
        let after_all = Evidence {
            signed_in: Some(true),
            lists_after_all: Some(true),
            ..ACCOUNT
        };
        assert_eq!(next(&after_all), Next::Conclude(Cause::Listed));
    }

    #[test]
    fn a_guest_has_no_login_to_ask_about() {
        let guest = Evidence {
            was_member: true,
            ..Evidence::default()
        };
        assert_eq!(next(&guest), Next::AskRoom);
        let outside = Evidence {
            room: Some(RoomAnswer::Outside),
            ..guest
        };
        assert_eq!(next(&outside), Next::Conclude(Cause::Removed));
        let stranger = Evidence {
            room: Some(RoomAnswer::Outside),
            ..Evidence::default()
        };
        assert_eq!(next(&stranger), Next::Conclude(Cause::Outside));
        let nothing = Evidence {
            room: Some(RoomAnswer::NotFound),
            ..Evidence::default()
        };
        assert_eq!(next(&nothing), Next::Conclude(Cause::NotFound));
    }
}
