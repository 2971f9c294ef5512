//! Taking the last command back, as long as nothing else was done.

use super::batch;
use super::take_back::{give_back, kind, take_back};
use crate::browser::task::spawn;
use crate::i18n::Text;
use crate::state::failure::explain::{self, Attempt};
use crate::state::room::Room;
use crate::state::status::Status;
use crate::state::status::undo::Undo;
use model::permission::Action;
use model::role::Role;

/// Tells what was done, with a way back that stays open.
pub(super) fn offer(room: &Room, text: String, undo: Undo) {
    room.change(|status| status.undo = Some(undo));
    room.tell_undoable(text);
}

/// Whether the last command can be taken back: there is one, and the viewer moderates still.
#[must_use]
pub fn is_offered(status: &Status) -> bool {
    status.undo.is_some() && status.viewer.role.is_some_and(Role::moderates)
}

/// What "Undo" would do, for a menu.
#[must_use]
pub fn label(room: &Room, undo: &Undo) -> String {
    if let Some(others) = &undo.others {
        let text = match undo.action {
            Action::Promote => Text::UndoPromoteMany,
            Action::Demote => Text::UndoDemoteMany,
            _ => Text::UndoRemoveMany,
        };
        return room.words.count(text, others.len() + 1);
    }
    let text = match undo.action {
        Action::Promote => Text::UndoPromote,
        Action::Demote => Text::UndoDemote,
        _ => Text::UndoRemove,
    };
    room.words.fill(text, &[("name", &room.name_of(&undo.person))])
}

/// Takes the last command back.
pub fn undo(room: &Room) {
    let Some(undo) = room.peek(|status| status.undo.clone()) else {
        return;
    };
    if undo.is_of_many() {
        return batch::undo(room, &undo);
    }
    let (kind, whom) = (kind(&undo), room.whom(&undo.person));
    if let Err(problem) = room.permit(kind, Some(&whom)) {
        return room.fail_with(problem);
    }
    room.change(|status| {
        status.undo = None;
        status.news = None;
        status.failure = None;
    });
    let room = room.clone();
    spawn(async move {
        let result = take_back(&room, &undo).await;
        if room.engine.life.is_over() {
            return;
        }
        let name = room.name_of(&undo.person);
        match result {
            Ok(()) => {
                room.done(kind, Some(whom));
                if give_back(&room, &undo).await {
                    room.tell(room.words.fill(Text::UndoneNews, &[("name", &name)]));
                }
                if room.engine.life.is_over() {
                    return;
                }
            }
            Err(error) => {
                // The way back stays open.
                room.change(|status| status.undo = Some(undo));
                let message = explain::message(&room.words, Attempt::Undo, &error, &name);
                room.not_done(kind, Some(whom), &error, message);
            }
        }
        room.poll_now();
    });
}
