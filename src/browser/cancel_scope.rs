//! A scope for requests and loops that end together, such as those of one conversation in one mounted panel.

use super::breakdown::{add_request, is_broken, remove_request};
use super::timer::Notify;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use web_sys::AbortController;

/// Requests and loops that can be cancelled together. Clones are the same scope.
#[derive(Clone, Debug, Default)]
pub struct CancelScope(Rc<ScopeState>);

#[derive(Debug, Default)]
struct ScopeState {
    cancelled: Cell<bool>,
    requests: RefCell<Vec<AbortController>>,
    waiting: RefCell<Vec<Notify>>,
}

impl CancelScope {
    /// It was cancelled: nothing may be sent or shown any more.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.0.cancelled.get() || is_broken()
    }

    /// Aborts the requests under way and ends the pauses.
    pub fn cancel(&self) {
        self.0.cancelled.set(true);
        for request in self.0.requests.take() {
            request.abort();
        }
        for waiting in self.0.waiting.take() {
            waiting.notify_one();
        }
    }

    /// Is notified when the scope is cancelled. For the pauses of a loop, so that what it holds, such as a lock, is released then.
    #[must_use]
    pub fn on_cancel(&self) -> Notify {
        let notify = Notify::default();
        if self.is_cancelled() {
            notify.notify_one();
        } else {
            let mut waiting = self.0.waiting.borrow_mut();
            waiting.retain(Notify::is_shared);
            waiting.push(notify.clone());
        }
        notify
    }

    /// Aborts a request when the scope is cancelled, until the guard is dropped; at once if it was cancelled already.
    #[must_use]
    pub fn guard(&self, controller: AbortController) -> CancelGuard {
        add_request(&controller);
        if self.is_cancelled() {
            controller.abort();
        } else {
            self.0.requests.borrow_mut().push(controller.clone());
        }
        CancelGuard {
            scope: self.clone(),
            controller,
        }
    }
}

/// Keeps a request in its scope. Dropping it, as happens when the future that waits for the answer is dropped, aborts the
/// request if it is still under way.
#[derive(Debug)]
pub struct CancelGuard {
    scope: CancelScope,
    controller: AbortController,
}

impl Drop for CancelGuard {
    fn drop(&mut self) {
        self.scope
            .0
            .requests
            .borrow_mut()
            .retain(|other| *other != self.controller);
        remove_request(&self.controller);
        // Without a reason: a string would reach the caller of `fetch` as a rejection that is no `Error`.
        self.controller.abort();
    }
}
