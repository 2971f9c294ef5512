//! Taking the last command back, as long as nothing else was done.

use super::batch;
use super::take_back::{give_back, kind, take_back};
use crate::browser::task::spawn;
use crate::i18n::Text;
use crate::state::failure::explain::{self, Attempt};
use crate::state::status::Status;
use crate::state::status::undo::Undo;
use crate::state::store::ConversationStore;
use model::permission::Action;
use model::role::Role;

/// Tells what was done, with a way back that stays open.
pub(super) fn offer(store: &ConversationStore, text: String, undo: Undo) {
    store.change(|status| status.undo = Some(undo));
    store.tell_undoable(text);
}

/// Whether the last command can be taken back: there is one, and the viewer moderates still.
#[must_use]
pub fn is_offered(status: &Status) -> bool {
    status.undo.is_some() && status.viewer.role.is_some_and(Role::moderates)
}

/// What "Undo" would do, for a menu.
#[must_use]
pub fn label(store: &ConversationStore, undo: &Undo) -> String {
    if let Some(others) = &undo.others {
        let text = match undo.action {
            Action::Promote => Text::UndoPromoteMany,
            Action::Demote => Text::UndoDemoteMany,
            _ => Text::UndoRemoveMany,
        };
        return store.words.count(text, others.len() + 1);
    }
    let text = match undo.action {
        Action::Promote => Text::UndoPromote,
        Action::Demote => Text::UndoDemote,
        _ => Text::UndoRemove,
    };
    store.words.fill(text, &[("name", &store.name_of(&undo.person))])
}

/// Takes the last command back.
pub fn undo(store: &ConversationStore) {
    let Some(undo) = store.peek(|status| status.undo.clone()) else {
        return;
    };
    if undo.is_of_many() {
        return batch::undo(store, &undo);
    }
    let (kind, whom) = (kind(&undo), store.whom(&undo.person));
    if let Err(problem) = store.permit(kind, Some(&whom)) {
        return store.fail_with(problem);
    }
    store.change(|status| {
        status.undo = None;
        status.notice = None;
        status.failure = None;
    });
    let store = store.clone();
    spawn(async move {
        let result = take_back(&store, &undo).await;
        if store.engine.scope.is_cancelled() {
            return;
        }
        let name = store.name_of(&undo.person);
        match result {
            Ok(()) => {
                store.done(kind, Some(whom));
                if give_back(&store, &undo).await {
                    store.tell(store.words.fill(Text::UndoneNews, &[("name", &name)]));
                }
                if store.engine.scope.is_cancelled() {
                    return;
                }
            }
            Err(error) => {
                // The way back stays open.
                store.change(|status| status.undo = Some(undo));
                let message = explain::message(&store.words, Attempt::Undo, &error, &name);
                store.not_done(kind, Some(whom), &error, message);
            }
        }
        store.poll_now();
    });
}
