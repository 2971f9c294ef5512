//! Results for the calls of the host that wait.

use crate::api::error::Error;
use crate::i18n::Text;
use crate::state::failure::explain;
use crate::state::failure::problem::{Code, Problem};
use crate::state::status::session::Question;
use crate::state::store::ConversationStore;
use crate::state::store::pending_calls::{CallResult, CallSuccess, HostCall, TakenCalls};
use model::sync::PollOutcome;

impl ConversationStore {
    /// Ends the calls that wait for something.
    pub(in crate::state) fn resolve(&self, call: HostCall, result: &CallResult) {
        self.host.calls().take(call).resolve(result);
    }

    /// Ends all calls: the conversation was closed.
    pub(in crate::state) fn disconnect_calls(&self) {
        self.host.calls().take_all().resolve(&Err(self.disconnected()));
    }

    /// The store was closed while it asked for what these calls wait for. If another account has signed in, its store answers.
    pub(in crate::state) fn hand_on(&self, calls: TakenCalls) {
        if let Err(calls) = self.host.successor().leave(calls) {
            calls.resolve(&Err(self.disconnected()));
        }
    }

    fn disconnected(&self) -> Problem {
        Problem::new(Code::Disconnected, self.translator.text(Text::PanelGone))
    }

    /// Waits for the end of something that `begin` begins.
    pub(in crate::state) async fn call(&self, call: HostCall, begin: impl FnOnce()) -> CallResult {
        if self.api.is_closed() {
            return Err(self.disconnected());
        }
        let pending = self.host.calls().add(call);
        begin();
        pending.result().await
    }

    /// A dialog was closed without confirming.
    pub(super) fn cancelled(&self, question: &Question) {
        let call = match question {
            Question::Password { .. } | Question::TakeOver => HostCall::Join,
            Question::Leave => HostCall::Leave,
            _ => return,
        };
        let cancelled = Problem::new(Code::Cancelled, self.translator.text(Text::Cancelled));
        self.resolve(call, &Err(cancelled));
    }

    /// Takes the refresh calls that the request which is about to be sent answers. Later calls need another request.
    pub(in crate::state) fn take_refresh_calls(&self) -> TakenCalls {
        self.host.calls().take(HostCall::Refresh)
    }

    /// The request was answered. If another one follows at once, the calls wait for that.
    pub(in crate::state) fn refreshed(&self, calls: TakenCalls, outcome: PollOutcome, result: &Result<(), Error>) {
        if outcome == PollOutcome::Again {
            return self.host.calls().put_back(calls);
        }
        calls.resolve(&match result {
            Ok(()) => Ok(CallSuccess::default()),
            Err(error) => Err(Problem::of(error, self.translator.text(explain::why_not_loaded(error)))),
        });
    }
}
