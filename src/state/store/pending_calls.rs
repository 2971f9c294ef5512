//! Calls of the page that wait for an end.

use crate::browser::timer::Notify;
use crate::state::failure::problem::Problem;
use model::id::SessionId;
use std::cell::RefCell;
use std::rc::Rc;

/// What can be waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::state) enum HostCall {
    /// The first view.
    Open,
    Join,
    Leave,
    Name,
    /// An answer that was asked for afterwards.
    Refresh,
}

/// How it ended, if well: the session of a join, the name as it was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CallSuccess {
    /// Of a join. A secret.
    pub session: Option<SessionId>,
    /// Of a guest.
    pub name: Option<String>,
}

/// How it ended.
pub type CallResult = Result<CallSuccess, Problem>;

/// Those who wait.
#[derive(Debug, Default)]
pub(in crate::state) struct PendingCalls(pub(in crate::state) RefCell<Vec<(HostCall, PendingCall)>>);

/// One of them.
#[derive(Clone, Debug, Default)]
pub(in crate::state) struct PendingCall {
    pub(in crate::state) answer: Rc<RefCell<Option<CallResult>>>,
    pub(in crate::state) bell: Notify,
}

impl PendingCall {
    pub(in crate::state) fn give(&self, answer: CallResult) {
        self.answer.replace(Some(answer));
        self.bell.notify_one();
    }
}

/// Calls that wait for the answer to a question that is being asked.
#[derive(Debug)]
pub(in crate::state) struct RefreshCalls(pub(in crate::state) Vec<(HostCall, PendingCall)>);
