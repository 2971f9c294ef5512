//! Timeouts, and notifications between tasks.

use super::breakdown::{clear_timer, set_timer};
use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Calls a function later, unless this is dropped before.
#[derive(Debug)]
pub struct Timeout {
    timer: JsValue,
    _act: Closure<dyn FnMut()>,
}

impl Timeout {
    /// Calls `act` after `ms` milliseconds.
    #[must_use]
    pub fn new(ms: u32, act: impl FnOnce() + 'static) -> Self {
        let act = Closure::once(act);
        Self {
            timer: set_timer(act.as_ref().unchecked_ref(), ms),
            _act: act,
        }
    }
}

impl Drop for Timeout {
    fn drop(&mut self) {
        clear_timer(&self.timer);
    }
}

/// Notifies one waiting task, like tokio's `Notify`: a notification that no task waits for is kept for the next that waits, but
/// only one. Clones are the same.
#[derive(Clone, Debug, Default)]
pub struct Notify(Rc<NotifyState>);

#[derive(Debug, Default)]
struct NotifyState {
    permit: Cell<bool>,
    waiting: RefCell<Option<Waker>>,
}

impl Notify {
    /// Wakes the task that waits, or lets the next that waits go on at once.
    pub fn notify_one(&self) {
        self.0.permit.set(true);
        if let Some(waker) = self.0.waiting.take() {
            waker.wake();
        }
    }

    /// There are other clones.
    pub(super) fn is_shared(&self) -> bool {
        Rc::strong_count(&self.0) > 1
    }

    /// Waits for a notification, at most `ms` milliseconds (`None`: without limit). Says whether there was one.
    pub async fn wait(&self, ms: Option<u32>) -> bool {
        let timeout = Self::default();
        let timed_out = timeout.clone();
        let _timer = ms.map(|ms| Timeout::new(ms, move || timed_out.notify_one()));
        poll_fn(|context| {
            if self.take_permit(context) {
                Poll::Ready(true)
            } else if timeout.take_permit(context) {
                Poll::Ready(false)
            } else {
                Poll::Pending
            }
        })
        .await
    }

    /// Waits for a future, or for a notification: then the future is dropped, and the result is `None`.
    pub async fn or_notified<T>(&self, future: impl Future<Output = T>) -> Option<T> {
        let mut future = pin!(future);
        poll_fn(|context| {
            if self.take_permit(context) {
                return Poll::Ready(None);
            }
            future.as_mut().poll(context).map(Some)
        })
        .await
    }

    /// Takes a notification, if there was one; otherwise the next one wakes the task.
    fn take_permit(&self, context: &Context<'_>) -> bool {
        let permit = self.0.permit.take();
        if !permit {
            *self.0.waiting.borrow_mut() = Some(context.waker().clone());
        }
        permit
    }
}
