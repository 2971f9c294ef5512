//! What is shown while it cannot be brought up to date.

use crate::api::error::Error;
use crate::browser::fetch::FetchError;
use crate::i18n::Text;
use crate::state::failure::explain;
use crate::state::failure::problem::Problem;
use crate::state::report::Event;
use crate::state::status::phase::{Phase, Stale};
use crate::state::store::ConversationStore;
use crate::state::store::engine::NextFetch;

/// Shows that the server could not be asked: as a note where there is something to show, as a view of its own otherwise.
pub(super) fn note(store: &ConversationStore, error: &Error) {
    if error.is_aborted() {
        return;
    }
    // Told once, not at every further try.
    if store.peek(|status| status.stale.is_none() && Phase::of_failure(error) != status.phase) {
        let message = store.words.text(explain::why(error));
        store.engine.events.tell(Event::Error(Problem::of(error, message)));
    }
    match store.peek(|status| status.phase.clone()) {
        Phase::Listed | Phase::Guest | Phase::Lobby | Phase::Outside | Phase::Removed { .. } => {
            let why = match explain::why(error) {
                Text::WhyOffline => Text::StaleOffline,
                Text::WhyMaintenance => Text::StaleMaintenance,
                _ => Text::StaleServer,
            };
            let as_of_ms = store.engine.last_news_ms.get() as u64;
            store.change(|status| status.stale = Some(Stale { as_of_ms, why }));
        }
        _ => store.change(|status| status.phase = Phase::of_failure(error)),
    }
}

/// Shows that there is no network. Where nothing is asked anyway, that changes nothing.
pub(super) fn offline(store: &ConversationStore) {
    if store.engine.next_fetch.get() == NextFetch::Idle {
        over(store);
    } else {
        note(store, &Error::NoAnswer(FetchError::Network));
    }
}

/// It is up to date again.
pub(super) fn over(store: &ConversationStore) {
    store.change(|status| status.stale = None);
}
