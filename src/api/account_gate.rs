//! Holds requests back while they could act as another account than the one that was established.

use super::error::Error;
use model::id::UserId;
use model::refusal::Refusal;
use model::wire::Account;
use std::cell::{Cell, RefCell};

/// The account that was established, and whether requests may be sent.
#[derive(Debug, Default)]
pub struct AccountGate {
    /// `None` until an account, or that there is none, was established.
    account: RefCell<Option<Option<Account>>>,
    /// The account of the credentials, asked without cookies.
    of_credentials: RefCell<Option<Account>>,
    held: RefCell<Option<Error>>,
    is_due: Cell<bool>,
    suspicions: Cell<u32>,
}

impl AccountGate {
    /// The requests act as this account, or as nobody's, and may be sent. `seen` is [`Self::suspicions`] of when the account was
    /// asked for.
    pub fn open(&self, account: Option<Account>, seen: u32) {
        self.account.replace(Some(account));
        self.held.replace(None);
        self.is_due.set(self.suspicions.get() != seen);
    }

    /// No request is sent from now on, until [`Self::open`]; why, is the error of each.
    pub fn hold(&self, why: Error) {
        self.of_credentials.replace(None);
        self.held.replace(Some(why));
    }

    /// Why no request is sent.
    pub(super) fn held(&self) -> Option<Error> {
        self.held.borrow().clone()
    }

    /// The login may be another one: the account is asked for before the next request.
    pub fn suspect(&self) {
        self.suspicions.set(self.suspicions.get().wrapping_add(1));
        self.is_due.set(true);
    }

    /// The number of suspicions so far: an answer to a request from before the newest one does not settle it.
    #[must_use]
    pub fn suspicions(&self) -> u32 {
        self.suspicions.get()
    }

    /// Whether the account has to be asked for.
    pub(super) fn is_due(&self) -> bool {
        self.is_due.get()
    }

    /// Compares the account that requests act as now with the one that was established. `seen` is [`Self::suspicions`] of when it
    /// was asked for.
    ///
    /// # Errors
    /// [`Error::AccountChanged`], or [`Refusal::SignedOut`] when there is none any more; also for all further requests.
    pub fn compare(&self, now: Option<&UserId>, seen: u32) -> Result<(), Error> {
        let same = self.account.borrow().as_ref().is_none_or(|account| {
            let established = account.as_ref().map(|account| &account.user);
            established == now
        });
        if same {
            self.is_due.set(self.suspicions.get() != seen);
            return Ok(());
        }
        let why = match now {
            Some(_) => Error::AccountChanged,
            None => Refusal::SignedOut.into(),
        };
        self.hold(why.clone());
        Err(why)
    }

    /// The account, if there is one.
    #[must_use]
    pub fn account(&self) -> Option<Account> {
        self.account.borrow().clone().flatten()
    }

    /// The id of the account. The outer `None`: nothing was established yet.
    #[must_use]
    pub fn user(&self) -> Option<Option<UserId>> {
        let account = self.account.borrow();
        account
            .as_ref()
            .map(|account| account.as_ref().map(|it| it.user.clone()))
    }

    /// The account of the credentials, if it is known.
    pub(super) fn of_credentials(&self) -> Option<Account> {
        self.of_credentials.borrow().clone()
    }

    /// The server said whose credentials they are.
    pub(super) fn set_of_credentials(&self, account: Option<Account>) {
        self.of_credentials.replace(account);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(id: &str) -> Account {
        Account {
            user: UserId::new(id).unwrap(),
            name: String::new(),
        }
    }

    #[test]
    fn another_account_closes_the_gate_until_one_is_established() {
        let gate = AccountGate::default();
        assert_eq!(gate.compare(None, gate.suspicions()), Ok(()), "nothing is established");
        gate.open(Some(account("olga")), gate.suspicions());
        gate.suspect();
        assert!(gate.is_due());
        assert_eq!(gate.compare(UserId::new("olga").as_ref(), gate.suspicions()), Ok(()));
        assert!(!gate.is_due());
        gate.suspect();
        assert_eq!(
            gate.compare(UserId::new("max").as_ref(), gate.suspicions()),
            Err(Error::AccountChanged)
        );
        assert_eq!((gate.held(), gate.is_due()), (Some(Error::AccountChanged), true));
        gate.open(Some(account("max")), gate.suspicions());
        assert_eq!((gate.held(), gate.is_due()), (None, false));
        assert_eq!(gate.compare(None, gate.suspicions()), Err(Refusal::SignedOut.into()));
        assert_eq!(gate.held(), Some(Refusal::SignedOut.into()));
    }

    #[test]
    fn a_login_where_there_was_none_is_another_account() {
        let gate = AccountGate::default();
        gate.open(None, gate.suspicions());
        assert_eq!(gate.user(), Some(None));
        assert_eq!(gate.compare(None, gate.suspicions()), Ok(()));
        assert_eq!(
            gate.compare(UserId::new("max").as_ref(), gate.suspicions()),
            Err(Error::AccountChanged)
        );
    }

    #[test]
    fn an_answer_from_before_a_suspicion_does_not_settle_it() {
        let gate = AccountGate::default();
        let olga = UserId::new("olga");
        let asked = gate.suspicions();
        gate.suspect();
        gate.open(Some(account("olga")), asked);
        assert!(gate.is_due(), "it was asked for before the newest suspicion");
        assert_eq!(gate.compare(olga.as_ref(), asked), Ok(()));
        assert!(gate.is_due());
        assert_eq!(gate.compare(olga.as_ref(), gate.suspicions()), Ok(()));
        assert!(!gate.is_due());
    }
}
