//! Which part of the participants is shown and in which order, and what keeps that order.

use super::{lock_for_question, settle, show};
use crate::browser::storage::{self, Span};
use crate::state::store::ConversationStore;
use crate::state::store::participants::{ParticipantsState, choice_name};
use model::choice::Choice;
use model::filter::Query;
use model::order_lock::OrderLock;
use model::roster::ParticipantKey;

impl ConversationStore {
    /// The index of a row whose name begins with a folded text: the first from `start` on, or else from the top.
    #[must_use]
    pub fn row_beginning_with(&self, folded: &str, start: usize) -> Option<usize> {
        self.change_participants(|participants| participants.row_beginning_with(folded, start))
    }

    /// Something began or ceased to keep the order of the rows.
    pub fn change_order_lock(&self, change: impl FnOnce(&mut OrderLock)) {
        self.change_participants(|participants| participants.change_order_lock(change));
        lock_for_question(self);
        // While the order is kept, nothing can have moved.
        if !self.participants(ParticipantsState::keeps_order) {
            settle(self);
        }
    }

    /// A pointer moved over the list, at a moment in milliseconds since the epoch.
    pub fn pointer_moved(&self, now_ms: f64) {
        self.change_participants(|participants| {
            participants.change_order_lock(|lock| lock.pointer_ms = Some(now_ms));
        });
    }

    /// After how many milliseconds a pointer that does not move no longer keeps the order.
    #[must_use]
    pub fn pointer_pause_ms(&self) -> f64 {
        self.participants(ParticipantsState::pointer_pause_ms)
    }

    /// Shows the rows in the order that waits, whatever keeps it.
    pub fn apply_order(&self) {
        self.choose(self.choice());
    }

    /// Chooses another part of the list or another order for this conversation, and remembers it in this browser.
    pub fn select(&self, change: impl FnOnce(&mut Choice)) {
        let mut choice = self.choice();
        change(&mut choice);
        storage::remember(Span::Always, &choice_name(self.api.token()), Some(&choice.text()));
        self.choose(choice);
    }

    /// Searches by what was typed, folded.
    pub fn search(&self, folded: &str) {
        let mut choice = self.choice();
        let query = Query::of_folded(folded);
        if choice.query != query {
            choice.query = query;
            self.choose(choice);
        }
    }

    /// The language is another one, by which names are ordered and folded. The search field folds its text anew itself.
    pub fn language_changed(&self) {
        self.change_participants(ParticipantsState::language_changed);
        show(self);
    }

    /// All participants in the order of the list, whatever part of it is shown.
    #[must_use]
    pub fn ordered_keys(&self) -> Vec<ParticipantKey> {
        let now = self.now();
        self.change_participants(|participants| participants.ordered_keys(now))
    }

    fn choice(&self) -> Choice {
        self.participants(|participants| participants.choice().clone())
    }

    fn choose(&self, choice: Choice) {
        let now = self.now();
        self.change_participants(|participants| participants.choose(choice, now));
        self.show();
    }
}
