//! Waiting, and being woken.

use super::breakdown::{later, never};
use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

/// Something that is done later, unless this is dropped before.
#[derive(Debug)]
pub struct Timeout {
    timer: JsValue,
    _act: Closure<dyn FnMut()>,
}

impl Timeout {
    /// Does something after `ms` milliseconds.
    #[must_use]
    pub fn new(ms: u32, act: impl FnOnce() + 'static) -> Self {
        let act = Closure::once(act);
        Self {
            timer: later(act.as_ref().unchecked_ref(), ms),
            _act: act,
        }
    }
}

impl Drop for Timeout {
    fn drop(&mut self) {
        never(&self.timer);
    }
}

/// Something that a waiting loop listens to. A ring that nobody waits for is kept until somebody does.
#[derive(Clone, Debug, Default)]
pub struct Notify(Rc<NotifyState>);

#[derive(Debug, Default)]
struct NotifyState {
    rung: Cell<bool>,
    waiting: RefCell<Option<Waker>>,
}

impl Notify {
    /// Wakes whoever waits, or the next to wait.
    pub fn notify_one(&self) {
        self.0.rung.set(true);
        if let Some(waker) = self.0.waiting.take() {
            waker.wake();
        }
    }

    /// Somebody else has it as well.
    pub(super) fn is_shared(&self) -> bool {
        Rc::strong_count(&self.0) > 1
    }

    /// Waits for a ring, or until `ms` milliseconds are over (`None`: for a ring only). Says whether it rang.
    pub async fn wait(&self, ms: Option<u32>) -> bool {
        let alarm = Self::default();
        let ring = alarm.clone();
        let _timer = ms.map(|ms| Timeout::new(ms, move || ring.notify_one()));
        poll_fn(|context| {
            if self.take_permit(context) {
                Poll::Ready(true)
            } else if alarm.take_permit(context) {
                Poll::Ready(false)
            } else {
                Poll::Pending
            }
        })
        .await
    }

    /// Waits for something, or until it rings: then the something is dropped, and there is `None`.
    pub async fn or_notified<T>(&self, something: impl Future<Output = T>) -> Option<T> {
        let mut something = pin!(something);
        poll_fn(|context| {
            if self.take_permit(context) {
                return Poll::Ready(None);
            }
            something.as_mut().poll(context).map(Some)
        })
        .await
    }

    /// Takes a ring, if there was one; wakes the task at the next one otherwise.
    fn take_permit(&self, context: &Context<'_>) -> bool {
        let rung = self.0.rung.take();
        if !rung {
            *self.0.waiting.borrow_mut() = Some(context.waker().clone());
        }
        rung
    }
}
