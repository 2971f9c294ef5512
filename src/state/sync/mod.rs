//! The loop that keeps the panel true: ask, take the answer in, wait, ask again. When, [`model::sync`] decides.

pub(in crate::state) mod keep_alive;
pub(in crate::state) mod settle;

mod long_poll;
mod not_found;
mod open;
mod page_events;
mod stale;

use crate::api::calls;
use crate::api::error::Error;
use crate::browser::clock;
use crate::browser::page;
use crate::i18n::Translator;
use crate::state::participants;
use crate::state::report::reported::ReportedParticipants;
use crate::state::status::phase::Phase;
use crate::state::store::engine::NextFetch;
use crate::state::store::{ConversationStore, HostContext, StoreConfig};
use leptos::task::spawn_local;
use model::refusal::Refusal;
use model::sync::{NextRequest, PollOutcome};
use send_wrapper::SendWrapper;

/// How often the clock that presence is read by moves on, in milliseconds.
const CLOCK_MS: u32 = 10_000;
/// The regular time for people outside, who wait for nothing that changes often, in milliseconds.
const ROOM_MS: u32 = 15_000;

impl ConversationStore {
    /// Begins to watch a conversation, until [`ConversationStore::close`].
    #[must_use]
    pub fn open(target: StoreConfig, words: Translator, around: HostContext) -> Self {
        let listens = Some(ReportedParticipants::default());
        let store = Self::new(target, words, around, listens);
        spawn_local(SendWrapper::new(poll(store.clone())));
        spawn_local(SendWrapper::new(tick(store.clone())));
        store
    }

    /// Stops: requests are aborted, loops end. The session, if there is one, is not left: only Leave leaves.
    pub fn close(&self) {
        self.engine.scope.cancel();
        self.answer_nobody();
        keep_alive::stop(self);
        self.engine.wake.notify_one();
        self.engine.batch_wake.notify_one();
    }
}

async fn poll(store: ConversationStore) {
    let engine = &store.engine;
    let _listeners = page_events::listeners(&store);
    while !engine.scope.is_cancelled() {
        let resting = engine.next_fetch.get() == NextFetch::Idle;
        let next = engine.poll.borrow_mut().next(clock::now_ms() as u64, resting);
        match next {
            NextRequest::Ask => ask(&store).await,
            NextRequest::Rest => drop(engine.wake.wait(None).await),
            NextRequest::Wait(ms) => {
                if !engine.wake.wait(Some(ms)).await {
                    engine.poll.borrow_mut().time_up();
                }
            }
        }
    }
}

/// One question, and what its end means for the next and for the note above the list.
async fn ask(store: &ConversationStore) {
    let engine = &store.engine;
    let stage = engine.next_fetch.get();
    let asked = store.take_refreshing();
    let result = turn(store, stage).await;
    if engine.scope.is_cancelled() {
        return;
    }
    let next = engine.next_fetch.get();
    let outcome = match &result {
        Err(error) => PollOutcome::Failed {
            retry_after: error.retry_after(),
        },
        Ok(()) if next != stage && next != NextFetch::Idle => PollOutcome::Again,
        Ok(()) if store.peek(|status| status.phase == Phase::Outside) => PollOutcome::Well {
            interval_ms: ROOM_MS.max(engine.interval_ms),
        },
        Ok(()) => PollOutcome::Well {
            interval_ms: engine.interval_ms,
        },
    };
    let mut poll = engine.poll.borrow_mut();
    poll.answered(clock::now_ms() as u64, outcome, clock::jitter());
    let stale = poll.is_stale();
    drop(poll);
    store.refreshed(asked, outcome, &result);
    match result {
        Err(error) => stale::note(store, &error),
        Ok(()) if stale => stale::offline(store),
        Ok(()) => {
            stale::over(store);
            // The answer may have shown that there is a network after all.
            keep_alive::nudge(store);
        }
    }
}

async fn turn(store: &ConversationStore, stage: NextFetch) -> Result<(), Error> {
    match stage {
        NextFetch::Bootstrap => open::open(store).await,
        NextFetch::Participants => list(store).await,
        NextFetch::Conversation => settle::reread(store).await,
        NextFetch::Idle => rest(store),
    }
}

async fn list(store: &ConversationStore) -> Result<(), Error> {
    let asked = settle::ask_list(store);
    match calls::participants(&store.engine.client, &store.engine.token).await {
        Ok(listed) => settle::listed(store, listed, asked)?,
        Err(Error::Refused(Refusal::Lobby)) => settle::lobby(store),
        Err(Error::Refused(Refusal::SignedOut | Refusal::Redirected)) => settle::signed_out(store),
        // Not for this role: a guest moderator who was made a plain guest, for instance.
        Err(Error::Refused(Refusal::Forbidden)) => settle::reread(store).await?,
        Err(Error::Refused(Refusal::NotFound)) => {
            let cause = not_found::not_found(store).await?;
            return settle::concluded(store, cause).await;
        }
        Err(error) => return Err(error),
    }
    Ok(())
}

/// Nothing is asked, but somebody who comes back to a page that signed them out may have signed in again.
fn rest(store: &ConversationStore) -> Result<(), Error> {
    if store.peek(|status| status.phase.clone()) == Phase::SignedOut {
        store.engine.next_fetch.set(NextFetch::Bootstrap);
    }
    Ok(())
}

/// Moves the clock on, so that "last seen" and presence follow time and not only answers.
async fn tick(store: ConversationStore) {
    let pause = store.engine.scope.on_cancel();
    while !store.engine.scope.is_cancelled() {
        pause.wait(Some(CLOCK_MS)).await;
        if page::is_visible() && !store.engine.scope.is_cancelled() {
            store.change(|status| status.now = store.engine.server_now());
            participants::settle(&store);
        }
    }
}
