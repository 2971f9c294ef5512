//! Ending one's own membership. The last user deletes the conversation by it; the last moderator has to make another one
//! first.

use super::leave;
use crate::api::requests;
use crate::i18n::Text;
use crate::state::failure::explain::Attempt;
use crate::state::report::Kind as Act;
use crate::state::room::Room;
use crate::state::status::session::{Farewell, Question};
use model::conversation::Kind;
use model::permission::{self, Action, Reason, Verdict};

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
