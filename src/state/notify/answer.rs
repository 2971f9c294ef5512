//! Answers to calls of the page.

use crate::api::error::Error;
use crate::i18n::Text;
use crate::state::failure::explain;
use crate::state::failure::problem::{Code, Problem};
use crate::state::status::session::Question;
use crate::state::store::ConversationStore;
use crate::state::store::pending_calls::{CallResult, CallSuccess, HostCall, PendingCall, RefreshCalls};
use model::sync::PollOutcome;

impl ConversationStore {
    /// Something has ended: whoever waits for it hears how.
    pub(in crate::state) fn answer(&self, call: HostCall, answer: &CallResult) {
        let waiting = &self.engine.pending_calls.0;
        let (over, rest) = waiting.take().into_iter().partition(|(waits, _)| *waits == call);
        waiting.replace(rest);
        let over: Vec<(HostCall, PendingCall)> = over;
        for (_, waiter) in over {
            waiter.give(answer.clone());
        }
    }

    /// Nothing will be answered any more.
    pub(in crate::state) fn answer_nobody(&self) {
        for (_, waiter) in self.engine.pending_calls.0.take() {
            waiter.give(Err(self.gone()));
        }
    }

    fn gone(&self) -> Problem {
        Problem::new(Code::Disconnected, self.words.text(Text::PanelGone))
    }

    /// Waits for the end of something that begins with `begin`.
    pub(in crate::state) async fn wait(&self, call: HostCall, begin: impl FnOnce()) -> CallResult {
        if self.engine.scope.is_cancelled() {
            return Err(self.gone());
        }
        let waiter = PendingCall::default();
        self.engine.pending_calls.0.borrow_mut().push((call, waiter.clone()));
        begin();
        loop {
            if let Some(answer) = waiter.answer.take() {
                return answer;
            }
            waiter.bell.wait(None).await;
        }
    }

    /// A question went away without a yes.
    pub(in crate::state) fn dismissed(&self, question: &Question) {
        let call = match question {
            Question::Password { .. } | Question::TakeOver => HostCall::Join,
            Question::Leave => HostCall::Leave,
            _ => return,
        };
        let cancelled = Problem::new(Code::Cancelled, self.words.text(Text::Cancelled));
        self.answer(call, &Err(cancelled));
    }

    /// The calls that the question which is about to be asked can answer; those that come later need another.
    pub(in crate::state) fn take_refreshing(&self) -> RefreshCalls {
        let waiting = &self.engine.pending_calls.0;
        let (now, rest) = waiting
            .take()
            .into_iter()
            .partition(|(call, _)| *call == HostCall::Refresh);
        waiting.replace(rest);
        RefreshCalls(now)
    }

    /// The question was answered. If it was only the first of several, the calls wait for the others.
    pub(in crate::state) fn refreshed(&self, asked: RefreshCalls, outcome: PollOutcome, result: &Result<(), Error>) {
        if outcome == PollOutcome::Again {
            return self.engine.pending_calls.0.borrow_mut().extend(asked.0);
        }
        let answer = match result {
            Ok(()) => Ok(CallSuccess::default()),
            Err(error) => Err(Problem::of(error, self.words.text(explain::why(error)))),
        };
        for (_, waiter) in asked.0 {
            waiter.give(answer.clone());
        }
    }
}
