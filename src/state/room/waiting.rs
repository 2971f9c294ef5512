//! Calls of the page that wait for an end.

use crate::browser::timer::Bell;
use crate::state::failure::problem::Problem;
use model::id::SessionId;
use std::cell::RefCell;
use std::rc::Rc;

/// What can be waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::state) enum Call {
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
pub struct Success {
    /// Of a join. A secret.
    pub session: Option<SessionId>,
    /// Of a guest.
    pub name: Option<String>,
}

/// How it ended.
pub type Answer = Result<Success, Problem>;

/// Those who wait.
#[derive(Debug, Default)]
pub(in crate::state) struct Waiting(pub(in crate::state) RefCell<Vec<(Call, Waiter)>>);

/// One of them.
#[derive(Clone, Debug, Default)]
pub(in crate::state) struct Waiter {
    pub(in crate::state) answer: Rc<RefCell<Option<Answer>>>,
    pub(in crate::state) bell: Bell,
}

impl Waiter {
    pub(in crate::state) fn give(&self, answer: Answer) {
        self.answer.replace(Some(answer));
        self.bell.ring();
    }
}

/// Calls that wait for the answer to a question that is being asked.
#[derive(Debug)]
pub(in crate::state) struct Refreshing(pub(in crate::state) Vec<(Call, Waiter)>);
