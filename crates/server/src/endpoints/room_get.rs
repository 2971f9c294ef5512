//! `GET /room/{token}`: one conversation as the visitor sees it; a stub for outsiders of a public one.

use crate::call::Call;
use crate::ocs::{Answer, Outcome, Refusal};
use crate::store::attendees;

/// Sums up the settings that clients cache; constant here.
const TALK_HASH: &str = "c4f0a660a56709040f0a5e0f358f9b93d8fc5559";

/// Handles the request.
///
/// # Errors
/// 404 for unknown and foreign conversations.
pub fn handle(call: &Call<'_>) -> Outcome {
    let Some(room) = call.visible_room()? else {
        return Err(Refusal::Status(404));
    };
    let mut attendee = call.member_of(&room)?;
    if let (None, Some(session)) = (&attendee, call.joined_session()?) {
        attendee = attendees::by_session(call.db, &session)?.filter(|attendee| attendee.room_id == room.id);
    }
    let data = call.body_of(&room, attendee.as_ref())?;
    Ok(Answer::ok(data).with_header("x-nextcloud-talk-hash", TALK_HASH.to_owned()))
}
