//! Which rows should be in the document, and with what.

use crate::state::store::participants::ParticipantsState;
use crate::view::panel::PanelContext;
use crate::view::row_model::RowModel;
use leptos::prelude::*;
use model::conversation::ConversationKind;
use model::permission::PermissionContext;
use model::roster::ParticipantKey;

/// As much of the context as a row needs: participants are not counted, which is slow.
pub(super) fn permission_context(panel: PanelContext) -> PermissionContext {
    let kind = panel
        .signals
        .conversation
        .with_untracked(|conversation| conversation.as_ref().map(|conversation| conversation.kind));
    PermissionContext {
        viewer: panel.signals.viewer.get_untracked(),
        joined: false,
        kind: kind.unwrap_or(ConversationKind::Group),
        object_type: String::new(),
        role_counts: Default::default(),
        has_to_stay: false,
        connected: true,
    }
}

/// A row that should be in the document.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct PlannedRow {
    /// Whose.
    pub(super) key: ParticipantKey,
    /// Where it stands, from 0.
    pub(super) place: usize,
    /// What it shows.
    pub(super) face: RowModel,
}

/// The rows at some places.
pub(super) fn wanted(
    panel: PanelContext,
    people: &ParticipantsState,
    places: &[usize],
    context: &PermissionContext,
    now: u64,
) -> Vec<PlannedRow> {
    let row = |place: &usize| {
        let person = people.roster().get(*people.rows().get(*place)?)?;
        Some(PlannedRow {
            key: person.key,
            place: *place,
            face: RowModel::of(panel, person, context, now),
        })
    };
    places.iter().filter_map(row).collect()
}
