//! Whom requests act as, over all that can be known of three accounts.

use model::acting_account::{AccountEvidence, AccountVerdict, verdict};
use model::id::UserId;

#[test]
fn requests_are_let_through_only_if_all_that_is_known_is_one_account() {
    let (olga, max) = (UserId::new("olga").unwrap(), UserId::new("max").unwrap());
    let accounts = [None, Some(&olga), Some(&max)];
    let maybe = |known: Option<&UserId>| known.map(|user| user.as_str().to_owned());
    let (mut all, mut right) = (0, 0);
    for of_credentials in [None, Some(None), Some(Some(&olga)), Some(Some(&max))] {
        for of_requests in accounts {
            for named in [
                None,
                Some("olga"),
                Some("OLGA"),
                Some("max"),
                Some("o.petrova@example.org"),
            ] {
                for before in [None, Some(None), Some(Some(&olga)), Some(Some(&max))] {
                    let known = AccountEvidence {
                        of_credentials,
                        of_requests,
                        named,
                        before,
                    };
                    all += 1;
                    if verdict(&known) != AccountVerdict::Right {
                        continue;
                    }
                    right += 1;
                    assert!(
                        of_credentials.is_none_or(|own| own.is_some() && own == of_requests),
                        "{known:?}"
                    );
                    assert!(before.is_none_or(|before| before == of_requests), "{known:?}");
                    let actual = maybe(of_requests).unwrap_or_default();
                    assert!(
                        named.is_none_or(|named| named.to_lowercase() == actual.to_lowercase()),
                        "{known:?}"
                    );
                }
            }
        }
    }
    // No account and nothing that expects one: 2. For each account: without a name, with its id in each case, and with and
    // without credentials and an account before.
    assert_eq!((all, right), (240, 2 + 4 * 3 + 4 * 2));
}
