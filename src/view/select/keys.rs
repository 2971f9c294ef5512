//! Pointer and keyboard in the list while people are being selected.

use super::bar::leave;
use crate::view::panel::Panel;
use model::roster::Key;

/// Selects somebody, or not any more.
pub(in crate::view) fn toggle(panel: Panel, key: Key) {
    panel.room().change_selection(|selection, people| {
        selection.toggle(key);
        selection.forget_gone(people.roster());
    });
}

/// Selects everybody up to somebody, but for those who have left and are only on the screen still.
pub(in crate::view) fn extend(panel: Panel, key: Key) {
    panel.room().change_selection(|selection, people| {
        selection.extend(people.rows(), key);
        selection.forget_gone(people.roster());
    });
}

/// A range that begins at somebody, unless one began before.
pub(in crate::view) fn extend_from(panel: Panel, from: Option<Key>, key: Key) {
    panel.room().change_selection(|selection, people| {
        if let Some(from) = from.filter(|from| !selection.has(*from)) {
            selection.toggle(from);
        }
        selection.extend(people.rows(), key);
        selection.forget_gone(people.roster());
    });
}

/// Selects everybody whom the list shows.
pub(in crate::view) fn all(panel: Panel) {
    panel.room().select_shown();
}

/// Ends it.
pub(in crate::view) fn end(panel: Panel) {
    leave(panel);
}
