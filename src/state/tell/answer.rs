//! Answers to calls of the page.

use crate::api::error::Error;
use crate::i18n::Text;
use crate::state::failure::explain;
use crate::state::failure::problem::{Code, Problem};
use crate::state::room::Room;
use crate::state::room::waiting::{Answer, Call, Refreshing, Success, Waiter};
use crate::state::status::session::Question;
use model::sync::Outcome;

impl Room {
    /// Something has ended: whoever waits for it hears how.
    pub(in crate::state) fn answer(&self, call: Call, answer: &Answer) {
        let waiting = &self.engine.waiting.0;
        let (over, rest) = waiting.take().into_iter().partition(|(waits, _)| *waits == call);
        waiting.replace(rest);
        let over: Vec<(Call, Waiter)> = over;
        for (_, waiter) in over {
            waiter.give(answer.clone());
        }
    }

    /// Nothing will be answered any more.
    pub(in crate::state) fn answer_nobody(&self) {
        for (_, waiter) in self.engine.waiting.0.take() {
            waiter.give(Err(self.gone()));
        }
    }

    fn gone(&self) -> Problem {
        Problem::new(Code::Disconnected, self.words.text(Text::PanelGone))
    }

    /// Waits for the end of something that begins with `begin`.
    pub(in crate::state) async fn wait(&self, call: Call, begin: impl FnOnce()) -> Answer {
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

    /// A question went away without a yes.
    pub(in crate::state) fn dismissed(&self, question: &Question) {
        let call = match question {
            Question::Password { .. } | Question::TakeOver => Call::Join,
            Question::Leave => Call::Leave,
            _ => return,
        };
        let cancelled = Problem::new(Code::Cancelled, self.words.text(Text::Cancelled));
        self.answer(call, &Err(cancelled));
    }

    /// The calls that the question which is about to be asked can answer; those that come later need another.
    pub(in crate::state) fn take_refreshing(&self) -> Refreshing {
        let waiting = &self.engine.waiting.0;
        let (now, rest) = waiting.take().into_iter().partition(|(call, _)| *call == Call::Refresh);
        waiting.replace(rest);
        Refreshing(now)
    }

    /// The question was answered. If it was only the first of several, the calls wait for the others.
    pub(in crate::state) fn refreshed(&self, asked: Refreshing, outcome: Outcome, result: &Result<(), Error>) {
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
