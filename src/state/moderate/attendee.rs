//! What somebody may do in the conversation, on servers where that can be set.

use super::command::current_person;
use crate::api::calls;
use crate::api::requests::{self, Whom};
use crate::browser::task::spawn;
use crate::i18n::Text;
use crate::state::failure::explain::{self, Attempt};
use crate::state::report::Kind;
use crate::state::room::Room;
use model::permission::Allowed;

/// Sets the permissions of somebody, as a number of [`model::attendee`]; 0 gives back the conversation's default.
pub fn set_permissions(room: &Room, allowed: &Allowed, permissions: u32) {
    room.change(|status| status.question = None);
    let Some(person) = current_person(room, allowed) else {
        return;
    };
    let whom = room.whom(&person);
    if let Err(problem) = room.permit(Kind::SetPermissions, Some(&whom)) {
        return room.fail_with(problem);
    }
    let request = requests::permissions(&room.engine.token, Whom::from(&person), permissions);
    let room = room.clone();
    spawn(async move {
        let result = calls::command(&room.engine.client, &request).await;
        if room.engine.life.is_over() {
            return;
        }
        let name = room.name_of(&person);
        match result {
            Ok(()) => {
                room.done(Kind::SetPermissions, Some(whom));
                room.tell(room.words.fill(Text::PermissionsNews, &[("name", &name)]));
            }
            Err(error) => {
                let message = explain::message(&room.words, Attempt::SetPermissions, &error, &name);
                room.not_done(Kind::SetPermissions, Some(whom), &error, message);
            }
        }
        room.poll_now();
    });
}
