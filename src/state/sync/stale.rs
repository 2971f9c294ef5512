//! What is shown while it cannot be refreshed.

use crate::api::error::Error;
use crate::browser::fetch::FetchError;
use crate::browser::page;
use crate::i18n::Text;
use crate::state::failure::explain;
use crate::state::failure::problem::Problem;
use crate::state::report::Event;
use crate::state::status::phase::{Phase, Stale};
use crate::state::store::ConversationStore;
use crate::state::store::sync_state::NextFetch;

/// Shows that a request failed: as a note where there is something to show, as a phase of its own otherwise.
pub(super) fn note(store: &ConversationStore, error: &Error) {
    // A server that does not answer is no lost network.
    note_as(store, error, !page::is_connected());
}

fn note_as(store: &ConversationStore, error: &Error, offline: bool) {
    if error.is_aborted() {
        return;
    }
    let phase = store.signals.phase.get_untracked();
    let failed = Phase::of_failure(error);
    // Reported once, not at every further try.
    if store.signals.stale.with_untracked(Option::is_none) && failed != phase {
        let message = store.translator.text(explain::why_not_loaded(error));
        store.host.emit(Event::Error(Problem::of(error, message)));
    }
    match phase {
        Phase::Listed | Phase::Guest | Phase::Lobby | Phase::Outside | Phase::Left { .. } | Phase::Removed { .. } => {
            let stale = Stale {
                as_of_ms: store.sync.last_answer_ms() as u64,
                why: match explain::why_stale(error) {
                    Text::StaleOffline if !offline => Text::StaleServer,
                    why => why,
                },
            };
            store.set(&store.signals.stale, Some(stale));
        }
        _ => store.set_phase(failed),
    }
}

/// Shows that there is no network. Where nothing is asked anyway, that changes nothing.
pub(super) fn offline(store: &ConversationStore) {
    if store.sync.next_fetch() == NextFetch::Idle {
        store.set(&store.signals.stale, None);
    } else {
        note_as(store, &Error::NoAnswer(FetchError::Network), true);
    }
}
