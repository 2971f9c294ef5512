//! The settings of the view that the page chooses.

use crate::state::report::ParticipantInfo;
use leptos::prelude::ArcRwSignal;
use std::fmt;
use std::sync::Arc;

/// An item that the page adds to the menus of rows.
#[derive(Clone)]
pub struct RowAction {
    /// Names it in events.
    pub id: String,
    /// Its text.
    pub label: String,
    /// Whether the menu of a participant has it.
    pub offered: Arc<dyn Fn(&ParticipantInfo) -> bool + Send + Sync>,
    /// Does it.
    pub run: Arc<dyn Fn(&ParticipantInfo) + Send + Sync>,
}

impl fmt::Debug for RowAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RowAction")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// The page's menu items, which may change while the panel is open.
pub type RowActions = ArcRwSignal<Arc<[RowAction]>>;

/// Settings for the whole view. When one changes, the view is built anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The level of the panel's heading in the page's outline, 1 to 6.
    pub heading_level: u8,
    /// No control that changes anything.
    pub readonly: bool,
    /// The server's pictures of participants who have an account.
    pub pictures: bool,
    /// Who joins, leaves or changes role is announced to screen readers.
    pub announces: bool,
}

impl Default for Options {
    /// Heading level 2; everything else off.
    fn default() -> Self {
        Self {
            heading_level: 2,
            readonly: false,
            pictures: false,
            announces: false,
        }
    }
}
