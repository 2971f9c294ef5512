//! The long poll of a session (internal signaling): it tells the server that the session is in use, and its answers say early
//! that participants came or went. When it is sent, [`model::sync`] decides.

use super::backend;
use crate::api::calls;
use crate::api::endpoint::Api;
use crate::api::error::Error;
use crate::browser::{clock, locks};
use crate::state::store::ConversationStore;
use crate::state::store::keep_alive::KeepAlive;
use model::refusal::Refusal;
use model::sync::{NextRequest, PollTrigger};
use model::wire::{Signaling, SignalingAnswer};
use std::hash::{DefaultHasher, Hash, Hasher};

/// The server says that the session does not exist any more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SessionEnded;

/// Runs until the session ends. Of all panels and tabs that show the session, one sends the long polls.
///
/// # Errors
/// [`SessionEnded`] when it is the server that ended it.
pub(super) async fn keep_alive(store: &ConversationStore, keep_alive: &KeepAlive) -> Result<(), SessionEnded> {
    let end = keep_alive.scope.on_cancel();
    let Some(_lock) = locks::lock(&lock_name(store), &keep_alive.scope).await else {
        return Ok(());
    };
    keep_alive.by_us.set(true);
    let (client, token) = store.api.target();
    // Servers of v1 answer the long poll itself with 400 where they have another backend.
    if client.api() == Api::V4 {
        match end.or_notified(calls::signaling_settings(client, token)).await {
            None => return Ok(()),
            Some(Ok(settings @ Signaling::External { .. })) => {
                return backend::keep_alive(store, keep_alive, settings).await;
            }
            Some(Ok(Signaling::Internal) | Err(_)) => {}
        }
    }
    while !keep_alive.scope.is_cancelled() {
        let connected = store.sync.is_connected();
        let next = keep_alive.poll.borrow_mut().next(clock::now_ms() as u64, connected);
        match next {
            // At the end of the session the request is dropped, which aborts it.
            NextRequest::Ask => match end.or_notified(calls::signaling(client, token)).await {
                Some(answer) if !keep_alive.scope.is_cancelled() => take(store, keep_alive, answer)?,
                _ => return Ok(()),
            },
            NextRequest::Rest => drop(keep_alive.wake.wait(None).await),
            NextRequest::Wait(ms) => {
                if !keep_alive.wake.wait(Some(ms)).await {
                    keep_alive.poll.borrow_mut().time_up();
                }
            }
        }
    }
    Ok(())
}

fn take(
    store: &ConversationStore,
    keep_alive: &KeepAlive,
    answer: Result<SignalingAnswer, Error>,
) -> Result<(), SessionEnded> {
    let now_ms = clock::now_ms() as u64;
    match answer {
        Ok(answer) => {
            store.session.proved_alive();
            if keep_alive.poll.borrow_mut().answered(now_ms, answer.users_hash) {
                store.sync.trigger(PollTrigger::Signaling);
            }
        }
        Err(Error::Refused(Refusal::NotFound | Refusal::Conflict(_))) => return Err(SessionEnded),
        Err(Error::Refused(Refusal::BadRequest)) => {
            store.signals.kept_alive.set(false);
            keep_alive.scope.cancel();
        }
        Err(error) => keep_alive
            .poll
            .borrow_mut()
            .failed(now_ms, error.retry_after(), clock::jitter()),
    }
    Ok(())
}

/// The name of the lock, the same in other panels and tabs of this origin that show the session. Every script of the page can
/// read it, so it holds only a hash of the session.
fn lock_name(store: &ConversationStore) -> String {
    let mut hasher = DefaultHasher::new();
    let conversation = store.signals.conversation.get_untracked();
    conversation
        .and_then(|conversation| conversation.session)
        .hash(&mut hasher);
    format!("talk-participants:{}:{:x}", store.token(), hasher.finish())
}
