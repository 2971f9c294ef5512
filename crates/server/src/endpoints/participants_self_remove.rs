//! `DELETE /room/{token}/participants/self`: leaves for good. The last user takes the conversation along.

use crate::call::Call;
use crate::conversation::{roles, sessions};
use crate::ocs::{Answer, Outcome, Refusal};
use crate::store::attendees::{self, ActorType, Attendee};
use crate::store::rooms::{ONE_TO_ONE, Room};

/// Handles the request.
///
/// # Errors
/// 401 for guests, 404 for strangers, 400 for the last moderator while other users stay.
pub fn handle(call: &Call<'_>) -> Outcome {
    let (room, viewer) = call.member()?;
    leave_for_good(call, &room, &viewer)
}

/// Ends the viewer's own membership. A guest who moderates does not count as moderator here.
///
/// # Errors
/// 400 for the last moderator while other users stay.
pub fn leave_for_good(call: &Call<'_>, room: &Room, viewer: &Attendee) -> Outcome {
    // Guests, groups and users who came by the link do not count.
    let counted = [roles::OWNER, roles::MODERATOR, roles::USER];
    let users = attendees::all(call.db, room.id)?
        .iter()
        .filter(|each| each.actor == ActorType::Users && counted.contains(&each.kind))
        .count();
    let moderators = attendees::count(call.db, room.id, [roles::OWNER, roles::MODERATOR])?;
    let moderates = matches!(viewer.kind, roles::OWNER | roles::MODERATOR);
    if room.kind != ONE_TO_ONE && moderates && users > 1 && moderators == 1 {
        return Err(Refusal::Status(400));
    }
    if users == 1 && counted.contains(&viewer.kind) {
        sessions::delete_room(call.app, call.db, room.id)?;
    } else {
        sessions::expel(call.app, call.db, viewer)?;
    }
    Ok(Answer::empty())
}
