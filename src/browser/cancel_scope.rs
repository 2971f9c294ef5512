//! The life of one mounted panel with one conversation. When it ends, its requests are aborted and its loops stop.

use super::breakdown::{is_broken, unwatch, watch};
use super::timer::Notify;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::AbortController;

/// A handle on a life; clones share it.
#[derive(Clone, Debug, Default)]
pub struct CancelScope(Rc<ScopeState>);

#[derive(Debug, Default)]
struct ScopeState {
    over: Cell<bool>,
    requests: RefCell<Vec<AbortController>>,
    bells: RefCell<Vec<Notify>>,
}

impl CancelScope {
    /// It has ended: nothing may be sent or shown any more.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.over.get() || is_broken()
    }

    /// Ends it: every request that is under way is aborted.
    pub fn cancel(&self) {
        self.0.over.set(true);
        for request in self.0.requests.take() {
            request.abort();
        }
        for bell in self.0.bells.take() {
            bell.notify_one();
        }
    }

    /// A bell that rings at the end, for a loop that pauses: what it holds, such as a lock, must not outlive the panel.
    #[must_use]
    pub fn on_cancel(&self) -> Notify {
        let bell = Notify::default();
        if self.is_cancelled() {
            bell.notify_one();
        } else {
            let mut bells = self.0.bells.borrow_mut();
            bells.retain(Notify::is_shared);
            bells.push(bell.clone());
        }
        bell
    }

    /// Watches over a request until the guard is dropped. A request whose life is over already is aborted at once.
    #[must_use]
    pub fn guard(&self, controller: AbortController) -> CancelGuard {
        watch(&controller);
        if self.is_cancelled() {
            controller.abort();
        } else {
            self.0.requests.borrow_mut().push(controller.clone());
        }
        CancelGuard {
            life: self.clone(),
            controller,
        }
    }
}

/// Keeps a request in its life's book. Dropping it, which also happens when nobody waits for the answer any more, aborts
/// the request if it is still under way.
#[derive(Debug)]
pub struct CancelGuard {
    life: CancelScope,
    controller: AbortController,
}

impl Drop for CancelGuard {
    fn drop(&mut self) {
        self.life
            .0
            .requests
            .borrow_mut()
            .retain(|other| *other != self.controller);
        unwatch(&self.controller);
        // Without a reason: a text as the reason would reach fetch as a rejection that is no JS `Error`.
        self.controller.abort();
    }
}
