//! What is shown while it cannot be brought up to date.

use crate::api::error::Error;
use crate::browser::fetch::FetchError;
use crate::i18n::Text;
use crate::state::failure::explain;
use crate::state::failure::problem::Problem;
use crate::state::report::Event;
use crate::state::room::Room;
use crate::state::room::engine::Stage;
use crate::state::status::phase::{Phase, Stale};

/// Shows that the server could not be asked: as a note where there is something to show, as a view of its own otherwise.
pub(super) fn note(room: &Room, error: &Error) {
    if error.is_aborted() {
        return;
    }
    // Told once, not at every further try.
    if room.peek(|status| status.stale.is_none() && Phase::of_failure(error) != status.phase) {
        let message = room.words.text(explain::why(error));
        room.engine.host.tell(Event::Error(Problem::of(error, message)));
    }
    match room.peek(|status| status.phase.clone()) {
        Phase::Listed | Phase::Guest | Phase::Lobby | Phase::Outside | Phase::Removed { .. } => {
            let why = match explain::why(error) {
                Text::WhyOffline => Text::StaleOffline,
                Text::WhyMaintenance => Text::StaleMaintenance,
                _ => Text::StaleServer,
            };
            let as_of_ms = room.engine.last_news_ms.get() as u64;
            room.change(|status| status.stale = Some(Stale { as_of_ms, why }));
        }
        _ => room.change(|status| status.phase = Phase::of_failure(error)),
    }
}

/// Shows that there is no network. Where nothing is asked anyway, that changes nothing.
pub(super) fn offline(room: &Room) {
    if room.engine.stage.get() == Stage::Rest {
        over(room);
    } else {
        note(room, &Error::NoAnswer(FetchError::Network));
    }
}

/// It is up to date again.
pub(super) fn over(room: &Room) {
    room.change(|status| status.stale = None);
}
