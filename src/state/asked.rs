//! What the page asks for by itself, and how it ended. The page's calls go the way of the buttons, questions included.

use super::join::{self, Answers};
use super::phase::Phase;
use super::problem::{Code, Problem};
use super::room::Room;
use super::session::{Question, Session};
use super::{explain, guest_name, leave};
use crate::api::error::Error;
use crate::browser::timer::Bell;
use crate::i18n::Text;
use model::id::SessionId;
use model::sync::Outcome;
use std::cell::RefCell;
use std::rc::Rc;

/// What can be waited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Call {
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
pub(super) struct Waiting(RefCell<Vec<(Call, Waiter)>>);

#[derive(Clone, Debug, Default)]
struct Waiter {
    answer: Rc<RefCell<Option<Answer>>>,
    bell: Bell,
}

impl Waiter {
    fn give(&self, answer: Answer) {
        self.answer.replace(Some(answer));
        self.bell.ring();
    }
}

impl Room {
    /// Something has ended: whoever waits for it hears how.
    pub(super) fn answer(&self, call: Call, answer: &Answer) {
        let waiting = &self.engine.waiting.0;
        let (over, rest) = waiting.take().into_iter().partition(|(waits, _)| *waits == call);
        waiting.replace(rest);
        let over: Vec<(Call, Waiter)> = over;
        for (_, waiter) in over {
            waiter.give(answer.clone());
        }
    }

    /// Nothing will be answered any more.
    pub(super) fn answer_nobody(&self) {
        for (_, waiter) in self.engine.waiting.0.take() {
            waiter.give(Err(self.gone()));
        }
    }

    fn gone(&self) -> Problem {
        Problem::new(Code::Disconnected, self.words.text(Text::PanelGone))
    }

    /// Waits for the end of something that begins with `begin`.
    async fn wait(&self, call: Call, begin: impl FnOnce()) -> Answer {
        if self.engine.life.is_over() {
            return Err(self.gone());
        }
        let waiter = Waiter::default();
        self.engine.waiting.0.borrow_mut().push((call, waiter.clone()));
        begin();
        loop {
            if let Some(answer) = waiter.answer.take() {
                return answer;
            }
            waiter.bell.wait(None).await;
        }
    }

    /// What is asked for before anything is known waits until then.
    async fn opened(&self) {
        if self.peek(|status| status.phase == Phase::Loading) {
            // Whatever came of it: what is asked for next says what is wrong.
            drop(self.wait(Call::Open, || {}).await);
        }
    }

    fn refused(&self, code: Code) -> Answer {
        let text = if code == Code::Busy {
            Text::StillBusy
        } else {
            Text::NotNow
        };
        Err(Problem::new(code, self.words.text(text)))
    }

    /// Joins as the button does. A session that is there already is the answer.
    ///
    /// # Errors
    /// [`Problem`]
    pub async fn asked_to_join(&self, answers: Answers, name: Option<String>) -> Answer {
        self.opened().await;
        if self.engine.session_of_host {
            return self.refused(Code::NotPossible);
        }
        if self.peek(|status| status.busy.is_some()) {
            return self.refused(Code::Busy);
        }
        if self.peek(|status| status.session) == Session::Here {
            return Ok(Success {
                session: self.own_session(),
                name: None,
            });
        }
        if let Some(name) = name {
            guest_name::remember(&guest_name::fit(self, &name));
        }
        self.wait(Call::Join, || join::join(self, answers)).await
    }

    /// Leaves as the button does; `confirmed`: what it means was agreed to already.
    ///
    /// # Errors
    /// [`Problem`]
    pub async fn asked_to_leave(&self, confirmed: bool) -> Answer {
        self.opened().await;
        let here = self.peek(|status| status.session == Session::Here || status.phase == Phase::Lobby);
        if !here || self.engine.session_of_host {
            return self.refused(Code::NotPossible);
        }
        if self.peek(|status| status.busy.is_some()) {
            return self.refused(Code::Busy);
        }
        let act = if confirmed { leave::confirmed } else { leave::leave };
        self.wait(Call::Leave, || act(self)).await
    }

    /// Sets the name of a guest.
    ///
    /// # Errors
    /// [`Problem`]
    pub async fn asked_to_name(&self, name: &str) -> Answer {
        self.opened().await;
        let guest = self.peek(|status| status.viewer.role.is_some_and(model::role::Role::is_guest));
        if !guest {
            return self.refused(Code::NotPossible);
        }
        if self.peek(|status| status.busy.is_some()) {
            return self.refused(Code::Busy);
        }
        self.wait(Call::Name, || guest_name::save(self, name)).await
    }

    /// Asks the server now. What stopped because nothing could be asked any more begins anew.
    ///
    /// # Errors
    /// [`Problem`]
    pub async fn asked_to_refresh(&self) -> Answer {
        let begin = || match self.peek(|status| status.phase.clone()) {
            Phase::Listed | Phase::Guest | Phase::Lobby | Phase::Outside | Phase::Loading => self.poll_now(),
            _ => self.retry(),
        };
        self.wait(Call::Refresh, begin).await
    }

    fn own_session(&self) -> Option<SessionId> {
        self.peek(|status| {
            let conversation = status.conversation.as_ref()?;
            conversation.session.clone()
        })
    }

    /// A question went away without a yes.
    pub(super) fn dismissed(&self, question: &Question) {
        let call = match question {
            Question::Password { .. } | Question::TakeOver => Call::Join,
            Question::Leave => Call::Leave,
            _ => return,
        };
        let cancelled = Problem::new(Code::Cancelled, self.words.text(Text::Cancelled));
        self.answer(call, &Err(cancelled));
    }
}

/// Calls that wait for the answer to a question that is being asked.
#[derive(Debug)]
pub(super) struct Refreshing(Vec<(Call, Waiter)>);

impl Room {
    /// The calls that the question which is about to be asked can answer; those that come later need another.
    pub(super) fn take_refreshing(&self) -> Refreshing {
        let waiting = &self.engine.waiting.0;
        let (now, rest) = waiting.take().into_iter().partition(|(call, _)| *call == Call::Refresh);
        waiting.replace(rest);
        Refreshing(now)
    }

    /// The question was answered. If it was only the first of several, the calls wait for the others.
    pub(super) fn refreshed(&self, asked: Refreshing, outcome: Outcome, result: &Result<(), Error>) {
        if outcome == Outcome::Again {
            return self.engine.waiting.0.borrow_mut().extend(asked.0);
        }
        let answer = match result {
            Ok(()) => Ok(Success::default()),
            Err(error) => Err(Problem::of(error, self.words.text(explain::why(error)))),
        };
        for (_, waiter) in asked.0 {
            waiter.give(answer.clone());
        }
    }
}
