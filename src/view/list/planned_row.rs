//! Which rows should be in the document, and with what.

use crate::state::store::participants::ParticipantsState;
use crate::view::panel::PanelContext;
use crate::view::row_model::RowModel;
use leptos::prelude::ReadUntracked;
use model::permission::TargetContext;
use model::roster::ParticipantKey;

/// A row that should be in the document.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PlannedRow {
    /// The participant.
    pub(super) key: ParticipantKey,
    /// The position in the list, from 0.
    pub(super) place: usize,
    /// What it shows.
    pub(super) model: RowModel,
}

/// The rows at some positions.
pub(super) fn planned_rows(
    panel: PanelContext,
    participants: &ParticipantsState,
    places: &[usize],
    context: TargetContext<'_>,
    now: u64,
) -> Vec<PlannedRow> {
    let row = |place: &usize| {
        let entry = participants.roster().get(*participants.rows().get(*place)?)?;
        Some(PlannedRow {
            key: entry.key,
            place: *place,
            model: RowModel::of(panel, entry, context, now),
        })
    };
    places.iter().filter_map(row).collect()
}

/// Gives a menu to the rows that have one for the host page's actions alone. Not while the participants are read: the functions
/// of the page may do anything, such as moving the focus, which changes what is kept with the participants.
pub(super) fn ask_host(panel: PanelContext, rows: &mut [PlannedRow]) {
    if panel.row_actions.read_untracked().is_empty() {
        return;
    }
    for row in rows.iter_mut().filter(|row| !row.model.acts && !row.model.gone) {
        let entry = panel
            .store()
            .participants(|participants| participants.roster().get(row.key).cloned());
        row.model.acts = entry.is_some_and(|entry| !panel.actions(&entry).is_empty());
    }
}
