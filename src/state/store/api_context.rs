//! What requests need.

use crate::api::client::Client;
use crate::browser::cancel_scope::CancelScope;
use model::id::UserId;
use model::token::RoomToken;

/// The server, the conversation, and the account that requests are made for.
#[derive(Debug)]
pub struct ApiContext {
    client: Client,
    token: RoomToken,
    scope: CancelScope,
    named_account: Option<String>,
}

impl ApiContext {
    /// No account is known yet; `named_account`: the one that the host names.
    pub(super) fn new(client: Client, token: RoomToken, scope: CancelScope, named_account: Option<String>) -> Self {
        Self {
            client,
            token,
            scope,
            named_account,
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
        self.client.gate().account().is_some()
    }

    /// The id of the account, if there is one.
    pub fn user(&self) -> Option<UserId> {
        self.client.gate().account().map(|account| account.user)
    }

    /// The account that the host names.
    pub fn named_account(&self) -> Option<&str> {
        self.named_account.as_deref()
    }
}
