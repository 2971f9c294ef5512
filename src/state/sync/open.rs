//! The first questions to a server: which API, who am I, which conversation.

use super::settle;
use crate::api::calls;
use crate::api::error::Error;
use crate::state::status::phase::Phase;
use crate::state::store::ConversationStore;
use crate::state::store::engine::NextFetch;
use model::refusal::Refusal;
use model::wire::Capabilities;

/// Asks them, and goes on to the stage that follows.
pub(super) async fn open(store: &ConversationStore) -> Result<(), Error> {
    let engine = &store.engine;
    let capabilities = match calls::capabilities(&engine.client).await {
        // Newer servers refuse a password that is not right whatever is asked. Each try counts against this address.
        Err(Error::Refused(Refusal::SignedOut)) => {
            settle::signed_out(store);
            return Ok(());
        }
        other => other?,
    };
    match capabilities {
        Capabilities::Newer => return stop(store, Phase::TooNew),
        Capabilities::NoTalk => return stop(store, Phase::NoTalk),
        Capabilities::V1 | Capabilities::V4 => {}
    }
    let account = calls::account(&engine.client).await?;
    store.change(|status| status.has_account = account.is_some());
    // Somebody is signed in, as the page believes or as was seen before, and the server says no: anonymous answers would
    // be wrong for them.
    if account.is_none() && (engine.expects_account || engine.has_account()) {
        settle::signed_out(store);
        return Ok(());
    }
    *engine.account.borrow_mut() = account;
    match settle::read(store).await {
        Some(Ok(conversation)) => settle::conversation(store, conversation),
        Some(Err(Error::Refused(Refusal::NotFound))) => return stop(store, Phase::NotFound),
        Some(Err(Error::Refused(Refusal::SignedOut))) => settle::signed_out(store),
        Some(Err(error)) => return Err(error),
        None => {}
    }
    Ok(())
}

fn stop(store: &ConversationStore, phase: Phase) -> Result<(), Error> {
    store.change(|status| status.phase = phase);
    store.engine.next_fetch.set(NextFetch::Idle);
    Ok(())
}
