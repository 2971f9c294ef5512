//! Leaving. For users it ends the session, for guests and self-joined users the membership; the latter is asked about.

use super::explain::{self, Attempt};
use super::room::Room;
use super::session::{Busy, Question, Session};
use super::settle;
use crate::api::calls;
use crate::i18n::Text;
use leptos::task::spawn_local;
use model::role::Role;
use send_wrapper::SendWrapper;

/// Leaves, or asks first when that ends the membership.
pub fn leave(room: &Room) {
    let role = room.peek(|status| status.viewer.role);
    if role.is_some_and(Role::leaves_for_good) {
        room.change(|status| status.question = Some(Question::Leave));
    } else {
        confirmed(room);
    }
}

/// Leaves, whatever that means.
pub fn confirmed(room: &Room) {
    if room.peek(|status| status.busy.is_some()) {
        return;
    }
    room.change(|status| status.busy = Some(Busy::Leaving));
    room.change(|status| status.question = None);
    let room = room.clone();
    spawn_local(SendWrapper::new(async move {
        let result = calls::leave(&room.engine.client, &room.engine.token).await;
        if room.engine.life.is_over() {
            return;
        }
        room.change(|status| status.busy = None);
        match result {
            Ok(()) => {
                // Gone by own choice: nobody removed them.
                room.engine.was_member.set(false);
                settle::end_session(&room, Session::None);
                room.tell(room.words.text(Text::LeftNews));
                // Whether the viewer is still a member, the conversation tells.
                room.retry();
            }
            Err(error) => room.fail(explain::message(&room.words, Attempt::Leave, &error, "")),
        }
    }));
}
