//! What the form that adds participants does with what is typed, found and chosen.

use crate::browser::task::spawn;
use crate::browser::timer::Notify;
use crate::state::moderate::add::{self, AddOutcome};
use crate::view::panel::PanelContext;
use crate::view::panel::add_draft::AddDraft;
use leptos::prelude::*;
use model::suggestion::{Source, Suggestion, guess, separates, split};

/// How long typing has to pause before the server is asked, in milliseconds.
const PAUSE_MS: u32 = 250;

/// The draft of a panel, and what changes it. Requests may outlive the panel's signals; nothing happens then.
#[derive(Clone, Copy, Debug)]
pub(super) struct AddController {
    pub(super) panel: PanelContext,
    draft: RwSignal<AddDraft>,
}

impl AddController {
    pub(super) fn new(panel: PanelContext) -> Self {
        Self {
            panel,
            draft: panel.drafts.adding,
        }
    }

    /// Reads the draft and follows it.
    pub(super) fn with<T>(self, read: impl FnOnce(&AddDraft) -> T) -> T {
        self.draft.with(read)
    }

    /// A copy of the draft, without following it.
    pub(super) fn draft_untracked(self) -> AddDraft {
        self.draft.try_get_untracked().unwrap_or_default()
    }

    /// Changes the draft.
    pub(super) fn update(self, change: impl FnOnce(&mut AddDraft)) {
        self.draft.try_update(change);
    }

    /// Takes the new text of the field. Several entries at once, as from a paste, are chosen as they are.
    pub(super) fn type_in(self, typed: String) {
        let entries = split(&typed);
        if typed.contains(separates) && !entries.is_empty() {
            return entries.into_iter().for_each(|entry| self.choose_typed(&entry));
        }
        let is_empty = typed.trim().is_empty();
        let can_search = !self.draft_untracked().has_no_search();
        let searches = !is_empty && can_search;
        self.update(|draft| {
            draft.revision += 1;
            draft.active = None;
            draft.searching = searches;
            if is_empty && can_search {
                draft.found = None;
            }
            draft.typed = typed;
        });
        if searches {
            self.search();
        }
    }

    fn search(self) {
        let revision = self.draft_untracked().revision;
        let store = self.panel.store();
        spawn(async move {
            Notify::default().wait(Some(PAUSE_MS)).await;
            let Some(typed) = self.typed_at(revision) else { return };
            let found = add::search(&store, typed.trim()).await;
            if self.typed_at(revision).is_some() {
                self.update(|draft| draft.take_found(found));
            }
        });
    }

    /// The text of the field, if it has not changed since a revision.
    fn typed_at(self, revision: u32) -> Option<String> {
        self.draft
            .try_with_untracked(|draft| (draft.revision == revision).then(|| draft.typed.clone()))
            .flatten()
    }

    /// Makes the next or the previous suggestion active, from the last one to the first and back.
    pub(super) fn move_active(self, forward: bool) {
        self.update(|draft| {
            let count = draft.suggestions().len();
            draft.active = match (draft.active, count) {
                (_, 0) => None,
                (None, _) => Some(if forward { 0 } else { count - 1 }),
                (Some(at), _) if forward => Some((at + 1) % count),
                (Some(at), _) => Some((at + count - 1) % count),
            };
        });
    }

    /// Chooses the active suggestion, or else what was typed; with an empty field, sends the chosen entries.
    pub(super) fn choose_active(self) {
        let draft = self.draft_untracked();
        let typed = draft.typed.trim();
        match draft.active.and_then(|at| draft.suggestions().into_iter().nth(at)) {
            Some(suggestion) => self.choose(suggestion),
            None if typed.is_empty() => self.send(),
            None => self.choose_typed(typed),
        }
    }

    fn choose_typed(self, typed: &str) {
        let draft = self.draft_untracked();
        let mut entry = guess(typed);
        if draft.has_no_search() && draft.source != Source::Users {
            entry.source = draft.source;
        }
        self.choose(entry);
    }

    /// Puts an entry among the chosen ones and empties the field.
    pub(super) fn choose(self, entry: Suggestion) {
        self.update(|draft| {
            if !draft.has_chosen(&entry) {
                draft.chosen.push(entry);
            }
            draft.revision += 1;
            draft.typed.clear();
            draft.searching = false;
            draft.active = None;
            if !draft.has_no_search() {
                draft.found = None;
            }
            // While entries are sent, the results of the first ones have not been read yet.
            if !draft.sending {
                draft.outcomes.clear();
            }
        });
    }

    /// Removes an entry from the chosen ones. While entries are sent, one whose turn has not come is not sent then.
    pub(super) fn discard(self, entry: &Suggestion) {
        self.update(|draft| draft.chosen.retain(|chosen| chosen != entry));
    }

    /// Sends the chosen entries one after the other. An entry that failed stays chosen for another try, unless it is an
    /// address: its invitation may have been stored although it was refused.
    pub(super) fn send(self) {
        let draft = self.draft_untracked();
        if draft.chosen.is_empty() || draft.sending {
            return;
        }
        self.update(|draft| (draft.sending, draft.outcomes) = (true, Vec::new()));
        let store = self.panel.store();
        spawn(async move {
            for entry in draft.chosen {
                if !self.draft_untracked().chosen.contains(&entry) {
                    continue;
                }
                let outcome = add::add(&store, entry).await;
                if self.draft.is_disposed() {
                    return;
                }
                self.take_outcome(outcome);
            }
            self.update(|draft| draft.sending = false);
            store.reread();
        });
    }

    fn take_outcome(self, outcome: AddOutcome) {
        self.update(|draft| {
            if outcome.done || outcome.entry.source == Source::Emails {
                draft.chosen.retain(|chosen| *chosen != outcome.entry);
            }
            draft.outcomes.push(outcome);
        });
    }
}
