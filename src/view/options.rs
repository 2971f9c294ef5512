//! What the page chose about the view.

use crate::state::report::ParticipantInfo;
use leptos::prelude::ArcRwSignal;
use std::fmt;
use std::sync::Arc;

/// An entry of the page's own in the menu of a row.
#[derive(Clone)]
pub struct RowAction {
    /// Names it in events.
    pub id: String,
    /// What the entry says.
    pub label: String,
    /// Whether somebody's menu has it.
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

/// The page's entries, which may change while the panel is open.
pub type RowActions = ArcRwSignal<Arc<[RowAction]>>;

/// What the page chose once for the whole view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// The level of the panel's heading in the page's outline, 1 to 6.
    pub heading_level: u8,
    /// No control that changes anything.
    pub readonly: bool,
    /// The server's pictures of people who have an account.
    pub pictures: bool,
    /// Who comes and goes is said to those who do not see it.
    pub announces: bool,
}

impl Default for Options {
    /// As plain as can be.
    fn default() -> Self {
        Self {
            heading_level: 2,
            readonly: false,
            pictures: false,
            announces: false,
        }
    }
}
