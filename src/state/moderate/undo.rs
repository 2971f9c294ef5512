//! Undoing the last command.

use super::batch;
use super::take_back::{kind, restore_permissions, take_back};
use crate::browser::task::spawn;
use crate::i18n::Text;
use crate::state::failure::explain::Attempt;
use crate::state::status::undo::Undo;
use crate::state::store::ConversationStore;
use model::permission::Action;

/// Shows what was done, and offers to undo it.
pub(super) fn offer(store: &ConversationStore, text: String, undo: Undo) {
    store.signals.undo.set(Some(undo));
    store.show_undoable(text);
}

/// What "Undo" would do, for a menu.
#[must_use]
pub fn label(store: &ConversationStore, undo: &Undo) -> String {
    if let Some(others) = &undo.others {
        let text = match undo.action {
            Action::Promote => Text::UndoPromoteMany,
            Action::Demote => Text::UndoDemoteMany,
            Action::Ban => Text::UndoBanMany,
            Action::Remove => Text::UndoRemoveMany,
            _ => Text::UndoPermissionsMany,
        };
        return store.translator.count(text, others.len() + 1);
    }
    let text = match undo.action {
        Action::Promote => Text::UndoPromote,
        Action::Demote => Text::UndoDemote,
        Action::Add => Text::UndoAdd,
        Action::Ban => Text::UndoBan,
        Action::Remove => Text::UndoRemove,
        _ => Text::UndoPermissions,
    };
    store
        .translator
        .fill(text, &[("name", &store.name_of(&undo.participant))])
}

/// Undoes the last command.
pub fn undo(store: &ConversationStore) {
    let Some(undo) = store.signals.undo.get_untracked() else {
        return;
    };
    if undo.is_of_many() {
        return batch::undo(store, &undo);
    }
    let (kind, target) = (kind(&undo), store.action_target(&undo.participant));
    if let Err(problem) = store.ask_host(kind, Some(&target)) {
        return store.fail_with(problem);
    }
    store.signals.undo.set(None);
    store.dismiss_notice();
    store.dismiss_failure();
    let store = store.clone();
    spawn(async move {
        let result = take_back(&store, &undo).await;
        if store.api.is_closed() {
            return;
        }
        match result {
            Ok(()) => {
                store.action_done(kind, Some(target));
                let name = store.name_of(&undo.participant);
                if restore_permissions(&store, &undo).await {
                    let text = match undo.action {
                        Action::Add => Text::RemovedNews,
                        _ => Text::UndoneNews,
                    };
                    store.show_notice(store.translator.fill(text, &[("name", &name)]));
                }
                if store.api.is_closed() {
                    return;
                }
            }
            Err(error) => {
                // It can be tried again.
                store.signals.undo.set(Some(undo));
                store.action_failed(kind, Some(target), Attempt::Undo, &error);
            }
        }
        store.poll_now();
    });
}
