//! Actions as the host sees them: asked before they are sent, when it may prevent them, and reported afterwards.

use crate::api::error::Error;
use crate::i18n::Text;
use crate::state::failure::explain::{self, Attempt};
use crate::state::failure::problem::{Code, Problem};
use crate::state::report::{ActionKind, ActionOutcome, ActionTarget, Event, ParticipantInfo};
use crate::state::store::ConversationStore;

impl ConversationStore {
    /// Asks the host whether an action may be sent. If not, that is reported.
    ///
    /// # Errors
    /// [`Code::Prevented`]; nothing is shown yet.
    pub(in crate::state) fn ask_host(&self, kind: ActionKind, target: Option<&ActionTarget>) -> Result<(), Problem> {
        if self.host.emit(Event::BeforeAction(kind, target.cloned())) {
            return Ok(());
        }
        let problem = Problem::new(Code::Prevented, self.translator.text(Text::StoppedByPage));
        self.report_action(kind, target.cloned(), ActionOutcome::Prevented);
        Err(problem)
    }

    /// Reports that an action was carried out.
    pub(in crate::state) fn action_done(&self, kind: ActionKind, target: Option<ActionTarget>) {
        if let Some(target) = &target {
            self.host.announcer().command_done(&target.key);
        }
        // What failed before works again.
        self.signals.failure.set(None);
        self.report_action(kind, target, ActionOutcome::Done);
    }

    /// Reports that an action failed, or that its result is unknown, and shows why. The problem is the result for a call.
    pub(in crate::state) fn action_failed(
        &self,
        kind: ActionKind,
        target: Option<ActionTarget>,
        attempt: Attempt,
        error: &Error,
    ) -> Problem {
        let problem = self.report_failed(kind, target, attempt, error);
        self.fail_with(problem.clone());
        problem
    }

    /// Reports that an action failed; why is shown elsewhere.
    pub(in crate::state) fn report_failed(
        &self,
        kind: ActionKind,
        target: Option<ActionTarget>,
        attempt: Attempt,
        error: &Error,
    ) -> Problem {
        let name = target.as_ref().map_or("", |target| &target.name);
        let problem = Problem::of(error, explain::message(&self.translator, attempt, error, name));
        self.report_action(kind, target, ActionOutcome::Failed(problem.clone()));
        problem
    }

    /// Reports that an action without a target failed, with a message of its own.
    pub(in crate::state) fn report_problem(&self, kind: ActionKind, problem: Problem) {
        self.report_action(kind, None, ActionOutcome::Failed(problem));
    }

    fn report_action(&self, kind: ActionKind, target: Option<ActionTarget>, outcome: ActionOutcome) {
        self.host.emit(Event::Action {
            kind,
            action: None,
            target,
            outcome,
        });
    }

    /// Reports that the viewer chose an action of the host's own in a participant's menu.
    pub fn report_custom_action(&self, action: String, participant: &ParticipantInfo) {
        self.host.emit(Event::Action {
            kind: ActionKind::Custom,
            action: Some(action),
            target: Some(ActionTarget {
                key: participant.key.clone(),
                user_id: participant.user_id.clone(),
                name: participant.name.clone(),
                role: Some(participant.role),
            }),
            outcome: ActionOutcome::Done,
        });
    }

    /// Shows a failure and reports it.
    pub fn fail_with(&self, problem: Problem) {
        self.show_failure(problem.message.clone());
        self.host.emit(Event::Error(problem));
    }

    /// Shows and reports a failure that is no answer of the server.
    pub fn fail(&self, text: String) {
        self.fail_with(Problem::new(Code::NotPossible, text));
    }
}
