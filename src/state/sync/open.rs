//! The first requests to a server: capabilities, account, conversation.

use super::{account, settle};
use crate::api::calls;
use crate::api::error::Error;
use crate::state::status::phase::Phase;
use crate::state::store::ConversationStore;
use crate::state::store::sync_state::NextFetch;
use model::refusal::Refusal;
use model::wire::Capabilities;

/// Sends them, and sets what is fetched next.
pub(super) async fn open(store: &ConversationStore) -> Result<(), Error> {
    let client = store.api.client();
    client.claim_cookies();
    let capabilities = match calls::capabilities(client).await {
        // Newer servers answer 401 to a wrong app password whatever is asked. Each try counts against this address.
        Err(Error::Refused(Refusal::SignedOut)) => {
            settle::signed_out(store);
            return Ok(());
        }
        other => other?,
    };
    match capabilities {
        Capabilities::Newer => return stop(store, Phase::TooNew),
        Capabilities::NoTalk => return stop(store, Phase::NoTalk),
        Capabilities::V1 | Capabilities::V4(_) => {}
    }
    if !account::establish(store).await? {
        return Ok(());
    }
    match settle::read(store).await {
        Some(Ok(conversation)) => settle::conversation(store, conversation),
        Some(Err(Error::Refused(Refusal::NotFound))) => {
            let left = store.session.has_left().then_some(Phase::Left { can_join: false });
            return stop(store, left.unwrap_or(Phase::NotFound));
        }
        Some(Err(Error::Refused(Refusal::SignedOut))) => settle::signed_out(store),
        Some(Err(Error::Refused(refusal))) if settle::is_banned_address(store, &refusal) => settle::banned(store, true),
        Some(Err(error)) => return Err(error),
        None => {}
    }
    Ok(())
}

fn stop(store: &ConversationStore, phase: Phase) -> Result<(), Error> {
    store.set_phase(phase);
    store.sync.set_next_fetch(NextFetch::Idle);
    Ok(())
}
