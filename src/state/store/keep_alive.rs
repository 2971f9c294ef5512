//! The session that is kept alive here.

use crate::browser::cancel_scope::CancelScope;
use crate::browser::timer::Notify;
use model::sync::LongPoll;
use std::cell::{Cell, RefCell};
use std::rc::Rc;

/// A session that is kept alive; clones share it.
#[derive(Clone, Debug)]
pub(in crate::state) struct KeepAlive {
    /// Ends with the session, or before it with the panel. The long poll that is under way ends at once, too.
    pub(in crate::state) life: CancelScope,
    /// Wakes the loop of the long poll while it pauses.
    pub(in crate::state) bell: Notify,
    /// Decides when it asks.
    pub(in crate::state) poll: Rc<RefCell<LongPoll>>,
    /// It is this panel that keeps it alive, and no other panel or tab.
    pub(in crate::state) by_us: Rc<Cell<bool>>,
}
