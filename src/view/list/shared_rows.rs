//! The rows, shared by the listeners of the list.

use super::rows::Rows;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;

/// The rows, once they are in the document. They are borrowed only while they are changed, not while an element gets the
/// focus: that sends events, whose listeners borrow them again.
#[derive(Clone, Copy)]
pub(super) struct SharedRows(StoredValue<Rc<RefCell<Option<Rows>>>, LocalStorage>);

impl SharedRows {
    pub(super) fn new() -> Self {
        Self(StoredValue::new_local(Rc::default()))
    }

    pub(super) fn set(self, rows: Option<Rows>) {
        *self.0.get_value().borrow_mut() = rows;
    }

    pub(super) fn with<T>(self, act: impl FnOnce(&mut Rows) -> T) -> Option<T> {
        let rows = self.0.try_get_value()?;
        // Borrowed already: this event comes from the change of the rows that is being made.
        let mut rows = rows.try_borrow_mut().ok()?;
        rows.as_mut().map(act)
    }
}
