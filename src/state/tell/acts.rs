//! Every action passes here twice: before it is sent, when the page may stop it, and afterwards, for the page's records.

use crate::api::error::Error;
use crate::i18n::Text;
use crate::state::failure::problem::{Code, Problem};
use crate::state::report::{Event, Kind, Outcome, Person, Whom};
use crate::state::room::Room;

impl Room {
    /// Asks the page whether something may be sent. If not, that is told to the person and recorded.
    ///
    /// # Errors
    /// [`Code::Prevented`], with the words.
    pub(in crate::state) fn permit(&self, kind: Kind, target: Option<&Whom>) -> Result<(), Problem> {
        if self.engine.host.tell(Event::BeforeAction(kind, target.cloned())) {
            return Ok(());
        }
        let problem = Problem::new(Code::Prevented, self.words.text(Text::StoppedByPage));
        self.record(kind, target.cloned(), Outcome::Prevented);
        Err(problem)
    }

    /// Records that something was done.
    pub(in crate::state) fn done(&self, kind: Kind, target: Option<Whom>) {
        if let Some(target) = &target {
            self.engine.announcer.did(&target.key);
        }
        self.record(kind, target, Outcome::Done);
    }

    /// Records that something was not done, or that nobody knows; shows why and tells it. Gives back what to answer.
    pub(in crate::state) fn not_done(
        &self,
        kind: Kind,
        target: Option<Whom>,
        error: &Error,
        message: String,
    ) -> Problem {
        let problem = self.failed(kind, target, error, message);
        self.fail_with(problem.clone());
        problem
    }

    /// The same for what is shown elsewhere.
    pub(in crate::state) fn failed(&self, kind: Kind, target: Option<Whom>, error: &Error, message: String) -> Problem {
        let problem = Problem::of(error, message);
        self.record(kind, target, Outcome::Failed(problem.clone()));
        problem
    }

    /// Records that something was not done, which is said already.
    pub(in crate::state) fn record_failure(&self, kind: Kind, problem: Problem) {
        self.record(kind, None, Outcome::Failed(problem));
    }

    fn record(&self, kind: Kind, target: Option<Whom>, outcome: Outcome) {
        self.engine.host.tell(Event::Action {
            kind,
            action: None,
            target,
            outcome,
        });
    }

    /// Records that an action of the page's own was chosen.
    pub fn chosen(&self, action: String, person: &Person) {
        self.engine.host.tell(Event::Action {
            kind: Kind::Custom,
            action: Some(action),
            target: Some(Whom {
                key: person.key.clone(),
                user_id: person.user_id.clone(),
                name: person.name.clone(),
                role: Some(person.role),
            }),
            outcome: Outcome::Done,
        });
    }

    /// Shows a failure and tells it to the page.
    pub fn fail_with(&self, problem: Problem) {
        self.show_failure(problem.message.clone());
        self.engine.host.tell(Event::Error(problem));
    }

    /// Shows a failure that no answer of the server stands for.
    pub fn fail(&self, text: String) {
        self.fail_with(Problem::new(Code::NotPossible, text));
    }
}
