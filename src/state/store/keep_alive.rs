//! A session that this panel keeps alive.

use crate::browser::cancel_scope::CancelScope;
use crate::browser::timer::Notify;
use model::sync::LongPoll;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A session that is kept alive by long polls; clones share it.
#[derive(Clone, Debug)]
pub struct KeepAlive {
    /// Cancelled when the session ends or the panel is closed; the long poll under way is aborted then.
    pub scope: CancelScope,
    /// Wakes the loop of the long poll while it pauses.
    pub wake: Notify,
    /// Decides when the next long poll is sent.
    pub poll: Rc<RefCell<LongPoll>>,
    /// This panel sends the long polls, and no other panel or tab does.
    pub by_us: Rc<Cell<bool>>,
    /// The high-performance backend keeps it alive, over a connection of this panel.
    pub connected: Rc<Cell<bool>>,
}

impl KeepAlive {
    /// Nothing is sent yet.
    pub fn new() -> Self {
        let scope = CancelScope::default();
        Self {
            wake: scope.on_cancel(),
            scope,
            poll: Rc::default(),
            by_us: Rc::default(),
            connected: Rc::default(),
        }
    }
}
