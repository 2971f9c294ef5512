//! Which rows should be in the document, and with what.

use crate::state::store::participants::ParticipantsState;
use crate::view::panel::PanelContext;
use crate::view::row_model::RowModel;
use model::roster::ParticipantKey;
use model::viewer::Viewer;

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
    viewer: &Viewer,
    now: u64,
) -> Vec<PlannedRow> {
    let row = |place: &usize| {
        let entry = participants.roster().get(*participants.rows().get(*place)?)?;
        Some(PlannedRow {
            key: entry.key,
            place: *place,
            model: RowModel::of(panel, entry, viewer, now),
        })
    };
    places.iter().filter_map(row).collect()
}
