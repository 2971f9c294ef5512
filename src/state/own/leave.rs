//! Leaving. For users it ends the session, for guests and self-joined users the membership; the latter is asked about.

use crate::api::calls;
use crate::api::requests::{self, Request};
use crate::browser::task::spawn;
use crate::i18n::Text;
use crate::state::failure::explain::{self, Attempt};
use crate::state::report::Kind;
use crate::state::room::Room;
use crate::state::room::engine::Stage;
use crate::state::room::waiting::{Call, Success};
use crate::state::status::session::{Busy, Question, Session};
use crate::state::sync::stay::end_session;
use model::role::Role;

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
    let request = requests::leave(room.engine.client.api(), &room.engine.token);
    depart(room, request, (Kind::Leave, Attempt::Leave, Text::LeftNews));
}

/// Sends one of the two ways to leave, and takes in what follows.
pub(super) fn depart(room: &Room, request: Request, (kind, attempt, news): (Kind, Attempt, Text)) {
    if room.peek(|status| status.busy.is_some()) {
        return;
    }
    if let Err(problem) = room.permit(kind, None) {
        room.answer(Call::Leave, &Err(problem.clone()));
        room.change(|status| status.question = None);
        return room.fail_with(problem);
    }
    room.change(|status| (status.busy, status.question) = (Some(Busy::Leaving), None));
    let room = room.clone();
    spawn(async move {
        let result = calls::command(&room.engine.client, &request).await;
        if room.engine.life.is_over() {
            return;
        }
        room.change(|status| status.busy = None);
        match result {
            Ok(()) => {
                room.done(kind, None);
                room.answer(Call::Leave, &Ok(Success::default()));
                // Gone by own choice: nobody removed them.
                room.engine.was_member.set(false);
                end_session(&room, Session::None);
                room.tell(room.words.text(news));
                // Whether the viewer is still a member, the conversation tells.
                room.engine.go(Stage::Open);
            }
            Err(error) => {
                let message = explain::message(&room.words, attempt, &error, "");
                let problem = room.not_done(kind, None, &error, message);
                room.answer(Call::Leave, &Err(problem));
                room.poll_now();
            }
        }
    });
}
