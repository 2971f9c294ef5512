//! Waiting, and being woken.

use gloo_timers::future::TimeoutFuture;
use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Poll, Waker};

/// Something that a waiting loop listens to. A ring that nobody waits for is kept until somebody does.
#[derive(Clone, Debug, Default)]
pub struct Bell(Rc<Inner>);

#[derive(Debug, Default)]
struct Inner {
    rung: Cell<bool>,
    waiting: RefCell<Option<Waker>>,
}

impl Bell {
    /// Wakes whoever waits, or the next to wait.
    pub fn ring(&self) {
        self.0.rung.set(true);
        if let Some(waker) = self.0.waiting.take() {
            waker.wake();
        }
    }

    /// Waits for a ring, or until `ms` milliseconds are over (`None`: for a ring only). Says whether it rang.
    pub async fn wait(&self, ms: Option<u32>) -> bool {
        let mut timeout = pin!(async {
            match ms {
                Some(ms) => TimeoutFuture::new(ms).await,
                None => std::future::pending().await,
            }
        });
        poll_fn(|context| {
            if self.0.rung.take() {
                return Poll::Ready(true);
            }
            *self.0.waiting.borrow_mut() = Some(context.waker().clone());
            timeout.as_mut().poll(context).map(|()| false)
        })
        .await
    }

    /// Waits for something, or until it rings: then the something is dropped, and there is `None`.
    pub async fn or<T>(&self, something: impl Future<Output = T>) -> Option<T> {
        let mut something = pin!(something);
        poll_fn(|context| {
            if self.0.rung.take() {
                return Poll::Ready(None);
            }
            *self.0.waiting.borrow_mut() = Some(context.waker().clone());
            something.as_mut().poll(context).map(Some)
        })
        .await
    }
}
