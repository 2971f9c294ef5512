//! What is typed, found and chosen while adding people.

use crate::browser::task::spawn;
use crate::browser::timer::Notify;
use crate::state::moderate::add::{self, AddOutcome};
use crate::view::panel::PanelContext;
use crate::view::panel::adding::Form;
use leptos::prelude::*;
use model::suggestion::{Source, Suggestion, guess, separates, split};
use std::sync::Arc;

/// How long typing has to pause before the server is asked, in milliseconds.
const PAUSE_MS: u32 = 250;

/// The form as its views share it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Handle {
    pub(super) panel: PanelContext,
    form: RwSignal<Arc<Form>>,
}

// What reads and writes the signal is never inlined: it stands here once and is used everywhere.
impl Handle {
    /// The form of a panel, with what is in it already.
    pub(super) fn new(panel: PanelContext) -> Self {
        Self {
            panel,
            form: panel.adding,
        }
    }

    /// The form as it is; follows it.
    #[inline(never)]
    pub(super) fn form(self) -> Arc<Form> {
        self.form.get()
    }

    /// The form as it is, without following it; an empty one when the view is gone.
    #[inline(never)]
    pub(super) fn peek(self) -> Arc<Form> {
        self.form.try_get_untracked().unwrap_or_default()
    }

    #[inline(never)]
    fn copy(self) -> Form {
        Form::clone(&self.peek())
    }

    #[inline(never)]
    fn replace(self, form: Form) {
        self.form.try_set(Arc::new(form));
    }

    /// Changes the form; nothing happens when the view is gone.
    pub(super) fn change(self, change: impl FnOnce(&mut Form)) {
        let mut form = self.copy();
        change(&mut form);
        self.replace(form);
    }

    /// The field changed. Several entries at once, as pasted, are taken as they stand.
    pub(super) fn type_in(self, typed: String) {
        let entries = split(&typed);
        let several = typed.contains(separates) && !entries.is_empty();
        if several {
            return entries.into_iter().for_each(|entry| self.choose_typed(&entry));
        }
        let no_search = self.peek().has_no_search();
        self.change(|form| {
            form.turn += 1;
            form.active = None;
            form.searching = !typed.trim().is_empty() && !no_search;
            if typed.trim().is_empty() && !no_search {
                form.found = None;
            }
            form.typed = typed;
        });
        if self.peek().searching {
            self.search();
        }
    }

    fn search(self) {
        let turn = self.peek().turn;
        let store = self.panel.store();
        spawn(async move {
            Notify::default().wait(Some(PAUSE_MS)).await;
            let Some(typed) = self.typed_at(turn) else { return };
            let found = add::search(&store, typed.trim()).await;
            if self.typed_at(turn).is_some() {
                self.change(|form| form.take_found(found));
            }
        });
    }

    /// What stands in the field, if it has not changed since `turn` and the form is still there.
    #[inline(never)]
    fn typed_at(self, turn: u32) -> Option<String> {
        let form = self.form.try_get_untracked()?;
        (form.turn == turn).then(|| form.typed.clone())
    }

    /// Moves through the suggestions, round and round.
    pub(super) fn step(self, forward: bool) {
        self.change(|form| {
            let count = form.suggestions().len();
            form.active = match (form.active, count) {
                (_, 0) => None,
                (None, _) => Some(if forward { 0 } else { count - 1 }),
                (Some(at), _) if forward => Some((at + 1) % count),
                (Some(at), _) => Some((at + count - 1) % count),
            };
        });
    }

    /// Enter: the suggestion that the arrow keys are at, or what was typed as it stands.
    pub(super) fn choose_active(self) {
        let form = self.peek();
        let typed = form.typed.trim();
        match form.active.and_then(|at| form.suggestions().into_iter().nth(at)) {
            Some(suggestion) => self.choose(suggestion),
            None if typed.is_empty() => self.send(),
            None => self.choose_typed(typed),
        }
    }

    fn choose_typed(self, typed: &str) {
        let form = self.peek();
        let mut whom = guess(typed);
        if form.has_no_search() && form.kind != Source::Users {
            whom.source = form.kind;
        }
        self.choose(whom);
    }

    /// Puts somebody among those to be added.
    pub(super) fn choose(self, whom: Suggestion) {
        self.change(|form| {
            if !form.chosen.iter().any(|chosen| chosen.is_same(&whom)) {
                form.chosen.push(whom);
            }
            form.turn += 1;
            form.typed.clear();
            form.searching = false;
            form.active = None;
            if !form.has_no_search() {
                form.found = None;
            }
            // While entries are sent, what became of the first of them has not been read yet.
            if !form.sending {
                form.outcomes.clear();
            }
        });
    }

    /// Takes somebody out again; whoever's turn has not come is not sent then.
    pub(super) fn discard(self, whom: &Suggestion) {
        self.change(|form| form.chosen.retain(|chosen| chosen != whom));
    }

    /// Adds the chosen one after the other. Who could not be added stays chosen, for another try, but for addresses, whose
    /// invitation may have been stored although it was refused.
    pub(super) fn send(self) {
        let form = self.peek();
        if form.chosen.is_empty() || form.sending {
            return;
        }
        self.change(|form| (form.sending, form.outcomes) = (true, Vec::new()));
        let store = self.panel.store();
        spawn(async move {
            for whom in &form.chosen {
                if !self.peek().chosen.contains(whom) {
                    continue;
                }
                let outcome = add::add(&store, whom.clone()).await;
                if self.form.is_disposed() {
                    return;
                }
                self.done(outcome);
            }
            self.change(|form| form.sending = false);
            store.reread();
        });
    }

    #[inline(never)]
    fn done(self, outcome: AddOutcome) {
        self.change(|form| {
            if outcome.done || outcome.whom.source == Source::Emails {
                form.chosen.retain(|chosen| *chosen != outcome.whom);
            }
            form.outcomes.push(outcome);
        });
    }
}
