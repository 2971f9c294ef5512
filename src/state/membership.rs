//! Ending one's own membership. The last user deletes the conversation by it; the last moderator has to make another one
//! first.

use super::explain::{self, Attempt};
use super::room::Room;
use super::session::{Busy, Question, Session};
use super::settle;
use crate::api::calls;
use crate::api::requests;
use crate::i18n::Text;
use leptos::task::spawn_local;
use model::conversation::Kind;
use model::permission::{self, Action, Reason, Verdict};
use send_wrapper::SendWrapper;

/// What leaving for good means here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Farewell {
    /// Others stay; somebody has to add the viewer again.
    Plain,
    /// Others stay, and the conversation can be joined again by its link.
    Public,
    /// Nobody with a lasting membership stays: the conversation is deleted.
    Deletes,
}

/// Asks, or says who has to be promoted first.
pub fn leave_for_good(room: &Room) {
    let scene = room.scene();
    match permission::own(&scene, Action::LeaveForGood) {
        Verdict::Allowed(_) => {
            // A file's conversation stays without people; a self-joined user is not counted.
            let counted = scene.viewer.role.is_some_and(|role| role.number() <= 3);
            let farewell = if counted && scene.census.users <= 1 && scene.object_type != "file" {
                Farewell::Deletes
            } else if scene.kind == Kind::Public {
                Farewell::Public
            } else {
                Farewell::Plain
            };
            room.ask(Question::LeaveForGood(farewell));
        }
        Verdict::Disabled(Reason::LastModerator) => room.ask(Question::LastModerator),
        Verdict::Disabled(_) => room.fail(room.words.text(Text::WhyOffline)),
        Verdict::Hidden => {}
    }
}

/// Leaves for good.
pub fn confirmed(room: &Room) {
    if room.peek(|status| status.busy.is_some()) {
        return;
    }
    room.change(|status| (status.busy, status.question) = (Some(Busy::Leaving), None));
    let room = room.clone();
    spawn_local(SendWrapper::new(async move {
        let request = requests::leave_for_good(&room.engine.token);
        let result = calls::command(&room.engine.client, &request).await;
        if room.engine.life.is_over() {
            return;
        }
        room.change(|status| status.busy = None);
        match result {
            Ok(()) => {
                room.engine.was_member.set(false);
                settle::end_session(&room, Session::None);
                room.tell(room.words.text(Text::LeftForGoodNews));
                room.retry();
            }
            Err(error) => {
                room.fail(explain::message(&room.words, Attempt::LeaveForGood, &error, ""));
                room.poll_now();
            }
        }
    }));
}
