//! What is typed, found and chosen while adding people.

use super::panel::Panel;
use crate::browser::timer::Bell;
use crate::state::add::{self, Found, Outcome};
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::suggestion::{Source, Suggestion, guess, split};
use send_wrapper::SendWrapper;

/// How long typing has to pause before the server is asked, in milliseconds.
const PAUSE_MS: u32 = 250;

/// The state of the form.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Form {
    /// What stands in the field.
    pub(super) typed: String,
    /// What the server found for it; `None` while nothing was asked or the answer is on its way.
    pub(super) found: Option<Found>,
    /// The server is being asked.
    pub(super) searching: bool,
    /// Which suggestion the arrow keys are at.
    pub(super) active: Option<usize>,
    /// Who is going to be added.
    pub(super) chosen: Vec<Suggestion>,
    /// What became of those who were.
    pub(super) outcomes: Vec<Outcome>,
    /// Requests are on their way.
    pub(super) sending: bool,
    /// What typed entries are taken for where the server cannot search.
    pub(super) kind: Source,
    /// Counts changes of the field, so that an old answer is not taken for a new one.
    turn: u32,
}

/// The form as its views share it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Handle {
    pub(super) panel: Panel,
    pub(super) form: RwSignal<Form>,
}

impl Handle {
    pub(super) fn new(panel: Panel) -> Self {
        let form = Form {
            typed: String::new(),
            found: None,
            searching: false,
            active: None,
            chosen: Vec::new(),
            outcomes: Vec::new(),
            sending: false,
            kind: Source::Users,
            turn: 0,
        };
        Self {
            panel,
            form: RwSignal::new(form),
        }
    }

    /// Suggestions that are not chosen yet.
    pub(super) fn suggestions(self) -> Vec<Suggestion> {
        self.form.with(|form| match &form.found {
            Some(Found::Suggestions(all)) => {
                let is_chosen = |it: &Suggestion| form.chosen.iter().any(|chosen| chosen.is_same(it));
                all.iter().filter(|it| !is_chosen(it)).cloned().collect()
            }
            _ => Vec::new(),
        })
    }

    /// The server cannot search.
    pub(super) fn has_no_search(self) -> bool {
        self.form.with(|form| form.found == Some(Found::NoSearch))
    }

    /// The field changed. Several entries at once, as pasted, are taken as they stand.
    pub(super) fn type_in(self, typed: String) {
        let entries = split(&typed);
        let several = typed.contains([',', ';', '\n']) && !entries.is_empty();
        if several {
            return entries.into_iter().for_each(|entry| self.choose_typed(&entry));
        }
        let no_search = self.has_no_search();
        self.form.update(|form| {
            form.turn += 1;
            form.active = None;
            form.searching = !typed.trim().is_empty() && !no_search;
            if typed.trim().is_empty() && !no_search {
                form.found = None;
            }
            form.typed = typed;
        });
        if self.form.with_untracked(|form| form.searching) {
            self.search();
        }
    }

    fn search(self) {
        let turn = self.form.with_untracked(|form| form.turn);
        let room = self.panel.room();
        spawn_local(SendWrapper::new(async move {
            Bell::default().wait(Some(PAUSE_MS)).await;
            let Some(typed) = self.typed_at(turn) else { return };
            let found = add::search(&room, typed.trim()).await;
            if self.typed_at(turn).is_some() {
                self.form
                    .update(|form| (form.found, form.searching) = (Some(found), false));
            }
        }));
    }

    /// What stands in the field, if it has not changed since `turn` and the form is still there.
    fn typed_at(self, turn: u32) -> Option<String> {
        self.form
            .try_with_untracked(|form| (form.turn == turn).then(|| form.typed.clone()))
            .flatten()
    }

    /// Moves through the suggestions, round and round.
    pub(super) fn step(self, forward: bool) {
        let count = self.suggestions().len();
        self.form.update(|form| {
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
        let active = self.form.with_untracked(|form| form.active);
        match active.and_then(|at| self.suggestions().into_iter().nth(at)) {
            Some(suggestion) => self.choose(suggestion),
            None => {
                let typed = self.form.with_untracked(|form| form.typed.trim().to_owned());
                if typed.is_empty() {
                    self.send()
                } else {
                    self.choose_typed(&typed)
                }
            }
        }
    }

    fn choose_typed(self, typed: &str) {
        let kind = self.form.with_untracked(|form| form.kind);
        let guessed = guess(typed);
        let whom = if self.has_no_search() && kind != Source::Users {
            Suggestion {
                source: kind,
                ..guessed
            }
        } else {
            guessed
        };
        self.choose(whom);
    }

    /// Puts somebody among those to be added.
    pub(super) fn choose(self, whom: Suggestion) {
        self.form.update(|form| {
            if !form.chosen.iter().any(|chosen| chosen.is_same(&whom)) {
                form.chosen.push(whom);
            }
            form.turn += 1;
            form.typed.clear();
            form.searching = false;
            form.active = None;
            if form.found != Some(Found::NoSearch) {
                form.found = None;
            }
            form.outcomes.clear();
        });
    }

    /// Takes somebody out again.
    pub(super) fn discard(self, whom: &Suggestion) {
        self.form.update(|form| form.chosen.retain(|chosen| chosen != whom));
    }

    /// Adds the chosen one after the other. Who could not be added stays chosen, for another try, but for addresses, whose
    /// invitation may have been stored although it was refused.
    pub(super) fn send(self) {
        let chosen = self.form.with_untracked(|form| form.chosen.clone());
        if chosen.is_empty() || self.form.with_untracked(|form| form.sending) {
            return;
        }
        self.form
            .update(|form| (form.sending, form.outcomes) = (true, Vec::new()));
        let room = self.panel.room();
        spawn_local(SendWrapper::new(async move {
            for whom in chosen {
                let outcome = add::add(&room, whom).await;
                let gone = self.form.try_update(|form| {
                    if outcome.done || outcome.whom.source == Source::Emails {
                        form.chosen.retain(|chosen| *chosen != outcome.whom);
                    }
                    form.outcomes.push(outcome);
                });
                if gone.is_none() {
                    return;
                }
            }
            self.form.update(|form| form.sending = false);
            room.reread();
        }));
    }
}
