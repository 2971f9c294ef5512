//! Which part of the people to show, and in which order; and when that order has to wait.

use super::{settle, show};
use crate::browser::clock;
use crate::browser::storage::{self, Span};
use crate::state::store::ConversationStore;
use crate::state::store::participants::{ParticipantsState, choice_name};
use model::choice::Choice;
use model::filter::Query;
use model::order_lock::OrderLock;
use model::roster::ParticipantKey;

impl ConversationStore {
    /// Looks for a row by the beginning of its name.
    #[must_use]
    pub fn row_beginning_with(&self, folded: &str, start: usize) -> Option<usize> {
        self.engine.participants.borrow_mut().row_beginning_with(folded, start)
    }

    /// Something began or ceased to hold the order of the rows.
    pub fn hold(&self, change: impl FnOnce(&mut OrderLock)) {
        let mut people = self.engine.participants.borrow_mut();
        change(&mut people.hold);
        people.hold.question = self.peek(|status| status.question.is_some());
        let held = people.hold.waits(clock::now_ms());
        drop(people);
        // What begins to hold the order moves nothing.
        if !held {
            settle(self);
        }
    }

    /// A pointer moved over the list, at a moment in milliseconds.
    pub fn pointer_moved(&self, now_ms: f64) {
        self.engine.participants.borrow_mut().hold.pointer_ms = Some(now_ms);
    }

    /// After how many milliseconds a pointer that does not move ceases to hold the order.
    #[must_use]
    pub fn pointer_pause_ms(&self) -> f64 {
        self.participants(|people| people.hold.pause_ms(clock::now_ms()))
    }

    /// Adopts the order that waits, whatever holds it.
    pub fn apply_order(&self) {
        let choice = self.participants(|people| people.choice().clone());
        self.choose(choice);
    }

    /// Chooses another part of the list or another order for this conversation, and remembers it.
    pub fn select(&self, change: impl FnOnce(&mut Choice)) {
        let mut choice = self.participants(|people| people.choice().clone());
        change(&mut choice);
        storage::remember(Span::Always, &choice_name(&self.engine.token), Some(&choice.text()));
        self.choose(choice);
    }

    /// Looks for people by what was typed, folded.
    pub fn search(&self, folded: &str) {
        let mut choice = self.participants(|people| people.choice().clone());
        let query = Query::of_folded(folded);
        if choice.query != query {
            choice.query = query;
            self.choose(choice);
        }
    }

    /// The language is another one: names are ordered and folded by it, and the order waits if it has to. What was typed into
    /// the search field has to be folded anew by whoever has it.
    pub fn language_changed(&self) {
        let mut people = self.engine.participants.borrow_mut();
        people.roster.names.forget();
        people.rows.disturb();
        drop(people);
        show(self);
    }

    /// Everybody in the order of the list, whatever part of it is shown.
    #[must_use]
    pub fn everybody(&self) -> Vec<ParticipantKey> {
        let now = self.engine.server_now();
        self.engine.participants.borrow_mut().everybody(now)
    }

    fn choose(&self, choice: Choice) {
        let now = self.engine.server_now();
        let mut people = self.engine.participants.borrow_mut();
        let ParticipantsState {
            roster, rows, language, ..
        } = &mut *people;
        rows.choose(choice, roster, language, now);
        drop(people);
        self.show();
    }
}
