//! The long poll of a session: the server hears by it that the session is in use, and its answers say early that somebody
//! came or went. When it asks, [`model::sync`] decides.

use crate::api::calls;
use crate::api::endpoint::Api;
use crate::api::error::Error;
use crate::browser::{clock, locks};
use crate::state::store::ConversationStore;
use crate::state::store::keep_alive::KeepAlive;
use model::refusal::Refusal;
use model::sync::{NextRequest, PollTrigger};
use model::wire::SignalingAnswer;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The session is not there any more: the server says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Gone;

/// Runs until the session ends. One panel or tab does it for all that show the session.
///
/// # Errors
/// [`Gone`] when it is the server that ended it.
pub(super) async fn keep_alive(store: &ConversationStore, stay: &KeepAlive) -> Result<(), Gone> {
    let engine = &store.engine;
    let end = stay.life.on_cancel();
    let Some(_lock) = locks::lock(&lock_name(store), &stay.life).await else {
        return Ok(());
    };
    stay.by_us.set(true);
    if end.or_notified(is_refused(store)).await != Some(false) {
        store.change(|status| status.kept_alive = false);
        return Ok(());
    }
    while !stay.life.is_cancelled() {
        let connected = engine.poll.borrow().is_connected();
        let next = stay.poll.borrow_mut().next(clock::now_ms() as u64, connected);
        match next {
            // Dropping the request at the end aborts it: nobody waits for its answer.
            NextRequest::Ask => match end.or_notified(calls::signaling(&engine.client, &engine.token)).await {
                Some(answer) if !stay.life.is_cancelled() => take(store, stay, answer)?,
                _ => return Ok(()),
            },
            NextRequest::Rest => drop(stay.bell.wait(None).await),
            NextRequest::Wait(ms) => {
                if !stay.bell.wait(Some(ms)).await {
                    stay.poll.borrow_mut().time_up();
                }
            }
        }
    }
    Ok(())
}

/// Another server does the work of the long poll here, which would be refused. Its events are not listened to yet: then the
/// list alone tells of news, as often as it is asked for, and nobody tells the server that the session is in use.
async fn is_refused(store: &ConversationStore) -> bool {
    let engine = &store.engine;
    // Servers of v1 answer the long poll itself with 400 then.
    engine.client.api() == Api::V4 && calls::has_long_poll(&engine.client, &engine.token).await == Ok(false)
}

fn take(store: &ConversationStore, stay: &KeepAlive, answer: Result<SignalingAnswer, Error>) -> Result<(), Gone> {
    let engine = &store.engine;
    let now_ms = clock::now_ms();
    match answer {
        Ok(wake) => {
            engine.proved_alive();
            if stay.poll.borrow_mut().answered(now_ms as u64, wake.people) {
                engine.trigger(PollTrigger::Signaling);
            }
        }
        Err(Error::Refused(Refusal::NotFound | Refusal::Conflict(_))) => return Err(Gone),
        Err(Error::Refused(Refusal::BadRequest)) => {
            store.change(|status| status.kept_alive = false);
            stay.life.cancel();
        }
        Err(error) => stay
            .poll
            .borrow_mut()
            .failed(now_ms as u64, error.retry_after(), clock::jitter()),
    }
    Ok(())
}

/// Other panels and tabs of this origin may show the same session. A lock's name can be read by every script of the page,
/// so it holds only a hash.
fn lock_name(store: &ConversationStore) -> String {
    let mut hasher = DefaultHasher::new();
    store
        .peek(|status| {
            status
                .conversation
                .as_ref()
                .and_then(|conversation| conversation.session.clone())
        })
        .hash(&mut hasher);
    format!("talk-participants:{}:{:x}", store.engine.token, hasher.finish())
}
