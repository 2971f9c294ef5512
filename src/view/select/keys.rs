//! What pointer and keyboard in the list do while participants are being selected.

use crate::view::panel::PanelContext;
use model::roster::ParticipantKey;

/// Selects a participant, or deselects one that is selected.
pub(in crate::view) fn toggle(panel: PanelContext, key: ParticipantKey) {
    panel.store().change_selection(|selection, participants| {
        selection.toggle(key);
        selection.forget_gone(participants.roster());
    });
}

/// Selects the rows up to a participant, but for participants who have left and are only shown still.
pub(in crate::view) fn extend(panel: PanelContext, key: ParticipantKey) {
    panel.store().change_selection(|selection, participants| {
        selection.extend(participants.rows(), key);
        selection.forget_gone(participants.roster());
    });
}

/// The same, beginning at the participant `from` if that one is not selected yet.
pub(in crate::view) fn extend_from(panel: PanelContext, from: Option<ParticipantKey>, key: ParticipantKey) {
    panel.store().change_selection(|selection, participants| {
        if let Some(from) = from.filter(|from| !selection.has(*from)) {
            selection.toggle(from);
        }
        selection.extend(participants.rows(), key);
        selection.forget_gone(participants.roster());
    });
}

/// Selects all participants that the list shows.
pub(in crate::view) fn all(panel: PanelContext) {
    panel.store().select_shown();
}

/// Ends selecting.
pub(in crate::view) fn end(panel: PanelContext) {
    panel.store().set_selecting(false);
}
