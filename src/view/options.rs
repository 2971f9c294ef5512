//! What the page chose about the view.

use crate::state::report::Person;
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
    pub offered: Arc<dyn Fn(&Person) -> bool + Send + Sync>,
    /// Does it.
    pub run: Arc<dyn Fn(&Person) + Send + Sync>,
}

impl fmt::Debug for RowAction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RowAction")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// What the page chose.
#[derive(Clone, Debug)]
pub struct Options {
    /// The level of the panel's heading in the page's outline, 1 to 6.
    pub heading_level: u8,
    /// No control that changes anything.
    pub readonly: bool,
    /// Entries for the menus of rows.
    pub actions: Arc<[RowAction]>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            heading_level: 2,
            readonly: false,
            actions: Arc::new([]),
        }
    }
}

impl PartialEq for Options {
    /// Actions are the same if they are the very same: functions cannot be compared.
    fn eq(&self, other: &Self) -> bool {
        self.heading_level == other.heading_level
            && self.readonly == other.readonly
            && Arc::ptr_eq(&self.actions, &other.actions)
    }
}
