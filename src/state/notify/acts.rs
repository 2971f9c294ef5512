//! Every action passes here twice: before it is sent, when the page may stop it, and afterwards, for the page's records.

use crate::api::error::Error;
use crate::i18n::Text;
use crate::state::failure::problem::{Code, Problem};
use crate::state::report::{ActionKind, ActionOutcome, ActionTarget, Event, ParticipantInfo};
use crate::state::store::ConversationStore;

impl ConversationStore {
    /// Asks the page whether something may be sent. If not, that is told to the person and recorded.
    ///
    /// # Errors
    /// [`Code::Prevented`], with the words.
    pub(in crate::state) fn permit(&self, kind: ActionKind, target: Option<&ActionTarget>) -> Result<(), Problem> {
        if self.engine.events.tell(Event::BeforeAction(kind, target.cloned())) {
            return Ok(());
        }
        let problem = Problem::new(Code::Prevented, self.words.text(Text::StoppedByPage));
        self.record(kind, target.cloned(), ActionOutcome::Prevented);
        Err(problem)
    }

    /// Records that something was done.
    pub(in crate::state) fn done(&self, kind: ActionKind, target: Option<ActionTarget>) {
        if let Some(target) = &target {
            self.engine.announcer.did(&target.key);
        }
        self.record(kind, target, ActionOutcome::Done);
    }

    /// Records that something was not done, or that nobody knows; shows why and tells it. Gives back what to answer.
    pub(in crate::state) fn not_done(
        &self,
        kind: ActionKind,
        target: Option<ActionTarget>,
        error: &Error,
        message: String,
    ) -> Problem {
        let problem = self.failed(kind, target, error, message);
        self.fail_with(problem.clone());
        problem
    }

    /// The same for what is shown elsewhere.
    pub(in crate::state) fn failed(
        &self,
        kind: ActionKind,
        target: Option<ActionTarget>,
        error: &Error,
        message: String,
    ) -> Problem {
        let problem = Problem::of(error, message);
        self.record(kind, target, ActionOutcome::Failed(problem.clone()));
        problem
    }

    /// Records that something was not done, which is said already.
    pub(in crate::state) fn record_failure(&self, kind: ActionKind, problem: Problem) {
        self.record(kind, None, ActionOutcome::Failed(problem));
    }

    fn record(&self, kind: ActionKind, target: Option<ActionTarget>, outcome: ActionOutcome) {
        self.engine.events.tell(Event::Action {
            kind,
            action: None,
            target,
            outcome,
        });
    }

    /// Records that an action of the page's own was chosen.
    pub fn chosen(&self, action: String, person: &ParticipantInfo) {
        self.engine.events.tell(Event::Action {
            kind: ActionKind::Custom,
            action: Some(action),
            target: Some(ActionTarget {
                key: person.key.clone(),
                user_id: person.user_id.clone(),
                name: person.name.clone(),
                role: Some(person.role),
            }),
            outcome: ActionOutcome::Done,
        });
    }

    /// Shows a failure and tells it to the page.
    pub fn fail_with(&self, problem: Problem) {
        self.show_failure(problem.message.clone());
        self.engine.events.tell(Event::Error(problem));
    }

    /// Shows a failure that no answer of the server stands for.
    pub fn fail(&self, text: String) {
        self.fail_with(Problem::new(Code::NotPossible, text));
    }
}
