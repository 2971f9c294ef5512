//! Calls of the host (`element.join()` and so on) that wait for their result.

use crate::browser::timer::Notify;
use crate::state::failure::problem::Problem;
use model::id::SessionId;
use std::cell::RefCell;
use std::rc::Rc;

/// What a call waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::state) enum HostCall {
    /// The end of the first phase, loading.
    Open,
    Join,
    Leave,
    Name,
    /// The answer to a request that is sent after the call.
    Refresh,
}

/// What a successful call returns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallSuccess {
    /// The session of a join. A secret.
    pub session: Option<SessionId>,
    /// A guest's name as it was sent.
    pub name: Option<String>,
}

/// The result of a call.
pub type CallResult = Result<CallSuccess, Problem>;

/// The calls that wait.
#[derive(Debug, Default)]
pub(in crate::state) struct PendingCalls(RefCell<Vec<(HostCall, PendingCall)>>);

impl PendingCalls {
    /// A new call waits.
    pub fn add(&self, call: HostCall) -> PendingCall {
        let pending = PendingCall::default();
        self.0.borrow_mut().push((call, pending.clone()));
        pending
    }

    /// Takes the calls that wait for something.
    pub fn take(&self, call: HostCall) -> TakenCalls {
        let (taken, rest) = self.0.take().into_iter().partition(|(other, _)| *other == call);
        self.0.replace(rest);
        TakenCalls(taken)
    }

    /// Takes all calls.
    pub fn take_all(&self) -> TakenCalls {
        TakenCalls(self.0.take())
    }

    /// Makes calls wait again.
    pub fn put_back(&self, calls: TakenCalls) {
        self.0.borrow_mut().extend(calls.0);
    }
}

/// Calls that get their result now, or wait again.
#[derive(Debug)]
pub(in crate::state) struct TakenCalls(Vec<(HostCall, PendingCall)>);

impl TakenCalls {
    /// Ends the calls with a result.
    pub fn resolve(self, result: &CallResult) {
        for (_, pending) in self.0 {
            pending.resolve(result.clone());
        }
    }
}

/// One call; clones are the same call.
#[derive(Clone, Debug, Default)]
pub(in crate::state) struct PendingCall {
    result: Rc<RefCell<Option<CallResult>>>,
    wake: Notify,
}

impl PendingCall {
    fn resolve(&self, result: CallResult) {
        self.result.replace(Some(result));
        self.wake.notify_one();
    }

    /// Waits for the result.
    pub async fn result(&self) -> CallResult {
        loop {
            if let Some(result) = self.result.take() {
                return result;
            }
            self.wake.wait(None).await;
        }
    }
}
