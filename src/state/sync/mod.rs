//! The sync loop: asks the server, takes the answer in, waits, asks again. When, [`model::sync`] decides.

pub mod keep_alive;
pub mod settle;

mod account;
mod backend;
mod long_poll;
mod not_found;
mod open;
mod page_events;
mod stale;

use crate::api::calls;
use crate::api::error::Error;
use crate::browser::page;
use crate::browser::task::spawn;
use crate::i18n::Translator;
use crate::state::participants;
use crate::state::status::phase::Phase;
use crate::state::store::sync_state::NextFetch;
use crate::state::store::{ConversationStore, HostContext, StoreConfig};
use model::refusal::Refusal;
use model::role::Role;
use model::sync::{NextRequest, PollOutcome};

/// How often the clock that presence is read by moves on, in milliseconds.
const CLOCK_MS: u32 = 10_000;
/// The shortest regular time between polls for viewers outside, in milliseconds: little that they see changes.
const OUTSIDE_MS: u32 = 15_000;
/// The shortest regular time between polls while the high-performance backend reports changes, in milliseconds.
const TOLD_MS: u32 = 60_000;
/// The longest regular time between polls while somebody waits in the lobby, in milliseconds.
const LOBBY_MS: u32 = 5_000;

impl ConversationStore {
    /// Begins to watch a conversation, until [`ConversationStore::close`].
    #[must_use]
    pub fn open(config: StoreConfig, translator: Translator, context: HostContext) -> Self {
        let store = Self::new(config, translator, context, true);
        spawn(poll(store.clone()));
        spawn(tick(store.clone()));
        store
    }

    /// Stops: requests are aborted, loops end. A session is not left; only leaving ends it.
    pub fn close(&self) {
        self.api.scope().cancel();
        self.api.client().release_cookies();
        self.disconnect_calls();
        self.session.stop_keep_alive();
        self.sync.wake();
        self.commands.wake_batch();
    }
}

async fn poll(store: ConversationStore) {
    let _listeners = page_events::listeners(&store);
    while !store.api.is_closed() {
        match store.sync.next_request() {
            NextRequest::Ask => ask(&store).await,
            NextRequest::Rest => store.sync.wait(None).await,
            NextRequest::Wait(ms) => store.sync.wait(Some(ms)).await,
        }
    }
}

/// One fetch, and what its answer means for the time of the next and for the note about a stale list.
async fn ask(store: &ConversationStore) {
    let fetched = store.sync.next_fetch();
    let calls = store.take_refresh_calls();
    let result = match fetch(store, fetched).await {
        // Whether that is the right one, is established anew.
        Err(Error::AccountChanged) => {
            store.sync.set_next_fetch(NextFetch::Bootstrap);
            Ok(())
        }
        // Held back: what is shown says so already.
        Err(Error::WrongAccount) => Ok(()),
        result => result,
    };
    if store.api.is_closed() {
        return store.hand_on(calls);
    }
    let next = store.sync.next_fetch();
    let is_told = store
        .session
        .keep_alive()
        .is_some_and(|keep_alive| keep_alive.connected.get());
    let interval_ms = match store.signals.waiting.get_untracked() {
        // Not everything is told: who joins without a connection to the backend is not.
        0 if is_told => store.sync.interval_ms().max(TOLD_MS),
        0 => store.sync.interval_ms(),
        _ => store.sync.interval_ms().min(LOBBY_MS),
    };
    let outcome = match &result {
        Err(error) => PollOutcome::Failed {
            retry_after: error.retry_after(),
        },
        Ok(()) if next != fetched && next != NextFetch::Idle => PollOutcome::Again,
        Ok(()) if matches!(store.signals.phase.get_untracked(), Phase::Outside | Phase::Left { .. }) => {
            PollOutcome::Well {
                interval_ms: OUTSIDE_MS.max(interval_ms),
            }
        }
        Ok(()) => PollOutcome::Well { interval_ms },
    };
    let stale = store.sync.answered(outcome);
    store.signals.next_try.set(store.sync.next_try_ms());
    store.signals.retrying.set(false);
    store.refreshed(calls, outcome, &result);
    match result {
        Err(error) => stale::note(store, &error),
        Ok(()) if stale => stale::offline(store),
        Ok(()) => {
            store.set(&store.signals.stale, None);
            // The answer may have shown that there is a network after all.
            keep_alive::wake(store);
        }
    }
}

async fn fetch(store: &ConversationStore, what: NextFetch) -> Result<(), Error> {
    let result = match what {
        NextFetch::Bootstrap => open::open(store).await,
        NextFetch::Participants => list(store).await,
        NextFetch::Conversation => settle::reread(store).await,
        NextFetch::Idle => {
            idle(store);
            Ok(())
        }
    };
    match result {
        Err(error) if error.doubts_login() => settle::doubted(store, error).await,
        other => other,
    }
}

async fn list(store: &ConversationStore) -> Result<(), Error> {
    let request = settle::begin_list(store);
    let (client, token) = store.api.target();
    match calls::participants(client, token).await {
        Ok(listed) => {
            settle::listed(store, listed, request).await?;
            if store.sync.next_fetch() == NextFetch::Participants && lobby_is_due(store) {
                settle::follow_lobby(store).await;
            }
        }
        Err(Error::Refused(Refusal::Lobby)) => settle::lobby(store),
        Err(Error::Refused(Refusal::SignedOut)) => settle::signed_out(store),
        // Not for this role: a guest moderator who was demoted to guest, for instance.
        Err(Error::Refused(Refusal::Forbidden)) => settle::reread(store).await?,
        Err(Error::Refused(Refusal::NotFound)) => {
            let cause = not_found::not_found(store).await?;
            return settle::concluded(store, cause).await;
        }
        Err(error) => return Err(error),
    }
    Ok(())
}

/// Whether a moderator is to be told whether the lobby is on: after each list while it is, and otherwise every half minute.
fn lobby_is_due(store: &ConversationStore) -> bool {
    let is_on = store
        .signals
        .conversation
        .with_untracked(|conversation| conversation.as_ref().is_some_and(|conversation| conversation.lobby));
    let moderates = store.viewer().role.is_some_and(Role::moderates);
    moderates && store.setting().features.lobby && (store.sync.lobby_is_due() || is_on)
}

/// Nothing is asked. But a viewer who comes back to a panel that waits for a login may have signed in.
fn idle(store: &ConversationStore) {
    if store.signals.phase.with_untracked(Phase::waits_for_login) {
        store.sync.set_next_fetch(NextFetch::Bootstrap);
    }
}

/// Moves the clock on, so that "last seen" and presence follow time and not only answers.
async fn tick(store: ConversationStore) {
    let pause = store.api.scope().on_cancel();
    while !store.api.is_closed() {
        pause.wait(Some(CLOCK_MS)).await;
        if page::is_visible() && !store.api.is_closed() {
            store.set(&store.signals.now, store.now());
            participants::settle(&store);
        }
    }
}
