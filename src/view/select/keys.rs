//! Pointer and keyboard in the list while people are being selected.

use super::bar::leave;
use crate::view::panel::PanelContext;
use model::roster::ParticipantKey;

/// Selects somebody, or not any more.
pub(in crate::view) fn toggle(panel: PanelContext, key: ParticipantKey) {
    panel.store().change_selection(|selection, people| {
        selection.toggle(key);
        selection.forget_gone(people.roster());
    });
}

/// Selects everybody up to somebody, but for those who have left and are only on the screen still.
pub(in crate::view) fn extend(panel: PanelContext, key: ParticipantKey) {
    panel.store().change_selection(|selection, people| {
        selection.extend(people.rows(), key);
        selection.forget_gone(people.roster());
    });
}

/// A range that begins at somebody, unless one began before.
pub(in crate::view) fn extend_from(panel: PanelContext, from: Option<ParticipantKey>, key: ParticipantKey) {
    panel.store().change_selection(|selection, people| {
        if let Some(from) = from.filter(|from| !selection.has(*from)) {
            selection.toggle(from);
        }
        selection.extend(people.rows(), key);
        selection.forget_gone(people.roster());
    });
}

/// Selects everybody whom the list shows.
pub(in crate::view) fn all(panel: PanelContext) {
    panel.store().select_shown();
}

/// Ends it.
pub(in crate::view) fn end(panel: PanelContext) {
    leave(panel);
}
