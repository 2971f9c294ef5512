//! The first questions to a server: which API, who am I, which conversation.

use super::settle;
use crate::api::calls;
use crate::api::error::Error;
use crate::state::room::Room;
use crate::state::room::engine::Stage;
use crate::state::status::phase::Phase;
use model::refusal::Refusal;
use model::wire::Capabilities;

/// Asks them, and goes on to the stage that follows.
pub(super) async fn open(room: &Room) -> Result<(), Error> {
    let engine = &room.engine;
    let capabilities = match calls::capabilities(&engine.client).await {
        // Newer servers refuse a password that is not right whatever is asked. Each try counts against this address.
        Err(Error::Refused(Refusal::SignedOut)) => {
            settle::signed_out(room);
            return Ok(());
        }
        other => other?,
    };
    match capabilities {
        Capabilities::Newer => return stop(room, Phase::TooNew),
        Capabilities::NoTalk => return stop(room, Phase::NoTalk),
        Capabilities::V1 | Capabilities::V4 => {}
    }
    let account = calls::account(&engine.client).await?;
    room.change(|status| status.has_account = account.is_some());
    // Somebody is signed in, as the page believes or as was seen before, and the server says no: anonymous answers would
    // be wrong for them.
    if account.is_none() && (engine.expects_account || engine.has_account()) {
        settle::signed_out(room);
        return Ok(());
    }
    *engine.account.borrow_mut() = account;
    match settle::read(room).await {
        Some(Ok(conversation)) => settle::conversation(room, conversation),
        Some(Err(Error::Refused(Refusal::NotFound))) => return stop(room, Phase::NotFound),
        Some(Err(Error::Refused(Refusal::SignedOut))) => settle::signed_out(room),
        Some(Err(error)) => return Err(error),
        None => {}
    }
    Ok(())
}

fn stop(room: &Room, phase: Phase) -> Result<(), Error> {
    room.change(|status| status.phase = phase);
    room.engine.stage.set(Stage::Rest);
    Ok(())
}
