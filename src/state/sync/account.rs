//! Establishes whom the requests act as, before anything else is asked and when the login may be another one.

use super::keep_alive::end_session;
use super::settle;
use crate::api::calls;
use crate::api::error::Error;
use crate::browser::storage::{self, Span};
use crate::state::participants;
use crate::state::status::phase::Phase;
use crate::state::status::session::Session;
use crate::state::store::sync_state::NextFetch;
use crate::state::store::{ConversationStore, REMEMBERED_NAME};
use model::acting_account::{self, AccountEvidence, AccountVerdict, WrongAccount};

/// Asks the server, and lets requests through if they act as the right account. Says whether they do; otherwise the panel shows
/// why not, or another store takes the place of this one.
///
/// # Errors
/// When a request for that fails.
pub(super) async fn establish(store: &ConversationStore) -> Result<bool, Error> {
    let client = store.api.client();
    let seen = client.gate().suspicions();
    let of_credentials = match client.has_authorization() {
        true => Some(calls::account_of_credentials(client).await?),
        false => None,
    };
    // A password that is not accepted is sent once only: each try counts against this address.
    let of_requests = match &of_credentials {
        Some(None) => None,
        _ => calls::account(client).await?,
    };
    let before = client.gate().user();
    let verdict = acting_account::verdict(&AccountEvidence {
        of_credentials: of_credentials
            .as_ref()
            .map(|account| account.as_ref().map(|account| &account.user)),
        of_requests: of_requests.as_ref().map(|account| &account.user),
        named: store.api.named_account(),
        before: before.as_ref().map(Option::as_ref),
    });
    match verdict {
        AccountVerdict::Right => {
            if of_requests.is_some() {
                // It was the name of a guest who used this browser before.
                storage::remember(Span::Always, REMEMBERED_NAME, None);
            }
            store.set(&store.signals.has_account, of_requests.is_some());
            client.gate().open(of_requests, seen);
            return Ok(true);
        }
        AccountVerdict::SignedOut => settle::signed_out(store),
        AccountVerdict::Wrong(accounts) => wrong(store, accounts),
        AccountVerdict::Changed => changed(store),
    }
    Ok(false)
}

/// The requests would act as another account than the one that is meant. Nothing is sent until that is put right.
fn wrong(store: &ConversationStore, accounts: WrongAccount) {
    store.hold_requests(Error::WrongAccount);
    end_session(store, Session::None);
    participants::clear(store);
    store.set_phase(Phase::WrongAccount(accounts));
    store.sync.set_next_fetch(NextFetch::Idle);
}

/// Another viewer than before. Nothing of the one before is theirs: not the pending commands and what can be undone, not the
/// notices, the selection and what was typed. A new store takes the place of this one.
fn changed(store: &ConversationStore) {
    end_session(store, Session::None);
    store.api.client().forget_token();
    store.close();
    store.host.successor().begin();
}
