//! Whom the requests of a panel act as, and whether that is the account that the page means.
//!
//! Cookies of a login form win over HTTP Basic on the server: requests with somebody's credentials may act as somebody else.
//! So the server is asked twice: once without cookies for the account of the credentials, and once as all requests are sent.
//! Both answers have the account's id, whatever name was used to sign in.

use crate::id::UserId;

/// What is known of the accounts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AccountEvidence<'a> {
    /// The account of the credentials, asked without cookies. The outer `None`: there are no credentials; the inner: the
    /// server does not accept them.
    pub of_credentials: Option<Option<&'a UserId>>,
    /// The account of the requests; `None`: they are anonymous.
    pub of_requests: Option<&'a UserId>,
    /// The account that the page names.
    pub named: Option<&'a str>,
    /// The account that the panel was opened for, which may be none. The outer `None`: this is not known yet.
    pub before: Option<Option<&'a UserId>>,
}

/// What follows from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AccountVerdict {
    /// The requests act as the right account, or anonymously where no account is meant.
    Right,
    /// There should be a login and there is none.
    SignedOut,
    /// The requests would act as another account than the one that is meant.
    Wrong(WrongAccount),
    /// The account is right, but another one than before: what is known of the one before says nothing about it.
    Changed,
}

/// The two accounts, by their ids.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongAccount {
    /// The account that requests act as.
    pub actual: String,
    /// The account that is meant.
    pub expected: String,
}

/// Whether the requests act as the right account.
#[must_use]
pub fn verdict(known: &AccountEvidence<'_>) -> AccountVerdict {
    if known.of_credentials == Some(None) {
        return AccountVerdict::SignedOut;
    }
    let Some(actual) = known.of_requests else {
        let expects = known.of_credentials.is_some() || known.named.is_some() || known.before.flatten().is_some();
        return if expects {
            AccountVerdict::SignedOut
        } else {
            AccountVerdict::Right
        };
    };
    let wrong = |expected: &str| {
        AccountVerdict::Wrong(WrongAccount {
            actual: actual.as_str().to_owned(),
            expected: expected.to_owned(),
        })
    };
    match (known.of_credentials.flatten(), known.named, known.before) {
        (Some(own), ..) if own != actual => wrong(own.as_str()),
        // Pages may write ids in another case: servers keep no two that differ only in that.
        (_, Some(named), _) if !named.eq_ignore_ascii_case(actual.as_str()) => wrong(named),
        (.., Some(before)) if before != Some(actual) => AccountVerdict::Changed,
        _ => AccountVerdict::Right,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn user(id: &str) -> UserId {
        UserId::new(id).unwrap()
    }

    fn wrong(actual: &str, expected: &str) -> AccountVerdict {
        AccountVerdict::Wrong(WrongAccount {
            actual: actual.to_owned(),
            expected: expected.to_owned(),
        })
    }

    #[test]
    fn without_credentials_and_a_name_any_account_is_right_and_none_as_well() {
        let olga = user("olga");
        let mut known = AccountEvidence::default();
        assert_eq!(verdict(&known), AccountVerdict::Right);
        known.of_requests = Some(&olga);
        assert_eq!(verdict(&known), AccountVerdict::Right);
    }

    #[test]
    fn credentials_of_one_account_and_requests_of_another_are_wrong() {
        let (olga, max) = (user("olga"), user("max"));
        let known = AccountEvidence {
            of_credentials: Some(Some(&max)),
            of_requests: Some(&olga),
            ..AccountEvidence::default()
        };
        assert_eq!(verdict(&known), wrong("olga", "max"));
        // Also where the page names the account of the requests, or the panel was opened for it.
        let named = AccountEvidence {
            named: Some("olga"),
            before: Some(Some(&olga)),
            ..known
        };
        assert_eq!(verdict(&named), wrong("olga", "max"));
        let same = AccountEvidence {
            of_requests: Some(&max),
            ..known
        };
        assert_eq!(verdict(&same), AccountVerdict::Right);
    }

    #[test]
    fn ids_of_two_answers_are_compared_by_every_byte() {
        let (max, capital) = (user("max"), user("Max"));
        let known = AccountEvidence {
            of_credentials: Some(Some(&max)),
            of_requests: Some(&capital),
            ..AccountEvidence::default()
        };
        assert_eq!(verdict(&known), wrong("Max", "max"));
    }

    #[test]
    fn the_account_that_the_page_names_is_compared_without_regard_to_case() {
        let erin = user("erin");
        for (named, expected) in [
            ("erin", AccountVerdict::Right),
            ("ERIN", AccountVerdict::Right),
            ("erin@example.org", wrong("erin", "erin@example.org")),
            ("bob", wrong("erin", "bob")),
        ] {
            let known = AccountEvidence {
                of_requests: Some(&erin),
                named: Some(named),
                ..AccountEvidence::default()
            };
            assert_eq!(verdict(&known), expected, "{named}");
        }
    }

    #[test]
    fn no_account_where_one_is_meant_is_signed_out() {
        let max = user("max");
        let nobody = AccountEvidence::default();
        for known in [
            AccountEvidence {
                of_credentials: Some(Some(&max)),
                ..nobody
            },
            AccountEvidence {
                named: Some("max"),
                ..nobody
            },
            AccountEvidence {
                before: Some(Some(&max)),
                ..nobody
            },
            // A password that is not accepted, also where somebody else is logged in by cookies.
            AccountEvidence {
                of_credentials: Some(None),
                of_requests: Some(&max),
                ..nobody
            },
        ] {
            assert_eq!(verdict(&known), AccountVerdict::SignedOut, "{known:?}");
        }
    }

    #[test]
    fn another_account_than_before_is_a_change_and_the_same_is_none() {
        let (olga, max) = (user("olga"), user("max"));
        let now = AccountEvidence {
            of_requests: Some(&max),
            ..AccountEvidence::default()
        };
        for (before, expected) in [
            (None, AccountVerdict::Right),
            (Some(None), AccountVerdict::Changed),
            (Some(Some(&olga)), AccountVerdict::Changed),
            (Some(Some(&max)), AccountVerdict::Right),
        ] {
            assert_eq!(verdict(&AccountEvidence { before, ..now }), expected, "{before:?}");
        }
        let guest_again = AccountEvidence {
            before: Some(None),
            ..AccountEvidence::default()
        };
        assert_eq!(verdict(&guest_again), AccountVerdict::Right);
    }
}
