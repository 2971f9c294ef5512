//! What the field that searches and adds participants does with what is typed, found and picked.

use super::pasting;
use crate::browser::task::spawn;
use crate::browser::timer::Notify;
use crate::state::moderate::add::{self, AddOutcome};
use crate::state::moderate::group;
use crate::state::status::session::Question;
use crate::state::store::ConversationStore;
use crate::view::panel::PanelContext;
use crate::view::panel::add_draft::{AddDraft, FindOption};
use leptos::prelude::*;
use model::pasted::separates;
use model::suggestion::{Source, Suggestion, guess};

/// How long typing has to pause before the server is asked, in milliseconds.
const PAUSE_MS: u32 = 250;
/// How many members are offered. The list below the results has all of them.
const MEMBERS: usize = 4;

/// The draft of a panel, and what changes it. Requests may outlive the panel's signals; nothing happens then.
#[derive(Clone, Copy, Debug)]
pub(in crate::view) struct AddController {
    pub(super) panel: PanelContext,
    draft: RwSignal<AddDraft>,
    /// The viewer may add participants; otherwise the field only searches the list.
    pub(in crate::view) can_add: Memo<bool>,
}

impl AddController {
    pub(in crate::view) fn new(panel: PanelContext, can_add: Memo<bool>) -> Self {
        Self {
            panel,
            draft: panel.drafts.adding,
            can_add,
        }
    }

    /// Reads the draft and follows it.
    pub(super) fn with<T: Default>(self, read: impl FnOnce(&AddDraft) -> T) -> T {
        let (mut read, mut value) = (Some(read), None);
        self.follow(&mut |draft| value = read.take().map(|read| read(draft)));
        value.unwrap_or_default()
    }

    /// Not generic, because there are many callers.
    fn follow(self, read: &mut dyn FnMut(&AddDraft)) {
        self.draft.with(read);
    }

    /// A copy of the draft, without following it.
    pub(super) fn draft_untracked(self) -> AddDraft {
        self.draft.try_get_untracked().unwrap_or_default()
    }

    /// Changes the draft.
    pub(super) fn update(self, change: impl FnOnce(&mut AddDraft)) {
        let mut change = Some(change);
        self.change(&mut |draft| {
            if let Some(change) = change.take() {
                change(draft);
            }
        });
    }

    fn change(self, change: &mut dyn FnMut(&mut AddDraft)) {
        self.draft.try_update(change);
    }

    /// Whether the field stands in the header; follows that.
    pub(in crate::view) fn is_shown(self) -> bool {
        self.with(AddDraft::is_shown)
    }

    /// Puts the field into the header's place.
    pub(in crate::view) fn open(self, adds: bool) {
        self.update(|draft| (draft.opened, draft.adds) = (true, adds));
    }

    /// Folds the results away. Unless the field holds anything, the header comes back with [`AddDraft::opened`].
    pub(super) fn fold(self, opened: bool) {
        self.update(|draft| (draft.unfolded, draft.opened, draft.active) = (false, opened, None));
    }

    /// The results in their order: members and who could be added. What the field was opened for comes first.
    pub(super) fn options(self) -> Vec<FindOption> {
        let members = self.members();
        let can_add = self.can_add.get();
        self.with(|draft| {
            // What nobody's name is may still be an account; it is offered where no key says so.
            let is_unknown = members.is_empty() && can_add && draft.found_nobody();
            let typed = is_unknown.then(|| guess(draft.typed.trim()));
            let members = members.iter().copied().map(FindOption::Member);
            let others = draft.suggestions().iter().cloned().chain(typed).map(FindOption::Add);
            if draft.adds {
                others.chain(members).collect()
            } else {
                members.chain(others).collect()
            }
        })
    }

    /// The members that are offered.
    pub(super) fn members(self) -> Vec<model::roster::ParticipantKey> {
        if self.with(|draft| draft.typed.trim().is_empty()) {
            return Vec::new();
        }
        self.panel
            .participants(|participants| participants.found().iter().take(MEMBERS).copied().collect())
    }

    /// Takes the new text of the field. Entries that a separator ends are picked, as if they were pasted.
    pub(super) fn type_in(self, typed: String) {
        let can_add = self.can_add.get_untracked();
        // A quoted name may have a separator inside.
        let is_quoted = typed.matches('"').count() % 2 == 1;
        if can_add && typed.contains(separates) && !is_quoted {
            let entries = pasting::entries(self, &typed);
            if !entries.is_empty() {
                self.update(|draft| {
                    draft.revision += 1;
                    draft.typed.clear();
                });
                return pasting::take(self, entries);
            }
        }
        let is_empty = typed.trim().is_empty();
        let can_search = can_add && !self.draft_untracked().has_no_search();
        let searches = !is_empty && can_search;
        self.update(|draft| {
            draft.revision += 1;
            (draft.opened, draft.unfolded) = (true, true);
            (draft.active, draft.arrowed) = (None, false);
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

    /// Makes the next or the previous result active, from the last one to the first and back.
    pub(super) fn move_active(self, forward: bool) {
        let options = untrack(|| self.options());
        self.update(|draft| {
            let count = options.len();
            let at = options.iter().position(|option| Some(option) == draft.active.as_ref());
            let next = match at {
                _ if count == 0 => return,
                None if forward => 0,
                None => count - 1,
                Some(at) if forward => (at + 1) % count,
                Some(at) => (at + count - 1) % count,
            };
            draft.active = options.into_iter().nth(next);
            (draft.unfolded, draft.arrowed) = (true, true);
        });
    }

    /// What Enter does where no result is active: sends the picked entries, or adds what was typed as it stands.
    pub(super) fn enter(self) {
        let draft = self.draft_untracked();
        match draft.typed.trim() {
            "" => self.send(),
            typed => self.take_typed(typed),
        }
    }

    /// Adds what was typed, or picks it where entries were picked before.
    fn take_typed(self, typed: &str) {
        if let [entry] = pasting::entries(self, typed).as_slice()
            && entry.search() != typed
        {
            // A mailbox: the account with that address, or the address.
            self.update(|draft| draft.typed.clear());
            return pasting::take(self, vec![entry.clone()]);
        }
        let sends = !self.draft_untracked().has_picked();
        self.choose_typed(typed);
        if sends {
            self.send();
        }
    }

    /// Adds a suggestion at once, or picks it where entries were picked before.
    pub(super) fn take(self, entry: Suggestion) {
        if self.draft_untracked().has_picked() {
            return self.pick(entry);
        }
        self.choose(entry);
        self.send();
    }

    /// Picks what is typed.
    pub(super) fn choose_typed(self, typed: &str) {
        let draft = self.draft_untracked();
        let mut entry = guess(typed);
        if draft.has_no_search() && draft.source != Source::Users {
            entry.source = draft.source;
        }
        self.choose(entry);
    }

    /// Picks an entry, or drops it if it was picked.
    pub(super) fn pick(self, entry: Suggestion) {
        if self.draft_untracked().has_chosen(&entry) {
            return self.update(|draft| draft.chosen.retain(|chosen| !chosen.is_same(&entry)));
        }
        self.choose(entry);
    }

    /// Puts an entry among the picked ones and empties the field. What was found stays, for the next pick.
    fn choose(self, entry: Suggestion) {
        self.update(|draft| {
            draft.put_chosen(entry);
            draft.revision += 1;
            draft.typed.clear();
            draft.unfolded = true;
            (draft.searching, draft.active, draft.arrowed) = (false, None, false);
            // While entries are sent, the results of the first ones have not been read yet.
            if !draft.sending {
                draft.outcomes.clear();
            }
        });
    }

    /// Removes an entry from the picked ones. While entries are sent, it is not sent if its turn has not come.
    pub(super) fn discard(self, entry: &Suggestion) {
        self.update(|draft| draft.chosen.retain(|chosen| chosen != entry));
    }

    /// The same for all, and for those of which it is not known whom they mean.
    pub(super) fn discard_all(self) {
        self.update(|draft| {
            draft.chosen.clear();
            draft.pending.clear();
        });
    }

    /// The panel has gone.
    pub(super) fn is_gone(self) -> bool {
        self.draft.is_disposed()
    }

    /// Sends the picked entries, after a question where that makes the conversation public.
    pub(super) fn send(self) {
        let draft = self.draft_untracked();
        if draft.sending || draft.is_finding() {
            return;
        }
        if group::is_meant(&self.panel.store()) && draft.has_picked() {
            return self.panel.store().ask(Question::NewGroup);
        }
        if add::makes_public(&self.panel.store(), &draft.chosen) {
            return self.panel.store().ask(Question::MakePublic);
        }
        self.send_confirmed();
    }

    /// Makes a new group of those in this conversation and the picked entries.
    pub(in crate::view) fn send_as_group(self) {
        let draft = self.draft_untracked();
        if draft.chosen.is_empty() || draft.sending {
            return;
        }
        self.update(|draft| draft.sending = true);
        let store = self.panel.store();
        spawn(async move {
            let is_done = group::create(&store, &draft.chosen).await;
            if !self.is_gone() {
                self.update(|draft| {
                    draft.sending = false;
                    if is_done {
                        draft.chosen.clear();
                    }
                });
            }
        });
    }

    /// Sends the picked entries one after the other. An entry that failed stays picked for another try, unless it is an
    /// address: its invitation may have been stored although it was refused.
    pub(in crate::view) fn send_confirmed(self) {
        let draft = self.draft_untracked();
        if !draft.has_picked() || draft.sending {
            return;
        }
        self.update(|draft| {
            (draft.sending, draft.outcomes) = (true, Vec::new());
            if !draft.has_no_search() {
                draft.found = None;
            }
        });
        let store = self.panel.store();
        spawn(async move {
            let is_one = draft.chosen.len() == 1 && draft.pending.is_empty();
            for entry in draft.chosen {
                if !self.draft_untracked().chosen.contains(&entry) {
                    continue;
                }
                let outcome = add::add(&store, entry).await;
                if self.is_gone() {
                    return;
                }
                self.take_outcome(&store, outcome, is_one);
            }
            pasting::tell_untried(self, &store);
            self.update(|draft| draft.sending = false);
            store.reread();
        });
    }

    /// Keeps what became of an entry. One that was sent alone and added is told by a notice.
    fn take_outcome(self, store: &ConversationStore, outcome: AddOutcome, is_one: bool) {
        self.update(|draft| {
            if outcome.done || outcome.entry.source == Source::Emails {
                draft.chosen.retain(|chosen| *chosen != outcome.entry);
            }
            if !(is_one && outcome.done) {
                draft.outcomes.push(outcome.clone());
            }
        });
        if is_one && outcome.done {
            add::tell(store, outcome);
        }
    }
}
