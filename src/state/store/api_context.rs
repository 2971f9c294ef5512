//! What requests need.

use crate::api::client::Client;
use crate::browser::cancel_scope::CancelScope;
use model::id::UserId;
use model::token::RoomToken;
use model::wire::Account;
use std::cell::RefCell;

/// The server, the conversation, and the account that requests are made for.
#[derive(Debug)]
pub struct ApiContext {
    client: Client,
    token: RoomToken,
    scope: CancelScope,
    account: RefCell<Option<Account>>,
    expects_account: bool,
}

impl ApiContext {
    /// No account is known yet; `expects_account`: the host says that an account is.
    pub(super) fn new(client: Client, token: RoomToken, scope: CancelScope, expects_account: bool) -> Self {
        Self {
            client,
            token,
            scope,
            account: RefCell::default(),
            expects_account,
        }
    }

    /// Sends the requests.
    pub fn client(&self) -> &Client {
        &self.client
    }

    /// The conversation's token.
    pub fn token(&self) -> &RoomToken {
        &self.token
    }

    /// Both, which most calls take.
    pub fn target(&self) -> (&Client, &RoomToken) {
        (&self.client, &self.token)
    }

    /// Cancelled when the conversation is closed.
    pub fn scope(&self) -> &CancelScope {
        &self.scope
    }

    /// The conversation was closed: nothing may be sent or shown any more.
    pub fn is_closed(&self) -> bool {
        self.scope.is_cancelled()
    }

    /// Whether requests are made for an account.
    pub fn has_account(&self) -> bool {
        self.account.borrow().is_some()
    }

    /// The id of the account, if there is one.
    pub fn user(&self) -> Option<UserId> {
        self.account.borrow().as_ref().map(|account| account.user.clone())
    }

    /// The server said which account the requests belong to.
    pub fn set_account(&self, account: Option<Account>) {
        self.account.replace(account);
    }

    /// The host says that an account is signed in, or one was seen before.
    pub fn expects_account(&self) -> bool {
        self.expects_account || self.has_account()
    }
}
