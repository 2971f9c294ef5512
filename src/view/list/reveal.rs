//! Leading to a row that the host wants to be seen.

use super::rows::Rows;
use super::shared_rows::SharedRows;
use crate::view::panel::PanelContext;
use leptos::prelude::*;
use model::filter::Filter;
use model::roster::ParticipantKey;

/// Follows the host's wishes.
pub(super) fn follow_host(panel: PanelContext, shared: SharedRows) {
    Effect::new(move |_| {
        panel.signals.revealed.track();
        if let Some(key) = panel.store().take_revealed() {
            reveal(panel, shared, key);
        }
    });
}

/// Scrolls to a row and gives it the focus. A filter or a search that hides it ends.
fn reveal(panel: PanelContext, shared: SharedRows, key: ParticipantKey) {
    let store = panel.store();
    if place_of(panel, key).is_none() {
        panel.drafts.adding.update(|draft| draft.typed.clear());
        store.search("");
        store.select(|choice| choice.filter = Filter::All);
    }
    request_animation_frame(move || {
        let row = place_of(panel, key).and_then(|place| shared.with(|rows: &mut Rows| rows.go_to(place)).flatten());
        if let Some(row) = row {
            // Focus cannot fail on an element of the document.
            let _ = row.focus();
        }
    });
}

fn place_of(panel: PanelContext, key: ParticipantKey) -> Option<usize> {
    panel
        .store()
        .participants(|participants| participants.rows().iter().position(|row| *row == key))
}
