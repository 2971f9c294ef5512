//! Ending one's own membership. The last user deletes the conversation by it; the last moderator has to make another one
//! first.

use super::explain::Attempt;
use super::leave;
use super::report::Kind as Act;
use super::room::Room;
use super::session::Question;
use crate::api::requests;
use crate::i18n::Text;
use model::conversation::Kind;
use model::permission::{self, Action, Reason, Verdict};

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
    let request = requests::leave_for_good(room.engine.client.api(), &room.engine.token);
    leave::depart(
        room,
        request,
        (Act::LeaveForGood, Attempt::LeaveForGood, Text::LeftForGoodNews),
    );
}
