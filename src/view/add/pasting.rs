//! Pasted entries: each is searched for, and picked when it means one person. The others wait for the viewer to say whom they mean.

use super::controller::AddController;
use crate::browser::task::spawn;
use crate::i18n::Text;
use crate::state::moderate::add;
use crate::state::store::ConversationStore;
use crate::view::panel::add_draft::{AddDraft, Pending, PendingEntry};
use model::pasted::matching::Match;
use model::pasted::{PastedEntry, read};
use model::suggestion::guess;

/// The entries of a text, as the panel's language calls the columns of its own files.
pub(super) fn entries(add: AddController, text: &str) -> Vec<PastedEntry> {
    let heads = [Text::ColumnName, Text::ColumnUser].map(|text| add.panel.store().translator.text(text));
    read(text, &heads.each_ref().map(String::as_str))
}

/// Picks the entries, after a search for each on servers that have one.
pub(super) fn take(add: AddController, entries: Vec<PastedEntry>) {
    if add.draft_untracked().has_no_search() {
        return entries.iter().for_each(|entry| add.choose_typed(entry.search()));
    }
    let is_running = add.draft_untracked().is_finding();
    add.update(|draft| {
        let is_new = |entry: &PastedEntry| !draft.pending.iter().any(|known| known.entry == *entry);
        let new: Vec<PendingEntry> = entries.into_iter().filter(is_new).map(searching).collect();
        draft.pending.extend(new);
        (draft.opened, draft.unfolded) = (true, true);
        if !draft.sending {
            draft.outcomes.clear();
        }
    });
    // It goes on with these entries.
    if is_running {
        return;
    }
    // The panel's signals may be gone before the answers come, and the draft go on in those that follow.
    let store = add.panel.store();
    spawn(async move {
        while let Some(entry) = next(&add.draft_untracked()) {
            let found = add::find(&store, &entry).await;
            if add.is_gone() {
                return;
            }
            put(add, &store, &entry, found);
        }
    });
}

fn searching(entry: PastedEntry) -> PendingEntry {
    PendingEntry {
        entry,
        state: Pending::Searching,
    }
}

/// The first entry that is not searched for yet.
fn next(draft: &AddDraft) -> Option<PastedEntry> {
    let waiting = draft.pending.iter().find(|pending| pending.state == Pending::Searching);
    waiting.map(|pending| pending.entry.clone())
}

/// Takes over whom an entry means; `None` when the search failed: then it is picked as it stands.
fn put(add: AddController, store: &ConversationStore, entry: &PastedEntry, found: Option<Match>) {
    let state = match found {
        Some(Match::Several(count)) => Pending::Several(count),
        Some(Match::Nobody) => Pending::Nobody,
        Some(Match::One(suggestion)) => return settle(add, entry, |draft| draft.put_chosen(suggestion)),
        None => return settle(add, entry, |draft| draft.put_chosen(guess(entry.search()))),
        Some(Match::Here) => {
            let outcome = add::untried(store, entry, Text::AddedAlready);
            return settle(add, entry, |draft| draft.outcomes.push(outcome));
        }
    };
    add.update(|draft| {
        let known = draft.pending.iter_mut().find(|pending| pending.entry == *entry);
        known.into_iter().for_each(|pending| pending.state = state);
    });
}

/// Ends the search for an entry, unless the viewer has removed it.
fn settle(add: AddController, entry: &PastedEntry, then: impl FnOnce(&mut AddDraft)) {
    add.update(|draft| {
        let before = draft.pending.len();
        draft.pending.retain(|pending| pending.entry != *entry);
        if draft.pending.len() < before {
            then(draft);
        }
    });
}

/// Puts an entry into the field, so that the viewer can choose whom it means.
pub(super) fn choose(add: AddController, entry: &PastedEntry) {
    remove(add, entry);
    // Its words, and not its separators, which would be read as several entries.
    add.type_in(entry.search().replace(',', " "));
}

/// Removes an entry that waits.
pub(super) fn remove(add: AddController, entry: &PastedEntry) {
    settle(add, entry, |_| {});
}

/// What became of the entries that could not be sent, because it is not known whom they mean.
pub(super) fn tell_untried(add: AddController, store: &ConversationStore) {
    let untried = |pending: &PendingEntry| {
        let text = match pending.state {
            Pending::Several(_) => Text::AddUndecided,
            Pending::Nobody | Pending::Searching => Text::AddUnmatched,
        };
        add::untried(store, &pending.entry, text)
    };
    let outcomes: Vec<_> = add.draft_untracked().pending.iter().map(untried).collect();
    add.update(|draft| draft.outcomes.extend(outcomes));
}
