//! `POST /guest/{token}/name`: a guest's own name. Any text is taken as it is, the empty one included.

use crate::call::Call;
use crate::conversation::{roles, sessions};
use crate::ocs::{Answer, Outcome, Refusal};
use crate::store::attendees;

/// Handles the request.
///
/// # Errors
/// 404 for people who have not joined, 403 for users.
pub fn handle(call: &Call<'_>) -> Outcome {
    let (room, attendee) = call.participant()?;
    let name = call.params.required("displayName")?;
    if !roles::is_guest(attendee.kind) {
        return Err(Refusal::Status(403));
    }
    attendees::set_guest_name(call.db, attendee.id, &name)?;
    sessions::tell_everybody(call.app, call.db, room.id)?;
    Ok(Answer::empty())
}
